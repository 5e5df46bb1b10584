import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { quietJob } from '../../src/core/job.ts';
import { createEngine } from '../../src/engine/engine.ts';
import { dataFolderOfSource } from '../../src/engine/places.ts';
import { openMemory } from '../../src/store/open.ts';
import { benchEntries, benchWords } from './memory-data.ts';

const entryCount = 200_000;
const textWords = 100_000;
const edits = 40;

/** 100,000 words against 200,000 entries: at first sight, again, and a paragraph while it is typed. */
export async function checkSpeed(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'concordat-check-'));
  const databasePath = join(folder, 'memory.db');
  try {
    const store = await openMemory({ path: databasePath });
    const { id } = await store.ensureCollection('bench');
    await store.importEntries([...benchEntries(benchWords(), entryCount, id)], { origin: 'bench' });
    await store.close();

    const running = createEngine({
      databasePath,
      dataFolder: dataFolderOfSource(),
      version: 'bench',
      collectionNames: { general: 'g', sample: 's', starter: 't' },
    });
    const article = readFileSync(new URL('../../data/sample/csto-weapons.en.txt', import.meta.url), 'utf8');
    const perArticle = article.split(/\s+/).length;
    const text = article.repeat(Math.ceil(textWords / perArticle));
    const paragraph = article.split('\n').find((line) => line.length > 400) ?? article;
    const check = (some: string) =>
      running.engine.check({ text: { kind: 'text', name: 'bench', text: some, language: 'en' } }, quietJob);

    const rows: string[] = [];
    const measure = async (name: string, work: () => Promise<unknown>, times = 1): Promise<void> => {
      const wall: number[] = [];
      const before = process.cpuUsage();
      for (let turn = 0; turn < times; turn++) {
        const started = performance.now();
        await work();
        wall.push(performance.now() - started);
      }
      const { user, system } = process.cpuUsage(before);
      wall.sort((a, b) => a - b);
      rows.push(
        `| ${name} | ${(wall[Math.floor(wall.length * 0.95)] ?? 0).toFixed(0)} ms | ${((user + system) / 1000 / times).toFixed(0)} ms |`,
      );
    };
    await measure(
      `${textWords} words, first check after the start (what the text names of ${entryCount} entries read and prepared)`,
      () => check(text),
    );
    await measure(`${textWords} words, glossary prepared`, () => check(text));
    let turn = 0;
    await measure(
      `a paragraph of ${paragraph.split(/\s+/).length} words, while typing`,
      () => check(`${paragraph} ${'x'.repeat(++turn)}`),
      edits,
    );
    await running.close();
    return `| work | on the clock (95 % below) | CPU |\n| --- | --- | --- |\n${rows.join('\n')}`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
