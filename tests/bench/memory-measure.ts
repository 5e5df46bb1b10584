/** Run by memory.bench.ts in a process of its own, so that what it says of memory is true of the store alone: node memory-measure.ts STEP FILE COUNT. */
import { distance } from 'fastest-levenshtein';
import { quietJob } from '../../src/core/job.ts';
import { compared, wordSimilarity } from '../../src/core/memory/similarity.ts';
import type { MemoryStore } from '../../src/core/memory/store.ts';
import { toEnglishLayout } from '../../src/core/text/keyboard-layout.ts';
import { transliterate } from '../../src/core/text/transliteration.ts';
import { openMemory } from '../../src/store/open.ts';
import { benchEntries, benchUnits, benchWords, edited, randomNumbers } from './memory-data.ts';

const [step = '', path = '', countText = '0'] = process.argv.slice(2);
const count = Number(countText);
const queries = 400;
const warmUp = 20;

export interface Quantiles {
  readonly median: number;
  readonly p95: number;
}

export interface Times {
  /** Milliseconds on the clock, other programs' share of the machine included. */
  readonly wall: Quantiles;
  /** Milliseconds of the working thread alone; the system counts them in steps of some milliseconds, so the mean is the figure to trust. */
  readonly cpu: { readonly mean: number; readonly p95: number };
}

function quantiles(times: number[]): Quantiles {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
  return { median: at(0.5), p95: at(0.95) };
}

async function timed<Item>(items: readonly Item[], work: (item: Item) => Promise<unknown>): Promise<Times> {
  const wall: number[] = [];
  const cpu: number[] = [];
  // What a process does first (compiling, filling caches) is no measure of what it does all day.
  for (const item of items.slice(0, warmUp)) await work(item);
  for (const item of items) {
    const before = process.threadCpuUsage();
    const start = performance.now();
    await work(item);
    wall.push(performance.now() - start);
    const { user, system } = process.threadCpuUsage(before);
    cpu.push((user + system) / 1000);
  }
  const mean = cpu.reduce((sum, time) => sum + time, 0) / Math.max(1, cpu.length);
  return { wall: quantiles(wall), cpu: { mean, p95: quantiles(cpu).p95 } };
}

async function fill(memory: MemoryStore, what: 'units' | 'entries') {
  const words = benchWords();
  const { id } = await memory.ensureCollection('Bench');
  const start = performance.now();
  const before = process.cpuUsage();
  const units = () => madeOverYears(benchUnits(words, count));
  if (what === 'units') await memory.importUnits(id, units(), { origin: 'bench' }, quietJob);
  else await memory.importEntries([...benchEntries(words, count, id)], { origin: 'bench' });
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(before);
  return { seconds, cpuSeconds: (user + system) / 1e6 };
}

/** Days of twenty years, so that no count of a day is large. */
function dayOf(index: number): string {
  return new Date(Date.UTC(2006, 11, 1) + (index % 7300) * 86_400_000).toISOString();
}

function* madeOverYears<Item>(items: Iterable<Item>): Generator<Item & { readonly createdAt: string }> {
  let index = 0;
  for (const item of items) yield { ...item, createdAt: dayOf(index++) };
}

/** As many rows as the largest texts have, eight times. */
async function fillTexts(memory: MemoryStore): Promise<unknown> {
  const { id: collectionId } = await memory.ensureCollection('Bench');
  const random = randomNumbers(5);
  for (let text = 0; text < 8; text++) {
    const side = (language: string) => ({
      ...{ name: `${text}.${language}.txt`, language, hash: `${text} ${language}` },
      segments: Array.from({ length: count }, (_, index) => ({
        ...{ text: `${language} ${index}`, block: index, blockKind: 'paragraph' as const },
      })),
    });
    const beads = Array.from({ length: count }, (_, index) => {
      const range = { start: index, end: index + 1 };
      return { source: range, target: range, confidence: random() };
    });
    await memory.createBitext({ collectionId, source: side('ru'), target: side('en'), parallel: 1, beads });
  }
  return {};
}

/** What is typed in a booth: every beginning of a title, other cases, other order, typos, wrong layout, Latin letters. */
function lookupQueries(): string[] {
  const words = benchWords();
  const random = randomNumbers(7);
  const made: string[] = [];
  while (made.length < queries) {
    const [ru, en] = words.titles[Math.floor(random() * Math.min(count, words.titles.length))] ?? ['', ''];
    const title = random() < 0.6 ? ru : en;
    const parts = title.split(' ');
    const at = Math.floor(random() * title.length);
    const kind = made.length % 8;
    if (kind <= 2) made.push(title.slice(0, 2 + Math.floor(random() * (title.length - 2))));
    else if (kind === 3)
      made.push(parts.map((part) => (part.length > 5 ? part.replace(/[аяыиео]$/, 'у') : part)).join(' '));
    else if (kind === 4) made.push([...parts].reverse().join(' '));
    else if (kind === 5) made.push(title.slice(0, at) + title.slice(at + 1));
    else if (kind === 6) made.push(toEnglishLayout(ru));
    else made.push(transliterate(ru, 'bgn-pcgn'));
  }
  return made.filter((query) => /\p{L}/u.test(query));
}

function matchQueries(number: number): string[] {
  const words = benchWords();
  const random = randomNumbers(99);
  const wanted = new Set<number>();
  while (wanted.size < number) wanted.add(Math.floor(random() * count));
  const made: string[] = [];
  let index = 0;
  for (const unit of benchUnits(words, count)) {
    if (wanted.has(index++)) {
      const text = unit.variants[0]?.text ?? '';
      made.push(edited(random, text, words.ru, Math.floor(random() * text.split(' ').length * 0.25)));
    }
  }
  return made;
}

async function recall(memory: MemoryStore, asked: readonly string[]) {
  const min = 70;
  const compare = asked.map(compared);
  const wanted = asked.map(() => new Set<number>());
  let seconds = 0;
  for await (const unit of memory.eachUnit({})) {
    const source = compared(unit.variants[0]?.text ?? '');
    const start = performance.now();
    compare.forEach((query, index) => {
      if (wordSimilarity(query, source, min) >= min) wanted[index]?.add(unit.id);
    });
    seconds += (performance.now() - start) / 1000;
  }
  let all = 0;
  let found = 0;
  for (const [index, text] of asked.entries()) {
    // Penalties take points off a match; the words alone are compared here, so a few points more are let through.
    const got = new Set((await memory.match({ text, min: min - 3, limit: 10_000 })).map(({ unitId }) => unitId));
    for (const id of wanted[index] ?? []) {
      all += 1;
      if (got.has(id)) found += 1;
    }
  }
  return { all, found, scanMs: (seconds * 1000) / asked.length };
}

async function measure(): Promise<unknown> {
  const start = performance.now();
  const memory = await openMemory({ path });
  const openMs = performance.now() - start;
  try {
    switch (step) {
      case 'fill-units':
        return { ...(await fill(memory, 'units')), mostRss: process.resourceUsage().maxRSS * 1024 };
      case 'fill-entries':
        return { ...(await fill(memory, 'entries')), mostRss: process.resourceUsage().maxRSS * 1024 };
      case 'make-units': {
        const words = benchWords();
        const before = process.cpuUsage();
        let texts = 0;
        for (const { variants } of benchUnits(words, count)) texts += variants.length;
        const { user, system } = process.cpuUsage(before);
        return { texts, cpuSeconds: (user + system) / 1e6 };
      }
      case 'open':
        return { openMs };
      case 'fill-texts':
        return await fillTexts(memory);
      case 'overview': {
        const request = { today: '2026-11-26', since: '2025-12-01', texts: 8, doubtfulBelow: 0.8 };
        const from = performance.now();
        const { types, units } = await memory.overview(request);
        const firstMs = performance.now() - from;
        const entries = types.reduce((sum, type) => sum + type.entries, 0);
        const times = await timed(Array.from({ length: 60 }), () => memory.overview(request));
        return { entries, units, firstMs, times };
      }
      case 'lookup':
        return await timed(lookupQueries(), (query) => memory.lookup({ query, limit: 10 }));
      case 'match':
        return await timed(matchQueries(queries), (text) => memory.match({ text, min: 70, limit: 10 }));
      case 'recall':
        return await recall(memory, matchQueries(count > 200_000 ? 12 : 60));
      case 'linear': {
        // What a program without an index does: compare the letters with those of every unit, lengths apart first.
        const texts: string[] = [];
        for await (const unit of memory.eachUnit({})) texts.push(unit.variants[0]?.text ?? '');
        const asked = matchQueries(30);
        const linear = await timed(asked, async (query) => {
          let near = 0;
          for (const text of texts) {
            const longer = Math.max(text.length, query.length);
            if (Math.abs(text.length - query.length) > longer * 0.3) continue;
            if (distance(text, query) <= longer * 0.3) near += 1;
          }
          return near;
        });
        return { linear, indexed: await timed(asked, (text) => memory.match({ text, min: 70, limit: 10 })) };
      }
      case 'concordance': {
        const random = randomNumbers(5);
        const texts = matchQueries(queries).map((text) => {
          const parts = text.split(' ');
          const at = Math.floor(random() * Math.max(1, parts.length - 3));
          return parts
            .slice(at, at + 1 + Math.floor(random() * 3))
            .join(' ')
            .replace(/[.]/g, '');
        });
        const searched = texts.filter((text) => text.length >= 3);
        return await timed(searched, (text) => memory.concordance({ text, limit: 100 }));
      }
      case 'work': {
        // A day at the desk in short: matches, hits and lookups one after the other; then how much memory is held.
        const asked = readyTexts(await Promise.all([memory.getUnit(1), memory.getUnit(Math.floor(count / 2))]));
        for (let round = 0; round < 100; round++) {
          for (const text of asked) {
            await memory.match({ text, min: 70, limit: 10 });
            await memory.concordance({ text: text.split(' ').slice(0, 2).join(' '), limit: 100 });
          }
        }
        return { rss: process.memoryUsage().rss };
      }
      default:
        throw new Error(`unknown step ${step}`);
    }
  } finally {
    await memory.close();
  }
}

function readyTexts(units: readonly { readonly variants: readonly { readonly text: string }[] }[]): string[] {
  return units.map(({ variants }) => variants[0]?.text ?? '');
}

console.log(JSON.stringify(await measure()));
