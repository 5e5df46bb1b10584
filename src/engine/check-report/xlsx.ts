import { writeXlsx } from 'hucre';
import type { CheckExport } from '../contract.ts';
import { type ReportWords, reasonOf } from './words.ts';

/** Widths in characters. */
const columns = [
  ['number', 5],
  ['found', 40],
  ['preferred', 48],
  ['severity', 13],
  ['why', 70],
  ['house', 20],
  ['sentence', 80],
] as const;
/** What a cell of a workbook can hold. */
const mostLetters = 32_000;

/** The findings as a table, each with the line it stands in. */
export async function checkReportXlsx(report: CheckExport, { t }: ReportWords): Promise<Uint8Array> {
  const heading = columns.map(([column]) => t(`check.report.${column}`));
  const rows = report.findings.map((finding, index) => [
    index + 1,
    ...[
      finding.text,
      finding.preferred.join(' | '),
      t(`check.severity.${finding.severity}`),
      reasonOf(t, finding),
      finding.house ?? '',
      lineAround(report.text, finding.start, finding.end),
    ].map((text) => text.slice(0, mostLetters)),
  ]);
  return writeXlsx({
    sheets: [
      {
        name: t('check.report.list').slice(0, 31),
        columns: columns.map(([, width]) => ({ width })),
        rows: [heading, ...rows],
        freezePane: { rows: 1 },
        autoFilter: { range: `A1:G${rows.length + 1}` },
        cells: new Map(heading.map((_, column) => [`0,${column}`, { style: { font: { bold: true } } }])),
      },
    ],
    properties: { title: t('check.report.title', { name: report.name }) },
  });
}

function lineAround(text: string, start: number, end: number): string {
  const from = Math.max(text.lastIndexOf('\n', start - 1), text.lastIndexOf('\r', start - 1)) + 1;
  const next = text.slice(end).search(/[\r\n]/);
  return text.slice(from, next === -1 ? text.length : end + next).trim();
}
