import Database from 'better-sqlite3';

/** Loads the database driver and asks it for the version of its SQLite; throws what the driver throws. */
export function sqliteVersion(nativeBinding?: string): string {
  const binding = nativeBinding ?? process.env.CONCORDAT_SQLITE_BINDING;
  const db = new Database(':memory:', binding ? { nativeBinding: binding } : {});
  try {
    return String(db.prepare('SELECT sqlite_version()').pluck().get());
  } finally {
    db.close();
  }
}
