import { acronymRows, glossaryParts, placesText, type SheetRow, speakerRows } from '../core/brief/sheet.ts';
import { eventLine, type PrintJob, sourcesOf } from './print-job.ts';

interface PlainTable {
  readonly name: string;
  readonly heading: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

function stateOf({ t }: PrintJob, { unconfirmed, target }: SheetRow): string {
  if (!unconfirmed) return t('brief.print.stateKnown');
  return target === '' ? t('brief.print.stateOpen') : t('brief.print.stateUnconfirmed');
}

/** The glossary as one table, in the order asked for. */
function glossaryTable(job: PrintJob): PlainTable {
  const { brief, t } = job;
  // Both directions of an alphabet would be one table twice: from Russian then.
  const [part] = glossaryParts(brief, job.order);
  const source = part?.source ?? 'ru';
  const target = part?.target ?? 'en';
  const language = (one: 'ru' | 'en', what?: string): string =>
    t(`brief.language.${one}`) + (what === undefined ? '' : ` – ${what}`);
  return {
    name: t('brief.print.glossary'),
    heading: [
      language(source),
      language(target),
      t('brief.print.state'),
      t('brief.print.kind'),
      language(source, t('brief.print.full')),
      language(target, t('brief.print.full')),
      language(source, t('terms.termType.acronym')),
      language(target, t('terms.termType.acronym')),
      t('brief.print.times'),
      t('brief.print.where'),
    ],
    rows: (part?.groups ?? []).flatMap(({ rows }) =>
      rows.map((row) => [
        row.source,
        row.target,
        stateOf(job, row),
        t(`terms.conceptType.${row.conceptType}`),
        row.sourceFull,
        row.targetFull,
        row.sourceAcronym,
        row.targetAcronym,
        row.count,
        placesText(brief, row.places),
      ]),
    ),
  };
}

/** UTF-8 with a byte order mark, for that is how spreadsheet programs know it; commas, quotes doubled, CRLF (RFC 4180). */
export async function glossaryCsv(job: PrintJob): Promise<string> {
  const { stringify } = await import('csv-stringify/sync');
  const { heading, rows } = glossaryTable(job);
  // A cell that begins like a formula is data all the same; a spreadsheet must not compute it.
  const safe = (value: string | number): string | number =>
    typeof value === 'string' && /^[=+@\t\r]/.test(value) ? `'${value}` : value;
  return stringify([heading, ...rows.map((row) => row.map(safe))], { bom: true, record_delimiter: 'windows' });
}

/** Widths in characters. */
const widths = { wide: 46, middle: 28, narrow: 12 } as const;

/** One workbook: glossary, acronyms, speakers, figures. */
export async function glossaryXlsx(job: PrintJob): Promise<Uint8Array> {
  const { writeXlsx } = await import('hucre/xlsx');
  const { brief, t } = job;
  const sources = sourcesOf(brief);
  const tables: PlainTable[] = [glossaryTable(job)];
  for (const source of sources) {
    const suffix = sources.length > 1 ? ` ${source.toUpperCase()}` : '';
    const target = source === 'ru' ? 'en' : 'ru';
    const languages = [t(`brief.language.${source}`), t(`brief.language.${target}`)] as const;
    tables.push(
      {
        name: t('brief.print.acronyms') + suffix,
        heading: [languages[0], t('brief.print.full'), languages[1], t('brief.print.full'), t('brief.print.state')],
        rows: acronymRows(brief, source).map((row) => [
          ...[row.source, row.sourceExpansion, row.target, row.targetExpansion],
          row.unconfirmed ? t('brief.print.stateUnconfirmed') : t('brief.print.stateKnown'),
        ]),
      },
      {
        name: t('brief.print.speakers') + suffix,
        heading: [languages[0], t('brief.print.post'), languages[1], t('brief.print.post'), t('brief.print.times')],
        rows: speakerRows(brief, source).map((row) => [
          row.source,
          row.sourcePost,
          row.target,
          row.targetPost,
          row.count,
        ]),
      },
    );
  }
  tables.push({
    name: t('brief.print.numbers'),
    heading: [t('brief.print.numbers'), '', t('brief.print.times'), t('brief.print.where')],
    rows: brief.numbers.map(({ text, rendering, places }) => [
      text,
      rendering,
      places.length,
      placesText(brief, places),
    ]),
  });
  return writeXlsx({
    properties: { title: eventLine(job), creator: t('brief.print.made') },
    sheets: tables
      .filter(({ rows }, index) => index === 0 || rows.length > 0)
      .map(({ name, heading, rows }) => ({
        name: name.slice(0, 31),
        columns: heading.map((header, column) => ({
          header,
          key: String(column),
          width: column < 2 ? widths.wide : heading.length === 10 && column > 5 ? widths.narrow : widths.middle,
        })),
        data: rows.map((row) => Object.fromEntries(row.map((value, column) => [String(column), value]))),
        freezePane: { rows: 1 },
        autoFilter: { range: `A1:${String.fromCharCode(64 + heading.length)}${rows.length + 1}` },
      })),
  });
}
