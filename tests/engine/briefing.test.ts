import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BriefContent } from '../../src/core/brief/brief.ts';
import { quietJob } from '../../src/core/job.ts';
import { createJob } from '../../src/engine/job.ts';
import { runEngine, type TestEngine } from './run-engine.ts';

const agenda = [
  'Повестка дня совещания.',
  'Выступит председатель Комитета Государственной Думы по обороне Андрей Карташов.',
  'О сотрудничестве с Организацией Договора о коллективной безопасности (далее – ОДКБ) доложит Генеральный секретарь ОДКБ.',
  'Смоленский институт пограничных перевозок представит доклад. По данным Смоленского института пограничных перевозок, товарооборот достиг 1,5 млрд долларов.',
  'Совещание состоится 7 октября 2026 года. Для того чтобы успеть, данную повестку просьба изучить.',
  'Министерство иностранных дел Российской Федерации направит приглашения.',
].join('\n');

let running: TestEngine;
let brief: BriefContent;
beforeAll(async () => {
  running = runEngine();
  brief = await running.brief(
    { documents: [{ kind: 'text', name: 'повестка', text: agenda, language: 'ru' }] },
    quietJob,
  );
}, 60_000);
afterAll(() => running.dispose());

const item = (term: string) => brief.items.find((one) => one.term === term);
const seen = ({ places }: { readonly places: readonly BriefContent['items'][number]['places'][number][] }) =>
  places.map(({ segment, start, end }) => brief.documents[0]!.segments[segment]!.text.slice(start, end));

describe('a brief', () => {
  it('finds titles of the starter glossary, inflected, the longest where one holds another', () => {
    expect(item('Организация Договора о коллективной безопасности')).toMatchObject({
      state: 'known',
      origin: 'starter',
      rendering: 'Collective Security Treaty Organization',
      asSeen: 'Организацией Договора о коллективной безопасности',
    });
    expect(item('Договор о коллективной безопасности')).toBeUndefined();
    expect(item('Генеральный секретарь ОДКБ')).toMatchObject({ state: 'known', rendering: 'CSTO Secretary General' });
  });

  it('finds names of one word by their capital alone', () => {
    const renderings = brief.items.map(({ rendering }) => rendering);
    expect(renderings).not.toContain('Togo');
    expect(renderings).not.toContain('Denmark');
  });

  it('finds a new title in every case, cited in the nominative and counted once', () => {
    const gap = item('Смоленский институт пограничных перевозок');
    expect(gap).toMatchObject({ state: 'gap', origin: 'documents', conceptType: 'organisation' });
    expect(seen(gap!)).toEqual([
      'Смоленский институт пограничных перевозок',
      'Смоленского института пограничных перевозок',
    ]);
  });

  it('proposes renderings for it and says how it came by them', () => {
    const gap = brief.items.find(({ state, term }) => state === 'gap' && term.startsWith('председатель Комитета'));
    expect(gap?.suggestions.map(({ how }) => how)).toContain('similar');
    for (const { state, suggestions, rendering } of brief.items) {
      if (state === 'known') expect(suggestions).toEqual([]);
      else expect(rendering).toBe('');
    }
  });

  it('knows who speaks and in what post', () => {
    expect(brief.speakers).toEqual([
      expect.objectContaining({
        name: 'Андрей Карташов',
        rendering: 'Andrei Kartashov',
        confirmed: false,
        post: expect.stringMatching(/^председатель Комитета/),
      }),
    ]);
  });

  it('takes acronyms with what the papers say they stand for', () => {
    expect(brief.acronyms.find(({ text }) => text === 'ОДКБ')).toMatchObject({ rendering: 'CSTO', known: true });
  });

  it('writes figures as the other language does', () => {
    const renderings = Object.fromEntries(brief.numbers.map(({ key, rendering }) => [key, rendering]));
    expect(renderings).toEqual({ '1500000000 USD': '1.5 billion US dollars', '2026-10-07': '7 October 2026' });
  });

  it('counts coverage by occurrences', () => {
    const { occurrences, rendered, percent } = brief.coverage;
    expect(rendered).toBe(
      brief.items.filter(({ state }) => state === 'known').reduce((sum, { places }) => sum + places.length, 0),
    );
    expect(percent).toBe(Math.floor((100 * rendered) / occurrences));
    expect(percent).toBeGreaterThan(0);
    expect(percent).toBeLessThan(100);
  });

  it('prefers what the memory holds to the starter glossary', async () => {
    const { id } = await running.engine.createCollection({ name: 'Свои' }, quietJob);
    const term = { administrativeStatus: 'preferred', termType: 'fullForm' } as const;
    await running.engine.saveEntry(
      {
        collectionId: id,
        conceptType: 'organisation',
        terms: [
          { ...term, language: 'ru', text: 'Смоленский институт пограничных перевозок' },
          { ...term, language: 'en', text: 'Smolensk Institute of Border Transport' },
        ],
      },
      quietJob,
    );
    const documents = [{ kind: 'text', name: 'повестка', text: agenda, language: 'ru' }] as const;
    const again = await running.brief({ documents }, quietJob);
    const found = again.items.find(({ term: name }) => name === 'Смоленский институт пограничных перевозок');
    expect(found).toMatchObject({
      state: 'known',
      origin: 'memory',
      rendering: 'Smolensk Institute of Border Transport',
    });
    expect(again.coverage.percent).toBeGreaterThan(brief.coverage.percent);
  });

  it('reads English papers the other way round', async () => {
    const text =
      'The CSTO Secretary General met Mr. Andrey Petrov, Chairman of the Northern Corridor Logistics Council. The Northern Corridor Logistics Council meets on 7 October 2026.';
    const english = await running.brief({ documents: [{ kind: 'text', name: 'agenda', text }] }, quietJob);
    expect(english.items.find(({ state }) => state === 'known')).toMatchObject({
      term: 'CSTO Secretary General',
      rendering: 'Генеральный секретарь ОДКБ',
      language: 'en',
    });
    expect(english.items.filter(({ state }) => state === 'gap').map(({ term }) => term)).toContain(
      'Northern Corridor Logistics Council',
    );
    expect(english.speakers[0]).toMatchObject({ name: 'Andrey Petrov', rendering: 'Андрей Петров' });
    expect(english.numbers[0]).toMatchObject({ rendering: '7 октября 2026 г.' });
  });

  it('takes renderings from papers given in both languages', async () => {
    const { councilRu, councilEn } = await import('../cli/pair-files.ts');
    const both = await running.brief(
      {
        documents: [
          { kind: 'file', path: councilRu },
          { kind: 'file', path: councilEn },
        ],
      },
      quietJob,
    );
    const mined = both.items.flatMap(({ suggestions }) => suggestions).filter(({ how }) => how === 'pair');
    expect(mined.length).toBeGreaterThan(0);
    expect(
      mined.every(
        ({ sentences }) => sentences !== undefined && /[а-я]/.test(sentences.ru) && /[a-z]/.test(sentences.en),
      ),
    ).toBe(true);
  });

  it('stops when cancelled', async () => {
    const aborted = new AbortController();
    const text = `${agenda}\n`.repeat(300);
    const job = createJob(aborted.signal, ({ what }) => {
      if (what === 'finding-titles') aborted.abort();
    });
    await expect(
      running.brief({ documents: [{ kind: 'text', name: 'a', text, language: 'ru' }] }, job),
    ).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('says so where a paper is in another language', async () => {
    const documents = [{ kind: 'text', name: 'a', text: 'Bonjour le monde', language: 'fr' }] as const;
    await expect(running.brief({ documents }, quietJob)).rejects.toMatchObject({
      code: 'language-not-briefed',
      details: { language: 'fr' },
    });
  });
});
