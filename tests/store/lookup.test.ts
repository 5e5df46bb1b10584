import { describe, expect, it } from 'vitest';
import type { MemoryStore } from '../../src/core/memory/store.ts';
import { romanisationSystems, transliterate } from '../../src/core/text/transliteration.ts';
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
      entry(id, 'Секретарь комитета', 'Committee Secretary', { conceptType: 'post' }),
      entry(id, 'Совет охраны', 'Safety Council'),
      entry(id, 'Температура', 'Temperature', { conceptType: 'other' }),
      entry(id, '', 'AUKUS'),
      entry(id, '', 'Shanghai Cooperation'),
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
    ['the collective security council', 'exact', 'Collective Security Council'],
    ['the Joint St', 'prefix', 'Joint Staff'],
    ['Ministr yof Defence', 'typo', 'Ministry of Defence'],
    ['СоветБезопасности', 'typo', 'Совет Безопасности'],
    ['мини стерство обороны', 'typo', 'Министерство обороны'],
    ['Сеъретарь комитта', 'typo', 'Секретарь комитета'],
    ['sfety council', 'typo', 'Safety Council'],
    ['Обьединённый  щтаб', 'typo', 'Объединённый штаб'],
    ['ntvgthfnehf', 'layout', 'Температура'],
    ['ЦРЩ', 'layout', 'WHO'],
    ['аукус', 'transliteration', 'AUKUS'],
    ['шанхай', 'transliteration', 'Shanghai Cooperation'],
    ['vsemirnaya organizaciya', 'transliteration', 'Всемирная организация здравоохранения'],
    ['одкбь', 'inflected', 'ОДКБ'],
    ['вoз', 'typo', 'ВОЗ'],
    ['атлантического', 'substring', 'Организация Североатлантического договора'],
  ])('finds %j: %s', async (query, why, source) => {
    const memory = await glossary();
    const hits = await memory.lookup({ query, limit: 5 });
    const hit = hits.find((one) => one.source === source);
    expect(hit?.why ?? hits.map((one) => `${one.why} ${one.source}`)).toBe(why);
  });

  it.each(romanisationSystems)('finds Cyrillic titles typed in Latin by %s', async (system) => {
    const memory = await glossary();
    const { id } = await memory.ensureCollection('Встреча');
    const titles = [
      'Министерство природных ресурсов и экологии',
      'Объединённый щит',
      'Съезд журналистов Югры',
      'Цхинвал',
    ];
    for (const title of titles) await memory.saveEntry(entry(id, title, 'x'));
    for (const title of titles) {
      const [best] = await memory.lookup({ query: transliterate(title, system), limit: 3 });
      expect(best?.source ?? `nothing for ${transliterate(title, system)}`).toBe(title);
    }
  });

  it('gives nothing for what is like nothing, and for nothing', async () => {
    const memory = await glossary();
    for (const query of ['', ' — ', 'йцукенгшщз', 'the']) expect(await memory.lookup({ query, limit: 5 })).toEqual([]);
  });
});
