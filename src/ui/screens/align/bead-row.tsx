import { IconArrowMerge, IconCheck, IconChevronDown, IconChevronUp, IconCut } from '@tabler/icons-react';
import { memo, type ReactNode, useState } from 'react';
import type { BeadView, Mark, SegmentView } from '../../../engine/contract.ts';
import { useKeyOf } from '../../commands/keymap.ts';
import { chordText } from '../../commands/keys.ts';
import type { CommandId } from '../../commands/table.ts';
import type { OpenBitext } from '../../engine/open-bitext.ts';
import { formatNumber, formatPercent } from '../../format.ts';
import { useWords } from '../../words.ts';
import styles from './align.module.css';
import { useRowMarks } from './bead-marks.ts';
import { type EditActions, EditedCell } from './cell-editor.tsx';
import { doubtOf } from './doubt.ts';
import type { Editing } from './grid-state.ts';
import type { RowActions } from './row-actions.ts';
import { SegmentText } from './segment-text.tsx';
import type { PlaceInRun } from './selection.ts';
import { type Cut, isValidCut, type Side } from './shapes.ts';
import { offsetIn } from './text-nodes.ts';

/** All that can be done from a row. */
export interface GridActions extends RowActions {
  /** Puts the cursor into a cell; the rows up to it are chosen where `extend` says so. */
  readonly select: (index: number, side: Side, extend: boolean) => void;
  readonly edit: EditActions;
}

interface BeadRowProps {
  readonly bitext: OpenBitext;
  readonly bead: BeadView;
  readonly index: number;
  /** Which of the rows shown. */
  readonly place: number;
  /** Distance from the top of the list, px. */
  readonly top: number;
  /** While texts of the row have not arrived: the height it will about have, px. */
  readonly unreadHeight: number | undefined;
  /** Side of the cursor when it stands in this row. */
  readonly side: Side | undefined;
  readonly cut: Cut | undefined;
  /** Whether what is done to rows is done to it. */
  readonly isChosen: boolean;
  /** Where it is among the rows that are chosen together. */
  readonly inRun: PlaceInRun | undefined;
  /** What is being edited in it. */
  readonly editing: Editing | undefined;
  /** Whether the rows about it are its neighbours in the text. */
  readonly hasNeighbours: boolean;
  readonly measure: (element: HTMLElement | null) => void;
  readonly actions: GridActions;
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

function DrawnRow(props: BeadRowProps) {
  const { bitext, bead, index, place, top, unreadHeight, side, cut, isChosen, inRun, editing, hasNeighbours } = props;
  const { measure, actions } = props;
  const t = useWords();
  const [hovered, setHovered] = useState(false);
  const marks = useRowMarks(bitext, bead);
  const confirmed = bead.state === 'confirmed';
  const doubt = doubtOf(bead.confidence);
  const isCurrent = side !== undefined;
  const showTools = (isCurrent || hovered) && editing === undefined;
  const confidence = t('align.confidence', { percent: formatPercent(bead.confidence) });
  const cellProps = { index, bead, actions, cut, showTools, hasNeighbours, editing, marks };
  return (
    <div
      ref={measure}
      role="row"
      data-index={index}
      data-place={place}
      data-testid="bead-row"
      data-state={bead.state}
      data-doubt={confirmed ? 'sure' : doubt}
      data-current={isCurrent || undefined}
      aria-rowindex={place + 1}
      aria-selected={isChosen}
      data-run={inRun}
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
      />
      <SideCell
        {...cellProps}
        cursor={side === 'target'}
        side="target"
        language={bitext.targetLanguage}
        segments={bitext.targetSegments}
      />
      <div role="gridcell" className={styles.tools}>
        {showTools && cut === undefined && (
          <>
            {hasNeighbours && (
              <Tool label={t('align.action.merge')} command="align.merge" onClick={() => actions.merge(index)}>
                <IconArrowMerge size={15} style={{ rotate: '180deg' }} />
              </Tool>
            )}
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
  readonly marks: readonly Mark[] | undefined;
  readonly bead: BeadView;
  readonly index: number;
  readonly cursor: boolean;
  readonly editing: Editing | undefined;
  readonly cut: Cut | undefined;
  readonly showTools: boolean;
  readonly hasNeighbours: boolean;
  readonly actions: GridActions;
}

function SideCell(props: SideCellProps) {
  const { side, language, segments, marks, bead, index, cursor, cut, editing, showTools, hasNeighbours, actions } =
    props;
  const t = useWords();
  const edited = editing?.side === side ? editing : undefined;
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
      data-editing={edited !== undefined || undefined}
      onMouseDown={(event) => {
        // Shift chooses rows here, not letters.
        if (event.shiftKey && edited === undefined) event.preventDefault();
      }}
      onClick={(event) => {
        if (cut !== undefined || edited !== undefined) return;
        if (event.shiftKey || window.getSelection()?.isCollapsed !== false) actions.select(index, side, event.shiftKey);
      }}
      onDoubleClick={(event) => {
        if (cut !== undefined || edited !== undefined || !(event.target instanceof Element)) return;
        const sentence = event.target.closest<HTMLElement>('[data-segment]');
        const { focusNode = null, focusOffset = 0 } = window.getSelection() ?? {};
        if (sentence === null) actions.edit.start(index, side);
        else
          actions.edit.start(index, side, Number(sentence.dataset.segment), offsetIn(sentence, focusNode, focusOffset));
      }}
    >
      <div className={`${styles.text} reading`} lang={language}>
        {cutAt(0)}
        {edited !== undefined && <EditedCell editing={edited} language={language} actions={actions.edit} />}
        {(edited === undefined ? shown : []).map((segment, at) => (
          // A segment is told by its place in the text.
          // biome-ignore lint/suspicious/noArrayIndexKey: as said
          <SegmentText key={range.start + at} segment={segment} beadId={bead.id} side={side} at={at} marks={marks}>
            {cutAt(at + 1)}
          </SegmentText>
        ))}
        {shown.length === 0 && edited === undefined && (
          <p className={styles.nothing}>
            <span aria-hidden="true">—</span>
            <span className="visually-hidden">{t('align.emptySide')}</span>
          </p>
        )}
      </div>
      {showTools && hasNeighbours && cut === undefined && shown.length > 0 && (
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
