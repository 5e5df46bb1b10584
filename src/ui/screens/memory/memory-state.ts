import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { create } from 'zustand';
import type { ConcordanceView, HitFormat, Match, UnitBead, UnitDraft } from '../../../engine/contract.ts';
import { engine } from '../../engine/connection.ts';
import { isCancelled, runJob } from '../../engine/jobs.ts';
import { refresh } from '../../engine/queries.ts';
import { host } from '../../platform/host.ts';
import { goTo, paths } from '../../routes.ts';
import { tell, tellProblem } from '../../state/notices.ts';
import { rememberPlace } from '../../state/workplace.ts';
import { since } from '../glossary/entry-pages.ts';

export const searchKinds = ['concordance', 'similar'] as const;
export type SearchKind = (typeof searchKinds)[number];

interface MemorySearch {
  readonly kind: SearchKind;
  readonly text: string;
  /** 0 for all. */
  readonly collectionId: number;
  /** Of the side that is searched; empty for either. */
  readonly language: string;
  /** A part of the origin's name; empty for any. */
  readonly origin: string;
  /** Days back from today; 0 for all. */
  readonly days: number;
  /** What hits are written as. */
  readonly format: HitFormat;
}

export const hitFormats = ['tsv', 'csv', 'xlsx', 'tmx'] as const satisfies readonly HitFormat[];

/** The search outlives the screen: who goes to a text comes back to it. */
export const useMemorySearch = create<MemorySearch>(() => ({
  kind: 'concordance',
  text: '',
  collectionId: 0,
  language: '',
  origin: '',
  days: 0,
  format: 'tsv',
}));

export type Hit =
  | ({ readonly kind: 'concordance' } & ConcordanceView)
  | ({ readonly kind: 'similar'; readonly query: string } & Match);

/** A letter alone stands in half of all segments. */
const shortestSearch = 2;
const mostHits = 100;
/** Lower than translators' usual 70: who asks by hand wants to see what there is. */
const leastSimilarity = 50;

export function isSearch(text: string): boolean {
  return [...text.trim()].length >= shortestSearch;
}

/** What is searched for, and in which units. */
function requestOf({ text, collectionId, language, origin, days }: MemorySearch) {
  return {
    text: text.trim(),
    ...(collectionId === 0 ? {} : { collectionIds: [collectionId] }),
    ...(language === '' ? {} : { language }),
    ...(origin.trim() === '' ? {} : { origin: origin.trim() }),
    ...(days === 0 ? {} : { changedSince: since(days) }),
  };
}

export const hitsQuery = (search: MemorySearch) => {
  const { kind, text } = search;
  const asked = requestOf(search);
  return queryOptions({
    queryKey: [kind === 'concordance' ? 'concordance' : 'match', asked],
    queryFn: async ({ signal }): Promise<{ readonly hits: readonly Hit[]; readonly ms: number }> => {
      const request = { ...asked, limit: mostHits };
      if (kind === 'concordance') {
        const { results, ms } = await engine.concordance(request, { signal });
        return { hits: results.map((hit) => ({ kind, ...hit })), ms };
      }
      const { results, ms } = await engine.match({ ...request, min: leastSimilarity }, { signal });
      return { hits: results.map((hit) => ({ kind, query: request.text, ...hit })), ms };
    },
    enabled: isSearch(text),
    placeholderData: keepPreviousData,
    // Every keystroke makes a list of its own; old ones need not be kept.
    gcTime: 30_000,
  });
};

export function openInText({ id, bitextId, sourceStart, targetStart }: UnitBead): void {
  rememberPlace(bitextId, { screen: 'align', sourceStart, targetStart });
  goTo(paths.align(bitextId));
  tell('memory.opened', { id });
}

export function copyTarget({ target }: Hit): void {
  void navigator.clipboard.writeText(target);
  tell('memory.copied');
}

/** As one change, which undo takes back whole. */
export async function deleteUnits(ids: readonly number[]): Promise<void> {
  try {
    await engine.deleteUnits({ ids });
    refresh(['units', 'collections', 'beads']);
    tell('memory.deleted', { count: ids.length });
  } catch (error) {
    tellProblem(error);
  }
}

/** Throws what the engine says against the draft: the form shows it. */
export async function saveUnit(draft: UnitDraft): Promise<void> {
  await engine.saveUnit(draft);
  refresh(['units', 'collections']);
}

/** Those chosen; without any, all that a concordance finds, or the similar segments that are shown. */
export async function exportHits(
  search: MemorySearch,
  chosen: readonly number[],
  shown: readonly Hit[],
): Promise<void> {
  const { format, kind } = search;
  try {
    const path = await host.chooseNewFile(`${kind === 'concordance' ? 'concordance' : 'segments'}.${format}`);
    if (path === undefined) return;
    // The dialog has already asked whether an existing file may go.
    const file = { path, format, overwrite: true };
    const ids = chosen.length > 0 || kind === 'concordance' ? chosen : shown.map(({ unitId }) => unitId);
    const { rows } = await runJob((options) =>
      ids.length > 0
        ? engine.exportUnits({ ...file, ids }, options)
        : engine.exportConcordance({ ...requestOf(search), ...file }, options),
    );
    tell('memory.exported', { count: rows, path });
  } catch (error) {
    if (!isCancelled(error)) tellProblem(error);
  }
}
