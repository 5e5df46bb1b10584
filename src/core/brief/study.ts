import { type Card, createEmptyCard, fsrs, type Grade, generatorParameters } from 'ts-fsrs';
import { fold } from '../text/fold.ts';

/** again: not known; hard: known with trouble; good: known; easy: known at once. */
export const ratings = ['again', 'hard', 'good', 'easy'] as const;
export type Rating = (typeof ratings)[number];

/** What is remembered of one card; times are ISO 8601, UTC. */
export interface StudyState {
  readonly due: string;
  /** Days after which it is recalled with a probability of 0.9. */
  readonly stability: number;
  /** 1-10. */
  readonly difficulty: number;
  readonly scheduledDays: number;
  readonly learningSteps: number;
  readonly reps: number;
  readonly lapses: number;
  readonly phase: 'new' | 'learning' | 'review' | 'relearning';
  readonly lastReview?: string;
}

const phases = ['new', 'learning', 'review', 'relearning'] as const;
/** The algorithm as published, FSRS-6 with its default weights; without the random spread, so that the same answers give the same days. */
const scheduler = fsrs(generatorParameters({ enable_fuzz: false, request_retention: 0.9 }));

export function newStudyState(now: string): StudyState {
  return stateOf(createEmptyCard(new Date(now)));
}

/** What is remembered after an answer. */
export function afterReview(state: StudyState, rating: Rating, now: string): StudyState {
  const grade = (ratings.indexOf(rating) + 1) as Grade;
  return stateOf(scheduler.next(cardOf(state), new Date(now), grade).card);
}

/** When each answer would bring the card back, ISO. */
export function nextDues(state: StudyState, now: string): Record<Rating, string> {
  const due = (rating: Rating): string => afterReview(state, rating, now).due;
  return { again: due('again'), hard: due('hard'), good: due('good'), easy: due('easy') };
}

function cardOf(state: StudyState): Card {
  return {
    due: new Date(state.due),
    stability: state.stability,
    difficulty: state.difficulty,
    elapsed_days: 0,
    scheduled_days: state.scheduledDays,
    learning_steps: state.learningSteps,
    reps: state.reps,
    lapses: state.lapses,
    state: phases.indexOf(state.phase),
    ...(state.lastReview !== undefined && { last_review: new Date(state.lastReview) }),
  };
}

function stateOf(card: Card): StudyState {
  return {
    due: card.due.toISOString(),
    stability: card.stability,
    difficulty: card.difficulty,
    scheduledDays: card.scheduled_days,
    learningSteps: card.learning_steps,
    reps: card.reps,
    lapses: card.lapses,
    phase: phases[card.state] ?? 'new',
    ...(card.last_review !== undefined && { lastReview: card.last_review.toISOString() }),
  };
}

/** Whether a typed answer says the same: case, ё, quotes, dashes, an article and a full stop aside. */
export function isSameAnswer(typed: string, expected: readonly string[]): boolean {
  const key = (text: string): string =>
    fold(text)
      .replace(/["'.]/g, '')
      .replace(/\b(?:the|an?) /g, '')
      .replace(/\s+/g, ' ')
      .trim();
  const said = key(typed);
  return said !== '' && expected.some((answer) => answer !== '' && key(answer) === said);
}
