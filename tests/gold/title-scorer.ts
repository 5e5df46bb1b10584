/**
 * Scores title pairs against a gold list, lenient in letter case, ё, quotes, dashes, Russian endings, English articles,
 * plurals and British or American spelling. Exact: both sides match word by word. Partial: on both sides the common
 * words make up at least half of the longer side. Gold marked optional counts neither way.
 */
import { stem } from '../../src/core/text/stem.ts';

export interface GoldTitle {
  readonly russian: readonly string[];
  readonly english: readonly string[];
  readonly citation: string;
  readonly type: string;
  readonly core: boolean;
}

export interface TitleScore {
  readonly gold: number;
  /** Predictions that count: neither duplicates nor optional hits. */
  readonly shown: number;
  readonly shownForPartial: number;
  readonly exact: number;
  readonly partial: number;
  /** Exact matches whose Russian side is the gold citation form to the letter, case and ё aside. */
  readonly citation: number;
  /** Exact core matches among as many best predictions as there are core titles. */
  readonly atGoldSize: number;
  readonly types: Readonly<Record<string, { readonly gold: number; readonly exact: number; readonly partial: number }>>;
  /** What became of each prediction, in their order. */
  readonly verdicts: readonly Verdict[];
}

export type Verdict = 'none' | 'exact' | 'partial' | 'optional' | 'optionalPartial' | 'duplicate';

/** Reads the columns ru_lemma_form, en_form, type, ru_as_seen, en_as_seen, core. */
export function parseGoldTitles(text: string): GoldTitle[] {
  const [, ...rows] = text.trim().split(/\r?\n/);
  return rows.map((line) => {
    const [russian = '', english = '', type = 'other', russianSeen = '', englishSeen = '', core = '1'] = line.split('\t');
    return {
      russian: [russian, ...russianSeen.split(' | ')].filter((one) => one !== ''),
      english: [english, ...englishSeen.split(' | ')].filter((one) => one !== ''),
      citation: russian,
      type,
      core: core !== '0',
    };
  });
}

/** Predictions best first. */
export function scoreTitles(
  predictions: readonly { readonly russian: string; readonly english: string }[],
  gold: readonly GoldTitle[],
): TitleScore {
  const forms = gold.map((title) => ({ russian: title.russian.map(russianKeys), english: title.english.map(englishKeys) }));
  const taken = new Set<number>();
  const kinds = predictions.map((): Verdict => 'none');
  const found = predictions.map(() => -1);
  predictions.forEach((prediction, index) => {
    const russian = russianKeys(prediction.russian);
    const english = englishKeys(prediction.english);
    const hits = forms.flatMap((form, at) =>
      form.russian.some((one) => equal(one, russian, sameRussian)) && form.english.some((one) => equal(one, english, sameWord)) ? [at] : [],
    );
    const free = hits.filter((at) => !taken.has(at));
    const at = free.find((one) => gold[one]!.core) ?? free[0];
    if (at !== undefined) {
      taken.add(at);
      found[index] = at;
      kinds[index] = gold[at]!.core ? 'exact' : 'optional';
    } else if (hits.length > 0) kinds[index] = 'duplicate';
  });
  const candidates: { score: number; index: number; at: number }[] = [];
  predictions.forEach((prediction, index) => {
    if (kinds[index] !== 'none') return;
    const russian = russianKeys(prediction.russian);
    const english = englishKeys(prediction.english);
    forms.forEach((form, at) => {
      if (taken.has(at)) return;
      const a = Math.max(...form.russian.map((one) => overlap(one, russian, sameRussian)));
      const b = Math.max(...form.english.map((one) => overlap(one, english, sameWord)));
      if (a >= 0.5 && b >= 0.5) candidates.push({ score: a + b, index, at });
    });
  });
  candidates.sort((a, b) => b.score - a.score || a.index - b.index || a.at - b.at);
  for (const { index, at } of candidates) {
    if (kinds[index] !== 'none' || taken.has(at)) continue;
    taken.add(at);
    found[index] = at;
    kinds[index] = gold[at]!.core ? 'partial' : 'optionalPartial';
  }
  const count = (...wanted: (typeof kinds)[number][]): number => kinds.filter((kind) => wanted.includes(kind)).length;
  const core = gold.filter((title) => title.core);
  const types: Record<string, { gold: number; exact: number; partial: number }> = {};
  for (const title of core) (types[title.type] ??= { gold: 0, exact: 0, partial: 0 }).gold++;
  kinds.forEach((kind, index) => {
    const entry = types[gold[found[index]!]?.type ?? ''];
    if (entry !== undefined && kind === 'exact') entry.exact++;
    if (entry !== undefined && kind === 'partial') entry.partial++;
  });
  const plain = (text: string): string => text.toLowerCase().replaceAll('ё', 'е');
  return {
    gold: core.length,
    shown: predictions.length - count('duplicate', 'optional'),
    shownForPartial: predictions.length - count('duplicate', 'optional', 'optionalPartial'),
    exact: count('exact'),
    partial: count('partial'),
    citation: kinds.filter((kind, index) => kind === 'exact' && plain(predictions[index]!.russian) === plain(gold[found[index]!]!.citation)).length,
    atGoldSize: kinds.slice(0, core.length).filter((kind) => kind === 'exact').length,
    types,
    verdicts: kinds,
  };
}

export function sumScores(scores: readonly TitleScore[]): TitleScore {
  const types: Record<string, { gold: number; exact: number; partial: number }> = {};
  for (const score of scores) {
    for (const [type, counts] of Object.entries(score.types)) {
      const entry = (types[type] ??= { gold: 0, exact: 0, partial: 0 });
      entry.gold += counts.gold;
      entry.exact += counts.exact;
      entry.partial += counts.partial;
    }
  }
  const sum = (key: Exclude<keyof TitleScore, 'types' | 'verdicts'>): number => scores.reduce((total, score) => total + score[key], 0);
  return {
    gold: sum('gold'),
    shown: sum('shown'),
    shownForPartial: sum('shownForPartial'),
    exact: sum('exact'),
    partial: sum('partial'),
    citation: sum('citation'),
    atGoldSize: sum('atGoldSize'),
    types,
    verdicts: scores.flatMap((score) => score.verdicts),
  };
}

const words = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];

function russianKeys(text: string): string[] {
  const plain = text.toLowerCase().replaceAll('ё', 'е').replaceAll('\u0301', '').replace(/(\d)-(?:го|му|ми|х|м|й|я|ю|е)(?![а-я])/g, '$1');
  return words(plain).map((word) => (word.length > 3 && /[а-я]/.test(word) ? stem(word) : word));
}

const spellings: readonly (readonly [RegExp, string])[] = [
  [/(organ|recogn|standard|harmon)iz/g, '$1is'],
  [/center/g, 'centre'],
  [/defense/g, 'defence'],
  [/program(?!me)/g, 'programme'],
  [/(lab|neighb|arm)or(?!at)/g, '$1our'],
  [/fulfill/g, 'fulfil'],
  [/license/g, 'licence'],
];

function englishKeys(text: string): string[] {
  const plain = text
    .toLowerCase()
    .replace(/[’`]/g, "'")
    .replace(/\b(?:[a-z]\.){2,}/g, (acronym) => acronym.replaceAll('.', ''))
    .replace(/'s\b/g, '')
    .replace(/s'(?=\s|$)/g, 's');
  return words(plain)
    .filter((word) => word !== 'the' && word !== 'a' && word !== 'an')
    .map((word) => {
      let key = word;
      for (const [from, to] of spellings) key = key.replace(from, to);
      if (key.length > 4 && key.endsWith('ies')) return `${key.slice(0, -3)}y`;
      return key.length > 3 && /[^su]s$/.test(key) ? key.slice(0, -1) : key;
    });
}

/** Endings that may still part two stems of one word. */
const endings = new Set('а е и й о у ы ь ю я ев ов ив иев ем ом ам ям ей ой ий ый их ых ин ын ен им ым'.split(' '));

function sameRussian(a: string, b: string): boolean {
  if (a === b) return true;
  if (a.length < 3 || b.length < 3) return false;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.startsWith(short) && endings.has(long.slice(short.length))) return true;
  return skeleton(a) === skeleton(b);
}

/** Stem without a fleeting vowel: Павел, Павла. */
function skeleton(word: string): string {
  const hard = word.replaceAll('ь', '');
  return hard.length > 3 && /[ео][^аеиоуыэюя]$/.test(hard) ? hard.slice(0, -2) + hard.slice(-1) : hard;
}

const sameWord = (a: string, b: string): boolean => a === b;

function equal(a: readonly string[], b: readonly string[], same: (x: string, y: string) => boolean): boolean {
  return a.length === b.length && a.every((word, index) => same(word, b[index]!));
}

function overlap(a: readonly string[], b: readonly string[], same: (x: string, y: string) => boolean): number {
  if (a.length === 0 || b.length === 0) return 0;
  const left = [...b];
  let common = 0;
  for (const word of a) {
    const at = left.findIndex((other) => same(word, other));
    if (at === -1) continue;
    left.splice(at, 1);
    common++;
  }
  return common / Math.max(a.length, b.length);
}
