import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { quietJob } from '../../src/core/job.ts';
import { createEngine } from '../../src/engine/engine.ts';
import { createJob } from '../../src/engine/job.ts';
import { dataFolderOfSource } from '../../src/engine/places.ts';
import { openMemory } from '../../src/store/open.ts';
import { benchEntries, benchWords } from './memory-data.ts';

export const title = 'Brief';

const entryCount = 200_000;
/** A page of papers holds some 300 words. */
const pageCount = 500;
const wordsOnPage = 300;

/** 500 pages against 200,000 entries, and how soon it stops when it is told to. */
export async function run(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'concordat-brief-bench-'));
  try {
    const path = join(folder, 'memory.db');
    const memory = await openMemory({ path });
    const { id } = await memory.ensureCollection('bench');
    await memory.importEntries([...benchEntries(benchWords(), entryCount, id)], { origin: 'bench' });
    await memory.close();
    const running = createEngine({
      databasePath: path,
      dataFolder: dataFolderOfSource(),
      version: 'bench',
      collectionNames: { general: 'a', sample: 'b', starter: 'c' },
    });
    const documents = [{ kind: 'text', name: 'papers', text: papers(), language: 'ru' }] as const;
    const cpuBefore = process.cpuUsage();
    const start = performance.now();
    const brief = await running.brief({ documents }, quietJob);
    const wall = (performance.now() - start) / 1000;
    const { user, system } = process.cpuUsage(cpuBefore);
    const gaps = brief.items.filter(({ state }) => state === 'gap').length;
    const stops = await Promise.all(
      ['searching-glossary', 'finding-titles', 'suggesting'].map((what) => stopTime(running, documents, what)),
    );
    await running.close();
    return [
      '| pages | words | entries | known | gaps | wall, s | CPU, s | stops within, ms |',
      '| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
      `| ${pageCount} | ${brief.documents[0]!.words} | ${entryCount} | ${brief.items.length - gaps} | ${gaps} | ${wall.toFixed(1)} | ${((user + system) / 1e6).toFixed(1)} | ${Math.max(...stops).toFixed(0)} |`,
    ].join('\n');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** From the moment the user gives up in this phase until the call has ended, ms. */
async function stopTime(
  running: ReturnType<typeof createEngine>,
  documents: Parameters<typeof running.brief>[0]['documents'],
  what: string,
): Promise<number> {
  const controller = new AbortController();
  let given = 0;
  const job = createJob(controller.signal, (progress) => {
    if (progress.what !== what || given > 0) return;
    setTimeout(() => {
      given = performance.now();
      controller.abort();
    }, 50);
  });
  await running.brief({ documents }, job).catch(() => {});
  return given === 0 ? 0 : performance.now() - given;
}

/** The shipped sample over and over, each time with other numbers and another district, so that new titles keep coming. */
function papers(): string {
  const text = readFileSync(join(dataFolderOfSource(), 'sample', 'csto-weapons.ru.txt'), 'utf8');
  const words = benchWords();
  const parts: string[] = [];
  let count = 0;
  for (let part = 0; count < pageCount * wordsOnPage; part++) {
    const [ru = ''] = words.titles[(part * 37) % words.titles.length] ?? [];
    const name = words.ru[(part * 13) % 3_000] ?? '';
    const added = `${text}\nКомитет «${name}» рассмотрел доклад Комиссии по вопросу «${ru}» и направил его ${part + 10} участникам.\n`;
    parts.push(added);
    count += added.split(/\s+/).length;
  }
  return parts.join('\n');
}
