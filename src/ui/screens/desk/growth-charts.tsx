import type { Overview } from '../../../engine/contract.ts';
import { formatNumber, formatPeriod } from '../../format.ts';
import { roomPath } from '../../room-names.ts';
import { goTo } from '../../routes.ts';
import { useWords } from '../../words.ts';
import { showEntries } from '../glossary/glossary-actions.ts';
import styles from './glance.module.css';

/** Two rows of bars, for what differs a hundredfold has no scale in common; the same as a table for those who listen. */
export function GrowthCharts({ overview: { entries, units, growth } }: { readonly overview: Overview }) {
  const t = useWords();
  const { step, periods } = growth;
  const first = periods[0];
  const last = periods.at(-1);
  if (first === undefined || last === undefined) return null;
  // A single bar says no more than the figure beside it.
  const isDrawn = periods.filter((period) => period.entries + period.units > 0).length > 1;
  return (
    <section className={styles.panel} data-testid="glance-growth">
      <header className={styles.head}>
        <h3>{t('desk.glance.growth')}</h3>
        <span className={styles.soft} title={t('desk.glance.growthHint')}>
          {t(`desk.glance.span.${step}`)}
        </span>
      </header>
      {entries > 0 && <Bars what="entries" growth={growth} isDrawn={isDrawn} onOpen={() => showEntries({})} />}
      {units > 0 && <Bars what="units" growth={growth} isDrawn={isDrawn} onOpen={() => goTo(roomPath('memory'))} />}
      {isDrawn && (
        <p className={styles.span} aria-hidden="true">
          <span>{formatPeriod(step, first.from)}</span>
          <span>{formatPeriod(step, last.from)}</span>
        </p>
      )}
      <table className="visually-hidden">
        <caption>{`${t('desk.glance.growth')}, ${t('desk.glance.growthHint')}`}</caption>
        <thead>
          <tr>
            <th scope="col">{t(`desk.glance.${step}`)}</th>
            <th scope="col">{t('desk.glance.entries')}</th>
            <th scope="col">{t('desk.glance.units')}</th>
          </tr>
        </thead>
        <tbody>
          {periods.map((period) => (
            <tr key={period.from}>
              <th scope="row">{formatPeriod(step, period.from)}</th>
              <td>{formatNumber(period.entries)}</td>
              <td>{formatNumber(period.units)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface BarsProps {
  readonly what: 'entries' | 'units';
  readonly growth: Overview['growth'];
  readonly isDrawn: boolean;
  readonly onOpen: () => void;
}

function Bars({ what, growth: { step, periods }, isDrawn, onOpen }: BarsProps) {
  const t = useWords();
  const most = Math.max(1, ...periods.map((period) => period[what]));
  const now = periods.at(-1)?.[what] ?? 0;
  return (
    <div className={styles.growth}>
      <button type="button" className={styles.series} data-testid={`glance-growth-${what}`} onClick={onOpen}>
        <span>{t(`desk.glance.${what}`)}</span>
        <span className={styles.count}>
          {t(step === 'month' ? 'desk.glance.inMonth' : 'desk.glance.inWeek', { count: now })}
        </span>
      </button>
      {isDrawn && (
        <div className={styles.bars} aria-hidden="true">
          {periods.map((period) => (
            <span
              key={period.from}
              title={t('desk.glance.periodTip', { period: formatPeriod(step, period.from), count: period[what] })}
            >
              <span data-none={period[what] === 0} style={{ height: `${(100 * period[what]) / most}%` }} />
            </span>
          ))}
        </div>
      )}
    </div>
  );
}
