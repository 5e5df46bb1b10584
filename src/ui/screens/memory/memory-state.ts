import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { create } from 'zustand';
import type { ConcordanceView, Match, UnitBead, UnitDraft } from '../../../engine/contract.ts';
import { engine } from '../../engine/connection.ts';
import { isCancelled, runJob } from '../../engine/jobs.ts';
import { refresh } from '../../engine/queries.ts';
import { host } from '../../platform/host.ts';
import { goTo, paths } from '../../routes.ts';
import { tell, tellProblem } from '../../state/notices.ts';
import { rememberPlace } from '../../state/workplace.ts';

export const searchKinds = ['concordance', 'similar'] as const;
export type SearchKind = (typeof searchKinds)[number];

interface MemorySearch {
  readonly kind: SearchKind;
  readonly text: string;
  /** 0 for all. */
  readonly collectionId: number;
  /** Of the side that is searched; empty for either. */
  readonly language: string;
}

/** The search outlives the screen: who goes to a text comes back to it. */
export const useMemorySearch = create<MemorySearch>(() => ({
  kind: 'concordance',
  text: '',
  collectionId: 0,
  language: '',
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

export const hitsQuery = ({ kind, text, collectionId, language }: MemorySearch) =>
  queryOptions({
    queryKey: [kind === 'concordance' ? 'concordance' : 'match', text.trim(), collectionId, language],
    queryFn: async ({ signal }): Promise<{ readonly hits: readonly Hit[]; readonly ms: number }> => {
      const request = {
        text: text.trim(),
        limit: mostHits,
        ...(collectionId === 0 ? {} : { collectionIds: [collectionId] }),
        ...(language === '' ? {} : { language }),
      };
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

export function openInText({ id, bitextId, sourceStart, targetStart }: UnitBead): void {
  rememberPlace(bitextId, { screen: 'align', sourceStart, targetStart });
  goTo(paths.align(bitextId));
  tell('memory.opened', { id });
}

export function copyTarget({ target }: Hit): void {
  void navigator.clipboard.writeText(target);
  tell('memory.copied');
}

export async function deleteUnit(id: number): Promise<void> {
  try {
    await engine.deleteUnits({ ids: [id] });
    refresh(['units', 'collections', 'beads']);
    tell('memory.deleted');
  } catch (error) {
    tellProblem(error);
  }
}

/** Throws what the engine says against the draft: the form shows it. */
export async function saveUnit(draft: UnitDraft): Promise<void> {
  await engine.saveUnit(draft);
  refresh(['units', 'collections']);
}

export async function exportHits({ text, collectionId, language }: MemorySearch): Promise<void> {
  try {
    const path = await host.chooseNewFile('concordance.tsv');
    if (path === undefined) return;
    const { rows } = await runJob((options) =>
      engine.exportConcordance(
        {
          text: text.trim(),
          path,
          // The dialog has already asked whether an existing file may go.
          overwrite: true,
          ...(collectionId === 0 ? {} : { collectionIds: [collectionId] }),
          ...(language === '' ? {} : { language }),
        },
        options,
      ),
    );
    tell('memory.exported', { count: rows, path });
  } catch (error) {
    if (!isCancelled(error)) tellProblem(error);
  }
}
