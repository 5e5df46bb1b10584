import { checkReportHtml } from '../engine/check-report/html.ts';
import { reasonOf } from '../engine/check-report/words.ts';
import type { CheckFinding, CheckReport } from '../engine/contract.ts';
import { alignedTable, tsvLine, widthOf } from './table.ts';
import type { Terminal } from './terminal.ts';

export const checkFormats = ['tsv', 'json', 'html'] as const;
export type CheckFormat = (typeof checkFormats)[number];

/** In text order. TSV has no heading: start, end, text as it stands, rule, preferred rendering, reason. */
export function formatCheck(
  terminal: Terminal,
  report: CheckReport,
  { format, out }: { readonly format: CheckFormat; readonly out?: string },
): string {
  const { t, language } = terminal;
  if (format === 'html') return checkReportHtml({ ...report, textLanguage: report.language }, { t, language });
  if (format === 'json') {
    const { name, language: textLanguage, words, findings } = report;
    const listed = findings.map((finding) => ({ ...finding, why: reasonOf(t, finding) }));
    return `${JSON.stringify({ file: name, language: textLanguage, words, findings: listed }, undefined, 2)}\n`;
  }
  if (out === undefined && terminal.stdout.isTTY) return asTable(terminal, report.findings);
  return report.findings
    .map((finding) =>
      tsvLine([
        finding.start,
        finding.end,
        finding.text,
        finding.rule,
        finding.preferred[0] ?? '',
        reasonOf(t, finding),
      ]),
    )
    .join('');
}

function asTable({ t, stdout }: Terminal, findings: readonly CheckFinding[]): string {
  if (findings.length === 0) return '';
  const heading = [t('cli.column.place'), t('cli.column.inText'), t('cli.column.preferred'), t('cli.column.reason')];
  const rows = findings.map((finding) => [
    String(finding.start),
    finding.text,
    finding.preferred[0] ?? '',
    reasonOf(t, finding),
  ]);
  return alignedTable(heading, rows, widthOf(stdout));
}
