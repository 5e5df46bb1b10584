import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { host } from '../../platform/host.ts';
import { roomPath } from '../../room-names.ts';
import { goTo, paths } from '../../routes.ts';
import { useWords } from '../../words.ts';
import { dropPapers } from '../brief/brief-state.ts';
import { openForCheck } from '../check/check-state.ts';
import { addImportFiles } from '../exchange/import-state.ts';
import { startBatch } from './batch-state.ts';
import { putFiles, putText, type Side, sides, useDesk } from './desk-state.ts';
import styles from './drop-anywhere.module.css';
import { dropTarget } from './drop-target.ts';

function sideAt(target: EventTarget | null): Side | undefined {
  const slot = target instanceof Element ? target.closest<HTMLElement>('[data-side]') : null;
  return sides.find((side) => side === slot?.dataset.side);
}

function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') === true;
}

/** Files may be dropped on any screen, and become what that screen works on: a pair, a text to check, papers, an import. A text pasted on the Desk fills the free side. */
export function DropAnywhere() {
  const t = useWords();
  const [location] = useLocation();
  const [over, setOver] = useState(false);
  const onDesk = location === '/';

  useEffect(() => {
    const dragOver = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setOver(true);
      document.documentElement.dataset.dropSide = sideAt(event.target) ?? 'any';
    };
    const leave = () => {
      setOver(false);
      delete document.documentElement.dataset.dropSide;
    };
    const dragLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) leave();
    };
    const drop = (event: DragEvent) => {
      event.preventDefault();
      const side = sideAt(event.target);
      leave();
      const files = [...(event.dataTransfer?.files ?? [])]
        .map((file) => host.pathOf(file))
        .filter((path) => path !== '');
      if (files.length === 0) return;
      const [first = ''] = files;
      const target = dropTarget(window.location.hash.slice(1), files);
      if (target === 'check') return void openForCheck(first);
      if (target === 'brief' || target === 'briefNew') return dropPapers(files);
      if (target === 'exchange') {
        goTo(roomPath('exchange'));
        return void addImportFiles(files);
      }
      goTo(paths.desk);
      const hasFolder = [...(event.dataTransfer?.items ?? [])].some(
        (item) => item.webkitGetAsEntry()?.isDirectory === true,
      );
      void (hasFolder ? startBatch(files) : putFiles(files, side));
    };
    window.addEventListener('dragover', dragOver);
    window.addEventListener('dragleave', dragLeave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', dragOver);
      window.removeEventListener('dragleave', dragLeave);
      window.removeEventListener('drop', drop);
    };
  }, []);

  useEffect(() => {
    if (!onDesk) return;
    const paste = (event: ClipboardEvent) => {
      if (event.target instanceof Element && event.target.closest('input, textarea') !== null) return;
      const files = [...(event.clipboardData?.files ?? [])]
        .map((file) => host.pathOf(file))
        .filter((path) => path !== '');
      const text = event.clipboardData?.getData('text/plain') ?? '';
      const { slots } = useDesk.getState();
      const free = sides.find((side) => slots[side] === undefined);
      if (files.length > 0) void putFiles(files);
      else if (text.trim() !== '' && free !== undefined) void putText(free, text);
      else return;
      event.preventDefault();
    };
    window.addEventListener('paste', paste);
    return () => window.removeEventListener('paste', paste);
  }, [onDesk]);

  if (!over || onDesk) return null;
  return (
    <div className={styles.veil} aria-hidden="true">
      <p>{t(`app.drop.${dropTarget(location)}`)}</p>
    </div>
  );
}
