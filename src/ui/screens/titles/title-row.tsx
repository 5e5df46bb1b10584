import { IconArrowBackUp, IconCheck, IconPencil, IconX } from '@tabler/icons-react';
import { memo, type ReactNode } from 'react';
import type { BitextSummary, CandidateEdit, CandidateView } from '../../../engine/contract.ts';
import { useKeyOf } from '../../commands/keymap.ts';
import { chordText } from '../../commands/keys.ts';
import type { CommandId } from '../../commands/table.ts';
import { formatNumber, formatPercent } from '../../format.ts';
import { useWords } from '../../words.ts';
import type { CandidateRow } from './candidate-list.ts';
import { TitleEditor } from './title-editor.tsx';
import styles from './titles.module.css';

interface TitleRowProps {
  readonly row: CandidateRow;
  readonly index: number;
  /** Distance from the top of the list, px. */
  readonly top: number;
  readonly bitext: BitextSummary | undefined;
  readonly isCurrent: boolean;
  readonly isEditing: boolean;
  readonly measure: (element: HTMLElement | null) => void;
  readonly onSelect: (index: number) => void;
  readonly onAccept: (edit: CandidateEdit) => void;
  readonly onReject: (id: number) => void;
  readonly onEdit: (id: number) => void;
  readonly onLeaveEdit: () => void;
}

type Callback = 'onSelect' | 'onAccept' | 'onReject' | 'onEdit' | 'onLeaveEdit';

export const TitleRow = memo(DrawnRow, (before, after) => {
  // Callbacks are new at every drawing of the list and do the same; the row's own data decides.
  const keys: readonly Exclude<keyof TitleRowProps, Callback | 'row'>[] = [
    'index',
    'top',
    'bitext',
    'isCurrent',
    'isEditing',
    'measure',
  ];
  return (
    keys.every((key) => before[key] === after[key]) &&
    before.row.candidate === after.row.candidate &&
    before.row.first === after.row.first &&
    before.row.last === after.row.last &&
    before.row.groupSize === after.row.groupSize &&
    before.row.sameEntry === after.row.sameEntry &&
    before.row.kindHead?.count === after.row.kindHead?.count
  );
});

function DrawnRow(props: TitleRowProps) {
  const t = useWords();
  const { row, index, top, isCurrent, isEditing, measure, onSelect } = props;
  const { candidate } = row;
  return (
    <div
      ref={measure}
      role="row"
      id={`title-${candidate.id}`}
      data-index={index}
      data-testid="title-row"
      data-state={candidate.state}
      data-current={isCurrent || undefined}
      data-first={row.first || undefined}
      data-last={row.last || undefined}
      data-grouped={row.groupSize > 1 || undefined}
      aria-rowindex={index + 1}
      aria-selected={isCurrent}
      className={styles.row}
      style={{ transform: `translateY(${top}px)` }}
      onClick={() => {
        if (!isEditing && window.getSelection()?.isCollapsed !== false) onSelect(index);
      }}
    >
      {row.kindHead !== undefined && (
        <div role="gridcell" className={styles.kindHead} data-testid="kind-head">
          {t(`desk.glance.types.${row.kindHead.conceptType}`)}
          <span>{formatNumber(row.kindHead.count)}</span>
        </div>
      )}
      {isEditing ? <TitleEditor {...props} candidate={candidate} /> : <ShownTitle {...props} candidate={candidate} />}
    </div>
  );
}

function ShownTitle({
  row,
  candidate,
  bitext,
  onAccept,
  onReject,
  onEdit,
}: TitleRowProps & { readonly candidate: CandidateView }) {
  const t = useWords();
  const { source, target, existing, state } = candidate;
  return (
    <>
      <div role="gridcell" className={styles.side}>
        <p className={styles.title} lang={bitext?.sourceLanguage}>
          {source.text}
        </p>
        <p className={styles.facts}>
          <span>{t(`terms.conceptType.${candidate.conceptType}`)}</span>
          {source.termType !== 'fullForm' && <span>{t(`terms.termType.${source.termType}`)}</span>}
          {candidate.occurrences.length > 1 && <span>{t('titles.seen', { count: candidate.occurrences.length })}</span>}
        </p>
      </div>
      <div role="gridcell" className={styles.side}>
        <p className={styles.title} lang={bitext?.targetLanguage}>
          {target.text}
        </p>
        <p className={styles.facts}>
          {target.administrativeStatus !== 'preferred' && (
            <span data-status={target.administrativeStatus}>
              {t(`terms.administrativeStatus.${target.administrativeStatus}`)}
            </span>
          )}
          {target.termType !== 'fullForm' && <span>{t(`terms.termType.${target.termType}`)}</span>}
          {existing !== undefined && state === 'proposed' && !row.sameEntry && (
            <span className={styles.adds}>{t('titles.addsTo', { label: existing.label })}</span>
          )}
        </p>
      </div>
      <div
        role="gridcell"
        className={styles.score}
        title={t('titles.score', { percent: formatPercent(candidate.score) })}
      >
        <span className={styles.bar} aria-hidden="true">
          <span style={{ width: `${candidate.score * 100}%` }} />
        </span>
        <span className="visually-hidden">{t('titles.score', { percent: formatPercent(candidate.score) })}</span>
      </div>
      <div role="gridcell" className={styles.tools}>
        {state === 'accepted' ? (
          <span className={styles.accepted}>
            <IconCheck size={15} stroke={2.2} aria-hidden="true" />
            {t('titles.state.accepted')}
          </span>
        ) : state === 'rejected' ? (
          <>
            <Tool
              label={t('titles.action.acceptHere')}
              command="titles.accept"
              testId="accept"
              onClick={() => onAccept({ id: candidate.id })}
            >
              <IconArrowBackUp size={16} />
            </Tool>
            <span className={styles.rejected}>{t('titles.state.rejected')}</span>
          </>
        ) : (
          <>
            <Tool
              label={t('titles.action.edit')}
              command="titles.edit"
              testId="edit"
              onClick={() => onEdit(candidate.id)}
            >
              <IconPencil size={16} />
            </Tool>
            <Tool
              label={t('titles.action.reject')}
              command="titles.reject"
              testId="reject"
              onClick={() => onReject(candidate.id)}
            >
              <IconX size={16} />
            </Tool>
            <Tool
              label={t('titles.action.acceptHere')}
              command="titles.accept"
              testId="accept"
              onClick={() => onAccept({ id: candidate.id })}
            >
              <IconCheck size={16} />
            </Tool>
          </>
        )}
      </div>
    </>
  );
}

interface ToolProps {
  readonly label: string;
  readonly command: CommandId;
  readonly testId: string;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

/** Outside the tab order: each has its key, and the grid is one stop. */
function Tool({ label, command, testId, onClick, children }: ToolProps) {
  return (
    <button
      type="button"
      tabIndex={-1}
      className={styles.tool}
      aria-label={label}
      title={`${label}  ${chordText(useKeyOf(command) ?? '')}`}
      data-testid={testId}
      onMouseDown={(event) => event.preventDefault()}
      onClick={(event) => {
        event.stopPropagation();
        onClick();
      }}
    >
      {children}
    </button>
  );
}
