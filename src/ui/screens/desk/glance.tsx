import { useQuery } from '@tanstack/react-query';
import { useEffect, useId } from 'react';
import type { NextEvent, Overview } from '../../../engine/contract.ts';
import { Button } from '../../components/button.tsx';
import { scriptLanguage } from '../../components/script-language.ts';
import { engine } from '../../engine/connection.ts';
import { overviewQuery, queryClient } from '../../engine/queries.ts';
import { formatDate, formatDaysAhead, formatNumber, formatPercent } from '../../format.ts';
import { goTo, paths } from '../../routes.ts';
import { useWords } from '../../words.ts';
import { showEntries } from '../glossary/glossary-actions.ts';
import styles from './glance.module.css';
import { GrowthCharts } from './growth-charts.tsx';

/** The memory at a glance, each figure a way to what stands behind it. Nothing while the memory is empty. */
export function Glance() {
  const t = useWords();
  const heading = useId();
  const { data: overview } = useQuery(overviewQuery);
  if (overview === undefined || overview.entries + overview.units === 0) return null;
  return (
    <section className={styles.glance} aria-labelledby={heading} data-testid="glance">
      <h2 id={heading} className="visually-hidden">
        {t('desk.glance.title')}
      </h2>
      {overview.entries > 0 && <Types overview={overview} />}
      <GrowthCharts overview={overview} />
      <EventPanel event={overview.nextEvent} entries={overview.entries} />
    </section>
  );
}

function Types({ overview: { types, entries } }: { readonly overview: Overview }) {
  const t = useWords();
  const most = Math.max(...types.map((type) => type.entries));
  return (
    <section className={styles.panel}>
      <header className={styles.head}>
        <h3>{t('desk.glance.glossary')}</h3>
        <button type="button" className={styles.figure} data-testid="glance-entries" onClick={() => showEntries({})}>
          {t('app.status.entries', { count: entries })}
        </button>
      </header>
      <ul>
        {types.map(({ conceptType, entries: count }) => (
          <li key={conceptType}>
            <button
              type="button"
              className={styles.type}
              title={t('desk.glance.showType', { type: t(`desk.glance.types.${conceptType}`), count })}
              data-testid={`glance-type-${conceptType}`}
              onClick={() => showEntries({ conceptType })}
            >
              <span className="clip">{t(`desk.glance.types.${conceptType}`)}</span>
              <span className={styles.track}>
                <span style={{ width: `${(100 * count) / most}%` }} />
              </span>
              <span className={styles.count}>{formatNumber(count)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The papers are read anew once nothing else is wanted of the engine for so long. */
const quietMs = 1500;

/** Has the coverage found again where the glossary or the papers have changed; who leaves stops it. */
function useFreshCoverage(event: NextEvent | undefined, entries: number): void {
  const { id, stale = false } = event ?? {};
  // biome-ignore lint/correctness/useExhaustiveDependencies: while entries come in, it waits for the last of them
  useEffect(() => {
    if (id === undefined || !stale) return;
    const controller = new AbortController();
    const timer = setTimeout(async () => {
      try {
        await engine.eventCoverage({ id }, { signal: controller.signal });
        await queryClient.invalidateQueries({ queryKey: overviewQuery.queryKey });
      } catch {
        // Stopped, or not readable now: what is shown stays, and the event itself says why.
      }
    }, quietMs);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [id, stale, entries]);
}

function EventPanel({ event, entries }: { readonly event: NextEvent | undefined; readonly entries: number }) {
  const t = useWords();
  useFreshCoverage(event, entries);
  return (
    <section className={styles.panel}>
      <header className={styles.head}>
        <h3>{t('desk.glance.event')}</h3>
        {event !== undefined && (
          <span className={styles.soft} title={event.date === '' ? undefined : formatDate(event.date)}>
            {event.date === '' ? t('desk.glance.noDate') : formatDaysAhead(event.date, localToday())}
          </span>
        )}
      </header>
      {event === undefined ? (
        <div className={styles.noEvent}>
          <p>{t('desk.glance.noEvent')}</p>
          <Button data-testid="glance-prepare" onClick={() => goTo(paths.brief())}>
            {t('desk.glance.prepare')}
          </Button>
        </div>
      ) : (
        <EventFigures event={event} />
      )}
    </section>
  );
}

function EventFigures({ event: { id, name, coverage, stale } }: { readonly event: NextEvent }) {
  const t = useWords();
  const open = () => goTo(paths.brief(id));
  const occurrences = coverage?.occurrences ?? 0;
  const share = coverage === undefined || occurrences === 0 ? 0 : coverage.rendered / occurrences;
  return (
    <div className={styles.event} data-stale={stale} data-testid="glance-coverage">
      <button
        type="button"
        className={styles.name}
        lang={scriptLanguage(name)}
        data-testid="glance-event"
        onClick={open}
      >
        {name}
      </button>
      {coverage === undefined ? (
        <p className={styles.soft} role="status">
          {t('desk.glance.counting')}
        </p>
      ) : (
        <>
          {occurrences > 0 && (
            <>
              <p className={styles.share}>
                {t('desk.glance.covered', { percent: formatPercent(floorPercent(share)) })}
              </p>
              <span className={styles.coverage} aria-hidden="true">
                <span style={{ width: `${100 * share}%` }} />
              </span>
              <p className={styles.soft}>
                {t('desk.glance.coverage', { rendered: coverage.rendered, count: occurrences })}
              </p>
            </>
          )}
          {coverage.gaps === 0 ? (
            <p className={styles.soft}>{t('desk.glance.noGaps')}</p>
          ) : (
            <button type="button" className={styles.figure} data-testid="glance-gaps" onClick={open}>
              {t('desk.glance.gaps', { count: coverage.gaps })}
            </button>
          )}
        </>
      )}
    </div>
  );
}

/** Rounded down as everywhere with coverage: all is covered only when all is. */
const floorPercent = (share: number): number => Math.floor(share * 100) / 100;

function localToday(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}
