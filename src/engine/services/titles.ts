import type { GlossaryPair } from '../../core/align/align.ts';
import type { Bead } from '../../core/align/bead.ts';
import type { WordModel } from '../../core/align/word-table.ts';
import type { Job } from '../../core/job.ts';
import type { MemoryStore } from '../../core/memory/store.ts';
import type { TitlePair } from '../../core/terms/candidate.ts';
import type { TermSection } from '../../core/terms/concept-entry.ts';
import type { Gender, GrammaticalCase, GrammaticalNumber } from '../../core/terms/morphology.ts';
import type { LanguageTag } from '../../core/text/language.ts';
import type { Engine } from '../contract.ts';
import type { Knowledge } from '../knowledge.ts';
import type { Resources } from '../resources.ts';
import { searchedIn } from '../searched.ts';
import type { StarterPair } from '../starter-glossary.ts';
import type { AlignedPair } from './aligning.ts';

/** As `terms.case` in the locales names them. */
const caseNames: Readonly<Record<GrammaticalCase, string>> = {
  nomn: 'nominative',
  gent: 'genitive',
  datv: 'dative',
  accs: 'accusative',
  ablt: 'instrumental',
  loct: 'prepositional',
};

const genders: Readonly<Record<NonNullable<TermSection['gender']>, Gender>> = {
  masculine: 'masc',
  feminine: 'femn',
  neuter: 'neut',
};
const numbers: Readonly<Record<NonNullable<TermSection['number']>, GrammaticalNumber>> = {
  singular: 'sing',
  plural: 'plur',
};

type TitleMethods = Pick<
  Engine,
  'proposeTitles' | 'listCandidates' | 'acceptCandidates' | 'rejectCandidates' | 'caseForms'
>;

export function titleServices({ memory, knowledge }: Resources): TitleMethods {
  return {
    async proposeTitles({ bitextId }, job) {
      const store = await memory();
      const content = await store.openBitext(bitextId);
      const { sourceLanguage, targetLanguage, sourceSegments: source, targetSegments: target } = content;
      const bitext = { sourceLanguage, targetLanguage, source, target, beads: content.beadRecords };
      const titles = await titlesIn(knowledge, await glossaryOf(store, content), bitext, job);
      await job.checkpoint();
      job.progress({ done: 0, total: 0, what: 'saving' });
      return store.proposeCandidates(bitextId, titles);
    },

    async listCandidates({ bitextId }) {
      return (await memory()).listCandidates(bitextId);
    },

    async acceptCandidates({ bitextId, edits, collectionId }) {
      return (await memory()).acceptCandidates(bitextId, edits, collectionId);
    },

    async rejectCandidates({ bitextId, ids }) {
      return (await memory()).rejectCandidates(bitextId, ids);
    },

    async caseForms({ text, language, gender, number }) {
      const { caseForms } = await import('../../core/terms/citation-form.ts');
      const forms = caseForms(text, language, await knowledge.morphology(), {
        ...(gender !== undefined && { gender: genders[gender] }),
        ...(number !== undefined && { number: numbers[number] }),
      });
      return forms.map((form) => ({ case: caseNames[form.case], text: form.text }));
    },
  };
}

/** The titles in a pair that was read and aligned; `known` are pairs of terms held already. */
export async function titlesInPair(
  knowledge: Knowledge,
  known: readonly StarterPair[],
  { source, target, alignment }: AlignedPair,
  job: Job,
): Promise<readonly TitlePair[]> {
  const bitext = {
    sourceLanguage: source.language,
    targetLanguage: target.language,
    source: source.segments,
    target: target.segments,
    beads: alignment.beads,
    learnt: alignment.learnt,
  };
  return titlesIn(knowledge, known, bitext, job);
}

interface TitleSource {
  readonly sourceLanguage: LanguageTag;
  readonly targetLanguage: LanguageTag;
  readonly source: readonly { readonly text: string }[];
  readonly target: readonly { readonly text: string }[];
  readonly beads: readonly Bead[];
  /** What the alignment learnt of the words, where it was just made. */
  readonly learnt?: WordModel;
}

async function titlesIn(
  knowledge: Knowledge,
  glossary: readonly StarterPair[],
  { learnt, ...bitext }: TitleSource,
  job: Job,
): Promise<readonly TitlePair[]> {
  job.progress({ done: 0, total: 0, what: 'finding-titles' });
  const { proposeTitles } = await import('../../core/terms/titles.ts');
  const lexicon = await knowledge.lexicon();
  await job.checkpoint();
  const morphology = await knowledge.morphology();
  await job.checkpoint();
  const known = [
    ...glossary.map((pair) => ({ ...pair, own: true })),
    ...(await knowledge.shippedPairs(bitext.sourceLanguage)),
  ];
  return proposeTitles(bitext, { lexicon, morphology, known, ...(learnt !== undefined && { learnt }) }, job);
}

/** Pairs of terms that the memory holds of two languages; none without a memory. */
export async function glossaryOf(
  store: MemoryStore | undefined,
  languages: { readonly sourceLanguage: LanguageTag; readonly targetLanguage: LanguageTag },
): Promise<readonly GlossaryPair[]> {
  if (store === undefined) return [];
  const { sourceLanguage: source, targetLanguage: target } = languages;
  return store.termPairs({ source, target, ...(await searchedIn(store)) });
}
