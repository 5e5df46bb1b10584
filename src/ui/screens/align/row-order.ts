import type { BeadView } from '../../../engine/contract.ts';

/** In which order the rows of a text are shown. Places count what is shown, indices the rows in the order of the text. */
export interface RowOrder {
  readonly isByDoubt: boolean;
  readonly indexAt: (place: number) => number;
  readonly placeOf: (index: number) => number;
}

export const textOrder: RowOrder = { isByDoubt: false, indexAt: (place) => place, placeOf: (index) => index };

/** Place of each row, by its id, when the rows were sorted: what is done to them since moves none of them. */
export type Ranks = ReadonlyMap<number, number>;

/** The most doubtful first, the confirmed last; rows equally sure stay in the order of the text. */
export function ranksByDoubt(beads: readonly BeadView[]): Ranks {
  const doubt = ({ state, confidence }: BeadView) => (state === 'confirmed' ? 2 : confidence);
  const sorted = [...beads].sort((one, other) => doubt(one) - doubt(other));
  return new Map(sorted.map(({ id }, rank) => [id, rank]));
}

/** Share of rows that have no rank, above which the ranks are of another alignment. */
const mostUnranked = 0.5;

/** The rows by their ranks; one that came since stands behind the row before it in the text. */
export function orderByRanks(beads: readonly BeadView[], ranks: Ranks): RowOrder {
  const known =
    beads.filter(({ id }) => ranks.has(id)).length < beads.length * mostUnranked ? ranksByDoubt(beads) : ranks;
  let before = -1;
  const keys = beads.map(({ id }) => {
    before = known.get(id) ?? before;
    return before;
  });
  const indices = beads.map((_, index) => index).sort((one, other) => (keys[one] ?? 0) - (keys[other] ?? 0));
  const places = new Uint32Array(indices.length);
  for (const [place, index] of indices.entries()) places[index] = place;
  return {
    isByDoubt: true,
    indexAt: (place) => indices[place] ?? place,
    placeOf: (index) => places[index] ?? index,
  };
}

/** Whether two states of a text have the same rows in the same order, whatever was done to them. */
export function sameRows(some: readonly BeadView[], others: readonly BeadView[]): boolean {
  return some.length === others.length && some.every(({ id }, index) => id === others[index]?.id);
}
