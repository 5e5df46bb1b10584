import { tokenize } from '../../core/text/tokens.ts';
import { escapeHtml } from '../../printing/html-escape.ts';
import { selfContainedPage } from '../../printing/page.ts';
import type { CheckExport } from '../contract.ts';
import { type ReportWords, reasonOf } from './words.ts';

const style = `
body { font: 16px/1.55 Georgia, "Times New Roman", serif; max-width: 60rem; margin: 2rem auto; padding: 0 1.5rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
table { border-collapse: collapse; width: 100%; font: 14px/1.45 system-ui, sans-serif; }
th, td { text-align: left; vertical-align: top; padding: .45rem .6rem; border-bottom: 1px solid #8886; }
mark { background: #ffd6a5; color: #1a1a1a; padding: 0 .1em; border-radius: .15em; }
mark.minor { background: #fff1b8; } mark.note { background: #dfe7f1; }
mark a { color: inherit; text-decoration: none; } sup { font: 11px system-ui, sans-serif; }
p { white-space: pre-wrap; }
@media print { body { margin: 0; max-width: none; } tr { break-inside: avoid; } }
`;

type ReportOfText = Pick<CheckExport, 'name' | 'text' | 'textLanguage' | 'findings'>;

/** A report for the client: the text with its marks, and the findings as a table. One file, nothing loaded from elsewhere. */
export function checkReportHtml(report: ReportOfText, { t, language }: ReportWords): string {
  const { findings, name, text } = report;
  const words = tokenize(text).length;
  const rows = findings.map(
    (finding, index) =>
      `<tr id="f${index + 1}"><td><a href="#m${index + 1}">${index + 1}</a></td><td lang="${escapeHtml(report.textLanguage)}">${escapeHtml(finding.text)}</td>` +
      `<td lang="${escapeHtml(report.textLanguage)}">${finding.preferred.map(escapeHtml).join('<br>')}</td><td>${escapeHtml(t(`check.severity.${finding.severity}`))}</td>` +
      `<td>${escapeHtml(reasonOf(t, finding))}${finding.house === undefined ? '' : ` <small>(${escapeHtml(finding.house)})</small>`}</td></tr>`,
  );
  const columns = ['number', 'found', 'preferred', 'severity', 'why'] as const;
  const table =
    rows.length === 0
      ? `<p>${escapeHtml(t('check.report.none'))}</p>`
      : `<table><thead><tr>${columns.map((column) => `<th scope="col">${escapeHtml(t(`check.report.${column}`))}</th>`).join('')}</tr></thead>\n<tbody>\n${rows.join('\n')}\n</tbody></table>`;
  const title = t('check.report.title', { name });
  const body = `<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(t('check.report.words', { count: words }))} ${escapeHtml(t('check.report.findings', { count: findings.length }))}</p>
<h2>${escapeHtml(t('check.report.list'))}</h2>
${table}
<h2>${escapeHtml(t('check.report.text'))}</h2>
<div lang="${escapeHtml(report.textLanguage)}">
${paragraphs(text, report)}
</div>`;
  return selfContainedPage({ language, title, style, body });
}

/** The text with every finding marked and numbered. */
function paragraphs(text: string, { findings }: ReportOfText): string {
  let html = '';
  let at = 0;
  findings.forEach(({ start, end, severity }, index) => {
    const number = index + 1;
    html += `${escapeHtml(text.slice(at, start))}<mark class="${severity}" id="m${number}"><a href="#f${number}">${escapeHtml(text.slice(start, end))}<sup>${number}</sup></a></mark>`;
    at = end;
  });
  html += escapeHtml(text.slice(at));
  return html
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => `<p>${line}</p>`)
    .join('\n');
}
