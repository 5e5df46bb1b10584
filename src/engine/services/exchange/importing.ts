import { basename } from 'node:path';
import type { FileReport, ImportReport, ReportProblem } from '../../../core/exchange/import-report.ts';
import type { Job } from '../../../core/job.ts';
import type { ImportCount, ImportedItem, MemoryStore } from '../../../core/memory/store.ts';
import { Problem } from '../../../core/problem.ts';
import type { LanguageTag } from '../../../core/text/language.ts';
import type { ImportRequest } from '../../contract/exchange.ts';
import { type OpenedFile, openFiles } from './opening.ts';
import { itemsToStore, refusedFile, type ScannedFile, scanFile } from './reading-items.ts';

interface Scanned {
  /** Place in the request of the file it is, or is a part of. */
  readonly place: number;
  readonly file?: OpenedFile;
  readonly facts: ScannedFile;
}

const noCounts: ImportCount = { added: 0, merged: 0, skipped: 0 };

/**
 * Reads every file to its end first, so that nothing is stored of one that breaks off; then stores what they hold as one
 * change. One object of the report for each file asked for.
 */
export async function importFiles(
  store: () => Promise<MemoryStore>,
  generalCollection: string,
  { files, collection, duplicates = 'merge', languages }: ImportRequest,
  job: Job,
): Promise<ImportReport> {
  const scanned: Scanned[] = [];
  for (const [place, { path, options = {} }] of files.entries()) {
    for (const one of await scanPath(path, options, languages, job)) scanned.push({ place, ...one });
  }
  const memory = await store();
  const readable = scanned.filter(({ file, facts }) => file !== undefined && !facts.unreadable);
  let counts: readonly (ImportCount | undefined)[] = [];
  const useful = readable.some(({ facts }) => facts.read > facts.skipped);
  const target = useful
    ? await (collection === undefined
        ? memory.defaultCollection(generalCollection)
        : memory.ensureCollection(collection))
    : undefined;
  if (target !== undefined) {
    const total = readable.reduce((sum, { facts }) => sum + facts.read - facts.skipped, 0);
    counts = await memory.importItems(
      target.id,
      allItems(scanned, languages),
      { origin: originOf(files), duplicates },
      { ...job, progress: ({ done }) => job.progress({ done, total, what: 'saving' }) },
    );
  }
  const report: Omit<ImportReport, 'id'> = {
    madeAt: new Date().toISOString(),
    collectionId: target?.id ?? 0,
    collection: target?.name ?? collection ?? generalCollection,
    duplicates,
    files: files.map(({ path }, place) =>
      reportOf(
        basename(path),
        scanned.flatMap((one, index) =>
          one.place === place ? [{ ...one.facts, ...withSkipped(one.facts, counts[index] ?? noCounts) }] : [],
        ),
      ),
    ),
  };
  return { id: await memory.saveImportReport(report), ...report };
}

const withSkipped = ({ skipped }: ScannedFile, counts: ImportCount): ImportCount => ({
  ...counts,
  skipped: skipped + counts.skipped,
});

async function scanPath(
  path: string,
  options: NonNullable<ImportRequest['files'][number]['options']>,
  languages: readonly LanguageTag[] | undefined,
  job: Job,
): Promise<Omit<Scanned, 'place'>[]> {
  try {
    const found: Omit<Scanned, 'place'>[] = [];
    for (const opening of await openFiles(path, options, job)) {
      if (opening.kind === 'refused') {
        found.push({ facts: refusedFile(opening.name, opening.format, opening.problem) });
        continue;
      }
      const { file } = opening;
      found.push(
        await scanFile(file, languages, job).then(
          (facts) => ({ file, facts }),
          (error: unknown) => ({ facts: refusedFile(file.name, file.format, ofTheFile(error)) }),
        ),
      );
    }
    return found;
  } catch (error) {
    return [{ facts: refusedFile(basename(path), '', ofTheFile(error)) }];
  }
}

/** What is wrong with a file goes to the report; everything else ends the import. */
function ofTheFile(error: unknown): Problem {
  if (error instanceof Problem && error.code !== 'cancelled') return error;
  throw error;
}

async function* allItems(
  scanned: readonly Scanned[],
  languages: readonly LanguageTag[] | undefined,
): AsyncGenerator<ImportedItem> {
  for (const [group, { file, facts }] of scanned.entries()) {
    if (file !== undefined && !facts.unreadable) yield* itemsToStore(file, group, languages);
  }
}

/** Shown with the undo button. */
function originOf(files: ImportRequest['files']): string {
  const [first, ...others] = files.map(({ path }) => basename(path));
  return others.length === 0 ? (first ?? '') : `${first} +${others.length}`;
}

/** An archive of one file is that file; of several, their sum. */
function reportOf(name: string, parts: readonly FileReport[]): FileReport {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return { ...only, file: name };
  const sum = (of: (part: FileReport) => number) => parts.reduce((total, part) => total + of(part), 0);
  return {
    file: name,
    format: 'zip',
    read: sum(({ read }) => read),
    added: sum(({ added }) => added),
    merged: sum(({ merged }) => merged),
    skipped: sum(({ skipped }) => skipped),
    languages: [...new Set(parts.flatMap(({ languages }) => languages))],
    problems: parts.flatMap(({ file, problems }) => problems.map((problem) => named(file, problem))),
    moreProblems: sum(({ moreProblems }) => moreProblems),
    // One bad file among good ones is a problem of the report, not of the archive.
    unreadable: parts.every(({ unreadable }) => unreadable),
  };
}

const named = (file: string, problem: ReportProblem): ReportProblem => ({
  ...problem,
  details: { file, ...problem.details },
});
