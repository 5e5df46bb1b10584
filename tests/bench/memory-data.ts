/** Memories of any size from the shipped lexicon's real words and titles: the same every time. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { EntryInput, UnitInput } from '../../src/core/memory/records.ts';
import { initialsOf } from '../../src/core/memory/words.ts';

/** A number 0 … 1 at every call, the same sequence for the same seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function columns(name: string): string[][] {
  const file = new URL(`../../data/lexicon/ru-en.${name}.tsv.gz`, import.meta.url);
  return gunzipSync(readFileSync(file))
    .toString()
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'));
}

/** Words from the most frequent in the titles to the rare names. */
function vocabulary(texts: readonly string[], tail: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const word of text.toLowerCase().match(/[\p{L}-]+/gu) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const words = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([word]) => word);
  return [...words, ...tail.filter((word) => !counts.has(word))];
}

export interface BenchWords {
  readonly titles: readonly (readonly [ru: string, en: string])[];
  readonly ru: readonly string[];
  readonly en: readonly string[];
}

export function benchWords(): BenchWords {
  const titles = columns('phrases').map(([ru = '', en = '']) => [ru, en] as const);
  const names = columns('names');
  return {
    titles,
    ru: vocabulary(
      titles.map(([ru]) => ru),
      names.map(([ru = '']) => ru),
    ),
    en: vocabulary(
      titles.map(([, en]) => en),
      names.map(([, en = '']) => en),
    ),
  };
}

/** Zipf's law with exponent 1: a rank below `size` by inverting the harmonic sum. */
function zipf(random: () => number, size: number): number {
  return Math.min(size - 1, Math.floor(Math.exp(random() * Math.log(size + 1))) - 1);
}

function sentence(random: () => number, words: readonly string[], length: number): string {
  const chosen = Array.from({ length }, () =>
    random() < 0.03 ? String(1 + Math.floor(random() * 2030)) : (words[zipf(random, words.length)] ?? ''),
  );
  const text = chosen.join(' ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** Changes, drops or adds so many words: what the next version of a document does to a sentence. */
export function edited(random: () => number, text: string, words: readonly string[], edits: number): string {
  const parts = text.split(' ');
  for (let edit = 0; edit < edits; edit++) {
    const at = Math.floor(random() * parts.length);
    const kind = random();
    const word = words[zipf(random, words.length)] ?? '';
    if (kind < 0.5) parts[at] = word;
    else if (kind < 0.75) parts.splice(at, 1);
    else parts.splice(at, 0, word);
  }
  return parts.join(' ');
}

/** Segments of 5-40 words (most of 8-25); two of ten are a version of an earlier one. */
export function* benchUnits(words: BenchWords, count: number): Generator<UnitInput> {
  const random = randomNumbers(1945);
  const recent: { ru: string; en: string }[] = [];
  for (let index = 0; index < count; index++) {
    const length = 5 + Math.floor((random() + random()) * random() * 18);
    const before = recent[Math.floor(random() * recent.length)];
    const isVersion = before !== undefined && random() < 0.2;
    const edits = 1 + Math.floor(random() * 4);
    const ru = isVersion ? edited(random, before.ru, words.ru, edits) : sentence(random, words.ru, length);
    const en = isVersion ? edited(random, before.en, words.en, edits) : sentence(random, words.en, length + 2);
    recent[index % 5000] = { ru, en };
    yield {
      variants: [
        { language: 'ru', text: ru },
        { language: 'en', text: en },
      ],
      origin: 'bench',
      createdAt: '2020-01-01T00:00:00Z',
    };
  }
}

const bodies = [
  ['Комитет по вопросам', 'Committee on'],
  ['Департамент', 'Department of'],
  ['Председатель комиссии', 'Chairman of the Commission on'],
  ['Соглашение', 'Agreement on'],
] as const;

/** Real titles first; beyond their number, the same with a body's, a post's or a paper's name before them. */
export function* benchEntries(words: BenchWords, count: number, collectionId: number): Generator<EntryInput> {
  for (let index = 0; index < count; index++) {
    const [ru, en] = words.titles[index % words.titles.length] ?? ['', ''];
    const round = Math.floor(index / words.titles.length);
    const [before, beforeEn] = round === 0 ? ['', ''] : (bodies[(round - 1) % bodies.length] ?? ['', '']);
    const fullRu = `${before} ${ru}`.trim();
    const fullEn = `${beforeEn} ${en}`.trim();
    const terms: EntryInput['terms'][number][] = [
      { language: 'ru', text: fullRu, termType: 'fullForm', administrativeStatus: 'preferred' },
      { language: 'en', text: fullEn, termType: 'fullForm', administrativeStatus: 'preferred' },
    ];
    for (const [language, full] of [
      ['ru', fullRu],
      ['en', fullEn],
    ] as const) {
      const initials = initialsOf(full)?.toUpperCase();
      if (initials !== undefined && initials.length >= 3) {
        terms.push({ language, text: initials, termType: 'acronym', administrativeStatus: 'preferred' });
      }
    }
    yield { collectionId, conceptType: 'organisation', terms };
  }
}
