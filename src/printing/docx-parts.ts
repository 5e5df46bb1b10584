import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  type ISectionOptions,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  type Table,
  TableCell,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx';
import { eventLine, type PaperSize, type PrintJob } from './print-job.ts';

/** Twentieths of a point. */
const pages: Readonly<Record<PaperSize, { readonly width: number; readonly height: number; readonly margin: number }>> =
  {
    a4: { width: 11_906, height: 16_838, margin: 850 },
    a5: { width: 8_391, height: 11_906, margin: 560 },
  };

export const accent = '1F4E79';
export const quiet = '5A6068';
const rule = 'C9D1D9';

/** Space for text between the margins, in twentieths of a point. */
export function textWidth(paper: PaperSize): number {
  return pages[paper].width - 2 * pages[paper].margin;
}

/** A font every office program has with Cyrillic letters. */
const font = 'Arial';

/** The bytes of a document: event and direction above, what the marks mean and the page below. `size` is in half-points. */
export async function docxFile(
  job: PrintJob,
  size: number,
  sections: readonly {
    readonly columns?: number;
    readonly newPage?: boolean;
    readonly children: readonly (Paragraph | Table)[];
  }[],
): Promise<Uint8Array> {
  const { brief, paper, t } = job;
  const page = pages[paper];
  const right = textWidth(paper);
  const tabs = [{ type: TabStopType.RIGHT, position: right }];
  const header = new Header({
    children: [
      new Paragraph({
        tabStops: tabs,
        children: [
          new TextRun({ text: eventLine(job), bold: true, size: size - 4 }),
          new TextRun({ text: `\t${t(`brief.direction.${brief.event.direction}`)}`, color: quiet, size: size - 4 }),
        ],
      }),
    ],
  });
  const footer = new Footer({
    children: [
      new Paragraph({
        tabStops: tabs,
        children: [
          new TextRun({ text: t('brief.print.unconfirmed'), color: quiet, size: size - 6 }),
          new TextRun({ children: ['\t', PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES], size: size - 6 }),
        ],
      }),
    ],
  });
  const document = new Document({
    title: eventLine(job),
    creator: t('brief.print.made'),
    styles: {
      default: {
        document: { run: { font, size, language: { value: job.language === 'ru' ? 'ru-RU' : 'en-GB' } } },
        heading1: {
          run: { font, size: size + 10, bold: true, color: '000000' },
          paragraph: { spacing: { after: 80 } },
        },
        heading2: {
          run: { font, size: size + 2, bold: true, color: accent },
          paragraph: { spacing: { before: 160, after: 60 } },
        },
      },
    },
    sections: sections.map(
      ({ columns = 1, newPage = false, children }): ISectionOptions => ({
        properties: {
          type: newPage ? 'nextPage' : 'continuous',
          page: {
            size: { width: page.width, height: page.height },
            margin: {
              top: page.margin + 240,
              bottom: page.margin,
              left: page.margin,
              right: page.margin,
              header: page.margin / 2,
              footer: page.margin / 2,
            },
          },
          ...(columns > 1 && { column: { count: columns, space: 340, separate: true } }),
        },
        headers: { default: header },
        footers: { default: footer },
        children: [...children],
      }),
    ),
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

export const plainText = (
  text: string,
  more: { bold?: boolean; italics?: boolean; color?: string; size?: number } = {},
): TextRun => new TextRun({ text, ...more });

/** A rendering; marked where nobody has confirmed it. */
export function renderingRuns(
  text: string,
  unconfirmed: boolean,
  more: { bold?: boolean; size?: number } = {},
): TextRun[] {
  if (text === '') return [plainText('…', { ...more, color: quiet })];
  if (!unconfirmed) return [plainText(text, more)];
  return [
    plainText(text, { ...more, bold: false, italics: true }),
    plainText(' ?', { ...more, bold: true, color: accent }),
  ];
}

const thin = { style: BorderStyle.SINGLE, size: 4, color: rule };
const none = { style: BorderStyle.NONE, size: 0, color: 'FFFFFF' };
export const rowBorders = {
  top: thin,
  bottom: thin,
  left: none,
  right: none,
  insideHorizontal: thin,
  insideVertical: none,
};

export function cell(
  paragraphs: readonly (readonly ParagraphChild[])[],
  width: number,
  more: { right?: boolean; span?: number } = {},
): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { top: 40, bottom: 40, left: 60, right: 60 },
    ...(more.span !== undefined && { columnSpan: more.span }),
    children: paragraphs.map(
      (children) =>
        new Paragraph({ children: [...children], ...(more.right === true && { alignment: AlignmentType.RIGHT }) }),
    ),
  });
}
