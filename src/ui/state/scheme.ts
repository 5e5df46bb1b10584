import { useSyncExternalStore } from 'react';

/** Light or dark: as the system has it, unless the user has chosen. */
export const schemes = ['auto', 'light', 'dark'] as const;
export type Scheme = (typeof schemes)[number];

const storageKey = 'concordat.scheme';
const systemIsDark = window.matchMedia('(prefers-color-scheme: dark)');

const listeners = new Set<() => void>();

function chosenScheme(): Scheme {
  const kept = localStorage.getItem(storageKey);
  return schemes.find((scheme) => scheme === kept) ?? 'auto';
}

function show(): void {
  const chosen = chosenScheme();
  document.documentElement.dataset.scheme = chosen === 'auto' ? (systemIsDark.matches ? 'dark' : 'light') : chosen;
  for (const listener of listeners) listener();
}

/** What the user chose, as long as the component is on screen. */
export function useScheme(): Scheme {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, chosenScheme);
}

export function setScheme(scheme: Scheme): void {
  localStorage.setItem(storageKey, scheme);
  show();
}

/** Before the first paint, so that nothing flashes. */
export function followScheme(): void {
  show();
  systemIsDark.addEventListener('change', show);
  window.addEventListener('storage', ({ key }) => {
    if (key === storageKey) show();
  });
}
