import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync as gzip } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { quietJob } from '../../src/core/job.ts';
import type { ImportRequest } from '../../src/engine/contract.ts';
import { createJob } from '../../src/engine/job.ts';
import { measure } from '../own-time.ts';
import { runEngine, type TestEngine } from './run-engine.ts';

const fixtures = fileURLToPath(new URL('../files/exchange/', import.meta.url));

let engine: TestEngine;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'concordat-обмен '));
  engine = runEngine();
});
afterEach(async () => {
  await engine.dispose();
  rmSync(folder, { recursive: true, force: true });
});

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const importing = (paths: readonly string[], more: Omit<ImportRequest, 'files'> = {}) =>
  engine.engine.importFiles({ files: paths.map((path) => ({ path })), collection: 'Проба', ...more }, quietJob);

const tmx = (units: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><tmx version="1.4"><header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en" srclang="ru" datatype="plaintext"/><body>${units}</body></tmx>`;
const tu = (ru: string, en: string) =>
  `<tu><tuv xml:lang="ru"><seg>${ru}</seg></tuv><tuv xml:lang="en"><seg>${en}</seg></tuv></tu>`;

async function entries() {
  const { rows } = await engine.engine.listEntries({ offset: 0, limit: 100 }, quietJob);
  return rows.map(({ ru, en }) => `${ru} = ${en}`).sort();
}

const five = [
  'договор поставки = supply agreement',
  'ёмкостный = capacitive',
  'клапан = valve',
  'насос = pump',
  'расторгать = terminate',
].sort();

describe('importing tables of other programs', () => {
  it.each([
    ['own-omegat-utf16.txt', 'tsv', 'utf-16le', five],
    ['own-interpretbank.txt', 'tsv', 'utf-8', five],
    ['own-utx-1.20-ru-en.utx', 'utx', 'utf-8', five],
    ['own-excel-ru-semicolon-cp1251.csv', 'csv', 'windows-1251', five],
    ['own-excel-ru-en.xlsx', 'xlsx', undefined, five],
    ['own-excel-utf8-bom-comma.csv', 'csv', 'utf-8', [...five, 'кавычка "внутри" = quote "inside"'].sort()],
    ['own-anki-notes.txt', 'anki', 'utf-8', [...five, 'a & b = две\nстроки'].sort()],
    ['own-csv-formulas.csv', 'csv', 'utf-8', ['+7 495 = phone', '-5 = minus', '=1+1 = two', '@имя = at']],
  ])('%s', async (name, format, encoding, expected) => {
    const { files } = await importing([join(fixtures, 'glossary', name)]);
    expect(files[0]).toMatchObject({ format, added: expected.length, skipped: 0, problems: [] });
    expect(files[0]?.encoding).toBe(encoding);
    if (name !== 'own-anki-notes.txt') expect(await entries()).toEqual([...expected].sort());
  });

  it('passes over lines without a translation and says which', async () => {
    const { files } = await importing([join(fixtures, 'glossary', 'own-omegat-ru-en.txt')]);
    expect(files[0]).toMatchObject({ format: 'omegat-glossary', read: 8, added: 7, skipped: 1 });
    expect(files[0]?.problems).toEqual([
      {
        code: 'row-incomplete',
        details: { file: 'own-omegat-ru-en.txt', row: 7 },
        row: 7,
        skipped: true,
        item: 'без перевода',
      },
    ]);
  });

  it('takes a Wordfast memory as units, its placeholders as tags', async () => {
    const { files } = await importing([join(fixtures, 'glossary', 'own-wordfast-tm.txt')]);
    expect(files[0]).toMatchObject({ format: 'wordfast-tm', read: 3, added: 3, languages: ['ru-RU', 'en-US'] });
    const matches = await engine.engine.match({ text: 'Насос не включается без воды.' }, quietJob);
    expect(JSON.stringify(matches)).toContain('The pump does not start without water.');
  });

  it('joins the rows of one number to one entry, with status, kind and remarks', async () => {
    const path = file(
      'глоссарий.tsv',
      'ID\tТермин (рус.)\tEnglish\tStatus (English)\tВид\tПримечание\n7\tООН\tUnited Nations\tpreferred\tорганизация\tглавная\n7\tООН\tUNO\tне рекомендуется\t\t\n',
    );
    const { files } = await importing([path]);
    expect(files[0]).toMatchObject({ read: 1, added: 1, rows: 3 });
    const { rows } = await engine.engine.listEntries({ offset: 0, limit: 9 }, quietJob);
    expect(rows[0]).toMatchObject({
      conceptType: 'organisation',
      en: 'United Nations',
      ruAcronym: 'ООН',
      wrong: ['UNO'],
    });
    expect((await engine.engine.getEntry({ id: rows[0]!.id }, quietJob)).note).toBe('главная');
  });

  it('splits cells of several terms where the user says so, by a mapping of the user’s own', async () => {
    const path = file('а.csv', 'насос; помпа,pump\n');
    const columns = [
      { field: 'term', slot: 'a', language: 'ru' },
      { field: 'term', slot: 'b', language: 'en' },
    ] as const;
    const mapping = { columns, heading: false, as: 'entries', several: ';' } as const;
    const request = { files: [{ path, options: { delimiter: ',', mapping } }], collection: 'Проба' };
    await engine.engine.importFiles(request, quietJob);
    const { rows } = await engine.engine.listEntries({ offset: 0, limit: 9 }, quietJob);
    const { terms } = await engine.engine.getEntry({ id: rows[0]!.id }, quietJob);
    expect(terms.map(({ text, administrativeStatus }) => `${text} ${administrativeStatus}`)).toEqual([
      'насос preferred',
      'помпа admitted',
      'pump preferred',
    ]);
  });
});

describe('importing packed files', () => {
  it('reads gzip and every file of a zip archive, as one change', async () => {
    const packed = file('память.tmx.gz', gzip(tmx(tu('Да.', 'Yes.'))));
    const archive = file(
      'всё.zip',
      zipSync({
        'папка/а.tmx': strToU8(tmx(tu('Нет.', 'No.'))),
        'б.txt': strToU8('насос\tpump\nклапан\tvalve\n'),
        'в.bin': new Uint8Array([0, 1, 2, 3, 0, 0, 0, 0]),
      }),
    );
    const { files } = await importing([packed, archive]);
    expect(files).toMatchObject([
      { file: 'память.tmx.gz', format: 'tmx', read: 1, added: 1, unreadable: false },
      {
        file: 'всё.zip',
        format: 'zip',
        read: 3,
        added: 3,
        unreadable: false,
        problems: [{ code: 'exchange-kind-unknown', details: { file: 'в.bin' } }],
      },
    ]);
    await engine.engine.undo({}, quietJob);
    expect(await engine.engine.status({}, quietJob)).toMatchObject({ entries: 0 });
    expect((await engine.engine.undoState({}, quietJob)).undo).toBeUndefined();
  });

  it('refuses bombs at once, and names that lead out of the archive', async () => {
    const bomb = file('бомба.zip', zipSync({ 'a.tmx': new Uint8Array(40 * 2 ** 20) }, { level: 1 }));
    const packed = file('бомба.tmx.gz', gzip(tmx(' '.repeat(40 * 2 ** 20))));
    const path = file('путь.zip', zipSync({ '../../etc/passwd': strToU8('насос\tpump\n') }));
    const taken = measure();
    const { files } = await importing([bomb, packed, path]);
    expect(taken()).toBeLessThan(1_000);
    expect(files.map(({ unreadable, problems }) => [unreadable, problems[0]?.code])).toEqual([
      [true, 'file-too-large'],
      [true, 'file-too-large'],
      [true, 'archive-path-unsafe'],
    ]);
    expect(await engine.engine.listCollections({}, quietJob)).toEqual([]);
  });
});

describe('an import', () => {
  it('leaves the memory untouched by a file that breaks off, and takes the others', async () => {
    const whole = file('целый.tmx', tmx(tu('Да.', 'Yes.')));
    const cut = file('обрыв.tmx', tmx(tu('Нет.', 'No.') + tu('Может быть.', 'Maybe.')).slice(0, -60));
    const { files } = await importing([cut, whole]);
    expect(files).toMatchObject([
      { unreadable: true, added: 0, problems: [{ code: 'xml-truncated' }] },
      { unreadable: false, added: 1 },
    ]);
    expect((await engine.engine.listCollections({}, quietJob)).map(({ name }) => name)).toEqual(['Проба']);
  });

  it('cancelled, leaves nothing', async () => {
    const units = Array.from({ length: 20_000 }, (_, index) => tu(`Предложение ${index}.`, `Sentence ${index}.`)).join(
      '',
    );
    const path = file('большой.tmx', tmx(units));
    const cancelled = new AbortController();
    const job = createJob(cancelled.signal, ({ what, done }) => {
      if (what === 'saving' && done > 2_000) cancelled.abort();
    });
    await expect(engine.engine.importFiles({ files: [{ path }], collection: 'Проба' }, job)).rejects.toMatchObject({
      code: 'cancelled',
    });
    const matches = await engine.engine.match({ text: 'Предложение 5.' }, quietJob);
    expect(JSON.stringify(matches)).not.toContain('Sentence');
    expect((await engine.engine.undoState({}, quietJob)).undo).toBeUndefined();
  });

  it('takes only the languages asked for, regions aside, in one spelling', async () => {
    const path = file(
      'три.tmx',
      tmx(
        '<tu><tuv xml:lang="ru_RU"><seg>Да</seg></tuv><tuv xml:lang="EN-us"><seg>Yes</seg></tuv><tuv xml:lang="de"><seg>Ja</seg></tuv></tu>',
      ),
    );
    const { files } = await importing([path], { languages: ['ru', 'en'] });
    expect(files[0]?.languages).toEqual(['ru_RU', 'EN-us', 'de']);
    const folderOut = join(folder, 'вывод');
    await engine.engine.exportMemory({ folder: folderOut }, quietJob);
    const found = await engine.engine.match({ text: 'Да' }, quietJob);
    expect(JSON.stringify(found)).toContain('en-US');
    expect(JSON.stringify(found)).not.toContain('Ja');
  });

  it('keeps its report, and writes what failed to a file', async () => {
    const path = file('а.tsv', 'насос\tpump\nодин\n');
    const { id } = await importing([path]);
    const [latest] = await engine.engine.listImportReports({}, quietJob);
    expect(latest?.id).toBe(id);
    const out = join(folder, 'не вошло.tsv');
    expect(await engine.engine.exportFailedItems({ reportId: id, path: out }, quietJob)).toEqual({
      path: out,
      rows: 1,
    });
    expect(readFileSync(out, 'utf8')).toBe('file\tline\tproblem\titem\nа.tsv\t2\trow-incomplete\tодин\n');
    await expect(engine.engine.exportFailedItems({ reportId: id, path: out }, quietJob)).rejects.toMatchObject({
      code: 'file-not-writable',
    });
  });

  it.each([
    ['страница.tmx', '<!DOCTYPE html><html><body>404</body></html>', 'exchange-html'],
    ['пусто.tmx', '', 'file-empty'],
    ['проза.txt', 'Это просто текст, в котором нет никакой таблицы.\nИ вторая строка.\n', 'exchange-kind-unknown'],
    ['чужой.xml', '<?xml version="1.0"?><resources/>', 'exchange-kind-unknown'],
    ['верстак.txt', '<TWBExportFile version="7.0">\n', 'exchange-workbench'],
  ])('%s is a clear problem', async (name, content, code) => {
    const { files } = await importing([file(name, content)]);
    expect(files[0]).toMatchObject({ unreadable: true, read: 0, problems: [{ code }] });
  });

  it('shows the first rows of a table and how they would be read', async () => {
    const path = file('а.csv', `ru;en;Прочее\n${'насос;pump;x\n'.repeat(50)}`);
    const [preview] = await engine.engine.previewImport({ path }, quietJob);
    expect(preview).toMatchObject({
      name: 'а.csv',
      format: 'csv',
      encoding: 'utf-8',
      languages: ['ru', 'en'],
      table: {
        delimiter: ';',
        columns: ['ru', 'en', 'Прочее'],
        mapping: {
          heading: true,
          as: 'entries',
          columns: [{ field: 'term', language: 'ru' }, { field: 'term', language: 'en' }, { field: 'ignore' }],
        },
      },
    });
    expect(preview?.table?.rows).toHaveLength(20);
    expect(preview?.items).toHaveLength(20);
  });
});
