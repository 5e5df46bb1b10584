import { IconArrowMerge, IconCheck, IconChevronDown, IconChevronUp, IconCut } from '@tabler/icons-react';
import { Fragment, memo, type ReactNode, useMemo, useState } from 'react';
import type { BeadView, SegmentView } from '../../../engine/contract.ts';
import { useKeyOf } from '../../commands/keymap.ts';
import { chordText } from '../../commands/keys.ts';
import type { CommandId } from '../../commands/table.ts';
import { type OpenBitext, unreadSegment } from '../../engine/open-bitext.ts';
import { formatNumber, formatPercent } from '../../format.ts';
import { useWords } from '../../words.ts';
import styles from './align.module.css';
import { doubtOf } from './doubt.ts';
import { numbersApart, type TextRange } from './one-sided.ts';
import { type Cut, isValidCut, type Side } from './shapes.ts';

export interface RowActions {
  readonly select: (index: number, side: Side) => void;
  readonly toggle: (index: number) => void;
  readonly confirm: () => void;
  readonly unconfirm: () => void;
  readonly confirmToHere: () => void;
  readonly confirmSure: () => void;
  /** Of the row at an index, or else of the cursor's. */
  readonly merge: (index?: number) => void;
  readonly move: (direction: 'up' | 'down', side?: Side, index?: number) => void;
  readonly startSplit: (index?: number) => void;
  readonly setCut: (cut: Cut | undefined) => void;
  readonly moveCut: (step: 1 | -1) => void;
  readonly applyCut: () => void;
  readonly doubtful: (step: 1 | -1) => void;
  readonly numbersApart: () => void;
  /** To the next row that has nothing on one side. */
  readonly oneSided: () => void;
  /** Pairs the cursor's cell with one of the other side in another row. */
  readonly pin: (from: { readonly index: number; readonly side: Side } | undefined) => void;
  readonly realign: () => void;
  readonly copy: () => void;
  readonly titles: () => void;
}

interface BeadRowProps {
  readonly bitext: OpenBitext;
  readonly bead: BeadView;
  readonly index: number;
  /** Distance from the top of the list, px. */
  readonly top: number;
  /** While texts of the row have not arrived: the height it will about have, px. */
  readonly unreadHeight: number | undefined;
  /** Side of the cursor when it stands in this row. */
  readonly side: Side | undefined;
  readonly cut: Cut | undefined;
  readonly measure: (element: HTMLElement | null) => void;
  readonly actions: RowActions;
}

export const BeadRow = memo(DrawnRow, (before, after) => {
  // The view is a new object after every confirmation and with every piece that arrives; what stands in this row is not.
  const { bitext: oldBitext, ...old } = before;
  const { bitext, ...now } = after;
  return (
    (Object.keys(now) as (keyof typeof now)[]).every((key) => old[key] === now[key]) &&
    sameWithin(oldBitext.sourceSegments, bitext.sourceSegments, now.bead.source) &&
    sameWithin(oldBitext.targetSegments, bitext.targetSegments, now.bead.target)
  );
});

type Segments = readonly SegmentView[];

function sameWithin(before: Segments, now: Segments, { start, end }: BeadView['source']): boolean {
  if (before === now) return true;
  for (let at = start; at < end; at++) if (before[at] !== now[at]) return false;
  return true;
}

function DrawnRow({ bitext, bead, index, top, unreadHeight, side, cut, measure, actions }: BeadRowProps) {
  const t = useWords();
  const [hovered, setHovered] = useState(false);
  const apart = useMemo(() => numbersApart(bitext, bead), [bitext, bead]);
  const confirmed = bead.state === 'confirmed';
  const doubt = doubtOf(bead.confidence);
  const isCurrent = side !== undefined;
  const showTools = isCurrent || hovered;
  const confidence = t('align.confidence', { percent: formatPercent(bead.confidence) });
  const cellProps = { index, bead, actions, cut, showTools, isCurrent };
  return (
    <div
      ref={measure}
      role="row"
      data-index={index}
      data-testid="bead-row"
      data-state={bead.state}
      data-doubt={confirmed ? 'sure' : doubt}
      data-current={isCurrent || undefined}
      aria-rowindex={index + 1}
      aria-selected={isCurrent}
      className={styles.row}
      aria-busy={unreadHeight !== undefined || undefined}
      style={{ transform: `translateY(${top}px)`, minHeight: unreadHeight }}
      onMouseEnter={() => setHovered(true)}
      onMouseLeave={() => setHovered(false)}
    >
      <div role="gridcell" className={styles.gutter} title={confirmed ? undefined : confidence}>
        <span className={styles.number}>{formatNumber(index + 1)}</span>
        <span className="visually-hidden">{confirmed ? t('align.state.confirmed') : confidence}</span>
        {!confirmed && doubt !== 'sure' && (
          <span className={styles.percent} aria-hidden="true">
            {formatPercent(bead.confidence)}
          </span>
        )}
      </div>
      <SideCell
        {...cellProps}
        cursor={side === 'source'}
        side="source"
        language={bitext.sourceLanguage}
        segments={bitext.sourceSegments}
        apart={apart.source}
      />
      <SideCell
        {...cellProps}
        cursor={side === 'target'}
        side="target"
        language={bitext.targetLanguage}
        segments={bitext.targetSegments}
        apart={apart.target}
      />
      <div role="gridcell" className={styles.tools}>
        {showTools && cut === undefined && (
          <>
            <Tool label={t('align.action.merge')} command="align.merge" onClick={() => actions.merge(index)}>
              <IconArrowMerge size={15} style={{ rotate: '180deg' }} />
            </Tool>
            <Tool label={t('align.action.split')} command="align.split" onClick={() => actions.startSplit(index)}>
              <IconCut size={15} />
            </Tool>
          </>
        )}
        <button
          type="button"
          tabIndex={-1}
          className={styles.check}
          aria-pressed={confirmed}
          aria-label={confirmed ? t('align.action.unconfirm') : t('align.action.confirmHere')}
          title={confirmed ? t('align.action.unconfirm') : t('align.action.confirmHere')}
          data-testid="bead-check"
          onClick={() => actions.toggle(index)}
        >
          {confirmed && <IconCheck size={14} stroke={2.4} aria-hidden="true" />}
        </button>
      </div>
    </div>
  );
}

interface SideCellProps {
  readonly side: Side;
  readonly language: string;
  readonly segments: readonly SegmentView[];
  /** Numbers of each segment that the other side lacks. */
  readonly apart: readonly (readonly TextRange[])[];
  readonly bead: BeadView;
  readonly index: number;
  readonly cursor: boolean;
  readonly isCurrent: boolean;
  readonly cut: Cut | undefined;
  readonly showTools: boolean;
  readonly actions: RowActions;
}

function SideCell({ side, language, segments, apart, bead, index, cursor, cut, showTools, actions }: SideCellProps) {
  const t = useWords();
  const range = bead[side];
  const shown = segments.slice(range.start, range.end);
  const move = (direction: 'up' | 'down') => () => actions.move(direction, side, index);
  const cutAt = (place: number) =>
    cut === undefined ? null : (
      <CutMark key={`cut-${place}`} bead={bead} cut={cut} side={side} place={place} actions={actions} />
    );
  return (
    <div
      role="gridcell"
      id={`cell-${index}-${side}`}
      className={styles.cell}
      data-cursor={cursor || undefined}
      onClick={() => {
        if (cut === undefined && window.getSelection()?.isCollapsed !== false) actions.select(index, side);
      }}
    >
      <div className={`${styles.text} reading`} lang={language}>
        {cutAt(0)}
        {shown.map((segment, at) => (
          // A segment is told by its place in the text.
          // biome-ignore lint/suspicious/noArrayIndexKey: as said
          <SegmentText key={range.start + at} segment={segment} apart={apart[at] ?? []}>
            {cutAt(at + 1)}
          </SegmentText>
        ))}
        {shown.length === 0 && (
          <p className={styles.nothing}>
            <span aria-hidden="true">—</span>
            <span className="visually-hidden">{t('align.emptySide')}</span>
          </p>
        )}
      </div>
      {showTools && cut === undefined && shown.length > 0 && (
        <div className={styles.moves}>
          <Tool label={t('align.action.moveUp')} command="align.moveUp" onClick={move('up')} small>
            <IconChevronUp size={14} />
          </Tool>
          <Tool label={t('align.action.moveDown')} command="align.moveDown" onClick={move('down')} small>
            <IconChevronDown size={14} />
          </Tool>
        </div>
      )}
    </div>
  );
}

interface SegmentTextProps {
  readonly segment: SegmentView;
  readonly apart: readonly TextRange[];
  readonly children: ReactNode;
}

function SegmentText({ segment, apart, children }: SegmentTextProps) {
  const t = useWords();
  const { text, blockKind } = segment;
  const isNote = blockKind === 'footnote' || blockKind === 'endnote';
  return (
    <>
      <p data-kind={blockKind}>
        {segment === unreadSegment && <span className={styles.unread} aria-hidden="true" />}
        {isNote && <span className={styles.kind}>{t('align.footnote')}</span>}
        {apart.map(({ start, end }, place) => (
          <Fragment key={start}>
            {text.slice(apart[place - 1]?.end ?? 0, start)}
            <span className={styles.apart} title={t('align.numberApart')}>
              {text.slice(start, end)}
            </span>
          </Fragment>
        ))}
        {text.slice(apart.at(-1)?.end ?? 0)}
      </p>
      {children}
    </>
  );
}

interface CutMarkProps {
  readonly bead: BeadView;
  readonly cut: Cut;
  readonly side: Side;
  /** Segments of this side above the mark. */
  readonly place: number;
  readonly actions: RowActions;
}

/** A place where the row may be cut: a click cuts there, Enter cuts at the chosen one. */
function CutMark({ bead, cut, side, place, actions }: CutMarkProps) {
  const t = useWords();
  const proposed = { ...cut, [side]: place };
  if (!isValidCut(bead, proposed) && cut[side] !== place) return null;
  return (
    <button
      type="button"
      tabIndex={-1}
      className={styles.cut}
      data-chosen={cut[side] === place || undefined}
      aria-label={t('align.split.cutHere')}
      onClick={() => {
        actions.setCut(proposed);
        if (cut[side] === place) actions.applyCut();
      }}
    />
  );
}

interface ToolProps {
  readonly label: string;
  readonly command: CommandId;
  readonly onClick: () => void;
  readonly small?: boolean;
  readonly children: ReactNode;
}

/** Outside the tab order: each has its key, and the grid is one stop. */
function Tool({ label, command, onClick, small, children }: ToolProps) {
  return (
    <button
      type="button"
      tabIndex={-1}
      className={small === true ? styles.smallTool : styles.tool}
      aria-label={label}
      title={`${label}  ${chordText(useKeyOf(command) ?? '')}`}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onClick}
    >
      {children}
    </button>
  );
}
