import { type KeyboardEvent, memo, type RefObject, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import type { CheckFinding } from '../../../engine/contract.ts';
import { useWords } from '../../words.ts';
import styles from './check.module.css';
import { chooseAt, currentFinding, editText, redoEdit, shownFindings, undoEdit, useCheck } from './check-state.ts';

/**
 * The text as a field one writes in, over a copy of itself that carries the marks: both are set alike, so that each mark
 * lies under its words.
 */
export function MarkedText({ field }: { readonly field: RefObject<HTMLTextAreaElement | null> }) {
  const t = useWords();
  const state = useCheck();
  const { text, language } = state;
  const current = currentFinding(state);
  const findings = shownFindings(state);
  const marks = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (useCheck.getState().text === '') field.current?.focus();
  }, [field]);

  const start = current?.start;
  useLayoutEffect(() => {
    if (start === undefined) return;
    const mark = marks.current?.querySelector(`[data-start="${start}"]`);
    mark?.scrollIntoView({ block: 'nearest' });
  }, [start]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.ctrlKey && !event.metaKey) return;
    // The field's own undo knows nothing of what was replaced by a click.
    const isUndo = event.code === 'KeyZ' && !event.shiftKey;
    const isRedo = (event.code === 'KeyZ' && event.shiftKey) || event.code === 'KeyY';
    if (!isUndo && !isRedo) return;
    event.preventDefault();
    if (isUndo) undoEdit();
    else redoEdit();
  };

  return (
    <div className={styles.textSide}>
      <div className={styles.sheet}>
        <div ref={marks} className={`${styles.marks} reading`} lang={language} aria-hidden="true">
          <Marks text={text} findings={findings} current={start} />
        </div>
        <textarea
          ref={field}
          className={`${styles.field} reading`}
          lang={language}
          aria-label={t('check.textLabel')}
          placeholder={t('check.placeholder')}
          data-testid="check-text"
          spellCheck={false}
          value={text}
          onChange={(event) => editText(event.currentTarget.value, true)}
          onKeyDown={onKeyDown}
          onSelect={(event) => {
            const { selectionStart, selectionEnd } = event.currentTarget;
            if (selectionStart === selectionEnd && document.activeElement === event.currentTarget)
              chooseAt(selectionStart);
          }}
        />
      </div>
    </div>
  );
}

interface MarksProps {
  readonly text: string;
  readonly findings: readonly CheckFinding[];
  readonly current: number | undefined;
}

const Marks = memo(function Marks({ text, findings, current }: MarksProps) {
  const pieces = useMemo(() => {
    const all: { readonly text: string; readonly finding?: CheckFinding }[] = [];
    let at = 0;
    for (const finding of findings) {
      if (finding.start < at || finding.end > text.length) continue;
      all.push({ text: text.slice(at, finding.start) }, { text: text.slice(finding.start, finding.end), finding });
      at = finding.end;
    }
    all.push({ text: text.slice(at) });
    return all;
  }, [text, findings]);
  return (
    <>
      {pieces.map((piece, index) =>
        piece.finding === undefined ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no other identity than their place
          <span key={index}>{piece.text}</span>
        ) : (
          <mark
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no other identity than their place
            key={index}
            data-start={piece.finding.start}
            data-severity={piece.finding.severity}
            data-current={piece.finding.start === current || undefined}
            data-testid="check-mark"
          >
            {piece.text}
          </mark>
        ),
      )}
      {/* A last line that is empty needs something to stand on. */}
      {'\n'}
    </>
  );
});
