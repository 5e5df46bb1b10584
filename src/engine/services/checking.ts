import { join } from 'node:path';
import { checkInSteps, checkRules } from '../../core/check/check.ts';
import { CheckGlossary } from '../../core/check/check-glossary.ts';
import type { CheckConcept, CheckSettings, Finding } from '../../core/check/finding.ts';
import { ignoredContext, ignoredText, withoutIgnored } from '../../core/check/ignoring.ts';
import type { CheckRule } from '../../core/check/rule.ts';
import { SourceGlossary, type SourcePair, type SourceText } from '../../core/check/source-text.ts';
import type { Job } from '../../core/job.ts';
import { spellingOf } from '../../core/memory/settings.ts';
import type { MemoryStore } from '../../core/memory/store.ts';
import { termKey } from '../../core/memory/words.ts';
import { Problem } from '../../core/problem.ts';
import { detectLanguage } from '../../core/text/detect-language.ts';
import { fold } from '../../core/text/fold.ts';
import { type LanguageTag, primaryLanguage } from '../../core/text/language.ts';
import { type SegmentationRules, segmentText } from '../../core/text/segmentation.ts';
import { tokenize } from '../../core/text/tokens.ts';
import { foldRomanisation } from '../../core/text/transliteration.ts';
import { type RunningText, readRunningText, runningText } from '../../documents/read-document.ts';
import type { CheckFinding, CheckMethods, DocumentInput, StarterEntryView } from '../contract.ts';
import type { Resources } from '../resources.ts';
import type { StarterEntry } from '../starter-glossary.ts';
import { alignSegments } from './aligning.ts';
import { readSegments } from './reading.ts';

/** UTF-16 code units of a text that its language is told by. */
const languageSample = 100_000;

/** What is ready of one state of the memory, by language. */
interface Prepared {
  readonly glossaries: Map<string, CheckGlossary>;
  readonly sources: Map<string, SourceGlossary>;
  readonly houses: Map<number, string>;
}

/** Full of what the press does to titles. */
const sampleArticle = 'csto-weapons.en.txt';
/** Of texts that are checked, in the order in which they are made ready. */
const preparedLanguages = ['en', 'ru'] as const;
/** Entries read from the memory at a time. */
const conceptsAtOnce = 1_000;

export function checkServices(
  { knowledge, dataFolder, segmentation, namedConcepts }: Resources,
  memoryIfAny: () => Promise<MemoryStore> | undefined,
): CheckMethods {
  let prepared: Prepared | undefined;
  let rules: readonly CheckRule[] | undefined;
  const watched = new WeakSet<MemoryStore>();

  function stateOf(store: MemoryStore | undefined): Prepared {
    if (store !== undefined && !watched.has(store)) {
      watched.add(store);
      store.onChange((what) => {
        if ((['entries', 'collections', 'settings'] as const).some((kind) => what.includes(kind))) prepared = undefined;
      });
    }
    prepared ??= { glossaries: new Map(), sources: new Map(), houses: new Map() };
    return prepared;
  }

  /** The user's concepts that may be named in a text of a language, those `known` left out. */
  async function conceptsNamedIn(
    state: Prepared,
    store: MemoryStore | undefined,
    text: { readonly words: readonly string[]; readonly language: string },
    known: (id: number) => boolean,
    job: Job,
  ): Promise<CheckConcept[]> {
    if (store === undefined) return [];
    const named = await namedConcepts.namedIn(store, text.words, text.language, job);
    await job.checkpoint();
    if (text.language !== 'ru') {
      const keys = [...new Set([...new Set(text.words)].flatMap(romanisationKeys))];
      for (const id of await store.entriesByRomanisation(keys)) named.add(id);
    }
    // Of two concepts with one name that of the collection before the other is believed, else the older, whatever the text.
    const wanted = [...named].filter((id) => !known(id)).sort((a, b) => a - b);
    await job.checkpoint();
    return conceptsOf(state, store, wanted, job);
  }

  async function conceptsOf(
    { houses }: Prepared,
    store: MemoryStore | undefined,
    wanted: readonly number[],
    job: Job,
  ): Promise<CheckConcept[]> {
    const concepts: { readonly place: number; readonly concept: CheckConcept }[] = [];
    if (store === undefined) return [];
    const placeOf = await searchedPlaces(store);
    for (let at = 0; at < wanted.length; at += conceptsAtOnce) {
      const some = await store.conceptTerms(wanted.slice(at, at + conceptsAtOnce));
      for (const { subjectField, collectionId, ...concept } of some) {
        const place = placeOf(collectionId);
        if (place === undefined) continue;
        const house = subjectField === undefined ? {} : { house: subjectField };
        concepts.push({ place, concept: { ...concept, ...house } });
        if (subjectField !== undefined) houses.set(concept.id, subjectField);
      }
      await job.checkpoint();
    }
    return concepts.sort((a, b) => a.place - b.place).map(({ concept }) => concept);
  }

  async function glossaryFor(
    state: Prepared,
    store: MemoryStore | undefined,
    text: { readonly words: readonly string[]; readonly language: string },
    shipped: boolean,
    job: Job,
  ): Promise<CheckGlossary> {
    const key = `${text.language} ${shipped}`;
    let glossary = state.glossaries.get(key);
    if (glossary === undefined) {
      glossary = new CheckGlossary(text.language);
      const starter = shipped ? await knowledge.starterGlossary() : [];
      await runSteps(glossary.add(starterConcepts(starter, state.houses)), job);
      // What the user holds of the shipped entries replaces them, whatever names were struck from it.
      const names = starter
        .flatMap(({ terms }) => terms)
        .filter(({ administrativeStatus }) => administrativeStatus === 'preferred')
        .map(({ text }) => termKey(text));
      const held = names.length === 0 ? [] : ((await store?.entriesNamed(names)) ?? []);
      await runSteps(glossary.add(await conceptsOf(state, store, held, job)), job);
      state.glossaries.set(key, glossary);
    }
    const { has } = glossary;
    const concepts = await conceptsNamedIn(state, store, text, has.bind(glossary), job);
    await runSteps(glossary.add(concepts), job);
    return glossary;
  }

  async function sourceGlossaryFor(
    state: Prepared,
    store: MemoryStore | undefined,
    text: { readonly words: readonly string[]; readonly language: string },
    shipped: boolean,
    job: Job,
  ): Promise<SourceGlossary> {
    const key = `${text.language} ${shipped}`;
    let glossary = state.sources.get(key);
    if (glossary === undefined) {
      const starter = shipped ? await knowledge.starterGlossary() : [];
      glossary = new SourceGlossary(starterConcepts(starter, state.houses), text.language);
      state.sources.set(key, glossary);
      await job.checkpoint();
    }
    const { has } = glossary;
    glossary.add(await conceptsNamedIn(state, store, text, has.bind(glossary), job));
    return glossary;
  }

  const methods: CheckMethods = {
    async prepareCheck(_, job) {
      const store = await memoryIfAny();
      const shipped = (await keptSettings(store)).ownGlossaryOnly !== true;
      for (const language of preparedLanguages) {
        await glossaryFor(stateOf(store), store, { words: [], language }, shipped, job);
      }
    },

    checkSample: (input, job) =>
      methods.check(
        { ...input, text: { kind: 'file', path: join(dataFolder, 'sample', sampleArticle), language: 'en' } },
        job,
      ),

    async check({ text: input, source: sourceInput, settings: given }, job) {
      job.progress({ done: 0, total: 0, what: 'reading' });
      const running = await readRunning(input, job);
      const language = input.language ?? detectLanguage(running.text.slice(0, languageSample)) ?? 'en';
      await job.checkpoint();
      const store = await memoryIfAny();
      const state = stateOf(store);
      const settings = { ...(await keptSettings(store)), ...given };
      const shipped = settings.ownGlossaryOnly !== true;
      const target = primaryLanguage(language);
      const named = { words: wordsOf(running.reading), language: target };
      const glossary = await glossaryFor(state, store, named, shipped, job);
      rules ??= checkRules(await knowledge.calques(), await knowledge.englishVariants());
      const aligned = sourceInput && (await alignedSource(sourceInput, running.reading, language, job));
      let source: SourceText | undefined;
      if (aligned !== undefined) {
        const text = aligned.pairs.map((pair) => pair.source).join('\n');
        const named = { words: wordsOf(text), language: primaryLanguage(aligned.language) };
        const sourceGlossary = await sourceGlossaryFor(state, store, named, shipped, job);
        // What the source names is looked for in the text by all its names.
        const missing = sourceGlossary.namedIn(text).filter(({ id }) => !glossary.has(id));
        await runSteps(glossary.add(missing), job);
        source = { language: aligned.language, pairs: aligned.pairs, glossary: sourceGlossary };
      }
      job.progress({ done: 0, total: 0, what: 'checking' });
      const findings = await runSteps(
        checkInSteps(running.reading, target, { glossary, rules, settings, ...(source !== undefined && { source }) }),
        job,
      );
      const ignored = (await store?.listIgnored(running.name)) ?? [];
      const left = withoutIgnored(findings, running.reading, ignored);
      return {
        name: running.name,
        language,
        text: running.text,
        words: tokenize(running.text).length,
        findings: left.map((finding) => withAuthority(finding, running.reading, state.houses)),
        ignored: findings.length - left.length,
        ...(aligned !== undefined && { parallel: aligned.parallel }),
      };
    },

    async checkSettings() {
      return (await memoryIfAny())?.checkSettings() ?? {};
    },

    async saveCheckSettings(settings) {
      await (await required()).saveCheckSettings(settings);
      return settings;
    },

    async ignoreFinding(finding) {
      return (await required()).ignoreFinding({ ...finding, text: ignoredText(finding.text) });
    },

    async listIgnored({ document }) {
      return (await required()).listIgnored(document);
    },

    async unignore({ ids }) {
      await (await required()).unignore(ids);
    },

    async listStarterEntries({ query = '', offset, limit }) {
      const wanted = fold(query.trim());
      const found = (await knowledge.starterGlossary())
        .map((entry, index) => starterView(entry, -1 - index))
        .filter(({ terms }) => wanted === '' || terms.some(({ text }) => fold(text).includes(wanted)));
      return { entries: found.slice(offset, offset + limit), total: found.length };
    },

    async copyStarterEntries({ ids, collectionId }, job) {
      const entries = await knowledge.starterGlossary();
      const chosen = ids.map((id) => {
        const entry = entries[-1 - id];
        if (entry === undefined) throw new Problem('not-found', { what: 'entry' });
        return { ...entry, collectionId };
      });
      const { added, merged } = await (await required()).importEntries(chosen, 'starter', job);
      return { added, merged };
    },

    async exportCheck(request, job) {
      const { exportCheck } = await import('../check-report/export.ts');
      await exportCheck(request, job);
      return { path: request.path, findings: request.findings.length };
    },
  };
  return methods;

  async function required(): Promise<MemoryStore> {
    const store = await memoryIfAny();
    if (store === undefined) throw new Problem('database-not-found', { file: '' });
    return store;
  }

  /** The source cut into sentences, each with the place of the text that renders it. */
  async function alignedSource(
    input: DocumentInput,
    text: string,
    language: LanguageTag,
    job: Job,
  ): Promise<{ language: LanguageTag; pairs: SourcePair[]; parallel: number }> {
    const rules = await segmentation.rules();
    const source = await readSegments(input, job, rules);
    if (primaryLanguage(source.language) === primaryLanguage(language)) {
      throw new Problem('same-language', { language: primaryLanguage(language) });
    }
    const targets = sentencesByLine(text, language, rules);
    const { beads, parallel } = await alignSegments(
      knowledge,
      await memoryIfAny(),
      {
        sourceSegments: source.segments.map(({ text, block }) => ({ text, block })),
        targetSegments: targets.map(({ start, end, line }) => ({ text: text.slice(start, end), block: line })),
        sourceLanguage: source.language,
        targetLanguage: language,
      },
      job,
    );
    const pairs: SourcePair[] = [];
    for (const bead of beads) {
      const first = targets[bead.target.start];
      const last = targets[bead.target.end - 1];
      if (first === undefined || last === undefined || bead.target.end === bead.target.start) continue;
      const sentences = source.segments.slice(bead.source.start, bead.source.end).map((segment) => segment.text);
      if (sentences.length > 0) pairs.push({ source: sentences.join(' '), start: first.start, end: last.end });
    }
    return { language: source.language, pairs, parallel };
  }
}

/** How texts are checked where nothing else is asked for. */
async function keptSettings(store: MemoryStore | undefined): Promise<CheckSettings> {
  if (store === undefined) return {};
  const spelling = spellingOf(await store.settings());
  return { ...(await store.checkSettings()), ...(spelling !== undefined && { spelling }) };
}

/** Place of a collection in the user's order, the same for those it does not name; undefined where it is not searched. */
async function searchedPlaces(store: MemoryStore): Promise<(collectionId: number) => number | undefined> {
  const { collectionOrder } = await store.settings();
  const searched = await store.searchedCollections();
  const places = new Map(collectionOrder.map((id, place) => [id, place]));
  return (id) => (searched?.includes(id) === false ? undefined : (places.get(id) ?? collectionOrder.length));
}

async function readRunning(input: DocumentInput, job: Job): Promise<RunningText> {
  return input.kind === 'file' ? readRunningText(input.path, job) : runningText(input.name, input.text);
}

async function runSteps<Result>(steps: Generator<undefined, Result>, job: Job): Promise<Result> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await job.checkpoint();
  }
}

function sentencesByLine(
  text: string,
  language: LanguageTag,
  rules: SegmentationRules,
): { start: number; end: number; line: number }[] {
  const sentences: { start: number; end: number; line: number }[] = [];
  let at = 0;
  text.split('\n').forEach((line, index) => {
    for (const { start, end } of segmentText(line, language, rules)) {
      sentences.push({ start: at + start, end: at + end, line: index });
    }
    at += line.length + 1;
  });
  return sentences;
}

function starterView({ conceptType, terms, subjectField }: StarterEntry, id: number): StarterEntryView {
  const first = (language: string) => terms.find((term) => term.language === language)?.text ?? '';
  return {
    id,
    conceptType,
    ...(subjectField !== undefined && { house: subjectField }),
    ru: first('ru'),
    en: first('en'),
    terms: terms.map(({ language, text, termType, administrativeStatus }) => ({
      language,
      text,
      termType,
      administrativeStatus,
    })),
  };
}

/** GOST 7.79 writes Х as X, which elsewhere is КС. */
function romanisationKeys(word: string): string[] {
  const key = foldRomanisation(word);
  if (key === '') return [];
  return word.includes('x') ? [key, foldRomanisation(word.replaceAll('x', 'h'))] : [key];
}

function wordsOf(text: string): string[] {
  return tokenize(text).map(({ key }) => key);
}

/** The shipped entries as concepts, with ids below 0. */
function starterConcepts(entries: readonly StarterEntry[], houses: Map<number, string>): CheckConcept[] {
  return entries.map(({ conceptType, terms, subjectField }, index) => {
    const id = -1 - index;
    if (subjectField === undefined) return { id, conceptType, terms };
    houses.set(id, subjectField);
    return { id, conceptType, terms, house: subjectField };
  });
}

function withAuthority(finding: Finding, text: string, houses: ReadonlyMap<number, string>): CheckFinding {
  const { entryId, ...bare } = finding;
  const rest = { ...bare, context: ignoredContext(text, finding) };
  if (entryId === undefined) return rest;
  const house = houses.get(entryId);
  return {
    ...rest,
    ...(house !== undefined && { house }),
    ...(entryId > 0
      ? { entryId, authority: { kind: 'memory', entryId } as const }
      : { authority: { kind: 'starter', starterId: entryId } as const }),
  };
}
