import { Fragment, type ReactNode } from 'react';
import { isCounterpart } from '../../../core/marks/mark.ts';
import type { Mark, SegmentView } from '../../../engine/contract.ts';
import { unreadSegment } from '../../engine/open-bitext.ts';
import { useWords } from '../../words.ts';
import styles from './align.module.css';
import { focusMark, leaveMark, useMarkFocus } from './mark-focus.ts';
import markStyles from './marks.module.css';
import type { Side } from './shapes.ts';

interface SegmentTextProps {
  readonly segment: SegmentView;
  readonly beadId: number;
  readonly side: Side;
  /** Which of its cell, from 0. */
  readonly at: number;
  /** Marks of the whole row; undefined where there are none. */
  readonly marks: readonly Mark[] | undefined;
  readonly children: ReactNode;
}

/** A sentence of a cell, with what is marked in it. */
export function SegmentText({ segment, beadId, side, at, marks, children }: SegmentTextProps) {
  const t = useWords();
  const { text, blockKind } = segment;
  const isNote = blockKind === 'footnote' || blockKind === 'endnote';
  return (
    <>
      <p data-kind={blockKind} data-segment={at}>
        {segment === unreadSegment && <span className={styles.unread} aria-hidden="true" />}
        {isNote && (
          <span className={styles.kind} data-beside="">
            {t('align.footnote')}
          </span>
        )}
        {marks === undefined ? text : <MarkedText text={text} beadId={beadId} side={side} at={at} marks={marks} />}
      </p>
      {children}
    </>
  );
}

interface MarkedTextProps {
  readonly text: string;
  readonly beadId: number;
  readonly side: Side;
  readonly at: number;
  readonly marks: readonly Mark[];
}

function MarkedText({ text, beadId, side, at, marks }: MarkedTextProps) {
  const lit = useMarkFocus(({ focus }) => (focus?.beadId === beadId ? focus.mark : undefined));
  const focused = lit === undefined ? undefined : marks[lit];
  const own = marks.flatMap((mark, index) => (mark.side === side && mark.segment === at ? [{ mark, index }] : []));
  return (
    <>
      {own.map(({ mark, index }, place) => (
        <Fragment key={mark.start}>
          {text.slice(own[place - 1]?.mark.end ?? 0, mark.start)}
          {/* biome-ignore lint/a11y/noStaticElementInteractions: for the mouse only; the keys step through the marks */}
          <span
            className={markStyles.mark}
            data-testid="mark"
            data-mark={`${beadId}-${index}`}
            data-kind={mark.kind}
            data-from={mark.meaning?.from}
            data-alone={mark.alone || undefined}
            data-wrong={isWrong(mark) || undefined}
            data-lit={litAs(mark, index, focused, lit)}
            onMouseEnter={() => focusMark({ beadId, mark: index, by: 'mouse' })}
            onMouseLeave={() => leaveMark('mouse')}
          >
            {text.slice(mark.start, mark.end)}
          </span>
        </Fragment>
      ))}
      {text.slice(own.at(-1)?.mark.end ?? 0)}
    </>
  );
}

function litAs(mark: Mark, index: number, focused: Mark | undefined, lit: number | undefined) {
  if (focused === undefined) return undefined;
  if (index === lit) return 'here';
  return isCounterpart(focused, mark) ? 'there' : undefined;
}

/** Whether the form that stands there should not. */
export function isWrong({ meaning }: Mark): boolean {
  if (meaning?.from === 'memory') return meaning.better !== undefined;
  return meaning?.from === 'program' && meaning.isWrong && meaning.rendering !== '';
}
