import type { Migration } from './migration.ts';

export const bitexts: Migration = {
  version: 20,
  sql: `
CREATE TABLE document (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  language TEXT NOT NULL,
  hash TEXT NOT NULL,
  segments_key INTEGER NOT NULL,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX document_hash ON document(hash, segments_key);

CREATE TABLE segment (
  document_id INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  block INTEGER NOT NULL,
  block_kind TEXT NOT NULL,
  PRIMARY KEY (document_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE bitext (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  collection_id INTEGER NOT NULL REFERENCES collection(id),
  source_document_id INTEGER NOT NULL REFERENCES document(id),
  target_document_id INTEGER NOT NULL REFERENCES document(id),
  parallel REAL NOT NULL,
  sample INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  opened_at TEXT NOT NULL
) STRICT;
CREATE INDEX bitext_collection ON bitext(collection_id);
CREATE INDEX bitext_opened ON bitext(opened_at DESC, id DESC);
CREATE INDEX bitext_source_document ON bitext(source_document_id);
CREATE INDEX bitext_target_document ON bitext(target_document_id);

CREATE TABLE bead (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  bitext_id INTEGER NOT NULL REFERENCES bitext(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  source_start INTEGER NOT NULL,
  source_end INTEGER NOT NULL,
  target_start INTEGER NOT NULL,
  target_end INTEGER NOT NULL,
  confidence REAL NOT NULL,
  state TEXT NOT NULL,
  edited_by TEXT,
  edited_at TEXT,
  unit_id INTEGER
) STRICT;
CREATE INDEX bead_bitext ON bead(bitext_id, position);

-- pair_key: both terms folded, so that the same pair is known again whatever its document.
CREATE TABLE candidate (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  bitext_id INTEGER NOT NULL REFERENCES bitext(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  pair TEXT NOT NULL,
  pair_key TEXT NOT NULL,
  source_text TEXT NOT NULL,
  target_text TEXT NOT NULL,
  state TEXT NOT NULL,
  entry_id INTEGER
) STRICT;
CREATE INDEX candidate_bitext ON candidate(bitext_id, position);

CREATE TABLE rejection (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  collection_id INTEGER NOT NULL REFERENCES collection(id),
  pair_key TEXT NOT NULL,
  rejected_at TEXT NOT NULL,
  UNIQUE (collection_id, pair_key)
) STRICT;

CREATE TABLE evidence (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  term_id INTEGER NOT NULL REFERENCES term(id) ON DELETE CASCADE,
  bitext_id INTEGER REFERENCES bitext(id) ON DELETE SET NULL,
  document_name TEXT NOT NULL,
  house TEXT,
  date TEXT,
  source_text TEXT NOT NULL,
  target_text TEXT NOT NULL,
  source_start INTEGER NOT NULL,
  source_end INTEGER NOT NULL,
  target_start INTEGER NOT NULL,
  target_end INTEGER NOT NULL,
  captured_at TEXT NOT NULL
) STRICT;
CREATE INDEX evidence_term ON evidence(term_id);
CREATE INDEX evidence_bitext ON evidence(bitext_id) WHERE bitext_id IS NOT NULL;
`,
};
