import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Button } from '../../components/button.tsx';
import { ProblemLine, problemText } from '../../components/problem-line.tsx';
import { engine } from '../../engine/connection.ts';
import { formatMoment, formatNumber } from '../../format.ts';
import { problemOf } from '../../state/notices.ts';
import { useWords } from '../../words.ts';
import styles from './exchange.module.css';
import { reportsKey, saveFailedItems } from './import-state.ts';
import { formatName } from './import-wizard.tsx';

export const reportsQuery = { queryKey: reportsKey, queryFn: () => engine.listImportReports({}) };

/** Problems listed on screen; all of them go into the file of failed items. */
const mostListed = 200;

/** What one import came to. */
export function ReportView({ id }: { readonly id: number }) {
  const t = useWords();
  const { data: reports, error } = useQuery(reportsQuery);
  if (error !== null) return <ProblemLine problem={problemOf(error)} />;
  const report = reports?.find((one) => one.id === id);
  if (report === undefined) return null;
  const problems = report.files.flatMap(({ problems: some }) => some);
  const lost = problems.filter(({ skipped }) => skipped).length;
  const listed = problems.length + report.files.reduce((total, { moreProblems }) => total + moreProblems, 0);
  return (
    <section className={styles.report} data-testid="import-report" aria-label={t('exchange.report.title')}>
      <h2>{t('exchange.report.into', { collection: report.collection })}</h2>
      <p className={styles.soft}>
        {formatMoment(report.madeAt)} ·{' '}
        {t('exchange.report.duplicates', { choice: t(`exchange.duplicates.${report.duplicates}`) })}
      </p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('exchange.report.file')}</th>
            <th scope="col">{t('exchange.report.format')}</th>
            {(['read', 'added', 'merged', 'skipped'] as const).map((name) => (
              <th key={name} scope="col" className={styles.number}>
                {t(`exchange.report.${name}`)}
              </th>
            ))}
            <th scope="col">{t('exchange.report.languages')}</th>
          </tr>
        </thead>
        <tbody>
          {report.files.map((file, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name
            <tr key={index}>
              <td translate="no">{file.file}</td>
              <td>{file.unreadable ? t('exchange.report.unreadable') : formatName(t, file.format)}</td>
              {[file.read, file.added, file.merged, file.skipped].map((number, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the columns are fixed
                <td key={column} className={styles.number}>
                  {formatNumber(number)}
                </td>
              ))}
              <td>{file.languages.join(', ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {report.files.map(
        ({ file, unmapped }) =>
          unmapped !== undefined && (
            <p key={file} className={styles.soft}>
              {t('exchange.report.unmapped', { file, columns: unmapped.join(', ') })}
            </p>
          ),
      )}
      {problems.length > 0 && (
        <>
          <h3>{t('exchange.report.problems', { count: listed })}</h3>
          <ul className={styles.problems} data-testid="import-problems">
            {problems.slice(0, mostListed).map((problem, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a report never changes
              <li key={index}>{problemText(problem)}</li>
            ))}
          </ul>
          {listed > mostListed && (
            <p className={styles.soft}>{t('exchange.report.more', { count: listed - mostListed })}</p>
          )}
        </>
      )}
      {lost > 0 && (
        <div className={styles.actions}>
          <Button
            icon={<IconDownload size={15} />}
            data-testid="import-failed"
            onClick={() => void saveFailedItems(report.id)}
          >
            {t('exchange.report.saveFailed')}
          </Button>
        </div>
      )}
    </section>
  );
}
