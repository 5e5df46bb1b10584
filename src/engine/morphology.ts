import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Gender, GrammaticalCase, GrammaticalNumber, Morphology, WordReading } from '../core/terms/morphology.ts';
import { withPlaces } from '../core/terms/place-names.ts';

/** The part of az that is used; the package has no types of its own. */
interface AzTag {
  readonly [grammeme: string]: unknown;
  readonly POS?: string;
  readonly CAse?: string;
  readonly NMbr?: string;
  readonly GNdr?: string;
}
interface AzParse {
  readonly word?: string;
  readonly tag: AzTag;
  readonly score?: number;
  readonly parser?: string;
  /** What a guess took off before the part it knows: гео-парк. */
  readonly prefix?: string;
  normalize(): { readonly word?: string };
  inflect(grammemes: readonly string[]): AzParse | false | undefined;
}
interface AzMorph {
  (word: string): readonly AzParse[];
  init(folder: string, ready: (error: Error | null) => void): void;
}

const parts: Readonly<Record<string, WordReading['part']>> = {
  NOUN: 'noun',
  ADJF: 'adjective',
  ADJS: 'other',
  PRTF: 'participle',
  PRTS: 'other',
  NPRO: 'pronoun',
  NUMR: 'numeral',
  VERB: 'verb',
  INFN: 'verb',
  GRND: 'verb',
  PREP: 'preposition',
  CONJ: 'conjunction',
  PRCL: 'particle',
  ADVB: 'adverb',
};

/** Second genitive, locative and accusative, and the vocative, fold into the case whose place they take. */
const cases: Readonly<Record<string, GrammaticalCase>> = {
  nomn: 'nomn',
  voct: 'nomn',
  gent: 'gent',
  gen1: 'gent',
  gen2: 'gent',
  datv: 'datv',
  accs: 'accs',
  acc2: 'accs',
  ablt: 'ablt',
  loct: 'loct',
  loc1: 'loct',
  loc2: 'loct',
};

/** Words repeat; a bounded cache keeps a long text fast. */
const cacheLimit = 50_000;

/** Loads the OpenCorpora dictionary of the package `az` (0.1-0.2 s, about 60 MB), and adds the places it lacks. */
export async function loadMorphology(): Promise<Morphology> {
  const require = createRequire(import.meta.url);
  const folder = join(dirname(require.resolve('az/package.json')), 'dicts');
  const { Morph } = require('az') as { readonly Morph: AzMorph };
  await new Promise<void>((resolve, reject) => {
    Morph.init(folder, (error) => (error ? reject(error) : resolve()));
  });
  const cache = new Map<string, readonly WordReading[]>();
  return withPlaces({
    readings(word) {
      const key = word.toLowerCase();
      const known = cache.get(key);
      if (known !== undefined) return known;
      const readings = /[а-яё]/.test(key)
        ? Morph(key)
            .map((parse) => readingOf(parse, key))
            .filter(isWord)
        : [];
      if (cache.size >= cacheLimit) cache.clear();
      cache.set(key, readings);
      return readings;
    },
  });
}

/** A guess may end in a soft sign after a vowel, as no Russian word does. */
const isWord = (reading: WordReading): boolean => reading.known || !/[аеёиоуыэюя]ь$/u.test(reading.lemma);

function readingOf(parse: AzParse, word: string): WordReading {
  const { tag } = parse;
  const name = nameOf(tag);
  // The forms of a guessed word come without the prefix that was taken off.
  const prefix = parse.prefix ?? '';
  const whole = (form: string): string => (word.startsWith(prefix) && !form.startsWith(prefix) ? prefix + form : form);
  const grammaticalCase = tag.CAse === undefined ? undefined : cases[tag.CAse];
  // A participle's paradigm holds all its voices and tenses; it must not change them when it changes its case.
  // So does that of «один», which holds «первый», and that of «высокий», which holds «высший».
  const kept = tag.POS === 'PRTF' ? ['actv', 'pssv', 'past', 'pres'] : tag.POS === 'ADJF' ? ['Anum', 'Supr'] : [];
  const voice = kept.filter((one) => tag[one] === true);
  const gender = tag.GNdr === 'masc' || tag.GNdr === 'femn' || tag.GNdr === 'neut' ? (tag.GNdr as Gender) : undefined;
  return {
    // Guessed compounds may come back without a dictionary form.
    lemma: whole(parse.normalize().word ?? parse.word ?? word),
    part: parts[tag.POS ?? ''] ?? 'other',
    ...(grammaticalCase === undefined ? {} : { case: grammaticalCase }),
    ...(tag.NMbr === 'sing' || tag.NMbr === 'plur' ? { number: tag.NMbr as GrammaticalNumber } : {}),
    ...(gender === undefined ? {} : { gender }),
    animate: tag.anim === true,
    fixed: tag.Fixd === true,
    ...(name === undefined ? {} : { name }),
    score: parse.score ?? 0,
    known: parse.parser === undefined || parse.parser === 'Dictionary',
    inflect: (wanted) => {
      const form = parse.inflect(
        [wanted.case, wanted.number, wanted.gender, ...voice].filter((one) => one !== undefined),
      );
      if (!form || form.word === undefined) return undefined;
      // The dictionary has «высший» and «высочайший» in one paradigm.
      return whole(word.startsWith('высш') ? form.word.replace(/^высочайш/u, 'высш') : form.word);
    },
  };
}

function nameOf(tag: AzTag): WordReading['name'] {
  if (tag.Name === true) return 'given';
  if (tag.Patr === true) return 'patronymic';
  if (tag.Surn === true) return 'surname';
  if (tag.Geox === true) return 'place';
  if (tag.Orgn === true || tag.Trad === true) return 'organisation';
  return undefined;
}
