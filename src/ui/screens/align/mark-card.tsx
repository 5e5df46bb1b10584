import { useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { Mark } from '../../../engine/contract.ts';
import { useKeyOf } from '../../commands/keymap.ts';
import { chordText } from '../../commands/keys.ts';
import type { OpenBitext } from '../../engine/open-bitext.ts';
import { useWords } from '../../words.ts';
import { useRowMarks } from './bead-marks.ts';
import { leaveMark, type MarkFocus, useMarkFocus } from './mark-focus.ts';
import styles from './marks.module.css';
import { isWrong } from './segment-text.tsx';

/** Between the mark and what is said of it, px. */
const gap = 6;
/** Between the card and the edges of the window, px. */
const border = 12;
/** Pointing at a mark for less than this is passing over it, ms. */
const pointingMs = 220;
/** Until the row is where a step has scrolled it, ms. */
const steppingMs = 30;

/** Says what the mark is that the user points at or has stepped to. */
export function MarkCard({ bitext }: { readonly bitext: OpenBitext }) {
  const focus = useMarkFocus((state) => state.focus);
  const bead = focus && bitext.beadViews.find(({ id }) => id === focus.beadId);
  if (focus === undefined || bead === undefined) return null;
  return <FocusedCard key={`${focus.beadId}-${focus.mark}`} bitext={bitext} bead={bead} focus={focus} />;
}

interface FocusedCardProps {
  readonly bitext: OpenBitext;
  readonly bead: OpenBitext['beadViews'][number];
  readonly focus: MarkFocus;
}

function FocusedCard({ bitext, bead, focus }: FocusedCardProps) {
  const marks = useRowMarks(bitext, bead);
  const mark = marks?.[focus.mark];
  const card = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<{ readonly left: number; readonly top: number } | undefined>();
  const isMouse = focus.by === 'mouse';
  useLayoutEffect(() => {
    const show = () => {
      const element = markElement(focus);
      if (element === null || card.current === null) return;
      // A mark over two lines is told at its first.
      const at = element.getClientRects()[0] ?? element.getBoundingClientRect();
      const { width, height } = card.current.getBoundingClientRect();
      const below = at.bottom + gap;
      const top = below + height < window.innerHeight - border ? below : at.top - height - gap;
      setPlace({
        left: within(at.left, window.innerWidth - width),
        top: within(top, window.innerHeight - height),
      });
    };
    // In a row taller than the window a step may lead out of it.
    if (!isMouse) markElement(focus)?.scrollIntoView({ block: 'nearest' });
    const timer = setTimeout(show, isMouse ? pointingMs : steppingMs);
    // The rows, and the card itself, take their new shape first.
    const showAfterwards = () => requestAnimationFrame(show);
    window.addEventListener('resize', showAfterwards);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('resize', showAfterwards);
    };
  }, [focus, isMouse]);
  if (mark === undefined) return null;
  return createPortal(
    <div
      ref={card}
      className={styles.card}
      style={place === undefined ? { visibility: 'hidden', left: 0, top: 0 } : place}
      // Pointing is for those who see it; the keys say the same aloud.
      aria-hidden={isMouse || undefined}
      role={isMouse ? undefined : 'status'}
      data-testid="mark-card"
      onMouseDown={() => leaveMark()}
    >
      <MarkWords mark={mark} languages={{ source: bitext.sourceLanguage, target: bitext.targetLanguage }} />
    </div>,
    document.body,
  );
}

function markElement({ beadId, mark }: MarkFocus): Element | null {
  return document.querySelector(`[data-mark="${beadId}-${mark}"]`);
}

/** A distance from an edge of the window that keeps the card in it, px. */
function within(wanted: number, room: number): number {
  return Math.max(border, Math.min(wanted, room - border));
}

interface MarkWordsProps {
  readonly mark: Mark;
  readonly languages: Readonly<Record<Mark['side'], string>>;
}

function MarkWords({ mark, languages }: MarkWordsProps) {
  const t = useWords();
  const key = chordText(useKeyOf('align.openMark') ?? '');
  const { meaning, kind, alone, side } = mark;
  const rendering = meaning?.rendering ?? '';
  const better = meaning?.from === 'memory' ? meaning.better : undefined;
  const otherLanguage = languages[side === 'source' ? 'target' : 'source'];
  return (
    <>
      <p className={styles.kind}>{t(kindKey(mark))}</p>
      {rendering !== '' && (
        <p className={styles.rendering} lang={otherLanguage}>
          {rendering}
        </p>
      )}
      {isWrong(mark) && (
        <p className={styles.better}>
          {better === undefined || better === '' ? t('align.mark.wrong') : t('align.mark.better', { term: better })}
        </p>
      )}
      {alone && <p className={styles.alone}>{t(`align.mark.alone.${kind}`)}</p>}
      {meaning?.from === 'memory' && key !== '' && <p className={styles.kind}>{t('align.mark.open', { key })}</p>}
    </>
  );
}

function kindKey({ kind, meaning }: Mark) {
  switch (meaning?.from) {
    case 'memory':
      return 'align.mark.kind.memory' as const;
    case 'candidate':
      return meaning.state === 'accepted'
        ? ('align.mark.kind.accepted' as const)
        : ('align.mark.kind.proposed' as const);
    case 'program':
      return 'align.mark.kind.program' as const;
    default:
      return `align.mark.kind.${kind}` as const;
  }
}
