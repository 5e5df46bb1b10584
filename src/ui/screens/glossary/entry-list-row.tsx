import { memo } from 'react';
import type { EntryRow } from '../../../engine/contract.ts';
import { useWords } from '../../words.ts';
import styles from './glossary.module.css';

interface EntryListRowProps {
  readonly row: EntryRow;
  readonly index: number;
  readonly total: number;
  /** Distance from the top of the list, px. */
  readonly top: number;
  readonly isCurrent: boolean;
  readonly onPick: (id: number) => void;
}

export const EntryListRow = memo(DrawnRow, (before, after) =>
  (['row', 'index', 'total', 'top', 'isCurrent'] as const).every((key) => before[key] === after[key]),
);

function DrawnRow({ row, index, total, top, isCurrent, onPick }: EntryListRowProps) {
  const t = useWords();
  return (
    <div
      role="option"
      id={`entry-${row.id}`}
      aria-selected={isCurrent}
      aria-posinset={index + 1}
      aria-setsize={total}
      tabIndex={-1}
      className={styles.row}
      data-testid="entry-row"
      data-current={isCurrent || undefined}
      style={{ transform: `translateY(${top}px)` }}
      onClick={() => onPick(row.id)}
    >
      <RowTerm text={row.ru} acronym={row.ruAcronym} language="ru" />
      <span className={styles.fact}>{t(`terms.conceptType.${row.conceptType}`)}</span>
      <RowTerm text={row.en} acronym={row.enAcronym} language="en" />
      <span className={styles.fact}>
        {row.why !== undefined && row.why !== 'exact' ? (
          <span className={styles.why}>{t(`lookup.why.${row.why}`)}</span>
        ) : row.wrong.length > 0 ? (
          <span className={styles.wrong}>{t('glossary.wrong', { count: row.wrong.length })}</span>
        ) : (
          row.evidence > 0 && t('glossary.evidence', { count: row.evidence })
        )}
      </span>
    </div>
  );
}

interface RowTermProps {
  readonly text: string;
  readonly acronym: string;
  readonly language: string;
}

function RowTerm({ text, acronym, language }: RowTermProps) {
  const t = useWords();
  const name = text === '' ? acronym : text;
  if (name === '') return <span className={styles.noTerm}>{t('glossary.noRendering')}</span>;
  return (
    <span className={styles.term} lang={language} title={name}>
      <span className="clip">{name}</span>
      {acronym !== '' && acronym !== name && <span className={styles.acronym}>{acronym}</span>}
    </span>
  );
}
