import type { Job } from '../job.ts';
import { type Lines, WordKind } from './lines.ts';
import type { WordTableBuilder } from './word-table.ts';

/**
 * Names and international words across scripts, found by their consonants: Мерфи and Murphy share m-r-f, Вашингтон and
 * Washington v-sh-n-g-t-n. A coarser key than the romanisations of core/text/transliteration.ts on purpose: foreign names
 * come into Russian by ear, and what matters here is only that the right pair is among few.
 */
const letters: Readonly<Record<string, string>> = {
  ...{ а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ж: 'zh', з: 'z', и: 'i', й: 'i', к: 'k', л: 'l', м: 'm' },
  ...{ н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'h', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'sh' },
  ...{ ъ: '', ы: 'i', ь: '', э: 'e', ю: 'yu', я: 'ya', і: 'i', ї: 'i', є: 'e', ґ: 'g', ў: 'u' },
};

/** Lower-case Latin letters of a word of either script, without marks. */
function romanise(word: string): string {
  let out = '';
  for (const letter of word.normalize('NFD')) out += letters[letter] ?? (/[a-z]/.test(letter) ? letter : '');
  return out;
}

/** Digraphs first; one sign a sound: S for sh, C for ch, J for zh and j. */
const sounds: readonly (readonly [RegExp, string])[] = [
  [/shch|sch|sh|sz/g, 'S'],
  [/tch|tsch|ch|cz/g, 'C'],
  [/dzh|dj|zh|j/g, 'J'],
  [/ph|w|v/g, 'f'],
  [/th/g, 't'],
  [/kh|gh/g, 'h'],
  [/ck|q/g, 'k'],
  [/x/g, 'ks'],
  [/ts|tz/g, 'c'],
  [/c(?=[eiy])/g, 's'],
  [/c/g, 'k'],
  [/z/g, 's'],
  [/[aeiouy]+/g, ''],
  // Гамбург and Hamburg, Хельсинки and Helsinki: h, kh and g are one in Russian ears.
  [/h/g, 'g'],
  [/(.)\1+/g, '$1'],
];

function frame(latin: string): string {
  let out = latin;
  for (const [pattern, sign] of sounds) out = out.replace(pattern, sign);
  return out;
}

interface Entry {
  readonly id: number;
  readonly latin: string;
  readonly frame: string;
  readonly proper: boolean;
}

/** Shorter frames are shared by too many words to say anything. */
const shortestFrame = 2;
const blockSigns = 3;
/** Longest block of words compared with one word: bounds the time on odd vocabularies. */
const largestBlock = 400;
const leastSimilarity = 0.7;
const wordsBetweenCheckpoints = 200;

/** Adds pairs of words that sound alike, with probabilities by how alike they are. Identical Latin words are certain. */
export async function addCognates(
  builder: WordTableBuilder,
  source: Lines,
  target: Lines,
  known: Float32Array,
  job: Job,
): Promise<void> {
  let words = 0;
  const blocks = new Map<string, Entry[]>();
  for (const entry of entriesOf(target)) {
    if (++words % wordsBetweenCheckpoints === 0) await job.checkpoint();
    const key = blockKey(entry);
    const block = blocks.get(key);
    if (block === undefined) blocks.set(key, [entry]);
    else if (block.length < largestBlock) block.push(entry);
  }
  for (const entry of entriesOf(source)) {
    if (++words % wordsBetweenCheckpoints === 0) await job.checkpoint();
    const block = blocks.get(blockKey(entry));
    if (block === undefined) continue;
    // A word the lexicon knows well is rather a word than a name: false friends sound alike too.
    const doubt = 1 - 0.7 * known[entry.id]!;
    for (const other of block) {
      const alike = similarity(entry, other);
      if (alike < leastSimilarity) continue;
      const p = doubt * Math.min(0.7, 0.1 + 2 * (alike - leastSimilarity));
      builder.add(entry.id, other.id, p, p);
    }
  }
}

function* entriesOf(lines: Lines): Generator<Entry> {
  for (let id = 0; id < lines.keys.length; id++) {
    if (lines.kinds[id] !== WordKind.word) continue;
    const latin = romanise(lines.keys[id]!);
    if (latin.length < 3 || latin.length > 40) continue;
    const signs = frame(latin);
    if (signs.length < shortestFrame) continue;
    yield { id, latin, frame: signs, proper: lines.capitals[id]! > 0.5 };
  }
}

const blockKey = ({ frame, latin }: Entry): string =>
  frame.length >= blockSigns ? frame.slice(0, blockSigns) : `${/^[aeiouy]/.test(latin) ? '-' : ''}${frame}`;

/** 0-1; names are given the benefit of the doubt, other words not. */
function similarity(a: Entry, b: Entry): number {
  if (Math.abs(a.frame.length - b.frame.length) > 3) return 0;
  const consonants = (2 * commonLength(a.frame, b.frame)) / (a.frame.length + b.frame.length);
  if (consonants < 0.66) return 0;
  const whole = (2 * commonLength(a.latin, b.latin)) / (a.latin.length + b.latin.length);
  const both = (consonants + whole) / 2;
  const long = Math.min(a.frame.length, b.frame.length);
  const names = a.proper && b.proper ? 0.05 : -0.05;
  return both + names + (long <= 2 ? -0.12 : long >= 5 ? 0.05 : 0);
}

const row = new Uint8Array(64);

/** Length of the longest common subsequence of two short words. */
function commonLength(a: string, b: string): number {
  row.fill(0, 0, b.length + 1);
  for (let i = 0; i < a.length; i++) {
    let diagonal = 0;
    const letter = a.charCodeAt(i);
    for (let j = 0; j < b.length; j++) {
      const above = row[j + 1]!;
      row[j + 1] = letter === b.charCodeAt(j) ? diagonal + 1 : Math.max(above, row[j]!);
      diagonal = above;
    }
  }
  return row[b.length]!;
}
