import { memo } from 'react';
import type { EntryRow } from '../../../engine/contract.ts';
import type { useWords } from '../../words.ts';
import styles from './glossary.module.css';
import { validityYears } from './validity-text.ts';

interface EntryListRowProps {
  /** Undefined while it is on its way. */
  readonly row: EntryRow | undefined;
  readonly index: number;
  /** Distance from the top of the list, px. */
  readonly top: number;
  readonly isCurrent: boolean;
  readonly isChosen: boolean;
  /** Shown where there are several. */
  readonly withCollection: boolean;
  /** Handed down: asking for the words in each of thirty rows that come and go costs more than drawing them. */
  readonly t: ReturnType<typeof useWords>;
}

/** Clicks are heard by the list, so that a row needs nothing that changes. */
export const EntryListRow = memo(function EntryListRow(props: EntryListRowProps) {
  const { row, index, top, isCurrent, isChosen, withCollection, t } = props;
  const style = { transform: `translateY(${top}px)` };
  if (row === undefined) return <div aria-hidden="true" className={styles.row} style={style} />;
  const { wrong, evidence, why } = row;
  return (
    <div
      role="row"
      id={`entry-${row.id}`}
      aria-selected={isChosen || isCurrent}
      aria-rowindex={index + 2}
      tabIndex={-1}
      className={styles.row}
      data-testid="entry-row"
      data-index={index}
      data-current={isCurrent || undefined}
      data-chosen={isChosen || undefined}
      style={style}
    >
      <RowTerm text={row.ru} acronym={row.ruAcronym} years={validityYears(row.ruValidity)} language="ru" t={t} />
      <span role="gridcell" className={`${styles.fact} ${styles.middle} clip`} translate="no">
        {withCollection && row.collection}
      </span>
      <span role="gridcell" className={styles.fact}>
        {t(`terms.conceptType.${row.conceptType}`)}
      </span>
      <RowTerm text={row.en} acronym={row.enAcronym} years={validityYears(row.enValidity)} language="en" t={t} />
      <span role="gridcell" className={`${styles.fact} ${styles.middle}`}>
        {wrong.length > 0 ? (
          <span className={styles.wrong}>{t('glossary.wrong', { count: wrong.length })}</span>
        ) : (
          t(`terms.administrativeStatus.${row.status}`)
        )}
      </span>
      <span role="gridcell" className={styles.fact}>
        {why !== undefined && why !== 'exact' ? (
          <span className={styles.why}>{t(`lookup.why.${why}`)}</span>
        ) : (
          <>
            {wrong.length > 0 && (
              <span className={styles.wrongNarrow}>{t('glossary.wrong', { count: wrong.length })}</span>
            )}
            {evidence > 0 && <span className={styles.quotations}>{t('glossary.evidence', { count: evidence })}</span>}
          </>
        )}
      </span>
    </div>
  );
});

interface RowTermProps {
  readonly text: string;
  readonly acronym: string;
  readonly years: string;
  readonly language: string;
  readonly t: ReturnType<typeof useWords>;
}

function RowTerm({ text, acronym, years, language, t }: RowTermProps) {
  const name = text === '' ? acronym : text;
  if (name === '')
    return (
      <span role="gridcell" className={styles.noTerm}>
        {t('glossary.noRendering')}
      </span>
    );
  return (
    <span role="gridcell" className={styles.term} lang={language} title={name}>
      <span className="clip">{name}</span>
      {acronym !== '' && acronym !== name && <span className={styles.acronym}>{acronym}</span>}
      {years !== '' && <span className={styles.acronym}>{years}</span>}
    </span>
  );
}
