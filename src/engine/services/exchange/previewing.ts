import { basename } from 'node:path';
import type { ExchangeItem } from '../../../core/exchange/item.ts';
import type { Job } from '../../../core/job.ts';
import { Problem, type ProblemData } from '../../../core/problem.ts';
import type { LanguageTag } from '../../../core/text/language.ts';
import type { ImportOptions, ImportPreview } from '../../contract/exchange.ts';
import { type OpenedFile, openFiles } from './opening.ts';

/** Rows and items shown: what a screen holds. */
const shownRows = 20;
/** Items looked at for languages. */
const mostSeen = 500;

/** What a path holds, by its beginning. */
export async function previewImport(
  { path, options = {} }: { readonly path: string; readonly options?: ImportOptions },
  job: Job,
): Promise<readonly ImportPreview[]> {
  try {
    const previews: ImportPreview[] = [];
    for (const opening of await openFiles(path, options, job)) {
      await job.checkpoint();
      previews.push(
        opening.kind === 'opened'
          ? await previewOf(opening.file, job)
          : nothing(opening.name, opening.format, dataOf(opening.problem, opening.name)),
      );
    }
    return previews;
  } catch (error) {
    if (!(error instanceof Problem) || error.code === 'cancelled') throw error;
    return [nothing(basename(path), '', dataOf(error, basename(path)))];
  }
}

const nothing = (name: string, format: string, problem: ProblemData): ImportPreview => ({
  name,
  format,
  problem,
  items: [],
  languages: [],
});

const dataOf = ({ code, details }: Problem, file: string): ProblemData => ({ code, details: { file, ...details } });

async function previewOf(file: OpenedFile, job: Job): Promise<ImportPreview> {
  const items: ImportPreview['items'][number][] = [];
  const languages = new Set<LanguageTag>();
  let problem: ProblemData | undefined;
  let seen = 0;
  try {
    for await (const item of file.items()) {
      if (item.kind === 'problem' && item.fatal)
        problem = { code: item.code, details: { file: file.name, line: item.line, ...item.details } };
      const texts = textsOf(item);
      if (texts === undefined) continue;
      for (const { language } of texts.texts) languages.add(language);
      if (items.length < shownRows) items.push(texts);
      if (++seen >= mostSeen) break;
      if (seen % 50 === 0) await job.checkpoint();
    }
  } catch (error) {
    if (!(error instanceof Problem) || error.code === 'cancelled') throw error;
    problem = dataOf(error, file.name);
  }
  const { name, format, encoding, table } = file;
  return {
    name,
    format,
    ...(encoding !== undefined && { encoding }),
    ...(problem !== undefined && { problem }),
    ...(table !== undefined && { table: await tablePreview(table) }),
    items,
    languages: [...languages],
  };
}

function textsOf(item: ExchangeItem): ImportPreview['items'][number] | undefined {
  if (item.kind === 'unit') {
    return { kind: 'unit', texts: item.unit.variants.map(({ language, text }) => ({ language, text })) };
  }
  if (item.kind === 'entry') {
    return { kind: 'entry', texts: item.entry.terms.map(({ language, text }) => ({ language, text })) };
  }
  return undefined;
}

async function tablePreview(table: NonNullable<OpenedFile['table']>): Promise<NonNullable<ImportPreview['table']>> {
  const rows: (readonly string[])[] = [];
  for await (const { cells } of table.rows()) {
    rows.push(cells);
    if (rows.length >= shownRows) break;
  }
  const { delimiter, sheets, sheet, mapping, columns } = table;
  return {
    ...(delimiter !== undefined && { delimiter }),
    sheets,
    ...(sheet !== undefined && { sheet }),
    mapping,
    columns,
    rows,
  };
}
