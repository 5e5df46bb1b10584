import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { strFromU8, unzipSync } from 'fflate';
import { readXlsx } from 'hucre';
import { extractText } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Brief } from '../../src/core/brief/brief.ts';
import { quietJob } from '../../src/core/job.ts';
import { readDocument } from '../../src/documents/read-document.ts';
import {
  kindsOfFormat,
  type PrintFormat,
  type PrintKind,
  type PrintRequest,
} from '../../src/engine/services/printing.ts';
import { scratchFolder } from '../cli/pair-files.ts';
import { runEngine, type TestEngine } from './run-engine.ts';

const text = [
  'Заседание откроет Генеральный секретарь ОДКБ.',
  'Затем Смоленский институт пограничных перевозок <и партнёры> представит доклад об Организации Объединённых Наций.',
  'Совещание состоится 7 октября 2026 года, бюджет – 1,5 млрд долларов. Выступит глава института Андрей Карташов.',
].join('\n');

const scratch = scratchFolder();
let running: TestEngine;
let brief: Brief;
beforeAll(async () => {
  running = runEngine();
  const content = await running.brief({ documents: [{ kind: 'text', name: 'речь', text, language: 'ru' }] }, quietJob);
  const event = {
    name: 'Встреча «А» & Б',
    date: '2026-10-07',
    place: 'Астана',
    notes: 'Кабина 2',
    direction: 'both',
  } as const;
  brief = { ...content, event };
}, 60_000);
afterAll(async () => {
  await running.dispose();
  scratch.remove();
});

async function printed(format: PrintFormat, kind: PrintKind, more: Partial<PrintRequest> = {}): Promise<Buffer> {
  const path = scratch.path(`вывод-${kind}.${format}`);
  await running.print(brief, { path, format, kind, order: 'type', paper: 'a4', language: 'ru', ...more }, quietJob);
  return readFileSync(path);
}

async function pdfText(bytes: Buffer): Promise<string> {
  return (await extractText(new Uint8Array(bytes), { mergePages: true })).text.replace(/\s+/g, ' ');
}

const partOf = (bytes: Buffer, name: string): string => strFromU8(unzipSync(bytes)[name]!);

describe('outputs of a brief', () => {
  it.each(
    Object.entries(kindsOfFormat).flatMap(([format, kinds]) =>
      kinds.map((kind) => [format as PrintFormat, kind] as const),
    ),
  )('makes %s: %s', async (format, kind) => {
    expect((await printed(format, kind)).length).toBeGreaterThan(200);
  });

  it.each(['a4', 'a5'] as const)(
    'writes the booth sheet on %s with event, acronyms first, marks and page numbers',
    async (paper) => {
      const said = await pdfText(await printed('pdf', 'booth', { paper }));
      expect(said).toContain('Встреча «А» & Б · 7 октября 2026 г. · Астана');
      expect(said.indexOf('Аббревиатуры')).toBeLessThan(said.indexOf('Выступающие'));
      expect(said).toContain('CSTO');
      expect(said).toContain('1.5 billion US dollars');
      expect(said).toContain('? – предложено программой, не подтверждено');
      expect(said).toMatch(/1 \/ \d/);
    },
  );

  it.each(['type', 'alphabet', 'appearance'] as const)('orders the glossary by %s', async (order) => {
    const said = await pdfText(await printed('pdf', 'glossary', { order }));
    const at = (term: string) => said.indexOf(term);
    if (order === 'type') expect(at('Организация Объединённых Наций')).toBeLessThan(at('Генеральный секретарь ОДКБ'));
    else expect(at('Генеральный секретарь ОДКБ')).toBeLessThan(at('Смоленский институт'));
    if (order === 'alphabet') expect(said).toContain('Английский – Русский');
  });

  it('writes documents that our own reader reads back', async () => {
    const path = scratch.path('вывод-speech.docx');
    await running.print(
      brief,
      { path, format: 'docx', kind: 'speech', order: 'type', paper: 'a4', language: 'ru' },
      quietJob,
    );
    const { blocks } = await readDocument({ path }, quietJob);
    const all = blocks.map((block) => block.text).join('\n');
    expect(all).toContain(
      'Затем Смоленский институт пограничных перевозок <и партнёры> представит доклад об Организации Объединённых Наций.',
    );
    expect(all).toContain('CSTO Secretary General');
  });

  it('sets the booth sheet in two columns and numbers its pages', async () => {
    const bytes = await printed('docx', 'booth');
    expect(partOf(bytes, 'word/document.xml')).toMatch(/<w:cols [^>]*w:num="2"/);
    const footers = Object.keys(unzipSync(bytes)).filter((name) => /^word\/footer\d*\.xml$/.test(name));
    expect(footers.map((name) => partOf(bytes, name)).join('')).toContain('NUMPAGES');
  });

  it('writes a workbook with a sheet for each part', async () => {
    const { sheets } = await readXlsx(new Uint8Array(await printed('xlsx', 'glossary')));
    expect(sheets.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Глоссарий', 'Аббревиатуры RU', 'Числа и даты']),
    );
    const row = sheets[0]!.rows.find(([term]) => term === 'Генеральный секретарь ОДКБ');
    expect(row?.slice(0, 4)).toEqual(['Генеральный секретарь ОДКБ', 'CSTO Secretary General', 'есть', 'Должность']);
  });

  it('writes CSV with a byte order mark, and no cell that computes', async () => {
    const odd = { ...brief, items: [{ ...brief.items[0]!, term: '=1+1', language: 'ru' as const }] };
    const path = scratch.path('odd.csv');
    await running.print(
      odd,
      { path, format: 'csv', kind: 'glossary', order: 'type', paper: 'a4', language: 'en' },
      quietJob,
    );
    const csv = readFileSync(path, 'utf8');
    expect(csv.startsWith('\uFEFFRussian,English,')).toBe(true);
    expect(csv).toContain("\r\n'=1+1,");
  });

  it('writes one page that asks for nothing and escapes what the papers say', async () => {
    const page = (await printed('html', 'phone')).toString();
    expect(page).not.toMatch(/(?:src|href)=|https?:|@import|url\(/);
    expect(page).toContain("default-src 'none'");
    expect(page).not.toContain('<и партнёры>');
    expect((await printed('html', 'speech')).toString()).toContain('&lt;и партнёры&gt;');
  });

  it('writes a deck in the form Anki keeps', async () => {
    const files = unzipSync(await printed('apkg', 'cards'));
    expect(Object.keys(files).sort()).toEqual(['collection.anki2', 'media']);
    expect(strFromU8(files.media!)).toBe('{}');
    const db = new Database(Buffer.from(files['collection.anki2']!));
    try {
      const names = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").pluck().all();
      expect(names).toEqual(['cards', 'col', 'graves', 'notes', 'revlog']);
      const columns = (table: string) =>
        db.prepare(`SELECT name FROM pragma_table_info('${table}')`).pluck().all().join(' ');
      expect(columns('notes')).toBe('id guid mid mod usn tags flds sfld csum flags data');
      expect(columns('cards')).toBe(
        'id nid did ord mod usn type queue due ivl factor reps lapses left odue odid flags data',
      );
      expect(columns('col')).toBe('id crt mod scm ver dty usn ls conf models decks dconf tags');
      const col = db.prepare('SELECT ver, models, decks, dconf FROM col').get() as Record<string, string>;
      expect(col.ver).toBe(11);
      const [model] = Object.values(
        JSON.parse(col.models!) as Record<string, { id: number; flds: unknown[]; tmpls: unknown[] }>,
      );
      const decks = JSON.parse(col.decks!) as Record<string, { name: string; conf: number }>;
      expect(Object.values(decks).map(({ name }) => name)).toContain('Concordat::Встреча «А» & Б');
      const notes = db.prepare('SELECT id, mid, flds, guid FROM notes').all() as {
        id: number;
        mid: number;
        flds: string;
        guid: string;
      }[];
      expect(notes.length).toBeGreaterThan(1);
      expect(new Set(notes.map(({ guid }) => guid)).size).toBe(notes.length);
      for (const { mid, flds } of notes) {
        expect(mid).toBe(model!.id);
        expect(flds.split('\x1f')).toHaveLength(model!.flds.length);
      }
      expect(notes.map(({ flds }) => flds).join('\n')).not.toContain('Смоленский институт');
      const cards = db.prepare('SELECT nid, did, ord FROM cards').all() as { nid: number; did: number; ord: number }[];
      expect(cards).toHaveLength(notes.length * 2);
      for (const { nid, did } of cards) {
        expect(notes.some(({ id }) => id === nid)).toBe(true);
        expect(decks[did]).toBeDefined();
      }
    } finally {
      db.close();
    }
  });

  it('gives a fact the same note in every deck, so that a new import updates it', async () => {
    const guids = (bytes: Buffer) => {
      const db = new Database(Buffer.from(unzipSync(bytes)['collection.anki2']!));
      const all = db.prepare('SELECT guid FROM notes ORDER BY guid').pluck().all();
      db.close();
      return all;
    };
    expect(guids(await printed('apkg', 'cards'))).toEqual(guids(await printed('apkg', 'cards', { language: 'en' })));
  });

  it('writes Anki text with its headers', async () => {
    const lines = (await printed('txt', 'cards')).toString().split('\n');
    expect(lines[0]).toBe('#separator:tab');
    expect(lines.find((line) => line.startsWith('Генеральный секретарь ОДКБ\t'))).toContain('CSTO Secretary General');
  });

  it('leaves nothing behind where it cannot write', async () => {
    const path = scratch.path('нет такой папки', 'a.pdf');
    await expect(
      running.print(
        brief,
        { path, format: 'pdf', kind: 'booth', order: 'type', paper: 'a4', language: 'ru' },
        quietJob,
      ),
    ).rejects.toMatchObject({ code: 'file-not-writable' });
  });
});
