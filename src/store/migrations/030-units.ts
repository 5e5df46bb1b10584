import type { Migration } from './migration.ts';

export const units: Migration = {
  version: 30,
  sql: `
CREATE TABLE unit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  collection_id INTEGER NOT NULL REFERENCES collection(id),
  texts_key INTEGER NOT NULL,
  previous TEXT,
  next TEXT,
  origin TEXT,
  author TEXT,
  state TEXT NOT NULL,
  note TEXT,
  created_at TEXT NOT NULL,
  changed_at TEXT NOT NULL
) STRICT;
-- texts_key: 53-bit hash of collection, languages and texts; equal keys are compared in full.
CREATE INDEX unit_texts ON unit(texts_key);

-- How many units a collection holds: counting millions of rows at every start would take seconds.
CREATE TABLE unit_count (
  collection_id INTEGER PRIMARY KEY REFERENCES collection(id),
  units INTEGER NOT NULL
) STRICT;
CREATE TRIGGER unit_count_insert AFTER INSERT ON unit BEGIN
  INSERT INTO unit_count (collection_id, units) VALUES (NEW.collection_id, 1)
  ON CONFLICT (collection_id) DO UPDATE SET units = units + 1;
END;
CREATE TRIGGER unit_count_delete AFTER DELETE ON unit BEGIN
  UPDATE unit_count SET units = units - 1 WHERE collection_id = OLD.collection_id;
END;

-- id = unit id * 64 + position: the variants of a unit lie together and need no index of their own.
CREATE TABLE variant (
  id INTEGER PRIMARY KEY,
  language TEXT NOT NULL,
  text TEXT NOT NULL,
  tags TEXT,
  word_count INTEGER NOT NULL
) STRICT;
CREATE TRIGGER unit_variants_delete AFTER DELETE ON unit BEGIN
  DELETE FROM variant WHERE id BETWEEN OLD.id * 64 AND OLD.id * 64 + 63;
END;

-- Words of all variants, each once; rows are only added. 'units' guides the search and need not be exact.
CREATE TABLE unit_word (
  id INTEGER PRIMARY KEY,
  form TEXT NOT NULL UNIQUE,
  stem TEXT NOT NULL,
  units INTEGER NOT NULL
) STRICT;
CREATE INDEX unit_word_stem ON unit_word(stem, units);
CREATE VIRTUAL TABLE unit_word_part USING fts5(form, content='', detail=none, tokenize='trigram');

-- Words to variants. rowid = word_count * 2^44 + variant id: a window of lengths is a range of rows.
CREATE VIRTUAL TABLE variant_index USING fts5(words, content='', contentless_delete=1, detail=none, tokenize='ascii');
CREATE TRIGGER variant_index_delete AFTER DELETE ON variant BEGIN
  DELETE FROM variant_index WHERE rowid = (min(OLD.word_count, 127) << 44) | OLD.id;
END;
`,
};
