import { IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { BitextSummary, TextQuality } from '../../../engine/contract.ts';
import { Button } from '../../components/button.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { isMemoryTrouble } from '../../components/memory-trouble.tsx';
import { ProblemLine } from '../../components/problem-line.tsx';
import { bitextsQuery, overviewQuery } from '../../engine/queries.ts';
import { formatAgo, formatPercent, languageCode } from '../../format.ts';
import { problemOf } from '../../state/notices.ts';
import { useWords } from '../../words.ts';
import { isUnlikelyParallel } from '../align/doubt.ts';
import { deleteBitext, openBitext, openSample } from './open-bitext.ts';
import styles from './recent-work.module.css';

export function RecentWork() {
  const t = useWords();
  const { data: bitexts, error } = useQuery(bitextsQuery);
  const { data: overview } = useQuery(overviewQuery);
  const problem = error === null ? undefined : problemOf(error);
  const hasSample = bitexts?.some(({ sample }) => sample) ?? true;
  return (
    <section className={styles.recent}>
      <div className={styles.head}>
        <h2>{t('desk.recent.title')}</h2>
        {!hasSample && bitexts?.length !== 0 && (
          <Button look="quiet" data-testid="open-sample-again" onClick={() => void openSample()}>
            {t('desk.drop.sample')}
          </Button>
        )}
      </div>
      {problem !== undefined && !isMemoryTrouble(problem) && <ProblemLine problem={problem} />}
      {bitexts?.length === 0 && <p className={styles.none}>{t('desk.recent.empty')}</p>}
      <ul data-testid="recent-list">
        {bitexts?.map((bitext) => (
          <RecentRow
            key={bitext.id}
            bitext={bitext}
            quality={overview?.texts.find(({ bitextId }) => bitextId === bitext.id)}
          />
        ))}
      </ul>
    </section>
  );
}

interface RecentRowProps {
  readonly bitext: BitextSummary;
  /** Known of the texts opened last. */
  readonly quality: TextQuality | undefined;
}

function RecentRow({ bitext, quality }: RecentRowProps) {
  const t = useWords();
  const { accepted, proposed, rejected } = bitext.candidates;
  const titles = accepted + proposed + rejected;
  const name = `${bitext.sourceName} — ${bitext.targetName}`;
  return (
    <li className={styles.row} data-testid="recent-row">
      <button type="button" className={styles.open} onClick={() => openBitext(bitext)}>
        <span className={styles.names}>
          <span className="clip" translate="no" title={bitext.sourceName}>
            {bitext.sourceName}
          </span>
          <span className="clip" translate="no" title={bitext.targetName}>
            {bitext.targetName}
          </span>
        </span>
        <span className={styles.languages}>
          {languageCode(bitext.sourceLanguage)} – {languageCode(bitext.targetLanguage)}
        </span>
        <span className={styles.progress}>
          <span>
            {t('desk.recent.confirmed', { done: bitext.confirmedBeads, total: bitext.beads })}
            {quality !== undefined &&
              quality.doubtful > 0 &&
              ` · ${t('desk.recent.doubtful', { count: quality.doubtful })}`}
          </span>
          {quality !== undefined && <QualityBar quality={quality} />}
          <span>
            {isUnlikelyParallel(bitext) ? (
              <span className={styles.warn}>{t('desk.recent.notParallel')}</span>
            ) : titles === 0 ? (
              t('desk.recent.noTitles')
            ) : (
              t('desk.recent.titles', { count: accepted })
            )}
            {quality !== undefined &&
              !isUnlikelyParallel(bitext) &&
              ` · ${t('desk.recent.confidence', { percent: formatPercent(Math.floor(quality.confidence * 100) / 100) })}`}
          </span>
        </span>
        <span className={styles.when}>
          {bitext.sample && <span className={styles.sample}>{t('desk.recent.sample')}</span>}
          <time dateTime={bitext.openedAt}>{formatAgo(bitext.openedAt)}</time>
        </span>
      </button>
      <span className={styles.tools}>
        <IconButton label={t('desk.recent.delete', { name })} onClick={() => void deleteBitext(bitext.id)}>
          <IconTrash size={16} />
        </IconButton>
      </span>
    </li>
  );
}

/** Confirmed, sure and doubtful rows as parts of one bar; the figures stand beside it in words. */
function QualityBar({ quality: { beads, confirmed, doubtful } }: { readonly quality: TextQuality }) {
  const parts = { confirmed, sure: beads - confirmed - doubtful, doubtful };
  return (
    <span className={styles.quality} aria-hidden="true">
      {Object.entries(parts).map(([part, count]) => (
        <span key={part} data-part={part} style={{ flexGrow: count }} />
      ))}
    </span>
  );
}
