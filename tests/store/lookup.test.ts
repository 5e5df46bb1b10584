import { describe, expect, it } from 'vitest';
import type { MemoryStore } from '../../src/core/memory/store.ts';
import { entry, scratchMemory, term } from './scratch.ts';

const odkb = 'Организация Договора о коллективной безопасности';

async function glossary(): Promise<MemoryStore> {
  const memory = await scratchMemory();
  const { id } = await memory.createCollection('Встреча');
  await memory.saveEntry({
    collectionId: id,
    conceptType: 'organisation',
    terms: [
      term('ru', odkb),
      term('ru', 'ОДКБ'),
      term('en', 'Collective Security Treaty Organization'),
      term('en', 'CSTO'),
      term('en', 'ODKB', { administrativeStatus: 'deprecated' }),
    ],
  });
  await memory.importEntries(
    [
      entry(id, 'Совет коллективной безопасности', 'Collective Security Council'),
      entry(id, 'Совет Безопасности|СБ', 'Security Council'),
      entry(id, 'Всемирная организация здравоохранения|ВОЗ', 'World Health Organization|WHO'),
      entry(id, 'Объединённый штаб', 'Joint Staff'),
      entry(id, 'Министерство обороны|Минобороны', 'Ministry of Defence'),
      entry(id, 'министр обороны', 'Minister of Defence'),
      entry(id, 'Организация Североатлантического договора|НАТО', 'North Atlantic Treaty Organization|NATO'),
      entry(id, 'Лавров Сергей Викторович', 'Sergey Lavrov', { conceptType: 'person' }),
      entry(id, 'премьер-министр', 'Prime Minister', { conceptType: 'post' }),
    ],
    { origin: 'test' },
  );
  return memory;
}

describe('lookup', () => {
  it.each([
    ['ОДКБ', 'acronym', 'ОДКБ'],
    ['одкб', 'acronym', 'ОДКБ'],
    ['CSTO', 'acronym', 'CSTO'],
    ['ODKB', 'acronym', 'ODKB'],
    [odkb, 'exact', odkb],
    ['организации договора о коллективной безопасности', 'inflected', odkb],
    ['Организацией Договора о коллективной безопасности', 'inflected', odkb],
    ['организация дог', 'prefix', odkb],
    ['безопасности коллективной договора организация', 'words', odkb],
    ['объединенный штаб', 'exact', 'Объединённый штаб'],
    ['«Объединённый  штаб»', 'exact', 'Объединённый штаб'],
    ['премьер — министр', 'exact', 'премьер-министр'],
    ['jlr,', 'layout', 'ОДКБ'],
    ['ыусгкшен сщгтсшд', 'layout', 'Security Council'],
    ['organizatsiya dogovora o kollektivnoy bezopasnosti', 'transliteration', odkb],
    ['organizacija dogovora', 'transliteration', odkb],
    ['ministerstvo oborony', 'transliteration', 'Министерство обороны'],
    ['Lavrov Sergei', 'transliteration', 'Sergey Lavrov'],
    ['натo', 'transliteration', 'NATO'],
    ['колективной безопастности совет', 'typo', 'Совет коллективной безопасности'],
    ['securty concil', 'typo', 'Security Council'],
    ['minsitry of defence', 'typo', 'Ministry of Defence'],
    ['минобороны', 'exact', 'Минобороны'],
    ['мин обор', 'prefix', 'министр обороны'],
    ['оборон', 'words', 'министр обороны'],
    ['атлантического', 'substring', 'Организация Североатлантического договора'],
  ])('finds %j: %s', async (query, why, source) => {
    const memory = await glossary();
    const hits = await memory.lookup({ query, limit: 5 });
    const hit = hits.find((one) => one.source === source);
    expect(hit?.why ?? hits.map((one) => `${one.why} ${one.source}`)).toBe(why);
  });
});
