import {
  BorderStyle,
  HeadingLevel,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  UnderlineType,
  WidthType,
} from 'docx';
import { otherLanguage } from '../core/brief/brief.ts';
import { type SpeechMark, type SpeechSentence, speechOf } from '../core/brief/speech.ts';
import { accent, docxFile, plainText, quiet, renderingRuns, textWidth } from './docx-parts.ts';
import { escapeHtml } from './html-escape.ts';
import { selfContainedPage } from './page.ts';
import { eventLine, type PrintJob } from './print-job.ts';

/** Half-points. */
const sizes = { a4: 24, a5: 20 } as const;
/** Share of the width for the margin with the renderings. */
const marginShare = 0.34;

/** A paper's title row: its number among several and its name. */
const nameOf = ({ brief }: PrintJob, document: number): string => brief.documents[document]!.name;

/** Each rendering once a paragraph, in order; renderings of marks that repeat are not said twice. */
function marksOf(paragraph: readonly SpeechSentence[]): (SpeechMark & { readonly text: string })[] {
  const seen = new Set<string>();
  return paragraph.flatMap((sentence) =>
    sentence.marks.flatMap((mark) => {
      const text = sentence.text.slice(mark.start, mark.end);
      if (seen.has(mark.rendering)) return [];
      seen.add(mark.rendering);
      return [{ ...mark, text }];
    }),
  );
}

/** Copies of the papers, what is known underlined, with the renderings beside each paragraph. */
export async function speechDocx(job: PrintJob): Promise<Uint8Array> {
  const { brief, paper, t } = job;
  const size = sizes[paper];
  const total = textWidth(paper);
  const widths = [Math.floor(total * (1 - marginShare)), Math.floor(total * marginShare)];
  const none = { style: BorderStyle.NONE, size: 0, color: 'FFFFFF' };
  const side = { style: BorderStyle.SINGLE, size: 6, color: 'C9D1D9' };
  const sections = brief.documents.map(({ language }, document) => {
    const rows = speechOf(brief, document).map((paragraph) => {
      const heading = paragraph[0]?.heading === true;
      return new TableRow({
        cantSplit: paragraph.reduce((sum, { text }) => sum + text.length, 0) < 900,
        children: [
          new TableCell({
            width: { size: widths[0]!, type: WidthType.DXA },
            margins: { top: 60, bottom: 80, left: 0, right: 160 },
            children: [
              new Paragraph({
                spacing: { line: 320 },
                children: paragraph.flatMap((sentence, index) => [
                  ...(index > 0 ? [plainText(' ')] : []),
                  ...sentenceRuns(sentence, heading),
                ]),
              }),
            ],
          }),
          new TableCell({
            width: { size: widths[1]!, type: WidthType.DXA },
            margins: { top: 60, bottom: 80, left: 140, right: 0 },
            borders: { left: side },
            children: marginOf(marksOf(paragraph), size),
          }),
        ],
      });
    });
    return {
      newPage: document > 0,
      children: [
        new Paragraph({ heading: HeadingLevel.HEADING_2, children: [new TextRun(nameOf(job, document))] }),
        new Paragraph({
          spacing: { after: 120 },
          children: [
            plainText(`${t(`brief.language.${language}`)} → ${t(`brief.language.${otherLanguage(language)}`)}`, {
              color: quiet,
              size: size - 4,
            }),
          ],
        }),
        new Table({
          width: { size: total, type: WidthType.DXA },
          columnWidths: widths,
          layout: TableLayoutType.FIXED,
          borders: { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none },
          rows,
        }),
        new Paragraph({ children: [] }),
      ],
    };
  });
  return docxFile(job, size, sections);
}

function sentenceRuns({ text, marks }: SpeechSentence, bold: boolean): TextRun[] {
  const runs: TextRun[] = [];
  let end = 0;
  for (const mark of marks) {
    if (mark.start > end) runs.push(plainText(text.slice(end, mark.start), { bold }));
    runs.push(
      new TextRun({
        text: text.slice(mark.start, mark.end),
        bold: bold || mark.kind !== 'number',
        underline: { type: mark.unconfirmed ? UnderlineType.DOTTED : UnderlineType.SINGLE, color: accent },
      }),
    );
    end = mark.end;
  }
  if (end < text.length) runs.push(plainText(text.slice(end), { bold }));
  return runs;
}

function marginOf(marks: ReturnType<typeof marksOf>, size: number): Paragraph[] {
  if (marks.length === 0) return [new Paragraph({ children: [] })];
  return marks.flatMap(({ text, rendering, unconfirmed }) => [
    new Paragraph({ keepNext: true, children: [plainText(text, { color: quiet, size: size - 8 })] }),
    new Paragraph({
      spacing: { after: 60 },
      children: renderingRuns(rendering, unconfirmed, { bold: true, size: size - 2 }),
    }),
  ]);
}

/** The same as a page: on a narrow screen the renderings stand below their paragraph. */
export function speechHtml(job: PrintJob): string {
  const { brief, t } = job;
  const papers = brief.documents.map(({ language }, document) => {
    const paragraphs = speechOf(brief, document).map((paragraph) => {
      const body = paragraph.map(sentenceHtml).join(' ');
      const notes = marksOf(paragraph)
        .map(
          ({ text, rendering, unconfirmed }) =>
            `<li${unconfirmed ? ' class="x"' : ''}><span>${escapeHtml(text)}</span>${escapeHtml(rendering)}</li>`,
        )
        .join('');
      const tag = paragraph[0]?.heading === true ? 'h3' : 'p';
      const list =
        notes === ''
          ? ''
          : `<ul lang="${otherLanguage(language)}" aria-label="${escapeHtml(t('brief.print.margin'))}">${notes}</ul>`;
      return `<section><${tag}>${body}</${tag}>${list}</section>`;
    });
    return `<article lang="${language}"><h2>${escapeHtml(nameOf(job, document))}</h2>\n${paragraphs.join('\n')}\n</article>`;
  });
  const body = `<h1>${escapeHtml(eventLine(job))}</h1>
${papers.join('\n')}
<footer>${escapeHtml(t('brief.print.unconfirmed'))}</footer>`;
  return selfContainedPage({ language: job.language, title: eventLine(job), style, body });
}

function sentenceHtml({ text, marks }: SpeechSentence): string {
  let html = '';
  let end = 0;
  for (const mark of marks) {
    html += escapeHtml(text.slice(end, mark.start));
    const classes = [mark.kind, ...(mark.unconfirmed ? ['x'] : [])].join(' ');
    html += `<b class="${classes}" title="${escapeHtml(mark.rendering)}">${escapeHtml(text.slice(mark.start, mark.end))}</b>`;
    end = mark.end;
  }
  return html + escapeHtml(text.slice(end));
}

const style = `
:root{--ink:#16191d;--quiet:#566069;--paper:#fff;--line:#d5dbe1;--accent:#1f4e79}
@media (prefers-color-scheme:dark){:root{--ink:#eceff2;--quiet:#a3aeb8;--paper:#14171a;--line:#333b43;--accent:#8fc1f0}}
body{margin:0 auto;max-width:72rem;padding:20px;font:18px/1.6 system-ui,sans-serif;color:var(--ink);background:var(--paper)}
h1{font-size:1.2rem}h2{font-size:1rem;color:var(--quiet);border-bottom:1px solid var(--line);padding-bottom:6px}
section{display:grid;grid-template-columns:minmax(0,1fr) 19rem;gap:24px;break-inside:avoid}
p,h3{margin:0 0 14px}h3{font-size:1.1rem}
ul{list-style:none;margin:0 0 14px;padding:0 0 0 16px;border-left:2px solid var(--line);font-weight:600;line-height:1.3}
li{margin-bottom:6px}li span{display:block;font-weight:400;font-size:.8rem;color:var(--quiet)}
li.x{font-style:italic;font-weight:400}li.x::after{content:" ?";color:var(--accent);font-weight:700}
b{border-bottom:2px solid var(--accent)}b.x{border-bottom-style:dotted}b.number{font-weight:400}
footer{color:var(--quiet);font-size:.85rem}
@media (max-width:760px){section{grid-template-columns:1fr;gap:4px}}
@media print{body{font-size:12pt;max-width:none}}
`;
