import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import { type BriefLanguage, otherLanguage } from '../core/brief/brief.ts';
import {
  acronymRows,
  glossaryParts,
  isForBooth,
  placesText,
  type SheetGroup,
  type SheetRow,
  speakerRows,
} from '../core/brief/sheet.ts';
import { eventLine, type PrintJob, sourcesOf } from './print-job.ts';

/** Points. */
const sizes = {
  a4: { page: 'A4', margin: 34, booth: 12.5, glossary: 10, gap: 18 },
  a5: { page: 'A5', margin: 22, booth: 10.5, glossary: 8.5, gap: 12 },
} as const;
const accent = '#1f4e79';
const quiet = '#5a6068';
const rule = '#c9d1d9';

/** The sheet for the booth: acronyms first, then speakers, titles, figures; two columns, large type. */
export async function boothPdf(job: PrintJob): Promise<Uint8Array> {
  const { brief, paper, t } = job;
  const size = sizes[paper];
  const content: Content[] = [];
  for (const source of sourcesOf(brief)) {
    if (brief.event.direction === 'both') content.push(partHeading(job, source));
    const column = new Column();
    const acronyms = acronymRows(brief, source);
    if (acronyms.length > 0) column.heading(t('brief.print.acronyms'));
    for (const row of acronyms) {
      const target = [row.target, row.targetExpansion].filter((text) => text !== '').join(' – ');
      column.entry(
        entry({ head: row.source, under: row.sourceExpansion, target, unconfirmed: row.unconfirmed, strong: true }),
      );
    }
    const speakers = speakerRows(brief, source);
    if (speakers.length > 0) column.heading(t('brief.print.speakers'));
    for (const row of speakers) {
      column.entry(
        entry({
          head: row.source,
          under: row.sourcePost,
          target: [row.target, row.targetPost].filter((text) => text !== '').join(', '),
          unconfirmed: row.unconfirmed,
        }),
      );
    }
    const direction = source === 'ru' ? 'ru-en' : 'en-ru';
    const [part] = glossaryParts(brief, job.order, direction);
    for (const group of part?.groups ?? []) {
      const rows = group.rows.filter((row) => isForBooth(row) && !isAcronymOf(row, acronyms));
      if (rows.length === 0) continue;
      column.heading(groupHeading(job, group));
      for (const row of rows) column.entry(rowEntry(row));
    }
    const numbers = brief.numbers.filter(
      ({ language, rendering, text }) => language === source && rendering !== '' && rendering !== text,
    );
    if (numbers.length > 0) column.heading(t('brief.print.numbers'));
    for (const { text, rendering } of numbers)
      column.entry(entry({ head: text, under: '', target: rendering, unconfirmed: false }));
    content.push({
      columns: [
        { stack: column.content, width: '*' },
        { text: '', width: '*' },
      ],
      columnGap: size.gap,
      snakingColumns: true,
    } as Content);
  }
  return render(job, content, size.booth);
}

const isAcronymOf = ({ source }: SheetRow, acronyms: readonly { readonly source: string }[]): boolean =>
  acronyms.some((row) => row.source === source);

/** The whole glossary as a table, with what stands where. */
export async function glossaryPdf(job: PrintJob): Promise<Uint8Array> {
  const { brief, paper, t } = job;
  const size = sizes[paper];
  const content: Content[] = [titleBlock(job, t('brief.print.glossary'), size.glossary)];
  for (const part of glossaryParts(brief, job.order)) {
    content.push(partHeading(job, part.source));
    for (const group of part.groups) {
      const heading = groupHeading(job, group);
      content.push({
        table: {
          headerRows: 1,
          keepWithHeaderRows: 1,
          dontBreakRows: true,
          widths: ['*', '*', paper === 'a5' ? 22 : 30, paper === 'a5' ? 36 : 58],
          body: [
            [
              { text: heading || t(`brief.language.${part.source}`), style: 'th' },
              { text: t(`brief.language.${part.target}`), style: 'th' },
              { text: t('brief.print.times'), style: 'th', alignment: 'right' },
              { text: t('brief.print.where'), style: 'th' },
            ],
            ...group.rows.map((row) => [
              side(row.source, row.sourceFull, row.sourceAcronym, false),
              side(row.target, row.targetFull, row.targetAcronym, row.unconfirmed),
              { text: String(row.count), alignment: 'right', color: quiet },
              { text: placesText(brief, row.places, 3), color: quiet, fontSize: size.glossary - 1.5 },
            ]),
          ],
        },
        layout: 'rows',
        margin: [0, 0, 0, 8],
      } as Content);
    }
  }
  for (const source of sourcesOf(brief)) {
    content.push(
      ...list(
        job,
        t('brief.print.acronyms'),
        acronymRows(brief, source).map((row) => [
          side(row.source, row.sourceExpansion, '', false),
          side(row.target || row.targetExpansion, row.target === '' ? '' : row.targetExpansion, '', row.unconfirmed),
        ]),
      ),
    );
    content.push(
      ...list(
        job,
        t('brief.print.speakers'),
        speakerRows(brief, source).map((row) => [
          side(row.source, row.sourcePost, '', false),
          side(row.target, row.targetPost, '', row.unconfirmed),
        ]),
      ),
    );
  }
  content.push(
    ...list(
      job,
      t('brief.print.numbers'),
      brief.numbers
        .filter(({ rendering }) => rendering !== '')
        .map(({ text, rendering }) => [{ text }, { text: rendering }]),
    ),
  );
  return render(job, content, size.glossary);
}

function list(job: PrintJob, heading: string, body: Content[][]): Content[] {
  if (body.length === 0) return [];
  return [
    {
      table: {
        headerRows: 1,
        keepWithHeaderRows: 1,
        dontBreakRows: true,
        widths: ['*', '*'],
        body: [[{ text: heading, style: 'th', colSpan: 2 }, {}], ...body],
      },
      layout: 'rows',
      margin: [0, 0, 0, job.paper === 'a5' ? 6 : 8],
    } as Content,
  ];
}

function side(text: string, full: string, acronym: string, unconfirmed: boolean): Content {
  const lines: Content[] = [
    {
      text: [
        { text: text || '—', italics: unconfirmed },
        ...(acronym === '' ? [] : [{ text: ` (${acronym})`, bold: true }]),
        ...(unconfirmed && text !== '' ? [{ text: ' ?', color: accent, bold: true }] : []),
      ],
    },
  ];
  if (full !== '') lines.push({ text: full, color: quiet, style: 'small' });
  return { stack: lines };
}

/** The font has no arrows. */
function directionText({ brief, t }: PrintJob): string {
  return t(`brief.direction.${brief.event.direction}`).replace(/[→↔]/gu, '–');
}

/** Entries with their headings; a heading never stands alone at the foot of a column. */
class Column {
  readonly content: Content[] = [];
  #heading: string | undefined;

  heading(text: string): void {
    this.#heading = text;
  }

  entry(entry: Content): void {
    if (this.#heading === undefined) this.content.push(entry);
    else this.content.push({ stack: [{ text: this.#heading, style: 'section' }, entry], unbreakable: true } as Content);
    this.#heading = undefined;
  }
}

interface Entry {
  readonly head: string;
  readonly under: string;
  readonly target: string;
  readonly unconfirmed: boolean;
  readonly strong?: boolean;
}

function rowEntry({
  source,
  sourceFull,
  sourceAcronym,
  target,
  targetFull,
  targetAcronym,
  unconfirmed,
}: SheetRow): Content {
  const head = sourceAcronym === '' ? source : `${source} (${sourceAcronym})`;
  const shown = targetAcronym === '' ? target : `${target} (${targetAcronym})`;
  return entry({
    head,
    under: sourceFull,
    target: targetFull === '' ? shown : `${shown} – ${targetFull}`,
    unconfirmed,
  });
}

function entry({ head, under, target, unconfirmed, strong }: Entry): Content {
  const lines: Content[] = [{ text: head, bold: true, ...(strong === true && { color: accent }) }];
  if (under !== '') lines.push({ text: under, color: quiet, style: 'small' });
  lines.push({
    text: [
      { text: target || '…', italics: unconfirmed },
      ...(unconfirmed && target !== '' ? [{ text: ' ?', color: accent, bold: true }] : []),
    ],
  });
  return { stack: lines, margin: [0, 0, 0, 5], unbreakable: true } as Content;
}

function groupHeading({ t }: PrintJob, group: SheetGroup): string {
  if (group.conceptType !== undefined) return t(`terms.conceptType.${group.conceptType}`);
  return group.letter ?? t('brief.print.titles');
}

function partHeading({ t }: PrintJob, source: BriefLanguage): Content {
  return { text: `${t(`brief.language.${source}`)} – ${t(`brief.language.${otherLanguage(source)}`)}`, style: 'part' };
}

function titleBlock(job: PrintJob, kind: string, size: number): Content {
  const { brief, t } = job;
  const papers = brief.documents
    .map(({ name }, index) => (brief.documents.length > 1 ? `${index + 1}: ${name}` : name))
    .join(' · ');
  return {
    stack: [
      { text: eventLine(job), fontSize: size + 6, bold: true },
      {
        text: `${kind} · ${directionText(job)} · ${t('brief.print.coverage', { percent: brief.coverage.percent })}`,
        color: quiet,
      },
      ...(brief.event.notes === '' ? [] : [{ text: brief.event.notes, margin: [0, 3, 0, 0] } as Content]),
      {
        text: `${t('brief.print.papers')}: ${papers}. ${t('brief.print.whereNote')}`,
        style: 'small',
        color: quiet,
        margin: [0, 3, 0, 0],
      },
    ],
    margin: [0, 0, 0, 10],
  };
}

async function render(job: PrintJob, content: Content[], fontSize: number): Promise<Uint8Array> {
  const { paper, t } = job;
  const size = sizes[paper];
  const line = eventLine(job);
  const definition: TDocumentDefinitions = {
    pageSize: size.page,
    pageMargins: [size.margin, size.margin + 12, size.margin, size.margin + 8],
    info: { title: line, creator: t('brief.print.made') },
    language: job.language,
    content: content.length > 0 ? content : [{ text: t('brief.print.nothing') }],
    defaultStyle: { font: 'Roboto', fontSize, lineHeight: 1.08 },
    styles: {
      section: { bold: true, fontSize: fontSize + 1, color: accent, margin: [0, 6, 0, 4], characterSpacing: 0.3 },
      part: { bold: true, fontSize: fontSize + 2, margin: [0, 4, 0, 4] },
      small: { fontSize: fontSize - 2 },
      th: { bold: true, color: accent, fontSize: fontSize - 0.5 },
    },
    header: () => ({
      columns: [
        { text: line, bold: true },
        { text: directionText(job), alignment: 'right', width: 'auto', color: quiet },
      ],
      fontSize: fontSize - 2,
      margin: [size.margin, size.margin / 2, size.margin, 0],
    }),
    footer: (page, pages) => ({
      columns: [
        { text: t('brief.print.unconfirmed'), color: quiet },
        { text: t('brief.print.page', { page, pages }), alignment: 'right', width: 'auto' },
      ],
      fontSize: fontSize - 3,
      margin: [size.margin, 2, size.margin, 0],
    }),
  };
  const { default: pdfmake } = await import('pdfmake');
  const { default: fonts } = await import('pdfmake/fonts/Roboto.js');
  pdfmake.setFonts(fonts);
  // Nothing but our own fonts is read, nothing is fetched.
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path: string) => Object.values(fonts.Roboto).includes(path));
  pdfmake.addTableLayouts({
    rows: {
      hLineWidth: (index, { table }) => (index === 0 || index === table.body.length ? 0 : 0.5),
      vLineWidth: () => 0,
      hLineColor: () => rule,
      paddingLeft: (index) => (index === 0 ? 0 : 6),
      paddingRight: () => 2,
      paddingTop: () => 2.5,
      paddingBottom: () => 2.5,
    },
  });
  return new Uint8Array(await pdfmake.createPdf(definition).getBuffer());
}
