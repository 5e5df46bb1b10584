import type { FileReport, ReportProblem } from '../../../core/exchange/import-report.ts';
import type { ExchangeItem, ProblemItem } from '../../../core/exchange/item.ts';
import { canonicalLanguage } from '../../../core/exchange/table/language-names.ts';
import type { Job } from '../../../core/job.ts';
import type { ImportedItem } from '../../../core/memory/store.ts';
import { termKey } from '../../../core/memory/words.ts';
import type { Problem } from '../../../core/problem.ts';
import { type LanguageTag, primaryLanguage } from '../../../core/text/language.ts';
import type { OpenedFile } from './opening.ts';

/** Problems listed in a report; further ones are counted. */
const mostProblems = 1_000;
/** Characters of a lost item that are kept, so that it can be mended and imported again. */
const longestKept = 20_000;
const itemsBetweenCheckpoints = 200;

/** What a file is found to hold, before anything of it is stored. */
export type ScannedFile = Omit<FileReport, 'added' | 'merged'>;

/**
 * Reads a file from beginning to end without storing anything: what it holds, and what is wrong with it. One that cannot
 * be read to its end is unreadable as a whole: half a file would be taken for the whole one.
 */
export async function scanFile(
  file: OpenedFile,
  languages: readonly LanguageTag[] | undefined,
  job: Job,
): Promise<ScannedFile> {
  const problems: ReportProblem[] = [];
  const counted = new Map<LanguageTag, number>();
  let moreProblems = 0;
  let read = 0;
  let skipped = 0;
  let seen = 0;
  let fatal = false;
  let version: string | undefined;
  let tool: string | undefined;
  const note = (problem: ProblemItem) => {
    // Said once of a file, however many rules it has.
    if (problem.code === 'rules-not-held' && problems.length > 0) return;
    if (problems.length >= mostProblems) moreProblems += 1;
    else problems.push(reportProblem(problem, file));
  };
  for await (const item of file.items()) {
    if (++seen % itemsBetweenCheckpoints === 0) {
      job.progress({ done: seen, total: 0, what: 'reading' });
      await job.checkpoint();
    }
    switch (item.kind) {
      case 'header':
        version ??= item.version;
        tool ??= item.tool;
        continue;
      case 'problem':
        note(item);
        if (item.skipped) {
          read += 1;
          skipped += 1;
        }
        if (item.fatal) fatal = true;
        continue;
      case 'unit':
        if (!item.continues) read += 1;
        break;
      case 'entry':
        read += 1;
    }
    for (const language of languagesOf(item)) counted.set(language, (counted.get(language) ?? 0) + 1);
    const lost = whyUseless(file, item, languages);
    if (lost === undefined) continue;
    if (item.kind === 'entry' || !item.continues) skipped += 1;
    note(lost);
  }
  const rows = file.table === undefined || fatal ? undefined : await countRows(file.table.rows(), job);
  return {
    ...factsOf(file),
    ...(version !== undefined && { version }),
    ...(tool !== undefined && { tool }),
    read,
    skipped,
    languages: [...counted].sort(([, a], [, b]) => b - a).map(([language]) => language),
    ...(rows !== undefined && { rows }),
    ...unmappedOf(file),
    problems,
    moreProblems,
    unreadable: fatal,
  };
}

/** A file of which nothing could be read. */
export function refusedFile(name: string, format: string, problem: Problem): ScannedFile {
  const { line, row } = problem.details;
  return {
    file: name,
    format,
    read: 0,
    skipped: 0,
    languages: [],
    problems: [
      {
        code: problem.code,
        details: { file: name, ...problem.details },
        ...(typeof line === 'number' && { line }),
        ...(typeof row === 'number' && { row }),
        skipped: false,
      },
    ],
    moreProblems: 0,
    unreadable: true,
  };
}

/** What of a file goes to the memory, in its order. */
export async function* itemsToStore(
  file: OpenedFile,
  group: number,
  languages: readonly LanguageTag[] | undefined,
): AsyncGenerator<ImportedItem> {
  for await (const item of file.items()) {
    if (item.kind !== 'unit' && item.kind !== 'entry') continue;
    if (whyUseless(file, item, languages) !== undefined) continue;
    if (item.kind === 'unit') {
      const { unit } = item;
      const variants = unit.variants
        .filter(({ language }) => isWanted(language, languages))
        .map((variant) => ({ ...variant, language: canonicalLanguage(variant.language) }));
      yield { kind: 'unit', group, unit: { ...unit, variants, origin: unit.origin ?? file.name } };
    } else {
      const { entry } = item;
      const terms = entry.terms
        .filter(({ language }) => isWanted(language, languages))
        .map((term) => ({ ...term, language: canonicalLanguage(term.language) }));
      yield { kind: 'entry', group, entry: { ...entry, terms } };
    }
  }
}

const isWanted = (language: LanguageTag, wanted: readonly LanguageTag[] | undefined): boolean =>
  wanted === undefined || wanted.some((one) => primaryLanguage(one) === primaryLanguage(language));

const hasText = /[\p{L}\p{N}]/u;

function whyUseless(
  file: OpenedFile,
  item: ExchangeItem,
  languages: readonly LanguageTag[] | undefined,
): ProblemItem | undefined {
  if (item.kind === 'unit') {
    const texts = item.unit.variants.filter(
      ({ language, text }) => isWanted(language, languages) && hasText.test(text),
    );
    if (texts.length >= 2) return undefined;
    return lost(file, 'unit-untranslated', item.line, item.unit.variants);
  }
  if (item.kind === 'entry') {
    const terms = item.entry.terms.filter(
      ({ language, text }) => isWanted(language, languages) && termKey(text) !== '',
    );
    if (terms.length > 0) return undefined;
    return lost(file, 'entry-without-terms', item.line, item.entry.terms);
  }
  return undefined;
}

const lost = (
  { name }: OpenedFile,
  code: ProblemItem['code'],
  line: number,
  texts: readonly { readonly text: string }[],
): ProblemItem => ({
  kind: 'problem',
  code,
  details: { file: name },
  line,
  skipped: true,
  item: texts.map(({ text }) => text.replace(/[\t\r\n]+/g, ' ')).join('\t'),
});

function languagesOf(item: ExchangeItem): Set<LanguageTag> {
  const texts = item.kind === 'unit' ? item.unit.variants : item.kind === 'entry' ? item.entry.terms : [];
  return new Set(texts.filter(({ text }) => text !== '').map(({ language }) => language));
}

function reportProblem({ code, details, line, skipped, item }: ProblemItem, file: OpenedFile): ReportProblem {
  return {
    code,
    details: { file: file.name, ...(file.table === undefined && { line }), ...details },
    ...(file.table === undefined ? { line } : { row: line }),
    skipped,
    ...(item !== undefined && { item: item.slice(0, longestKept) }),
  };
}

const factsOf = ({ name, format, encoding }: OpenedFile) => ({
  file: name,
  format,
  ...(encoding !== undefined && { encoding }),
});

function unmappedOf({ table }: OpenedFile): Pick<FileReport, 'unmapped'> {
  const unmapped = table?.columns.filter(
    (name, index) => name !== '' && table.mapping.columns[index]?.field === 'ignore',
  );
  return unmapped === undefined || unmapped.length === 0 ? {} : { unmapped };
}

async function countRows(rows: AsyncIterable<unknown>, job: Job): Promise<number> {
  let count = 0;
  for await (const _ of rows) if (++count % itemsBetweenCheckpoints === 0) await job.checkpoint();
  return count;
}
