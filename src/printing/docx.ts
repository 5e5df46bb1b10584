import { HeadingLevel, Paragraph, Table, TableLayoutType, TableRow, TextRun, WidthType } from 'docx';
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
import { accent, cell, docxFile, plainText, quiet, renderingRuns, rowBorders, textWidth } from './docx-parts.ts';
import { eventLine, type PrintJob, sourcesOf } from './print-job.ts';

/** Half-points. */
const boothSize = { a4: 25, a5: 21 } as const;
const glossarySize = { a4: 20, a5: 17 } as const;

/** The sheet for the booth: acronyms first; two columns, large type. */
export async function boothDocx(job: PrintJob): Promise<Uint8Array> {
  const { brief, t } = job;
  const size = boothSize[job.paper];
  const sections = sourcesOf(brief).map((source, index) => {
    const children: Paragraph[] = [];
    const add = (head: string, under: string, target: string, unconfirmed: boolean): void => {
      children.push(...entry(head, under, target, unconfirmed, size));
    };
    const acronyms = acronymRows(brief, source);
    if (acronyms.length > 0) children.push(heading(t('brief.print.acronyms')));
    for (const { source: head, sourceExpansion, target, targetExpansion, unconfirmed } of acronyms) {
      add(head, sourceExpansion, joined(' – ', target, targetExpansion), unconfirmed);
    }
    const speakers = speakerRows(brief, source);
    if (speakers.length > 0) children.push(heading(t('brief.print.speakers')));
    for (const { source: head, sourcePost, target, targetPost, unconfirmed } of speakers) {
      add(head, sourcePost, joined(', ', target, targetPost), unconfirmed);
    }
    const [part] = glossaryParts(brief, job.order, source === 'ru' ? 'ru-en' : 'en-ru');
    for (const group of part?.groups ?? []) {
      const rows = group.rows.filter(
        (row) => isForBooth(row) && !acronyms.some((known) => known.source === row.source),
      );
      if (rows.length === 0) continue;
      children.push(heading(groupHeading(job, group)));
      for (const row of rows) {
        add(
          withAcronym(row.source, row.sourceAcronym),
          row.sourceFull,
          joined(' – ', withAcronym(row.target, row.targetAcronym), row.targetFull),
          row.unconfirmed,
        );
      }
    }
    const numbers = brief.numbers.filter(
      ({ language, rendering, text }) => language === source && rendering !== '' && rendering !== text,
    );
    if (numbers.length > 0) children.push(heading(t('brief.print.numbers')));
    for (const { text, rendering } of numbers) add(text, '', rendering, false);
    return { columns: 2, newPage: index > 0, children };
  });
  return docxFile(job, size, sections);
}

/** The whole glossary as tables, with what stands where. */
export async function glossaryDocx(job: PrintJob): Promise<Uint8Array> {
  const { brief, t } = job;
  const size = glossarySize[job.paper];
  const papers = brief.documents
    .map(({ name }, index) => (brief.documents.length > 1 ? `${index + 1}: ${name}` : name))
    .join(' · ');
  const children: (Paragraph | Table)[] = [
    new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun(eventLine(job))] }),
    new Paragraph({
      children: [
        plainText(
          [
            t('brief.print.glossary'),
            t(`brief.direction.${brief.event.direction}`),
            t('brief.print.coverage', { percent: brief.coverage.percent }),
          ].join(' · '),
          { color: quiet },
        ),
      ],
    }),
    ...(brief.event.notes === '' ? [] : [new Paragraph({ children: [plainText(brief.event.notes)] })]),
    new Paragraph({
      spacing: { after: 120 },
      children: [
        plainText(`${t('brief.print.papers')}: ${papers}. ${t('brief.print.whereNote')}`, {
          color: quiet,
          size: size - 4,
        }),
      ],
    }),
  ];
  for (const part of glossaryParts(brief, job.order)) {
    children.push(heading(`${t(`brief.language.${part.source}`)} → ${t(`brief.language.${part.target}`)}`));
    for (const group of part.groups) children.push(groupTable(job, part.source, group, size), gap());
  }
  for (const source of sourcesOf(brief)) {
    children.push(
      ...pairTable(
        job,
        size,
        t('brief.print.acronyms'),
        acronymRows(brief, source).map((row) => ({
          ...{ source: row.source, sourceUnder: row.sourceExpansion, unconfirmed: row.unconfirmed },
          ...(row.target === ''
            ? { target: row.targetExpansion, targetUnder: '' }
            : { target: row.target, targetUnder: row.targetExpansion }),
        })),
      ),
      ...pairTable(
        job,
        size,
        t('brief.print.speakers'),
        speakerRows(brief, source).map((row) => ({
          ...{ source: row.source, sourceUnder: row.sourcePost, target: row.target, targetUnder: row.targetPost },
          unconfirmed: row.unconfirmed,
        })),
      ),
    );
  }
  children.push(
    ...pairTable(
      job,
      size,
      t('brief.print.numbers'),
      brief.numbers
        .filter(({ rendering }) => rendering !== '')
        .map(({ text, rendering }) => ({
          ...{ source: text, sourceUnder: '', target: rendering, targetUnder: '', unconfirmed: false },
        })),
    ),
  );
  return docxFile(job, size, [{ children }]);
}

const joined = (between: string, ...parts: readonly string[]): string =>
  parts.filter((part) => part !== '').join(between);
const withAcronym = (text: string, acronym: string): string => (acronym === '' ? text : `${text} (${acronym})`);
const heading = (text: string): Paragraph =>
  new Paragraph({ heading: HeadingLevel.HEADING_2, keepNext: true, children: [new TextRun(text)] });
const gap = (): Paragraph => new Paragraph({ spacing: { after: 60 }, children: [] });

function groupHeading({ t }: PrintJob, { conceptType, letter }: SheetGroup): string {
  return conceptType === undefined ? (letter ?? t('brief.print.titles')) : t(`terms.conceptType.${conceptType}`);
}

function entry(head: string, under: string, target: string, unconfirmed: boolean, size: number): Paragraph[] {
  const lines = [new Paragraph({ keepNext: true, keepLines: true, children: [plainText(head, { bold: true })] })];
  if (under !== '') {
    lines.push(
      new Paragraph({
        keepNext: true,
        keepLines: true,
        children: [plainText(under, { color: quiet, size: size - 5 })],
      }),
    );
  }
  lines.push(new Paragraph({ keepLines: true, spacing: { after: 90 }, children: renderingRuns(target, unconfirmed) }));
  return lines;
}

function groupTable(job: PrintJob, source: BriefLanguage, group: SheetGroup, size: number): Table {
  const { brief, paper, t } = job;
  const total = textWidth(paper);
  const widths = [total * 0.39, total * 0.39, total * 0.08, total * 0.14].map(Math.floor);
  const th = (text: string): TextRun[] => [plainText(text, { bold: true, color: accent, size: size - 1 })];
  const title =
    group.conceptType === undefined && group.letter === undefined
      ? t(`brief.language.${source}`)
      : groupHeading(job, group);
  const titles = [title, t(`brief.language.${otherLanguage(source)}`), t('brief.print.times'), t('brief.print.where')];
  return new Table({
    width: { size: total, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: rowBorders,
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: titles.map((text, index) => cell([th(text)], widths[index]!, { right: index === 2 })),
      }),
      ...group.rows.map(
        (row) =>
          new TableRow({
            cantSplit: true,
            children: [
              sideCell(row.source, row.sourceAcronym, row.sourceFull, false, widths[0]!, size),
              sideCell(row.target, row.targetAcronym, row.targetFull, row.unconfirmed, widths[1]!, size),
              cell([[plainText(String(row.count), { color: quiet })]], widths[2]!, { right: true }),
              cell([[plainText(placesText(brief, row.places, 3), { color: quiet, size: size - 4 })]], widths[3]!),
            ],
          }),
      ),
    ],
  });
}

function sideCell(
  text: SheetRow['source'],
  acronym: string,
  full: string,
  unconfirmed: boolean,
  width: number,
  size: number,
) {
  const lines = [
    [...renderingRuns(text, unconfirmed), ...(acronym === '' ? [] : [plainText(` (${acronym})`, { bold: true })])],
  ];
  if (full !== '') lines.push([plainText(full, { color: quiet, size: size - 4 })]);
  return cell(lines, width);
}

interface PairRow {
  readonly source: string;
  readonly sourceUnder: string;
  readonly target: string;
  readonly targetUnder: string;
  readonly unconfirmed: boolean;
}

function pairTable({ paper }: PrintJob, size: number, title: string, rows: readonly PairRow[]): (Paragraph | Table)[] {
  if (rows.length === 0) return [];
  const total = textWidth(paper);
  const widths = [Math.floor(total / 2), Math.floor(total / 2)];
  return [
    heading(title),
    new Table({
      width: { size: total, type: WidthType.DXA },
      columnWidths: widths,
      layout: TableLayoutType.FIXED,
      borders: rowBorders,
      rows: rows.map(
        (row) =>
          new TableRow({
            cantSplit: true,
            children: [
              sideCell(row.source, '', row.sourceUnder, false, widths[0]!, size),
              sideCell(row.target, '', row.targetUnder, row.unconfirmed, widths[1]!, size),
            ],
          }),
      ),
    }),
    gap(),
  ];
}
