import { existsSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Db } from './database.ts';
import { latestSchema, migrations } from './migrations/index.ts';

/** Copies kept of the states before past migrations. */
const keptCopies = 3;

/**
 * Brings the schema up to date: the file is copied aside first, then all pending steps run in one transaction.
 * Without a path (a file just being made) there is nothing to copy.
 */
export function migrate(db: Db, path?: string): void {
  const version = () => db.pragma('user_version', { simple: true }) as number;
  if (version() >= latestSchema) return;
  if (path !== undefined) copyAside(db, path, version());
  db.transaction(() => {
    // Another process may have done it while this one waited for the lock.
    for (const step of migrations.filter((step) => step.version > version())) {
      db.exec(step.sql);
      db.pragma(`user_version = ${step.version}`);
    }
  }).immediate();
}

function copyAside(db: Db, path: string, version: number): void {
  const copy = `${path}.schema-${version}`;
  // VACUUM INTO copies one consistent state, whoever else is writing.
  if (!existsSync(copy)) db.prepare('VACUUM INTO ?').run(copy);
  const name = `${basename(path)}.schema-`;
  const copies = readdirSync(dirname(path))
    .filter((file) => file.startsWith(name) && /^\d+$/.test(file.slice(name.length)))
    .sort((a, b) => Number(b.slice(name.length)) - Number(a.slice(name.length)));
  for (const old of copies.slice(keptCopies)) rmSync(join(dirname(path), old), { force: true });
}
