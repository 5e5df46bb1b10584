import { create } from 'zustand';
import { persist } from 'zustand/middleware';

export interface Place {
  readonly screen: 'align' | 'titles';
  /** First segment indices of the row where the user stood: bead ids change when rows are cut anew. */
  readonly sourceStart: number;
  readonly targetStart: number;
}

interface Workplace {
  /** The bitext last open: what the rail's Alignment and Titles lead to. */
  readonly bitextId: number | undefined;
  readonly places: Readonly<Record<number, Place>>;
}

/** Kept between sessions, so that a text opens where it was left. */
export const useWorkplace = create<Workplace>()(
  persist((): Workplace => ({ bitextId: undefined, places: {} }), { name: 'concordat.workplace', version: 1 }),
);

export function rememberPlace(bitextId: number, place: Partial<Place>): void {
  useWorkplace.setState(({ places }) => {
    const before = places[bitextId] ?? { screen: 'align', sourceStart: 0, targetStart: 0 };
    return { bitextId, places: { ...places, [bitextId]: { ...before, ...place } } };
  });
}

export function forgetBitext(id: number): void {
  useWorkplace.setState(({ bitextId, places }) => {
    const { [id]: _gone, ...kept } = places;
    return { bitextId: bitextId === id ? undefined : bitextId, places: kept };
  });
}
