import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { type Lexicon, parseLexicon } from '../core/align/lexicon.ts';
import type { Calque } from '../core/check/calques.ts';
import type { Morphology } from '../core/terms/morphology.ts';
import { type EnglishVariants, parseEnglishVariants } from '../core/text/english-variants.ts';
import { type LanguageTag, primaryLanguage } from '../core/text/language.ts';
import { readStarterGlossary, type StarterEntry, type StarterPair, starterPairs } from './starter-glossary.ts';

/** What the program knows of the languages, from the data shipped with it; each part is loaded when first asked for. */
export interface Knowledge {
  lexicon(): Promise<Lexicon>;
  /** Of Russian. */
  morphology(): Promise<Morphology>;
  /** Pairs of the starter glossary that may be proposed, Russian or English first. */
  shippedPairs(sourceLanguage: LanguageTag): Promise<readonly StarterPair[]>;
  /** The entries of the starter glossary, in the order of the file. */
  starterGlossary(): Promise<readonly StarterEntry[]>;
  /** Wordings that render Russian official language word for word. */
  calques(): Promise<readonly Calque[]>;
  /** British and American forms of English words. */
  englishVariants(): Promise<EnglishVariants>;
}

const unzip = promisify(gunzip);

/** By data folder: engines of one process share what they know. */
const opened = new Map<string, Knowledge>();

export function openKnowledge(dataFolder: string): Knowledge {
  let knowledge = opened.get(dataFolder);
  if (knowledge === undefined) {
    knowledge = knowledgeIn(dataFolder);
    opened.set(dataFolder, knowledge);
  }
  return knowledge;
}

function knowledgeIn(dataFolder: string): Knowledge {
  const starterGlossary = once(() => readStarterGlossary(dataFolder));
  const pairs = once(async () => starterPairs(await starterGlossary()));
  return {
    starterGlossary,
    calques: once(
      async () => JSON.parse(await readFile(join(dataFolder, 'check', 'calques.json'), 'utf8')) as readonly Calque[],
    ),
    englishVariants: once(async () =>
      parseEnglishVariants(await readFile(join(dataFolder, 'check', 'english-spelling.tsv'), 'utf8')),
    ),
    lexicon: once(() => loadLexicon(join(dataFolder, 'lexicon'))),
    morphology: once(async () => (await import('./morphology.ts')).loadMorphology()),
    async shippedPairs(sourceLanguage) {
      const known = await pairs();
      if (primaryLanguage(sourceLanguage) === 'ru') return known;
      return known.map(({ source, target, ...rest }) => ({ ...rest, source: target, target: source }));
    },
  };
}

async function loadLexicon(folder: string): Promise<Lexicon> {
  const read = async (name: string) => (await unzip(await readFile(join(folder, `ru-en.${name}.tsv.gz`)))).toString();
  const [stems, phrases, names] = await Promise.all([read('stems'), read('phrases'), read('names')]);
  return parseLexicon({ stems, phrases, names });
}

/** Shares one answer among all who ask; a failure is not kept, so that asking again tries again. */
function once<Result>(load: () => Promise<Result>): () => Promise<Result> {
  let loading: Promise<Result> | undefined;
  return () => {
    loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
}
