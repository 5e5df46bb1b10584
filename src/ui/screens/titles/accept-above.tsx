import { useMemo, useState } from 'react';
import type { CandidateView } from '../../../engine/contract.ts';
import { Button } from '../../components/button.tsx';
import { Overlay } from '../../components/overlay.tsx';
import { scriptLanguage } from '../../components/script-language.ts';
import { formatPercent } from '../../format.ts';
import { useWords } from '../../words.ts';
import { surest } from './candidate-list.ts';
import styles from './titles.module.css';

interface AcceptAboveProps {
  readonly candidates: readonly CandidateView[];
  readonly onAccept: (ids: readonly number[]) => void;
  readonly onClose: () => void;
}

const leastPercent = 50;
const usualPercent = 90;
const stepPercent = 5;
/** More rows than one looks through; how many more there are is said. */
const mostShown = 300;

/** All undecided pairs of a score and above, shown before they are accepted in one change. */
export function AcceptAbove({ candidates, onAccept, onClose }: AcceptAboveProps) {
  const t = useWords();
  const [percent, setPercent] = useState(usualPercent);
  const chosen = useMemo(() => surest(candidates, percent / 100), [candidates, percent]);
  const accept = () => {
    if (chosen.length === 0) return;
    onAccept(chosen.map(({ id }) => id));
    onClose();
  };
  return (
    <Overlay label={t('titles.above.title')} place="middle" onClose={onClose}>
      <form
        className={styles.above}
        data-testid="accept-above"
        onSubmit={(event) => {
          event.preventDefault();
          accept();
        }}
      >
        <h2>{t('titles.above.title')}</h2>
        <label className={styles.slider}>
          <span>{t('titles.above.score', { percent: formatPercent(percent / 100) })}</span>
          <input
            type="range"
            min={leastPercent}
            max={100}
            step={stepPercent}
            value={percent}
            data-testid="above-score"
            onChange={(event) => setPercent(Number(event.currentTarget.value))}
          />
        </label>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long list is scrolled by the keyboard too */}
        <ul className={styles.preview} tabIndex={0} aria-label={t('titles.above.preview')}>
          {chosen.slice(0, mostShown).map((candidate) => (
            <li key={candidate.id}>
              <span lang={scriptLanguage(candidate.source.text)}>{candidate.source.text}</span>
              <span lang={scriptLanguage(candidate.target.text)}>{candidate.target.text}</span>
              <span>{formatPercent(candidate.score)}</span>
            </li>
          ))}
          {chosen.length > mostShown && <li>{t('titles.above.more', { count: chosen.length - mostShown })}</li>}
          {chosen.length === 0 && <li>{t('titles.above.none')}</li>}
        </ul>
        <div className={styles.aboveFoot}>
          <Button look="quiet" onClick={onClose}>
            {t('titles.edit.cancel')}
          </Button>
          <Button look="primary" type="submit" disabled={chosen.length === 0} data-testid="above-accept">
            {t('titles.above.accept', { count: chosen.length })}
          </Button>
        </div>
      </form>
    </Overlay>
  );
}
