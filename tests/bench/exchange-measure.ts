/** Run by exchange.bench.ts in a process of its own, so that what it says of time and memory is true of one step: node exchange-measure.ts STEP TMX DATABASE UNITS. */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { SaxesParser } from 'saxes';
import { parseTmx } from '../../src/core/exchange/tmx/parse-tmx.ts';
import { serializeTmx } from '../../src/core/exchange/tmx/serialize-tmx.ts';
import { fileSource } from '../../src/documents/exchange/byte-source.ts';
import { openText } from '../../src/documents/exchange/text-chunks.ts';
import { createEngine, type RunningEngine } from '../../src/engine/engine.ts';
import { createJob } from '../../src/engine/job.ts';
import { dataFolderOfSource } from '../../src/engine/places.ts';
import { benchUnits, benchWords } from './memory-data.ts';

const [step = '', tmxFile = '', databasePath = '', unitText = '0'] = process.argv.slice(2);
const job = createJob(new AbortController().signal);

export interface Cost {
  /** Units, or events of the bare parser. */
  readonly items: number;
  readonly seconds: number;
  /** Of all threads of the process. */
  readonly cpuSeconds: number;
  /** Greatest resident memory of the process, bytes. */
  readonly peak: number;
}

/** Writes the units as they come: the file may be larger than the memory. */
async function write(): Promise<number> {
  const file = createWriteStream(tmxFile);
  for await (const piece of serializeTmx(benchUnits(benchWords(), Number(unitText)), { version: 'bench' })) {
    if (!file.write(piece)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'close');
  return Number(unitText);
}

const text = async () => (await openText(await fileSource(tmxFile))).chunks();

async function parse(): Promise<number> {
  let units = 0;
  for await (const { kind } of parseTmx(await text(), { file: 'bench.tmx' })) if (kind === 'unit') units += 1;
  return units;
}

/** What any reader would take that stands on this parser of XML. */
async function parseBare(): Promise<number> {
  let events = 0;
  const count = () => {
    events += 1;
  };
  const parser = new SaxesParser({ xmlns: false });
  parser.on('opentag', count);
  parser.on('closetag', count);
  parser.on('text', count);
  for await (const piece of await text()) parser.write(piece);
  parser.close();
  return events;
}

async function withEngine(work: (running: RunningEngine) => Promise<number>): Promise<number> {
  const running = createEngine({
    databasePath,
    dataFolder: dataFolderOfSource(),
    version: 'bench',
    collectionNames: { general: 'Bench', sample: 'Sample', starter: 'Starter' },
  });
  try {
    return await work(running);
  } finally {
    await running.close();
  }
}

const steps: Readonly<Record<string, () => Promise<number>>> = {
  write,
  parse,
  'parse-bare': parseBare,
  import: () =>
    withEngine(async ({ engine }) => {
      const { files } = await engine.importFiles({ files: [{ path: tmxFile }] }, job);
      return files.reduce((sum, { added, merged }) => sum + added + merged, 0);
    }),
  plan: () =>
    withEngine(async ({ engine }) => {
      const { files } = await engine.planExport({ preset: 'tmx' }, job);
      return files.reduce((sum, { count }) => sum + count, 0);
    }),
  export: () =>
    withEngine(async ({ engine }) => {
      const { files } = await engine.exportFiles({ path: tmxFile, preset: 'tmx', overwrite: true }, job);
      return files.reduce((sum, { count }) => sum + count, 0);
    }),
};

const work = steps[step];
if (work === undefined) throw new Error(`no such step: ${step}`);
const before = process.cpuUsage();
const start = performance.now();
const items = await work();
const seconds = (performance.now() - start) / 1000;
const { user, system } = process.cpuUsage(before);
const cost: Cost = {
  items,
  seconds,
  cpuSeconds: (user + system) / 1e6,
  peak: process.resourceUsage().maxRSS * 1024,
};
console.log(JSON.stringify(cost));
