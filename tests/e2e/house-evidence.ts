import { join } from 'node:path';
import type { EntryInput } from '../../src/core/memory/records.ts';
import { openMemory } from '../../src/store/open.ts';
import type { RunningApp } from './app.ts';

const renderings = [
  ['Verification Coordination Staff', 'МИД России'],
  ['Coordinating Staff for Verification', 'UNODC'],
  ['Headquarters for Verification', 'ТАСС'],
] as const;
export const rankedTitle = 'Координационный штаб по проверке';

/** Puts an entry whose renderings named houses use into the memory of the running app, as another process would. */
export async function houseEvidence({ profile }: RunningApp): Promise<void> {
  const store = await openMemory({ path: join(profile, 'concordat.db'), author: 'тест' });
  const term = (language: string, text: string) => ({
    ...{ language, text, termType: 'fullForm' as const },
    administrativeStatus: language === 'ru' ? ('preferred' as const) : ('admitted' as const),
  });
  const entry: EntryInput = {
    collectionId: (await store.defaultCollection('Общая')).id,
    conceptType: 'body',
    terms: [term('ru', rankedTitle), ...renderings.map(([text]) => term('en', text))],
    evidence: renderings.map(([text, house], index) => ({
      ...{ term: index + 1, documentName: `${house}.txt`, house, date: '2025-06-01' },
      ...{ sourceText: rankedTitle, sourceStart: 0, sourceEnd: rankedTitle.length },
      ...{ targetText: text, targetStart: 0, targetEnd: text.length },
    })),
  };
  await store.importEntries([entry], { origin: 'тест' });
  await store.close();
}
