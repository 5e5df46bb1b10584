import { create } from 'zustand';
import { persist } from 'zustand/middleware';

interface BoothState {
  /** Height of the answer's letters, px. */
  readonly size: number;
  readonly scheme: 'dark' | 'light';
  /** Entries kept in sight while nothing is asked. */
  readonly pinned: readonly number[];
}

const smallest = 16;
const usual = 34;
const largest = 120;
/** One press changes the size by so much of it. */
const stepRatio = 1.12;

export const useBooth = create<BoothState>()(
  persist((): BoothState => ({ size: usual, scheme: 'dark', pinned: [] }), { name: 'concordat.booth', version: 1 }),
);

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
