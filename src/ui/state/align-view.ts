import { create } from 'zustand';
import { persist } from 'zustand/middleware';

interface AlignView {
  /** Whether titles, numbers and names are marked in the rows. */
  readonly marks: boolean;
}

/** How the rows of an alignment are shown; kept between sessions. */
export const useAlignView = create<AlignView>()(
  persist((): AlignView => ({ marks: true }), { name: 'concordat.align-view', version: 1 }),
);
