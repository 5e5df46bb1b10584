import { checkInSteps, checkRules } from '../../core/check/check.ts';
import { CheckGlossary } from '../../core/check/check-glossary.ts';
import type { CheckConcept, Finding } from '../../core/check/finding.ts';
import type { CheckRule } from '../../core/check/rule.ts';
import { SourceGlossary, type SourcePair } from '../../core/check/source-text.ts';
import type { Job } from '../../core/job.ts';
import type { MemoryStore } from '../../core/memory/store.ts';
import { Problem } from '../../core/problem.ts';
import { detectLanguage } from '../../core/text/detect-language.ts';
import { type LanguageTag, primaryLanguage } from '../../core/text/language.ts';
import { segmentText } from '../../core/text/segmentation.ts';
import { tokenize } from '../../core/text/tokens.ts';
import { type RunningText, readRunningText, runningText } from '../../documents/read-document.ts';
import type { CheckFinding, CheckMethods, DocumentInput } from '../contract.ts';
import type { Resources } from '../resources.ts';
import type { StarterEntry } from '../starter-glossary.ts';
import { alignSegments } from './aligning.ts';
import { readSegments } from './reading.ts';

/** UTF-16 code units of a text that its language is told by. */
const languageSample = 100_000;

/** The glossaries of one state of the memory, made ready for checking, by language. */
interface Prepared {
  readonly concepts: readonly CheckConcept[];
  readonly glossaries: Map<string, CheckGlossary>;
  readonly sources: Map<string, SourceGlossary>;
}

export function checkServices(
  { knowledge }: Resources,
  memoryIfAny: () => Promise<MemoryStore> | undefined,
): CheckMethods {
  let prepared: Prepared | undefined;
  let rules: readonly CheckRule[] | undefined;
  const watched = new WeakSet<MemoryStore>();

  async function prepare(job: Job): Promise<Prepared> {
    const store = await memoryIfAny();
    if (store !== undefined && !watched.has(store)) {
      watched.add(store);
      store.onChange((what) => {
        if (what.includes('entries')) prepared = undefined;
      });
    }
    if (prepared !== undefined) return prepared;
    const own: CheckConcept[] = [];
    if (store !== undefined) {
      for await (const batch of store.eachConcept()) {
        for (const { subjectField, ...concept } of batch) {
          own.push(subjectField === undefined ? concept : { ...concept, house: subjectField });
        }
        await job.checkpoint();
      }
    }
    const concepts = [...own, ...starterConcepts(await knowledge.starterGlossary(), own)];
    prepared = { concepts, glossaries: new Map(), sources: new Map() };
    return prepared;
  }

  async function glossaryFor({ concepts, glossaries }: Prepared, language: string, job: Job): Promise<CheckGlossary> {
    const known = glossaries.get(language);
    if (known !== undefined) return known;
    const glossary = await runSteps(CheckGlossary.inSteps(concepts, language), job);
    glossaries.set(language, glossary);
    return glossary;
  }

  function sourceGlossaryFor({ concepts, sources }: Prepared, language: string): SourceGlossary {
    let glossary = sources.get(language);
    if (glossary === undefined) {
      glossary = new SourceGlossary(concepts, language);
      sources.set(language, glossary);
    }
    return glossary;
  }

  return {
    async check({ text: input, source: sourceInput, settings = {} }, job) {
      job.progress({ done: 0, total: 0, what: 'reading' });
      const running = await readRunning(input, job);
      const language = input.language ?? detectLanguage(running.text.slice(0, languageSample)) ?? 'en';
      await job.checkpoint();
      const state = await prepare(job);
      const glossary = await glossaryFor(state, primaryLanguage(language), job);
      rules ??= checkRules(await knowledge.calques());
      const source = sourceInput && (await alignedSource(sourceInput, running.reading, language, job));
      job.progress({ done: 0, total: 0, what: 'checking' });
      const findings = await runSteps(
        checkInSteps(running.reading, primaryLanguage(language), {
          glossary,
          rules,
          settings,
          ...(source !== undefined && {
            source: {
              language: source.language,
              pairs: source.pairs,
              glossary: sourceGlossaryFor(state, primaryLanguage(source.language)),
            },
          }),
        }),
        job,
      );
      return {
        name: running.name,
        language,
        text: running.text,
        words: tokenize(running.text).length,
        findings: findings.map((finding) => withAuthority(finding, state.concepts)),
        ...(source !== undefined && { parallel: source.parallel }),
      };
    },
  };

  /** The source cut into sentences, each with the place of the text that renders it. */
  async function alignedSource(
    input: DocumentInput,
    text: string,
    language: LanguageTag,
    job: Job,
  ): Promise<{ language: LanguageTag; pairs: SourcePair[]; parallel: number }> {
    const source = await readSegments(input, job);
    if (primaryLanguage(source.language) === primaryLanguage(language)) {
      throw new Problem('same-language', { language: primaryLanguage(language) });
    }
    const targets = sentencesByLine(text, language);
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

function sentencesByLine(text: string, language: LanguageTag): { start: number; end: number; line: number }[] {
  const sentences: { start: number; end: number; line: number }[] = [];
  let at = 0;
  text.split('\n').forEach((line, index) => {
    for (const { start, end } of segmentText(line, language)) {
      sentences.push({ start: at + start, end: at + end, line: index });
    }
    at += line.length + 1;
  });
  return sentences;
}

/**
 * The shipped entries as concepts, with ids below 0. Those the memory holds under the same names are left out: there the
 * user has the last word.
 */
function starterConcepts(entries: readonly StarterEntry[], own: readonly CheckConcept[]): CheckConcept[] {
  const held = new Set(own.map(namesOf));
  return entries
    .map(({ conceptType, terms, subjectField }, index) => ({
      id: -1 - index,
      conceptType,
      terms,
      ...(subjectField !== undefined && { house: subjectField }),
    }))
    .filter((concept) => !held.has(namesOf(concept)));
}

/** The first preferred name in either language. */
function namesOf({ terms }: Pick<CheckConcept, 'terms'>): string {
  const first = (language: string) =>
    terms.find((term) => primaryLanguage(term.language) === language && term.administrativeStatus === 'preferred')
      ?.text ?? '';
  return `${first('ru')}\t${first('en')}`;
}

function withAuthority(finding: Finding, concepts: readonly CheckConcept[]): CheckFinding {
  const { entryId, ...rest } = finding;
  if (entryId === undefined) return finding;
  const house = concepts.find(({ id }) => id === entryId)?.house;
  return {
    ...rest,
    ...(house !== undefined && { house }),
    ...(entryId > 0
      ? { entryId, authority: { kind: 'memory', entryId } as const }
      : { authority: { kind: 'starter' } as const }),
  };
}
