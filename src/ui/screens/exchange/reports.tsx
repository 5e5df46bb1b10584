import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Choice } from '../../components/choice.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ProblemLine } from '../../components/problem-line.tsx';
import { formatMoment } from '../../format.ts';
import { problemOf } from '../../state/notices.ts';
import { useWords } from '../../words.ts';
import styles from './exchange.module.css';
import { ReportView, reportsQuery } from './report-view.tsx';

/** What earlier imports came to. */
export function Reports() {
  const t = useWords();
  const { data: reports, error } = useQuery(reportsQuery);
  const [chosen, setChosen] = useState<number | undefined>();
  if (error !== null) return <ProblemLine problem={problemOf(error)} />;
  if (reports === undefined) return null;
  const [latest] = reports;
  if (latest === undefined) {
    return <EmptyState title={t('exchange.report.noneTitle')} text={t('exchange.report.noneText')} />;
  }
  const id = chosen ?? latest.id;
  return (
    <>
      <div className={styles.settings}>
        <div className={styles.field}>
          <span aria-hidden="true">{t('exchange.report.which')}</span>
          <Choice
            label={t('exchange.report.which')}
            value={String(id)}
            options={reports.map((report) => [
              String(report.id),
              `${formatMoment(report.madeAt)} — ${report.files.map(({ file }) => file).join(', ')}`,
            ])}
            onChange={(value) => setChosen(Number(value))}
            testId="report-choice"
          />
        </div>
      </div>
      <ReportView id={id} />
    </>
  );
}
