import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Job, Progress } from '../../core/job.ts';
import { defaultSettings } from '../../core/memory/settings.ts';
import { Problem, type ProblemData } from '../../core/problem.ts';
import { type LanguageTag, primaryLanguage } from '../../core/text/language.ts';
import { fileProblem } from '../../documents/input-file.ts';
import { type DocumentFacts, factsOf, proposePairs } from '../../documents/pair-documents.ts';
import { readDocument } from '../../documents/read-document.ts';
import type { BatchOutcome, DocumentMethods, PairingFile } from '../contract.ts';
import type { Resources } from '../resources.ts';
import { alignAndStore } from './bitexts.ts';
import { bothLanguages, wordsOf } from './reading.ts';

/** Files of one drop; more is a mistake (a whole disk), and pairing compares each with each. */
const mostFiles = 2_000;
/** Folders within folders. */
const deepestFolder = 12;
/** Steps a pair of a batch is counted in, so that the bar moves within a pair. */
const stepsPerPair = 100;

export function documentServices(
  resources: Resources,
): Pick<DocumentMethods, 'proposeDocumentPairs' | 'createBitexts'> {
  const { memory } = resources;

  /** What the user translates into what. Looking at files needs no memory: without one it is as shipped. */
  async function usualLanguages(): Promise<readonly [LanguageTag, LanguageTag]> {
    const { languages } = await memory().then(
      (store) => store.settings(),
      () => defaultSettings,
    );
    return [primaryLanguage(languages.source), primaryLanguage(languages.target)];
  }

  return {
    async proposeDocumentPairs({ paths, ...wanted }, job) {
      const found = await filesIn(paths, job);
      const files: PairingFile[] = [];
      const facts: (DocumentFacts | undefined)[] = [];
      for (const [index, path] of found.entries()) {
        job.progress({ done: index, total: found.length, what: 'reading' });
        await job.checkpoint();
        const { file, known } = await lookAt(path, job);
        files.push(file);
        facts.push(known);
      }
      const { sourceLanguage, targetLanguage } = languagesOf(files, wanted, await usualLanguages());
      // Bilingual files are whole by themselves; what could not be read takes no part.
      const single = files.flatMap((file, index) => (file.bilingual === undefined && facts[index] ? [index] : []));
      const { pairs, unpaired } = proposePairs(
        single.map((index) => facts[index]!),
        sourceLanguage,
        targetLanguage,
      );
      const own = files.flatMap((file, index) =>
        file.bilingual === undefined ? [] : [{ source: index, target: index, confidence: 1 }],
      );
      const proposed = pairs.map(({ source, target, confidence }) => ({
        source: single[source]!,
        target: single[target]!,
        confidence,
      }));
      return {
        files,
        sourceLanguage,
        targetLanguage,
        pairs: [...proposed, ...own].sort((a, b) => a.source - b.source),
        unpaired: [
          ...unpaired.map((index) => single[index]!),
          ...files.flatMap((file, index) => (file.problem === undefined ? [] : [index])),
        ].sort((a, b) => a - b),
      };
    },

    async createBitexts({ pairs, collectionId }, job) {
      const store = await memory();
      const outcomes: BatchOutcome[] = [];
      for (const [index, input] of pairs.entries()) {
        await job.checkpoint();
        try {
          const part = partOf(job, index, pairs.length);
          outcomes.push({ bitext: await alignAndStore(resources, store, input, collectionId, part) });
        } catch (error) {
          if (isCancelled(error)) throw error;
          outcomes.push({ problem: problemData(error) });
        }
      }
      return outcomes;
    },
  };
}

const isCancelled = (error: unknown): boolean => error instanceof Problem && error.code === 'cancelled';

function problemData(error: unknown): ProblemData {
  if (error instanceof Problem) return { code: error.code, details: error.details };
  return { code: 'internal', details: { message: error instanceof Error ? error.message : String(error) } };
}

/** The job of one pair of a batch: it reports how far the whole batch is. */
function partOf(job: Job, index: number, count: number): Job {
  // The phases of a pair have totals of their own; each brings the pair half of what is left nearer to its end.
  let what: Progress['what'] | undefined;
  let before = 0;
  let within = 0;
  return {
    checkpoint: () => job.checkpoint(),
    progress(progress) {
      if (progress.what !== what) {
        what = progress.what;
        before += within;
        within = 0;
      }
      const share = progress.total === 0 ? 0 : progress.done / progress.total;
      within = Math.max(within, ((stepsPerPair - before) / 2) * share);
      const done = Math.round(index * stepsPerPair + before + within);
      job.progress({ done, total: count * stepsPerPair, what: progress.what });
    },
  };
}

/** The files named and those in folders named, each once, in the order of their names within a folder. */
async function filesIn(paths: readonly string[], job: Job): Promise<string[]> {
  const files = new Set<string>();
  const add = async (path: string, depth: number, isNamed: boolean): Promise<void> => {
    await job.checkpoint();
    const name = basename(path);
    // Hidden files, and what office programs leave beside an open document.
    if (!isNamed && /^(?:\.|~\$|~lock|Thumbs\.db$|desktop\.ini$)/i.test(name)) return;
    const kind = await stat(path).catch((error: unknown) => {
      if (isNamed) throw fileProblem(error, name);
      return undefined;
    });
    if (kind?.isDirectory() === true) {
      if (depth >= deepestFolder) return;
      const names = await readdir(path).catch((error: unknown) => {
        throw fileProblem(error, name);
      });
      for (const inner of names.sort()) await add(join(path, inner), depth + 1, false);
    } else if (kind?.isFile() === true) {
      files.add(path);
      if (files.size > mostFiles) throw new Problem('too-many-files', { limit: mostFiles });
    }
  };
  for (const path of paths) await add(path, 0, true);
  return [...files];
}

async function lookAt(path: string, job: Job): Promise<{ file: PairingFile; known: DocumentFacts | undefined }> {
  const name = basename(path);
  try {
    const quiet: Job = { checkpoint: () => job.checkpoint(), progress: () => {} };
    const document = await readDocument({ path }, quiet);
    const known = factsOf(document);
    const both = bothLanguages(document);
    const file: PairingFile = {
      path,
      name,
      words: wordsOf(document),
      ...(known.language !== undefined && { language: known.language }),
      ...(both !== undefined && { bilingual: both }),
    };
    return { file, known };
  } catch (error) {
    if (isCancelled(error)) throw error;
    return { file: { path, name, words: 0, problem: problemData(error) }, known: undefined };
  }
}

/** The languages to pair: those asked for, else the two commonest, Russian as the source. */
function languagesOf(
  files: readonly PairingFile[],
  wanted: { readonly sourceLanguage?: LanguageTag; readonly targetLanguage?: LanguageTag },
  usual: readonly [LanguageTag, LanguageTag],
): { sourceLanguage: LanguageTag; targetLanguage: LanguageTag } {
  const counts = new Map<LanguageTag, number>();
  for (const { language, bilingual } of files) {
    for (const one of bilingual ?? (language === undefined ? [] : [language])) {
      counts.set(primaryLanguage(one), (counts.get(primaryLanguage(one)) ?? 0) + 1);
    }
  }
  const ranked = [...counts].sort((a, b) => b[1] - a[1]).map(([language]) => language);
  const rank = (language: LanguageTag): number => usual.indexOf(language) + 1 || 3;
  const [first = usual[0], second = first === usual[1] ? usual[0] : usual[1]] = ranked
    .slice(0, 2)
    .sort((a, b) => rank(a) - rank(b));
  const sourceLanguage = wanted.sourceLanguage ?? (wanted.targetLanguage === first ? second : first);
  const targetLanguage = wanted.targetLanguage ?? (primaryLanguage(sourceLanguage) === second ? first : second);
  return { sourceLanguage, targetLanguage };
}
