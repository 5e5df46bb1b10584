import { analyseBrief } from '../../core/brief/analyse.ts';
import type { BriefContent, BriefDocument, BriefLanguage, BriefSegment } from '../../core/brief/brief.ts';
import type { BriefInput, ProposalStyle } from '../../core/brief/brief-input.ts';
import type { StockTerm } from '../../core/brief/term-stock.ts';
import type { Job } from '../../core/job.ts';
import { spellingOf } from '../../core/memory/settings.ts';
import type { MemoryStore } from '../../core/memory/store.ts';
import { Problem } from '../../core/problem.ts';
import type { BlockKind, Document, SegmentedDocument } from '../../core/text/document.ts';
import { respellText } from '../../core/text/english-variants.ts';
import { primaryLanguage } from '../../core/text/language.ts';
import type { SegmentationRules } from '../../core/text/segmentation.ts';
import { tokenize } from '../../core/text/tokens.ts';
import type { DocumentInput } from '../contract.ts';
import type { Knowledge } from '../knowledge.ts';
import { searchedIn } from '../searched.ts';
import { readStarterGlossary } from '../starter-glossary.ts';
import { alignSegments } from './aligning.ts';
import { languageOf, readWhole, segmentsOf } from './reading.ts';
import { titlesInPair } from './titles.ts';

export interface BriefRequest {
  readonly documents: readonly DocumentInput[];
  /** Searched for known titles; those the user has searched where absent. */
  readonly collectionIds?: readonly number[];
}

/** Pairs mined from the papers that score less are not worth showing. */
const leastMinedScore = 0.3;
/** Texts less likely to be translations of each other are not mined. */
const leastParallel = 0.5;
/** Terms of the starter glossary handed over at once. */
const batchLength = 2_000;

interface BriefSources {
  /** The rules the papers are cut by. */
  readonly rules: SegmentationRules;
  readonly memory: MemoryStore | undefined;
  readonly knowledge: Knowledge;
  readonly dataFolder: string;
}

/** Reads the papers of an event and says what they hold; the starter glossary is always at hand. Nothing is stored. */
export async function briefOn(
  sources: BriefSources,
  { documents, collectionIds }: BriefRequest,
  job: Job,
): Promise<BriefContent> {
  const papers = await readPapers(documents, sources.rules, job);
  return analysePapers(sources, { documents: papers, ...(collectionIds !== undefined && { collectionIds }) }, job);
}

/** Papers as a brief keeps them; a bilingual one becomes two. */
export async function readPapers(
  inputs: readonly DocumentInput[],
  rules: SegmentationRules,
  job: Job,
): Promise<BriefDocument[]> {
  const papers: BriefDocument[] = [];
  for (const [index, input] of inputs.entries()) {
    job.progress({ done: index, total: inputs.length, what: 'reading' });
    await job.checkpoint();
    const document = await readWhole(input, job);
    for (const side of await sidesOf(document, input, rules, job)) papers.push(briefDocument(side));
  }
  return papers;
}

/** What papers hold that were read before. */
export async function analysePapers(
  { memory, knowledge, dataFolder }: Omit<BriefSources, 'rules'>,
  {
    documents,
    collectionIds,
  }: { readonly documents: readonly BriefDocument[]; readonly collectionIds?: readonly number[] },
  job: Job,
): Promise<BriefContent> {
  const lexicon = await knowledge.lexicon();
  await job.checkpoint();
  const morphology = await knowledge.morphology();
  await job.checkpoint();
  const mined = await minePairs(knowledge, memory, documents, job);
  async function* stock(): AsyncGenerator<readonly StockTerm[]> {
    if (memory !== undefined) yield* termsInOrder(memory, collectionIds);
    yield* starterTerms(dataFolder);
  }
  const proposals = await proposalStyle(memory, knowledge);
  return analyseBrief({ documents, stock: stock(), mined, lexicon, morphology, proposals }, job);
}

/** How names and new titles are proposed, as the user has it. */
async function proposalStyle(memory: MemoryStore | undefined, knowledge: Knowledge): Promise<ProposalStyle> {
  if (memory === undefined) return {};
  const settings = await memory.settings();
  const { romanisation } = settings;
  const spelling = spellingOf(settings);
  const variants = await knowledge.englishVariants();
  return {
    ...(romanisation !== 'usual' && { romanisation }),
    ...(spelling !== undefined && { respell: (text) => respellText(text, spelling, variants) }),
  };
}

/** Of two terms with one name the first is believed: those of the collections the user has first come first. */
async function* termsInOrder(
  memory: MemoryStore,
  named: readonly number[] | undefined,
): AsyncGenerator<readonly StockTerm[]> {
  const { collectionIds } = await searchedIn(memory, named);
  const { collectionOrder } = await memory.settings();
  if (collectionOrder.length === 0) {
    yield* memory.eachTerm(collectionIds === undefined ? {} : { collectionIds });
    return;
  }
  for (const { id } of await memory.listCollections()) {
    if (collectionIds?.includes(id) !== false) yield* memory.eachTerm({ collectionIds: [id] });
  }
}

/** One text, or two where the document holds both languages. */
async function sidesOf(
  document: Document,
  input: DocumentInput,
  rules: SegmentationRules,
  job: Job,
): Promise<SegmentedDocument[]> {
  const { splitBilingual } = await import('../../core/text/bilingual.ts');
  const both = input.language === undefined ? splitBilingual(document) : undefined;
  if (both !== undefined && isBriefed(both.sourceLanguage) && isBriefed(both.targetLanguage)) {
    return [
      await segmentsOf(both.source, both.sourceLanguage, job, rules),
      await segmentsOf(both.target, both.targetLanguage, job, rules),
    ];
  }
  const language = input.language ?? languageOf(document);
  if (!isBriefed(language)) throw new Problem('language-not-briefed', { file: document.name, language });
  return [await segmentsOf(document, language, job, rules)];
}

const isBriefed = (language: string): boolean => ['ru', 'en'].includes(primaryLanguage(language));

function briefDocument({ document, language, segments }: SegmentedDocument): BriefDocument {
  let words = 0;
  const kept = segments.map(({ text, block }): BriefSegment => {
    words += tokenize(text).length;
    const { kind, page } = document.blocks[block] ?? { kind: 'paragraph' };
    return { text, block, heading: kind === 'heading', ...(page !== undefined && { page }) };
  });
  return {
    name: document.name,
    language: primaryLanguage(language) as BriefLanguage,
    hash: document.hash,
    words,
    segments: kept,
  };
}

/** The shipped glossary, its entries numbered from -1 down. */
async function* starterTerms(dataFolder: string): AsyncGenerator<readonly StockTerm[]> {
  const entries = await readStarterGlossary(dataFolder);
  let batch: StockTerm[] = [];
  for (const [index, { conceptType, terms }] of entries.entries()) {
    for (const { language, text, termType, administrativeStatus } of terms) {
      batch.push({ entryId: -1 - index, conceptType, language, text, termType, administrativeStatus });
    }
    if (batch.length < batchLength) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}

type MinedPair = NonNullable<BriefInput['mined']>[number];

/** Title pairs of those papers that are given in both languages. */
async function minePairs(
  knowledge: Knowledge,
  memory: MemoryStore | undefined,
  papers: readonly BriefDocument[],
  job: Job,
): Promise<MinedPair[]> {
  const { factsOf, proposePairs } = await import('../../documents/pair-documents.ts');
  const texts = papers.map(segmented);
  const facts = texts.map(({ document }) => factsOf(document));
  const { pairs } = proposePairs(facts, 'ru', 'en');
  const mined: MinedPair[] = [];
  for (const pair of pairs) {
    const source = texts[pair.source]!;
    const target = texts[pair.target]!;
    const alignment = await alignSegments(
      knowledge,
      memory,
      {
        sourceSegments: source.segments.map(alignable(source)),
        targetSegments: target.segments.map(alignable(target)),
        sourceLanguage: source.language,
        targetLanguage: target.language,
      },
      job,
    );
    if (alignment.parallel < leastParallel) continue;
    const titles = await titlesInPair(knowledge, [], { source, target, alignment }, job);
    const textOf = (side: SegmentedDocument, { start, end }: { start: number; end: number }): string =>
      side.segments
        .slice(start, end)
        .map(({ text }) => text)
        .join(' ');
    for (const { source: ru, target: en, conceptType, score, occurrences } of titles) {
      const bead = alignment.beads[occurrences[0]?.bead ?? -1];
      if (score < leastMinedScore || bead === undefined) continue;
      const sentences = { ru: textOf(source, bead.source), en: textOf(target, bead.target) };
      mined.push({ ru: ru.text, en: en.text, conceptType, score, sentences });
    }
  }
  return mined;
}

/** A paper as the aligner reads documents: its sentences, in blocks. */
function segmented({ name, language, hash, segments }: BriefDocument): SegmentedDocument {
  const blocks: { kind: BlockKind; text: string }[] = [];
  const cut = segments.map(({ text, block, heading }) => {
    blocks[block] ??= { kind: heading ? 'heading' : 'paragraph', text: '' };
    const own = blocks[block]!;
    const start = own.text === '' ? 0 : own.text.length + 1;
    own.text = own.text === '' ? text : `${own.text} ${text}`;
    return { text, block, start, end: start + text.length };
  });
  for (let index = 0; index < blocks.length; index++) blocks[index] ??= { kind: 'paragraph', text: '' };
  return { document: { name, hash, blocks }, language, segments: cut };
}

const alignable =
  ({ document }: SegmentedDocument) =>
  ({ text, block }: SegmentedDocument['segments'][number]) => {
    const kind = document.blocks[block]?.kind;
    return { text, block, ...(kind !== undefined && { blockKind: kind }) };
  };
