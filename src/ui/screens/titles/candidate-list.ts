import { type ConceptType, conceptTypes } from '../../../core/terms/concept-entry.ts';
import type { CandidateState, CandidateView } from '../../../engine/contract.ts';

/** Below this a professional would more likely reject the pair than not bother with it; scores are calibrated probabilities. */
export const likelyFrom = 0.3;

/** What matters most first; or kind by kind, in the order of the model. */
export const candidateOrders = ['weight', 'kind'] as const;
export type CandidateOrder = (typeof candidateOrders)[number];

export interface CandidateFilter {
  readonly conceptType: ConceptType | 'all';
  readonly state: CandidateState | 'all';
  readonly showUnlikely: boolean;
  /** Least score of what is shown, 0-1. */
  readonly minScore: number;
  readonly order: CandidateOrder;
}

export const noFilter: CandidateFilter = {
  conceptType: 'all',
  state: 'all',
  showUnlikely: false,
  minScore: 0,
  order: 'weight',
};

/** Decided ones stay in the count whatever their score. */
export function isUnlikely({ score, state }: CandidateView): boolean {
  return state === 'proposed' && score < likelyFrom;
}

/** A row of the list; `first` and `last` of its group close the bracket that joins it. */
export interface CandidateRow {
  readonly candidate: CandidateView;
  readonly groupSize: number;
  readonly first: boolean;
  readonly last: boolean;
  /** It is the first of its kind, of so many rows: a heading stands above it. */
  readonly kindHead?: { readonly conceptType: ConceptType; readonly count: number };
  /** The entry it would add to has been named by the row above. */
  readonly sameEntry: boolean;
}

/** How much each doubling of its mentions brings a thing forward; at this a title met eight times passes a sure one met once. */
const mentionWeight = 0.25;

/** What a text speaks of often is settled first, so far as it is likely. */
function weightOf(group: readonly CandidateView[]): number {
  const mentions = group.reduce((sum, { occurrences }) => sum + occurrences.length, 0);
  return (group[0]?.score ?? 0) * (1 + mentionWeight * Math.log2(Math.max(1, mentions)));
}

/** Place of a group's kind in the model; the kind of a group is that of its best pair. */
function kindOf([best]: readonly CandidateView[]): number {
  return best === undefined ? conceptTypes.length : conceptTypes.indexOf(best.conceptType);
}

/** Weightiest group first, or kind by kind; best pair first within it; equals keep the order of the text. */
export function arranged(
  candidates: readonly CandidateView[],
  order: CandidateOrder = 'weight',
): readonly CandidateView[] {
  const groups = new Map<number, CandidateView[]>();
  for (const candidate of candidates) {
    const group = groups.get(candidate.group);
    if (group === undefined) groups.set(candidate.group, [candidate]);
    else group.push(candidate);
  }
  const byScore = (one: CandidateView, other: CandidateView) => other.score - one.score;
  return [...groups.values()]
    .map((group) => group.toSorted(byScore))
    .toSorted((one, other) => (order === 'kind' ? kindOf(one) - kindOf(other) : 0) || weightOf(other) - weightOf(one))
    .flat();
}

/** What passes the filter, and whatever was decided under it: a row settles where it was, it does not vanish. */
export function filtered(
  candidates: readonly CandidateView[],
  filter: CandidateFilter,
  kept: ReadonlySet<number>,
): readonly CandidateRow[] {
  const shown = candidates.filter(
    (candidate) =>
      (filter.conceptType === 'all' || candidate.conceptType === filter.conceptType) &&
      (filter.state === 'all' || candidate.state === filter.state || kept.has(candidate.id)) &&
      candidate.score >= filter.minScore &&
      (filter.showUnlikely || !isUnlikely(candidate)),
  );
  /** Of each row the kind of its group, which is that of the group's best pair. */
  const kinds = new Map<number, ConceptType>();
  for (const { group, conceptType } of shown) if (!kinds.has(group)) kinds.set(group, conceptType);
  const kindAt = (index: number) => kinds.get(shown[index]?.group ?? -1);
  const kindHead = (index: number) => {
    const conceptType = kindAt(index);
    if (filter.order !== 'kind' || conceptType === undefined || conceptType === kindAt(index - 1)) return {};
    return { kindHead: { conceptType, count: shown.filter(({ group }) => kinds.get(group) === conceptType).length } };
  };
  return shown.map((candidate, index) => ({
    ...kindHead(index),
    candidate,
    groupSize: shown.filter(({ group }) => group === candidate.group).length,
    first: shown[index - 1]?.group !== candidate.group,
    last: shown[index + 1]?.group !== candidate.group,
    sameEntry:
      shown[index - 1]?.group === candidate.group &&
      shown[index - 1]?.state === 'proposed' &&
      shown[index - 1]?.existing?.entryId === candidate.existing?.entryId,
  }));
}

/** Undecided pairs at least so sure, 0-1, surest first. */
export function surest(candidates: readonly CandidateView[], minScore: number): readonly CandidateView[] {
  return candidates
    .filter(({ state, score }) => state === 'proposed' && score >= minScore)
    .toSorted((one, other) => other.score - one.score);
}

/** Types that occur, in the order of the model. */
export function typesIn(candidates: readonly CandidateView[]): readonly ConceptType[] {
  const found = new Set(candidates.map(({ conceptType }) => conceptType));
  return conceptTypes.filter((type) => found.has(type));
}

/** A text cut around the place where its title stands. */
export function marked(
  text: string,
  start: number,
  end: number,
): readonly [before: string, title: string, after: string] {
  const from = Math.max(0, Math.min(start, text.length));
  const to = Math.max(from, Math.min(end, text.length));
  return [text.slice(0, from), text.slice(from, to), text.slice(to)];
}
