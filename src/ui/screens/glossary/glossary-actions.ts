import { create } from 'zustand';
import type { EntryDraft, EntryView } from '../../../engine/contract.ts';
import { engine } from '../../engine/connection.ts';
import { refresh } from '../../engine/queries.ts';
import { goTo, paths } from '../../routes.ts';
import { tellProblem } from '../../state/notices.ts';
import type { GlossaryExport } from '../exchange/export-form.tsx';
import type { EntryFilter } from './entry-pages.ts';

interface GlossaryState {
  readonly query: string;
  readonly filter: Omit<EntryFilter, 'query'>;
  /** Grows when the search box should take the focus. */
  readonly focusRequests: number;
}

const everything: GlossaryState['filter'] = {
  conceptType: 'all',
  collectionId: 0,
  sort: 'changed',
  reversed: false,
  status: 'all',
  house: '',
  days: 0,
  only: 'all',
};

/** The search outlives the screen: who looks something up in the rows comes back to it. */
export const useGlossary = create<GlossaryState>(() => ({ query: '', filter: everything, focusRequests: 0 }));

export function setGlossaryFilter(change: (before: GlossaryState['filter']) => GlossaryState['filter']): void {
  useGlossary.setState(({ filter }) => ({ filter: change(filter) }));
}

/** Opens the glossary on these entries alone. */
export function showEntries(wanted: Partial<GlossaryState['filter']>): void {
  useGlossary.setState({ query: '', filter: { ...everything, ...wanted } });
  goTo(paths.glossary());
}

export function focusGlossarySearch(): void {
  if (!window.location.hash.startsWith('#/glossary')) goTo(paths.glossary());
  useGlossary.setState(({ focusRequests }) => ({ focusRequests: focusRequests + 1 }));
}

/** What is to be exported while the dialog for it is open, from any screen. */
export const useGlossaryExport = create<{ readonly asked: GlossaryExport | undefined }>(() => ({ asked: undefined }));

export const exportGlossary = (asked: GlossaryExport = {}) => useGlossaryExport.setState({ asked });
export const closeGlossaryExport = () => useGlossaryExport.setState({ asked: undefined });

export async function deleteEntry(id: number): Promise<boolean> {
  try {
    await engine.deleteEntries({ ids: [id] });
    refresh(['entries']);
    return true;
  } catch (error) {
    tellProblem(error);
    return false;
  }
}

/** Throws what the engine says against the draft: the form shows it. */
export async function saveEntry(draft: EntryDraft): Promise<EntryView> {
  const entry = await engine.saveEntry(draft);
  refresh(['entries']);
  return entry;
}
