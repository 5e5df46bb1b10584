import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { quietJob } from '../../src/core/job.ts';
import { createEngine } from '../../src/engine/engine.ts';
import { dataFolderOfSource } from '../../src/engine/places.ts';
import { councilEn, councilRu, docxBytes, pngBytes, scratchFolder } from './pair-files.ts';
import { runConcordat } from './run-concordat.ts';

const scratch = scratchFolder();
const db = scratch.path('память.db');
const hash = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

beforeAll(async () => {
  const saved = await runConcordat(['titles', councilRu, councilEn, '--save', '--collection', 'ОПС', '--db', db]);
  expect(saved).toMatchObject({ code: 0 });
});
afterAll(() => scratch.remove());

/** All that the memory holds, in a form to compare. */
async function memory(): Promise<string> {
  const { engine, close } = createEngine({
    databasePath: db,
    dataFolder: dataFolderOfSource(),
    version: '',
    collectionNames: { general: 'General', sample: 'Sample', starter: 'Starter' },
  });
  const held = [
    await engine.listCollections({}, quietJob),
    await engine.listBitexts({}, quietJob),
    await engine.listEntries({ offset: 0, limit: 1000 }, quietJob),
    await engine.undoState({}, quietJob),
  ];
  await close();
  return JSON.stringify(held);
}

const whole = docxBytes(['Заседание состоялось в Минске.', 'Следующее пройдёт в Баку.']);
const badFiles: readonly {
  readonly what: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly en: RegExp;
  readonly ru: RegExp;
}[] = [
  {
    what: 'a picture called .docx',
    name: 'снимок.docx',
    bytes: pngBytes,
    en: /does not hold text|cannot be read/,
    ru: /нет текста|прочитать нельзя/,
  },
  { what: 'an empty file', name: 'пусто.txt', bytes: new Uint8Array(), en: /is empty/, ru: /пуст/ },
  {
    what: 'a truncated Word document',
    name: 'обрыв.docx',
    bytes: whole.subarray(0, whole.length - 300),
    en: /damaged or incomplete/,
    ru: /повреждён или неполон/,
  },
  {
    what: 'a Word document with holes',
    name: 'дыры.docx',
    bytes: holed(whole),
    en: /damaged or incomplete/,
    ru: /повреждён или неполон/,
  },
  {
    what: 'a text without words',
    name: 'знаки.txt',
    bytes: Buffer.from('12 — 34\n'),
    en: /was not recognised/,
    ru: /не распознан/,
  },
];

function holed(bytes: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(bytes);
  const start = Buffer.from(bytes).indexOf('word/document.xml') + 'word/document.xml'.length;
  copy.fill(0x55, start + 10, start + 60);
  return copy;
}

describe('input that cannot be used ends with 3, in words, and leaves the memory as it was', () => {
  it.each(badFiles)('$what', async ({ name, bytes, en, ru }) => {
    const path = scratch.path(name);
    writeFileSync(path, bytes);
    const before = await memory();
    for (const [language, words] of [
      ['en', en],
      ['ru', ru],
    ] as const) {
      const { code, stdout, stderr } = await runConcordat([
        ...['titles', path, councilEn, '--save', '--collection', 'Новая', '--db', db],
        ...['--ui-language', language],
      ]);
      expect(stderr).toMatch(words);
      expect(stderr).toContain(name);
      expect(stderr).not.toMatch(/\n\s+at /);
      expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    }
    expect(await memory()).toBe(before);
    expect(Buffer.compare(readFileSync(path), bytes)).toBe(0);
  });

  it('two files in one language', async () => {
    const before = await memory();
    const args = ['align', councilEn, councilEn, '--save', '--collection', 'Новая', '--db', db];
    expect(await runConcordat(args)).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('in the same language'),
    });
    const russian = await runConcordat([...args, '--ui-language', 'ru']);
    expect(russian).toMatchObject({ code: 3, stderr: expect.stringContaining('на одном языке') });
    expect(await memory()).toBe(before);
  });

  it('a file that is not there, and a folder', async () => {
    const missing = await runConcordat(['align', scratch.path('нет.txt'), councilEn]);
    expect(missing).toMatchObject({ code: 3, stdout: '', stderr: expect.stringMatching(/нет\.txt was not found/) });
    mkdirSync(scratch.path('папка'));
    expect(await runConcordat(['align', scratch.path('папка'), councilEn])).toMatchObject({ code: 3, stdout: '' });
    const batch = await runConcordat(['lookup', '--batch', scratch.path('нет.txt'), '--db', db]);
    expect(batch).toMatchObject({ code: 3, stdout: '' });
  });

  it('a file that vanishes midway', async () => {
    const before = await memory();
    const path = scratch.path('исчезнет.txt');
    const text = 'Заседание Постоянного совета прошло в Минске, участвовали 5 государств.\n\n'.repeat(200_000);
    writeFileSync(path, text);
    const { code, stderr } = await runConcordat(
      ['align', councilEn, path, '--save', '--collection', 'Новая', '--db', db],
      { meanwhile: () => setTimeout(() => rmSync(path), 60) },
    );
    // Gone before it is opened, or while it is read: either way nothing of it may be kept.
    expect(code).toBe(3);
    expect(stderr).toMatch(/was not found|changed or disappeared/);
    expect(await memory()).toBe(before);
  });
});

describe('a memory that cannot be used ends with 4, in words, and is not touched', () => {
  const make: Readonly<Record<string, (path: string) => void>> = {
    'a database of 0 bytes': (path) => writeFileSync(path, ''),
    'a text called .db': (path) => writeFileSync(path, 'Это не база данных. '.repeat(50)),
    'a truncated database': (path) => writeFileSync(path, readFileSync(db).subarray(0, 3000)),
    'a database of another program': (path) => {
      const other = new Database(path);
      other.exec('CREATE TABLE contact (name TEXT)');
      other.close();
    },
    'a database of a newer version': (path) => {
      writeFileSync(path, readFileSync(db));
      const newer = new Database(path);
      newer.pragma('user_version = 999999');
      newer.pragma('wal_checkpoint(TRUNCATE)');
      newer.close();
    },
  };

  it.each(Object.keys(make))('%s', async (what) => {
    const path = scratch.path(`${what}.db`);
    make[what]?.(path);
    const before = hash(path);
    for (const args of [
      ['lookup', 'ОПС'],
      ['titles', councilRu, councilEn, '--save', '--collection', 'ОПС'],
      ['export', scratch.path('out.tsv')],
    ]) {
      for (const [language, words] of [
        ['en', /memory|database/],
        ['ru', /База|Файл/],
      ] as const) {
        const { code, stdout, stderr } = await runConcordat([...args, '--db', path, '--ui-language', language]);
        expect(stderr).toMatch(words);
        expect(stderr).not.toMatch(/\n\s+at |Sqlite/);
        expect({ code, stdout }).toEqual({ code: 4, stdout: '' });
      }
    }
    expect(hash(path)).toBe(before);
    expect(existsSync(scratch.path('out.tsv'))).toBe(false);
    const doctor = await runConcordat(['doctor', '--db', path]);
    expect(doctor.code).toBe(4);
    expect(doctor.stdout).toMatch(/^database\twrong\t/m);
  });

  it('a named database that is not there', async () => {
    const path = scratch.path('нигде.db');
    for (const args of [['lookup', 'ОПС'], ['export', scratch.path('out.tsv')], ['doctor']]) {
      expect(await runConcordat([...args, '--db', path])).toMatchObject({ code: 4, stdout: '' });
    }
    expect(existsSync(path)).toBe(false);
  });

  it('a database that another program has locked', async () => {
    const path = scratch.path('занята.db');
    writeFileSync(path, readFileSync(db));
    const holder = new Database(path);
    holder.pragma('locking_mode = EXCLUSIVE');
    holder.exec('BEGIN EXCLUSIVE');
    const { code, stderr } = await runConcordat(['lookup', 'ОПС', '--db', path]);
    holder.close();
    expect(stderr).toContain('in use by another program');
    expect(code).toBe(4);
  });
});
