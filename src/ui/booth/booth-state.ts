import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { EventTerm } from '../../engine/contract.ts';

/** The event whose terms are kept in sight, as they were last found: they are there before the engine has read its papers. */
export interface PinnedEvent {
  readonly id: number;
  readonly name: string;
  readonly terms: readonly EventTerm[];
}

interface BoothState {
  /** Height of the answer's letters, px. */
  readonly size: number;
  readonly scheme: 'dark' | 'light';
  /** Entries kept in sight while nothing is asked. */
  readonly pinned: readonly number[];
  /** Null where there is none: kept as JSON, which knows no other nothing. */
  readonly event: PinnedEvent | null;
}

const smallest = 16;
const usual = 34;
const largest = 120;
/** One press changes the size by so much of it. */
const stepRatio = 1.12;

const storageKey = 'concordat.booth';

export const useBooth = create<BoothState>()(
  persist((): BoothState => ({ size: usual, scheme: 'dark', pinned: [], event: null }), {
    name: storageKey,
    version: 1,
  }),
);

// What is pinned in one window is seen in the others.
window.addEventListener('storage', ({ key }) => {
  if (key === storageKey) void useBooth.persist.rehydrate();
});

export function changeSize(step: 1 | -1 | 0): void {
  useBooth.setState(({ size }) => ({
    size: step === 0 ? usual : Math.round(Math.max(smallest, Math.min(largest, size * stepRatio ** step))),
  }));
}

export function changeScheme(): void {
  useBooth.setState(({ scheme }) => ({ scheme: scheme === 'dark' ? 'light' : 'dark' }));
}

export function togglePin(entry: number): void {
  useBooth.setState(({ pinned }) => ({
    pinned: pinned.includes(entry) ? pinned.filter((one) => one !== entry) : [...pinned, entry],
  }));
}

export function forgetPins(gone: readonly number[]): void {
  useBooth.setState(({ pinned }) => ({ pinned: pinned.filter((one) => !gone.includes(one)) }));
}

export function pinEvent(event: PinnedEvent | null): void {
  useBooth.setState({ event });
}
