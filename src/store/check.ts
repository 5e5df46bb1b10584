import type { CheckSettings } from '../core/check/finding.ts';
import type { Ignored, IgnoredFinding } from '../core/check/ignoring.ts';
import { all, type Db, first, idList, one, run } from './database.ts';
import type { Clock } from './history.ts';

interface IgnoredRow {
  readonly id: number;
  readonly scope: IgnoredFinding['scope'];
  readonly rule: IgnoredFinding['rule'];
  readonly text: string;
  readonly document: string;
  readonly context: string;
  readonly ignoredAt: string;
}

const columns = 'id, scope, rule, text, document, context, ignored_at AS ignoredAt';

/** What is ignored everywhere, and in one document; all without a document. Newest first. */
export function listIgnored(db: Db, document: string | undefined): IgnoredFinding[] {
  return document === undefined
    ? all<IgnoredRow>(db, `SELECT ${columns} FROM check_ignored ORDER BY id DESC`)
    : all<IgnoredRow>(db, `SELECT ${columns} FROM check_ignored WHERE document IN ('', ?) ORDER BY id DESC`, document);
}

/** Ignoring the same again changes nothing. */
export function ignoreFinding(db: Db, clock: Clock, { scope, rule, text, document, context }: Ignored): IgnoredFinding {
  const values = [rule, text, scope === 'always' ? '' : document, scope === 'once' ? context : ''];
  run(
    db,
    `INSERT INTO check_ignored (scope, rule, text, document, context, ignored_at) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT DO NOTHING`,
    scope,
    ...values,
    clock.now(),
  );
  const row = one<IgnoredRow>(
    db,
    `SELECT ${columns} FROM check_ignored WHERE rule = ? AND text = ? AND document = ? AND context = ?`,
    ...values,
  );
  if (row === undefined) throw new Error('an ignored finding was not kept');
  return row;
}

export function unignore(db: Db, ids: readonly number[]): void {
  run(db, 'DELETE FROM check_ignored WHERE id IN (SELECT value FROM json_each(?))', idList(ids));
}

export function checkSettings(db: Db): Omit<CheckSettings, 'spelling'> {
  const kept = first<string>(db, 'SELECT settings FROM check_settings WHERE id = 1');
  return kept === undefined ? {} : (JSON.parse(kept) as CheckSettings);
}

export function saveCheckSettings(db: Db, settings: Omit<CheckSettings, 'spelling'>): void {
  run(
    db,
    'INSERT INTO check_settings (id, settings) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET settings = excluded.settings',
    JSON.stringify(settings),
  );
}
