import type { ImportReport } from '../core/exchange/import-report.ts';
import { Problem } from '../core/problem.ts';
import { all, type Db, one, run } from './database.ts';

interface ReportRow {
  readonly id: number;
  readonly report: string;
}

/** As many as anybody will ever look back to. */
const mostReports = 200;

export function saveImportReport(db: Db, report: Omit<ImportReport, 'id'>): number {
  const id = run(
    db,
    'INSERT INTO import_report (made_at, report) VALUES (?, ?)',
    report.madeAt,
    JSON.stringify(report),
  );
  run(db, 'DELETE FROM import_report WHERE id <= ?', id - mostReports);
  return id;
}

export function listImportReports(db: Db, limit: number): ImportReport[] {
  return all<ReportRow>(db, 'SELECT id, report FROM import_report ORDER BY id DESC LIMIT ?', limit).map(parseReport);
}

export function getImportReport(db: Db, id: number): ImportReport {
  const row = one<ReportRow>(db, 'SELECT id, report FROM import_report WHERE id = ?', id);
  if (row === undefined) throw new Problem('not-found', { what: 'import-report' });
  return parseReport(row);
}

function parseReport({ id, report }: ReportRow): ImportReport {
  return { ...(JSON.parse(report) as Omit<ImportReport, 'id'>), id };
}
