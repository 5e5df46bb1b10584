import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  Document,
  type ICommentOptions,
  Packer,
  Paragraph,
  TextRun,
} from 'docx';
import type { CheckExport } from '../contract.ts';
import { type ReportWords, reasonOf } from './words.ts';

const author = 'Concordat';

/** The text as it stands, each finding a comment on its place. */
export async function checkReportDocx(report: CheckExport, { t }: ReportWords): Promise<Uint8Array> {
  const date = new Date();
  const comments = report.findings.map((finding, id): ICommentOptions => {
    const lines = [
      `${t(`check.severity.${finding.severity}`)}. ${reasonOf(t, finding)}`,
      ...(finding.preferred.length === 0 ? [] : [`${t('check.report.preferred')}: ${finding.preferred.join(' | ')}`]),
      ...(finding.house === undefined ? [] : [`${t('check.report.house')}: ${finding.house}`]),
    ];
    return {
      id,
      author,
      date,
      children: lines.map((line) => new Paragraph({ children: [new TextRun(writable(line))] })),
    };
  });
  const document = new Document({
    title: t('check.report.title', { name: report.name }),
    creator: author,
    styles: { default: { document: { run: { language: { value: report.textLanguage } } } } },
    comments: { children: comments },
    sections: [{ children: paragraphs(report) }],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

type Run = TextRun | CommentRangeStart | CommentRangeEnd;

/** A finding that runs over a line end is marked to the end of its first line. */
function paragraphs({ text, findings }: CheckExport): Paragraph[] {
  const all: Paragraph[] = [];
  let next = 0;
  for (const { index: lineStart, 0: line } of text.matchAll(/[^\r\n]+/g)) {
    const lineEnd = lineStart + line.length;
    const children: Run[] = [];
    let at = lineStart;
    for (; next < findings.length && findings[next]!.start < lineEnd; next++) {
      const { start, end } = findings[next]!;
      if (start < at) continue;
      const stop = Math.min(end, lineEnd);
      children.push(
        new TextRun(writable(text.slice(at, start))),
        new CommentRangeStart(next),
        new TextRun({ text: writable(text.slice(start, stop)), highlight: 'yellow' }),
        new CommentRangeEnd(next),
        new TextRun({ children: [new CommentReference(next)] }),
      );
      at = stop;
    }
    children.push(new TextRun(writable(text.slice(at, lineEnd))));
    all.push(new Paragraph({ children, spacing: { after: 120 } }));
  }
  return all;
}

/** Control characters may not stand in XML. */
function writable(text: string): string {
  return text.replace(/(?!\t)\p{Cc}/gu, ' ');
}
