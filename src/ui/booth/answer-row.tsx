import { IconPinFilled } from '@tabler/icons-react';
import { memo } from 'react';
import { useWords } from '../words.ts';
import type { Answer, SaidIn } from './answer.ts';
import styles from './booth.module.css';

interface AnswerRowProps {
  readonly id: string;
  readonly answer: Answer;
  readonly place: number;
  readonly isChosen: boolean;
  readonly isPinned: boolean;
  readonly onPick: () => void;
}

export const AnswerRow = memo(DrawnRow, (before, after) =>
  (['id', 'answer', 'place', 'isChosen', 'isPinned'] as const).every((key) => before[key] === after[key]),
);

function DrawnRow({ id, answer, place, isChosen, isPinned, onPick }: AnswerRowProps) {
  const t = useWords();
  const { why, wrong } = answer;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the window's, which holds the focus
    <div
      id={id}
      role="option"
      aria-selected={isChosen}
      tabIndex={-1}
      className={styles.answer}
      data-first={place === 0 || undefined}
      data-testid="booth-answer"
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPick}
    >
      <Said said={answer.answer} className={styles.target ?? ''} missing={t('booth.noRendering')} />
      <Said said={answer.asked} className={styles.source ?? ''} missing="" />
      {isPinned && (
        <span className={styles.pin}>
          <IconPinFilled size={14} aria-hidden="true" />
          <span className="visually-hidden">{t('booth.isPinned')}</span>
        </span>
      )}
      {(wrong.length > 0 || (why !== undefined && why !== 'exact')) && (
        <p className={styles.facts}>
          {wrong.length > 0 && (
            <span className={styles.wrong} lang={answer.answer.language}>
              {t('booth.not', { term: wrong[0] ?? '' })}
            </span>
          )}
          {why !== undefined && why !== 'exact' && <span>{t(`lookup.why.${why}`)}</span>}
        </p>
      )}
    </div>
  );
}

function Said({
  said,
  className,
  missing,
}: {
  readonly said: SaidIn;
  readonly className: string;
  readonly missing: string;
}) {
  const { acronym, name, language } = said;
  if (acronym === '' && name === '') return missing === '' ? null : <p className={styles.missing}>{missing}</p>;
  return (
    <p className={className} lang={language}>
      {acronym !== '' && <b>{acronym}</b>}
      {acronym !== '' && name !== '' && ' '}
      {name !== '' && <span>{name}</span>}
    </p>
  );
}
