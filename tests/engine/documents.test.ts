import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { quietJob as job, type Progress } from '../../src/core/job.ts';
import { councilEn, councilRu } from '../cli/pair-files.ts';
import { runEngine, type TestEngine } from './run-engine.ts';

const fixture = (name: string): string => fileURLToPath(new URL(`../files/documents/${name}`, import.meta.url));

let running: TestEngine;
let folder: string;
beforeEach(() => {
  running = runEngine();
  folder = mkdtempSync(join(tmpdir(), 'concordat-папка '));
});
afterEach(async () => {
  await running.dispose();
  rmSync(folder, { recursive: true, force: true });
});

describe('a folder of files', () => {
  function fill(): void {
    mkdirSync(join(folder, 'переводы', '.svn'), { recursive: true });
    copyFileSync(fixture('charter.ru.docx'), join(folder, 'Устав.docx'));
    copyFileSync(fixture('charter.en.pdf'), join(folder, 'переводы', 'Charter (final).pdf'));
    copyFileSync(councilRu, join(folder, 'Совет.txt'));
    copyFileSync(councilEn, join(folder, 'переводы', 'council.txt'));
    copyFileSync(fixture('bilingual-table.docx'), join(folder, 'две колонки.docx'));
    copyFileSync(fixture('locked.pdf'), join(folder, 'закрыт.pdf'));
    writeFileSync(join(folder, '~$Устав.docx'), 'lock');
    writeFileSync(join(folder, 'переводы', '.svn', 'entries'), 'Служебный файл.');
  }

  it('is looked through, and says which file belongs to which, which is bilingual, which cannot be read', async () => {
    fill();
    const proposal = await running.engine.proposeDocumentPairs({ paths: [folder] }, job);
    expect(proposal).toMatchObject({ sourceLanguage: 'ru', targetLanguage: 'en' });
    const name = (index: number): string => proposal.files[index]?.name ?? '';
    expect(proposal.pairs.map(({ source, target }) => [name(source), name(target)]).sort()).toEqual([
      ['Совет.txt', 'council.txt'],
      ['Устав.docx', 'Charter (final).pdf'],
      ['две колонки.docx', 'две колонки.docx'],
    ]);
    expect(proposal.unpaired.map(name)).toEqual(['закрыт.pdf']);
    expect(proposal.files.find((file) => file.name === 'закрыт.pdf')?.problem?.code).toBe('document-encrypted');
    expect(proposal.files.map((file) => file.name)).not.toContain('~$Устав.docx');
    expect(proposal.files.map((file) => file.name)).not.toContain('entries');
  });

  it('is aligned as one job; a pair that fails leaves the others whole', async () => {
    fill();
    const file = (name: string) => ({ kind: 'file' as const, path: join(folder, name) });
    const seen: Progress[] = [];
    const outcomes = await running.engine.createBitexts(
      {
        pairs: [
          { source: file('Устав.docx'), target: file('переводы/Charter (final).pdf') },
          { source: file('закрыт.pdf'), target: file('переводы/council.txt') },
          { source: file('две колонки.docx'), target: file('две колонки.docx') },
        ],
      },
      { checkpoint: job.checkpoint, progress: (progress) => seen.push(progress) },
    );
    expect(outcomes).toMatchObject([
      { bitext: { sourceName: 'Устав.docx', targetLanguage: 'en' } },
      { problem: { code: 'document-encrypted' } },
      { bitext: { sourceName: 'две колонки.docx', sourceLanguage: 'ru', targetLanguage: 'en' } },
    ]);
    expect(await running.engine.listBitexts({}, job)).toHaveLength(2);
    const done = seen.map((progress) => progress.done);
    expect(done).toEqual(done.toSorted((a, b) => a - b));
    expect(seen.at(-1)).toMatchObject({ total: 300 });
  });

  it('is stopped between and within pairs; what is done stays', async () => {
    fill();
    const file = (name: string) => ({ kind: 'file' as const, path: join(folder, name) });
    const { Problem } = await import('../../src/core/problem.ts');
    let stopped = false;
    const stopping = {
      progress: ({ done }: Progress) => {
        stopped ||= done >= 100;
      },
      checkpoint: () => (stopped ? Promise.reject(new Problem('cancelled')) : Promise.resolve()),
    };
    const pair = { source: file('Совет.txt'), target: file('переводы/council.txt') };
    const charter = { source: file('Устав.docx'), target: file('переводы/Charter (final).pdf') };
    await expect(running.engine.createBitexts({ pairs: [pair, charter] }, stopping)).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect((await running.engine.listBitexts({}, job)).map((one) => one.sourceName)).toEqual(['Совет.txt']);
  });

  it('must not be a whole disk, and must be there', async () => {
    await expect(
      running.engine.proposeDocumentPairs({ paths: [join(folder, 'нет такой')] }, job),
    ).rejects.toMatchObject({ code: 'file-not-found' });
  });
});

describe('a file in two languages', () => {
  it.each(['bilingual-table.docx', 'bilingual-table.odt', 'interleaved.docx', 'interleaved.rtf'])(
    'is both sides of a bitext: %s',
    async (name) => {
      const input = { kind: 'file' as const, path: fixture(name) };
      expect(await running.engine.previewDocument(input, job)).toMatchObject({ bilingual: ['ru', 'en'] });
      const made = await running.engine.createBitext({ source: input, target: input }, job);
      expect(made).toMatchObject({ sourceLanguage: 'ru', targetLanguage: 'en' });
      const view = await running.engine.getBitext({ id: made.id }, job);
      const letters = (texts: readonly { readonly text: string }[], script: RegExp): number =>
        texts.reduce((sum, { text }) => sum + (text.match(script)?.length ?? 0), 0);
      expect(letters(view.sourceSegments, /\p{Script=Cyrillic}/gu)).toBeGreaterThan(400);
      expect(letters(view.targetSegments, /\p{Script=Cyrillic}/gu)).toBe(0);
      const linked = view.beadViews.filter(
        ({ source, target }) => source.end > source.start && target.end > target.start,
      );
      expect(linked.length).toBeGreaterThan(view.beadViews.length * 0.8);
    },
  );

  it('can be turned: the language named is the source', async () => {
    const path = fixture('bilingual-table.docx');
    const made = await running.engine.createBitext(
      { source: { kind: 'file', path, language: 'en' }, target: { kind: 'file', path } },
      job,
    );
    expect(made).toMatchObject({ sourceLanguage: 'en', targetLanguage: 'ru' });
  });

  it('gives one side when one is asked for', async () => {
    const path = fixture('bilingual-table.docx');
    const side = (language: string) => ({ kind: 'file' as const, path, language, bilingual: true });
    expect(await running.engine.previewDocument(side('en'), job)).toMatchObject({ language: 'en' });
    const made = await running.engine.createBitext({ source: side('ru'), target: side('en') }, job);
    expect(made).toMatchObject({ sourceLanguage: 'ru', targetLanguage: 'en' });
    await expect(running.engine.previewDocument(side('de'), job)).rejects.toMatchObject({
      code: 'document-not-bilingual',
    });
  });

  it('is not made of one in a single language', async () => {
    const input = { kind: 'file' as const, path: councilRu };
    await expect(running.engine.createBitext({ source: input, target: input }, job)).rejects.toMatchObject({
      code: 'same-language',
    });
  });
});

describe('rules of segmentation', () => {
  const text = 'Ст. 5 действует. Смотри гл. Третью.';
  const cut = async (): Promise<string[]> =>
    (await running.engine.trySegmentation({ text, language: 'ru' }, job)).map(({ start, end }) =>
      text.slice(start, end),
    );

  it('are the shipped ones, until own ones are saved beside the memory; both windows and the terminal see them', async () => {
    const shipped = await running.engine.segmentationRules({}, job);
    expect(shipped).toMatchObject({ origin: 'shipped', faults: [] });
    const before = await cut();
    const rules = {
      cascade: true,
      languageRules: [{ name: 'Все', rules: [{ breaks: true, before: '\\.', after: '\\s' }] }],
      maps: [{ pattern: '.*', rules: 'Все' }],
    };
    expect(await running.engine.saveSegmentationRules({ rules }, job)).toMatchObject({ origin: 'own', rules });
    expect(await cut()).toEqual(['Ст.', '5 действует.', 'Смотри гл.', 'Третью.']);
    running = await running.restart();
    expect(await cut()).toHaveLength(4);

    const path = join(folder, 'мой.txt');
    const english = join(folder, 'my.txt');
    writeFileSync(path, `${text}\n`);
    writeFileSync(english, 'Art. 5 is in force. See Chapter Three.\n');
    const file = (one: string) => ({ kind: 'file' as const, path: one });
    const made = await running.engine.createBitext({ source: file(path), target: file(english) }, job);
    const view = await running.engine.getBitext({ id: made.id }, job);
    expect(view.sourceSegments.map((segment) => segment.text)).toEqual(await cut());

    expect(await running.engine.resetSegmentationRules({}, job)).toMatchObject({ origin: 'shipped' });
    expect(await cut()).toEqual(before);
  });

  it('are taken from files of other programs, and written for them', async () => {
    const srx = join(folder, 'omegat.srx');
    writeFileSync(
      srx,
      '<?xml version="1.0" encoding="windows-1251"?><srx version="1.1"><header cascade="yes"/><body><languagerules>' +
        '<languagerule languagerulename="R"><rule break="no"><beforebreak>[</beforebreak><afterbreak>x</afterbreak></rule>' +
        '<rule break="yes"><beforebreak>;</beforebreak><afterbreak>\\s</afterbreak></rule></languagerule></languagerules>' +
        '<maprules><languagemap languagepattern=".*" languagerulename="R"/></maprules></body></srx>',
    );
    const view = await running.engine.importSegmentationRules({ path: srx }, job);
    expect(view).toMatchObject({ origin: 'own', faults: [{ rules: 'R', index: 0 }] });
    const out = join(folder, 'out.srx');
    await running.engine.exportSegmentationRules({ path: out }, job);
    expect(readFileSync(out, 'utf8')).toContain('http://www.lisa.org/srx20');
    await expect(running.engine.exportSegmentationRules({ path: out }, job)).rejects.toMatchObject({
      code: 'file-not-writable',
    });
  });

  it('that are broken leave those in force as they are; a broken file of own rules is said, not passed over', async () => {
    const bad = join(folder, 'bad.srx');
    writeFileSync(bad, '<srx><body>');
    await expect(running.engine.importSegmentationRules({ path: bad }, job)).rejects.toMatchObject({
      code: 'srx-invalid',
    });
    expect(await running.engine.segmentationRules({}, job)).toMatchObject({ origin: 'shipped' });
    writeFileSync(join(dirname(running.databasePath), 'segmentation.srx'), 'nonsense');
    expect(await running.engine.segmentationRules({}, job)).toMatchObject({ problem: { code: 'srx-invalid' } });
    await expect(cut()).rejects.toMatchObject({ code: 'srx-invalid' });
    await running.engine.resetSegmentationRules({}, job);
    expect((await cut()).length).toBeGreaterThan(0);
  });
});

describe('a text that is read again', () => {
  const ru = ['Совет собрался в Минске.', 'Повестка утверждена единогласно.', 'Председатель открыл заседание.'];
  const en = ['The Council met in Minsk.', 'The agenda was adopted unanimously.', 'The Chairman opened the meeting.'];
  const write = (source: readonly string[], target: readonly string[]) => {
    const file = (name: string, lines: readonly string[]) => {
      writeFileSync(join(folder, name), lines.join('\n\n'));
      return { kind: 'file' as const, path: join(folder, name) };
    };
    return { source: file('протокол.txt', source), target: file('minutes.txt', target) };
  };
  const rows = async (id: number): Promise<string[]> => {
    const { beadViews, sourceSegments, targetSegments } = await running.engine.getBitext({ id }, job);
    return beadViews.map(({ state, source, target }) => {
      const text = (segments: typeof sourceSegments, { start, end }: typeof source) =>
        segments.slice(start, end).map((segment) => segment.text);
      return `${state === 'confirmed' ? '+' : '-'} ${text(sourceSegments, source).join(' ')} = ${text(targetSegments, target).join(' ')}`;
    });
  };

  it('unchanged is known, and not aligned anew', async () => {
    const first = await running.engine.createBitext(write(ru, en), job);
    expect(first.recognised).toBeUndefined();
    const again = await running.engine.createBitext(write(ru, en), job);
    expect(again).toMatchObject({ id: first.id, recognised: { as: 'same' } });
  });

  it('changed brings its bitext up to date: what was confirmed and still stands is kept, the memory loses nothing', async () => {
    const first = await running.engine.createBitext(write(ru, en), job);
    const { beadViews } = await running.engine.getBitext({ id: first.id }, job);
    expect(beadViews).toHaveLength(3);
    const beadIds = beadViews.slice(0, 2).map(({ id }) => id);
    await running.engine.setBeadState({ bitextId: first.id, beadIds, state: 'confirmed' }, job);

    const newRu = ['Стенограмма заседания.', ru[0]!, 'Повестка утверждена большинством голосов.', ru[2]!];
    const newEn = ['Transcript of the meeting.', en[0]!, 'The agenda was adopted by a majority.', en[2]!];
    const updated = await running.engine.createBitext(write(newRu, newEn), job);
    expect(updated).toMatchObject({ id: first.id, recognised: { as: 'changed', kept: 1, lost: 1 } });
    expect(await rows(first.id)).toEqual([
      `- ${newRu[0]} = ${newEn[0]}`,
      `+ ${ru[0]} = ${en[0]}`,
      `- ${newRu[2]} = ${newEn[2]}`,
      `- ${ru[2]} = ${en[2]}`,
    ]);
    const kept = (await running.engine.getBitext({ id: first.id }, job)).beadViews[1];
    expect(kept?.id).toBe(beadIds[0]);
    for (const text of [ru[0]!, ru[1]!]) {
      const { results } = await running.engine.match({ text, language: 'ru', limit: 5 }, job);
      expect(results[0]).toMatchObject({ similarity: 100 });
    }

    await running.engine.undo({}, job);
    expect(await rows(first.id)).toEqual([`+ ${ru[0]} = ${en[0]}`, `+ ${ru[1]} = ${en[1]}`, `- ${ru[2]} = ${en[2]}`]);
  });

  it('changed keeps what was put right in what did not change, confirmed as it was', async () => {
    const { id } = await running.engine.createBitext(write(ru, en), job);
    const [first, second] = (await running.engine.getBitext({ id }, job)).beadViews;
    const edit = { bitextId: id, beadId: first?.id ?? 0, side: 'target' as const, was: [en[0]!] };
    const parts = ['Put right by hand.', 'In two sentences.'];
    await running.engine.editRow({ ...edit, texts: parts }, job);
    await running.engine.setBeadState({ bitextId: id, beadIds: [first?.id ?? 0], state: 'confirmed' }, job);
    await running.engine.deleteRows({ bitextId: id, beadIds: [second?.id ?? 0] }, job);
    const newRu = ['Стенограмма заседания.', ...ru];
    const newEn = ['Transcript of the meeting.', ...en];
    const updated = await running.engine.createBitext(write(newRu, newEn), job);
    expect(updated).toMatchObject({ id, recognised: { as: 'changed', kept: 1, lost: 0 } });
    expect(await rows(id)).toEqual([
      `- ${newRu[0]} = ${newEn[0]}`,
      `+ ${ru[0]} = ${parts.join(' ')}`,
      `- ${ru[2]} = ${en[2]}`,
    ]);
    await running.engine.undo({}, job);
    expect(await rows(id)).toEqual([`+ ${ru[0]} = ${parts.join(' ')}`, `- ${ru[2]} = ${en[2]}`]);
  });

  it('with hardly anything in common is another text', async () => {
    const first = await running.engine.createBitext(write(ru, en), job);
    const other = await running.engine.createBitext(
      write(['Пакт о ненападении подписан.', 'Стороны согласились.'], ['The pact was signed.', 'The parties agreed.']),
      job,
    );
    expect(other.id).not.toBe(first.id);
    expect(other.recognised).toBeUndefined();
  });
});

describe('a file of translation units', () => {
  const unit = (...variants: readonly (readonly [string, string])[]): string =>
    `<tu>${variants.map(([language, text]) => `<tuv xml:lang="${language}"><seg>${text}</seg></tuv>`).join('')}</tu>`;
  const tmx = (...units: readonly string[]): string =>
    '<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx version="1.4"><header srclang="RU-RU"/>' +
    `<body>${units.join('')}</body></tmx>`;
  const council: readonly (readonly [string, string])[] = [
    ['Совет министров иностранных дел ОДКБ утвердил план.', 'The CSTO Council of Foreign Ministers adopted the plan.'],
    ['Совет министров иностранных дел собрался в Москве.', 'The Council of Foreign Ministers met in Moscow.'],
  ];

  it('is a bitext with a bead for each unit in both languages, and its titles can be mined', async () => {
    const path = join(folder, 'память.tmx');
    writeFileSync(
      path,
      tmx(
        ...council.map(([ru, en]) => unit(['RU-RU', ru], ['en_US', en], ['de', 'Der Rat'])),
        unit(['RU-RU', 'Без перевода.']),
        unit(['RU-RU', 'Пустой перевод.'], ['en_US', '']),
      ),
    );
    const input = { kind: 'file' as const, path };
    expect(await running.engine.previewDocument(input, job)).toMatchObject({ bilingual: ['ru', 'en'] });
    const made = await running.engine.createBitext({ source: input, target: input }, job);
    expect(made).toMatchObject({ sourceLanguage: 'ru', targetLanguage: 'en', beads: 2, parallel: 1 });
    const titles = await running.engine.proposeTitles({ bitextId: made.id }, job);
    expect(titles.map(({ source, target }) => [source.text, target.text])).toContainEqual([
      'Совет министров иностранных дел',
      'Council of Foreign Ministers',
    ]);
    const turned = { source: { ...input, language: 'en' }, target: { ...input, language: 'de' } };
    expect(await running.engine.createBitext(turned, job)).toMatchObject({ targetLanguage: 'de', beads: 2 });
  });

  it('may be XLIFF, and is known among many files', async () => {
    const path = join(folder, 'договор.xlf');
    const units = council.map(
      ([ru, en], id) => `<trans-unit id="${id}"><source>${en}</source><target>${ru}</target></trans-unit>`,
    );
    writeFileSync(
      path,
      '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" datatype="plaintext" ' +
        `source-language="en" target-language="ru"><body>${units.join('')}</body></file></xliff>`,
    );
    const proposal = await running.engine.proposeDocumentPairs({ paths: [folder] }, job);
    expect(proposal.pairs).toEqual([{ source: 0, target: 0, confidence: 1 }]);
    const side = (language: string) => ({ kind: 'file' as const, path, language, bilingual: true });
    const [outcome] = await running.engine.createBitexts({ pairs: [{ source: side('ru'), target: side('en') }] }, job);
    expect(outcome).toMatchObject({ bitext: { sourceLanguage: 'ru', beads: 2 } });
  });

  it('that is broken is a problem', async () => {
    const path = join(folder, 'broken.tmx');
    writeFileSync(path, tmx(unit(['ru', 'Да'], ['en', 'Yes'])).slice(0, -20));
    const input = { kind: 'file' as const, path };
    await expect(running.engine.createBitext({ source: input, target: input }, job)).rejects.toMatchObject({
      code: 'xml-truncated',
    });
  });
});
