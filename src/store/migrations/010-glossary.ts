import type { Migration } from './migration.ts';

/**
 * AUTOINCREMENT: an id is never given twice, so that undo can put a row back under its own id and history stays true.
 * `…_key` columns are folded by core/text and only compared, never shown.
 */
export const glossary: Migration = {
  version: 10,
  sql: `
CREATE TABLE collection (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL UNIQUE,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE concept_entry (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  collection_id INTEGER NOT NULL REFERENCES collection(id),
  concept_type TEXT NOT NULL,
  subject_field TEXT,
  definition TEXT,
  note TEXT,
  ru_key TEXT NOT NULL DEFAULT '',
  en_key TEXT NOT NULL DEFAULT '',
  created_at TEXT NOT NULL,
  changed_at TEXT NOT NULL
) STRICT;
CREATE INDEX concept_entry_collection ON concept_entry(collection_id);
CREATE INDEX concept_entry_changed ON concept_entry(changed_at DESC, id DESC);
CREATE INDEX concept_entry_ru ON concept_entry(ru_key, id);
CREATE INDEX concept_entry_en ON concept_entry(en_key, id);

CREATE TABLE term (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  entry_id INTEGER NOT NULL REFERENCES concept_entry(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  language TEXT NOT NULL,
  text TEXT NOT NULL,
  term_type TEXT NOT NULL,
  administrative_status TEXT NOT NULL,
  gender TEXT,
  number TEXT,
  valid_from TEXT,
  valid_to TEXT,
  note TEXT,
  term_key TEXT NOT NULL,
  initials TEXT,
  word_count INTEGER NOT NULL
) STRICT;
CREATE INDEX term_entry ON term(entry_id, position);
CREATE INDEX term_by_key ON term(term_key, id);
CREATE INDEX term_by_initials ON term(initials) WHERE initials IS NOT NULL;

-- Words of all terms, each once; rows are only added, so a word may outlive its terms.
CREATE TABLE term_word (
  form TEXT PRIMARY KEY,
  stem TEXT NOT NULL,
  roman TEXT NOT NULL,
  reversed TEXT NOT NULL,
  terms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX term_word_stem ON term_word(stem);
CREATE INDEX term_word_roman ON term_word(roman);
CREATE INDEX term_word_reversed ON term_word(reversed);

-- Words to terms. rowid = word_count * 2^44 + term id: short terms come first, as a search wants them.
CREATE VIRTUAL TABLE term_index USING fts5(words, content='', contentless_delete=1, detail=none, tokenize='ascii');
CREATE TRIGGER term_index_delete AFTER DELETE ON term BEGIN
  DELETE FROM term_index WHERE rowid = (min(OLD.word_count, 127) << 44) | OLD.id;
END;
`,
};
