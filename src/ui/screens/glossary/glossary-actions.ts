import { create } from 'zustand';
import type { EntryDraft, EntryView } from '../../../engine/contract.ts';
import { engine } from '../../engine/connection.ts';
import { runJob } from '../../engine/jobs.ts';
import { refresh } from '../../engine/queries.ts';
import { host } from '../../platform/host.ts';
import { goTo, paths } from '../../routes.ts';
import { tell, tellProblem } from '../../state/notices.ts';
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

export async function exportGlossary(): Promise<void> {
  try {
    const path = await host.chooseNewFile('concordat.tsv');
    if (path === undefined) return;
    // The dialog has already asked whether an existing file may go.
    const report = await runJob((options) => engine.exportEntries({ path, format: 'tsv', overwrite: true }, options));
    tell('glossary.exported', { count: report.entries, path: report.path });
  } catch (error) {
    tellProblem(error);
  }
}

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
