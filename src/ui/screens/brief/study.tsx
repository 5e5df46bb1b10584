import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { isSameAnswer, type Rating, ratings } from '../../../core/brief/study.ts';
import type { StudyCardView, StudyView } from '../../../engine/contract.ts';
import { useCommands } from '../../commands/handlers.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { engine } from '../../engine/connection.ts';
import { formatDay, formatPercent, languageHeading } from '../../format.ts';
import { tellProblem } from '../../state/notices.ts';
import { say, useWords } from '../../words.ts';
import styles from './brief.module.css';
import { rereadStudy, studyQuery } from './brief-state.ts';

/** Flash cards of the confirmed pairs, with what is due and how it went. */
export function Study({ eventId }: { readonly eventId: number }) {
  const t = useWords();
  const { data: study } = useQuery(studyQuery(eventId));
  const [typing, setTyping] = useState(false);
  if (study === undefined) return null;
  const [card] = study.due;
  const { counts } = study;
  const rate = async (rating: Rating) => {
    if (card === undefined) return;
    try {
      await engine.reviewCard({ cardId: card.id, eventId, rating });
      await rereadStudy(eventId);
    } catch (error) {
      tellProblem(error);
    }
  };
  const takeBack = async () => {
    try {
      await engine.undoReview({ eventId });
      await rereadStudy(eventId);
    } catch (error) {
      tellProblem(error);
    }
  };
  return (
    <div className={styles.study}>
      <div className={styles.cardSide}>
        <div className={styles.studyTop}>
          <span data-testid="due-counts">
            {t('brief.learn.counts', { fresh: counts.new, due: counts.due, later: counts.later })}
          </span>
          <span className={styles.space} />
          <label className={styles.check}>
            <input
              type="checkbox"
              checked={typing}
              data-testid="typing"
              onChange={({ currentTarget }) => setTyping(currentTarget.checked)}
            />
            {t('brief.learn.typing')}
          </label>
          <Button look="quiet" disabled={study.reviews === 0} data-testid="take-back" onClick={() => void takeBack()}>
            {t('brief.learn.takeBack')}
          </Button>
        </div>
        {card === undefined ? (
          <EmptyState
            title={t(counts.later === 0 ? 'brief.learn.noCards' : 'brief.learn.done')}
            text={t(counts.later === 0 ? 'brief.learn.noCardsText' : 'brief.learn.doneText')}
          />
        ) : (
          <FlashCard
            key={`${card.id} ${study.reviews}`}
            card={card}
            typing={typing}
            onRate={(rating) => void rate(rating)}
          />
        )}
      </div>
      <Statistics study={study} />
    </div>
  );
}

interface FlashCardProps {
  readonly card: StudyCardView;
  readonly typing: boolean;
  readonly onRate: (rating: Rating) => void;
}

function FlashCard({ card, typing, onRate }: FlashCardProps) {
  const t = useWords();
  const [shown, setShown] = useState(false);
  const [typed, setTyped] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const box = useRef<HTMLElement>(null);
  const answers = card.asks === 'ru' ? 'en' : 'ru';
  const right = isSameAnswer(typed, [card.answer, ...card.answerMore.split(' · ')]);
  useEffect(() => {
    if (typing && !shown) field.current?.focus();
    else box.current?.focus({ preventScroll: true });
  }, [typing, shown]);
  const show = () => setShown(true);
  useCommands(
    shown
      ? {
          'brief.choice1': () => onRate('again'),
          'brief.choice2': () => onRate('hard'),
          'brief.choice3': () => onRate('good'),
          'brief.choice4': () => onRate('easy'),
          // Whoever typed the right answer goes on with one key.
          'brief.accept': () => onRate(typing && !right ? 'again' : 'good'),
        }
      : { 'brief.show': show, 'brief.accept': show },
  );
  return (
    <section ref={box} tabIndex={-1} className={styles.card} aria-live="polite" data-testid="card">
      <p className={styles.kind}>
        {languageHeading(card.asks)} → {languageHeading(answers)} ·{' '}
        {card.kind === 'acronym' ? t('terms.termType.acronym') : say(`terms.conceptType.${card.kind}`)}
        {card.isNew && ` · ${t('brief.learn.new')}`}
      </p>
      <p className={`${styles.question} reading`} lang={card.asks}>
        {card.question}
      </p>
      {card.questionMore !== '' && shown && <p className={styles.more}>{card.questionMore}</p>}
      {typing && (
        <input
          ref={field}
          lang={answers}
          className={styles.typed}
          aria-label={t('brief.learn.yourAnswer')}
          placeholder={t('brief.learn.yourAnswer')}
          data-testid="typed-answer"
          readOnly={shown}
          value={typed}
          spellCheck={false}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          onKeyDown={(event) => {
            if (event.code !== 'Enter' && event.code !== 'NumpadEnter') return;
            event.preventDefault();
            show();
          }}
        />
      )}
      {shown ? (
        <>
          {typing && (
            <p className={right ? styles.right : styles.wrong} data-testid="verdict">
              {t(right ? 'brief.learn.right' : 'brief.learn.wrong')}
            </p>
          )}
          <p className={`${styles.question} ${styles.reply} reading`} lang={answers} data-testid="answer">
            {card.answer}
          </p>
          {card.answerMore !== '' && <p className={styles.more}>{card.answerMore}</p>}
          <div className={styles.ratings}>
            {ratings.map((rating, index) => (
              <Button
                key={rating}
                look={rating === 'good' ? 'primary' : 'outline'}
                command={`brief.choice${(index + 1) as 1 | 2 | 3 | 4}`}
                data-testid={`rate-${rating}`}
                onClick={() => onRate(rating)}
              >
                {t(`brief.rating.${rating}`)} · {waitText(card.next[rating])}
              </Button>
            ))}
          </div>
        </>
      ) : (
        <div className={styles.ratings}>
          <Button look="primary" command="brief.show" data-testid="show-answer" onClick={show}>
            {t('brief.learn.show')}
          </Button>
        </div>
      )}
    </section>
  );
}

/** How long until a card is asked again: minutes, hours, days. */
function waitText(iso: string): string {
  const minutes = Math.max(1, Math.round((Date.parse(iso) - Date.now()) / 60_000));
  if (minutes < 60) return say('brief.learn.minutes', { count: minutes });
  if (minutes < 24 * 60) return say('brief.learn.hours', { count: Math.round(minutes / 60) });
  return say('brief.learn.days', { count: Math.round(minutes / 1440) });
}

/** Height of the pictures and width of a bar, px. */
const height = 64;
const barWidth = 14;

function Statistics({ study: { days, forecast, retention, reviews } }: { readonly study: StudyView }) {
  const t = useWords();
  const most = Math.max(1, ...days.map(({ known, failed }) => known + failed));
  const mostDue = Math.max(1, ...forecast);
  const dayText = ({ date, known, failed }: (typeof days)[number]) =>
    t('brief.learn.day', { day: formatDay(date), known, failed });
  const aheadText = (ahead: number) => (ahead === 0 ? t('brief.learn.today') : `+${ahead}`);
  return (
    <aside className={styles.statistics} aria-label={t('brief.learn.statistics')}>
      <h2>{t('brief.learn.statistics')}</h2>
      <p>{t('brief.learn.reviews', { count: reviews })}</p>
      {reviews > 0 && <p>{t('brief.learn.retention', { percent: formatPercent(retention) })}</p>}
      <h3>{t('brief.learn.lastDays')}</h3>
      <svg role="img" aria-label={days.map(dayText).join('; ')} width={days.length * barWidth} height={height}>
        {days.map((day, index) => {
          const { date, known, failed } = day;
          const good = (known / most) * (height - 2);
          const bad = (failed / most) * (height - 2);
          return (
            <g key={date} transform={`translate(${index * barWidth} 0)`}>
              <title>{dayText(day)}</title>
              <rect className={styles.barBase} x={1} y={height - 1} width={barWidth - 3} height={1} />
              <rect className={styles.barGood} x={1} y={height - 1 - good} width={barWidth - 3} height={good} />
              <rect className={styles.barBad} x={1} y={height - 1 - good - bad} width={barWidth - 3} height={bad} />
            </g>
          );
        })}
      </svg>
      <h3>{t('brief.learn.forecast')}</h3>
      <svg
        role="img"
        aria-label={forecast.map((count, ahead) => `${aheadText(ahead)}: ${count}`).join('; ')}
        width={forecast.length * barWidth * 2}
        height={height + 16}
      >
        {forecast.map((count, ahead) => {
          const tall = (count / mostDue) * (height - 16);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its day
            <g key={ahead} transform={`translate(${ahead * barWidth * 2} 0)`}>
              <rect
                className={styles.barDue}
                x={2}
                y={height - tall}
                width={barWidth * 2 - 5}
                height={Math.max(1, tall)}
              />
              <text x={barWidth - 1} y={height - tall - 3} textAnchor="middle">
                {count > 0 ? count : ''}
              </text>
              <text x={barWidth - 1} y={height + 13} textAnchor="middle">
                {aheadText(ahead)}
              </text>
            </g>
          );
        })}
      </svg>
    </aside>
  );
}
