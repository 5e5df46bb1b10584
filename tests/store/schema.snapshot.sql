CREATE INDEX bead_bitext ON bead(bitext_id, position);

CREATE INDEX bead_unit ON bead(unit_id) WHERE unit_id IS NOT NULL;

CREATE INDEX bitext_collection ON bitext(collection_id);

CREATE INDEX bitext_opened ON bitext(opened_at DESC, id DESC);

CREATE INDEX bitext_source_document ON bitext(source_document_id);

CREATE INDEX bitext_target_document ON bitext(target_document_id);

CREATE INDEX candidate_bitext ON candidate(bitext_id, position);

CREATE INDEX change_row_change ON change_row(change_id, id);

CREATE INDEX change_row_owner ON change_row(owner_id, change_id) WHERE owner_id IS NOT NULL;

CREATE INDEX change_undone ON change(undone, id);

CREATE INDEX concept_entry_changed ON concept_entry(changed_at DESC, id DESC);

CREATE INDEX concept_entry_collection ON concept_entry(collection_id);

CREATE INDEX concept_entry_en ON concept_entry(en_key, id);

CREATE INDEX concept_entry_ru ON concept_entry(ru_key, id);

CREATE INDEX document_hash ON document(hash, segments_key);

CREATE INDEX event_collection ON event(collection_id) WHERE collection_id IS NOT NULL;

CREATE INDEX evidence_bitext ON evidence(bitext_id) WHERE bitext_id IS NOT NULL;

CREATE INDEX evidence_house ON evidence(house, term_id) WHERE house IS NOT NULL;

CREATE INDEX evidence_term ON evidence(term_id);

CREATE INDEX segment_edit_bitext ON segment_edit(bitext_id, side, position);

CREATE INDEX study_card_due ON study_card(event_id, due);

CREATE INDEX study_review_card ON study_review(card_id);

CREATE INDEX term_by_initials ON term(initials) WHERE initials IS NOT NULL;

CREATE INDEX term_by_key ON term(term_key, id);

CREATE INDEX term_entry ON term(entry_id, position);

CREATE INDEX term_word_reversed ON term_word(reversed);

CREATE INDEX term_word_roman ON term_word(roman);

CREATE INDEX term_word_stem ON term_word(stem);

CREATE INDEX unit_texts ON unit(texts_key);

CREATE INDEX unit_word_stem ON unit_word(stem);

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

CREATE TABLE change (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  made_at TEXT NOT NULL,
  author TEXT NOT NULL,
  label_key TEXT NOT NULL,
  label_details TEXT NOT NULL,
  undone INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE change_open (id INTEGER PRIMARY KEY) STRICT;

CREATE TABLE change_row (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  change_id INTEGER NOT NULL REFERENCES change(id) ON DELETE CASCADE,
  table_name TEXT NOT NULL,
  operation TEXT NOT NULL,
  first_id INTEGER NOT NULL,
  last_id INTEGER NOT NULL,
  owner_id INTEGER,
  before TEXT,
  after TEXT
) STRICT;

CREATE TABLE check_ignored (
  id INTEGER PRIMARY KEY,
  scope TEXT NOT NULL CHECK (scope IN ('once', 'text', 'always')),
  rule TEXT NOT NULL,
  text TEXT NOT NULL,
  document TEXT NOT NULL,
  context TEXT NOT NULL,
  ignored_at TEXT NOT NULL,
  UNIQUE (rule, text, document, context)
) STRICT;

CREATE TABLE check_settings (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  settings TEXT NOT NULL
) STRICT;

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
, properties TEXT) STRICT;

CREATE TABLE document (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  language TEXT NOT NULL,
  hash TEXT NOT NULL,
  segments_key INTEGER NOT NULL,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE entry_count (
  concept_type TEXT NOT NULL,
  day TEXT NOT NULL,
  entries INTEGER NOT NULL,
  PRIMARY KEY (concept_type, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  date TEXT NOT NULL,
  place TEXT NOT NULL,
  notes TEXT NOT NULL,
  direction TEXT NOT NULL,
  collection_id INTEGER REFERENCES collection(id) ON DELETE SET NULL,
  dismissed TEXT NOT NULL DEFAULT '[]',
  created_at TEXT NOT NULL,
  opened_at TEXT NOT NULL
) STRICT;

CREATE TABLE event_coverage (
  event_id INTEGER PRIMARY KEY REFERENCES event(id) ON DELETE CASCADE,
  occurrences INTEGER NOT NULL,
  rendered INTEGER NOT NULL,
  gaps INTEGER NOT NULL,
  glossary TEXT NOT NULL
) STRICT;

CREATE TABLE event_paper (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  event_id INTEGER NOT NULL REFERENCES event(id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  language TEXT NOT NULL,
  hash TEXT NOT NULL,
  words INTEGER NOT NULL,
  segments TEXT NOT NULL,
  UNIQUE (event_id, hash, language)
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
, source_place TEXT, target_place TEXT) STRICT;

CREATE TABLE import_report (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  made_at TEXT NOT NULL,
  report TEXT NOT NULL
) STRICT;

CREATE TABLE rejection (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  collection_id INTEGER NOT NULL REFERENCES collection(id),
  pair_key TEXT NOT NULL,
  rejected_at TEXT NOT NULL,
  UNIQUE (collection_id, pair_key)
) STRICT;

CREATE TABLE segment (
  document_id INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  block INTEGER NOT NULL,
  block_kind TEXT NOT NULL, page INTEGER, cell TEXT,
  PRIMARY KEY (document_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE segment_edit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  bitext_id INTEGER NOT NULL REFERENCES bitext(id) ON DELETE CASCADE,
  side TEXT NOT NULL,
  position INTEGER NOT NULL,
  texts TEXT NOT NULL
) STRICT;

CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sqlite_sequence(name,seq);

CREATE TABLE study_card (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  event_id INTEGER NOT NULL REFERENCES event(id) ON DELETE CASCADE,
  card_key TEXT NOT NULL,
  asks TEXT NOT NULL,
  fact TEXT NOT NULL,
  due TEXT NOT NULL,
  state TEXT NOT NULL,
  UNIQUE (event_id, card_key, asks)
) STRICT;

CREATE TABLE study_review (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  card_id INTEGER NOT NULL REFERENCES study_card(id) ON DELETE CASCADE,
  reviewed_at TEXT NOT NULL,
  rating TEXT NOT NULL,
  before TEXT NOT NULL
) STRICT;

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
, properties TEXT, forms TEXT) STRICT;

CREATE VIRTUAL TABLE term_index USING fts5(words, content='', contentless_delete=1, detail=none, tokenize='ascii');

CREATE TABLE term_word (
  form TEXT PRIMARY KEY,
  stem TEXT NOT NULL,
  roman TEXT NOT NULL,
  reversed TEXT NOT NULL,
  terms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

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
, properties TEXT) STRICT;

CREATE TABLE unit_count (
  collection_id INTEGER NOT NULL REFERENCES collection(id),
  day TEXT NOT NULL,
  units INTEGER NOT NULL,
  PRIMARY KEY (collection_id, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE unit_word (
  id INTEGER PRIMARY KEY,
  form TEXT NOT NULL UNIQUE,
  stem TEXT NOT NULL,
  units INTEGER NOT NULL
) STRICT;

CREATE VIRTUAL TABLE unit_word_part USING fts5(form, content='', detail=none, tokenize='trigram');

CREATE TABLE 'unit_word_part_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'unit_word_part_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'unit_word_part_docsize'(id INTEGER PRIMARY KEY, sz BLOB);

CREATE TABLE 'unit_word_part_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE TABLE variant (
  id INTEGER PRIMARY KEY,
  language TEXT NOT NULL,
  text TEXT NOT NULL,
  tags TEXT,
  word_count INTEGER NOT NULL
, properties TEXT) STRICT;

CREATE VIRTUAL TABLE variant_index USING fts5(words, content='', contentless_delete=1, detail=none, tokenize='ascii');

CREATE TRIGGER bead_change_delete AFTER DELETE ON bead WHEN EXISTS (SELECT 1 FROM change_open) BEGIN
  INSERT INTO change_row (change_id, table_name, operation, first_id, last_id, owner_id, before)
  SELECT id, 'bead', 'delete', OLD.id, OLD.id, NULL, json_object('id', OLD.id, 'bitext_id', OLD.bitext_id, 'position', OLD.position, 'source_start', OLD.source_start, 'source_end', OLD.source_end, 'target_start', OLD.target_start, 'target_end', OLD.target_end, 'confidence', OLD.confidence, 'state', OLD.state, 'edited_by', OLD.edited_by, 'edited_at', OLD.edited_at, 'unit_id', OLD.unit_id) FROM change_open;
END;

CREATE TRIGGER bead_change_insert AFTER INSERT ON bead WHEN EXISTS (SELECT 1 FROM change_open) BEGIN
  INSERT INTO change_row (change_id, table_name, operation, first_id, last_id, owner_id, before)
  SELECT id, 'bead', 'insert', NEW.id, NEW.id, NULL, NULL FROM change_open;
END;

CREATE TRIGGER bead_change_update AFTER UPDATE OF id, bitext_id, position, source_start, source_end, target_start, target_end, confidence, state, edited_by, edited_at, unit_id ON bead WHEN EXISTS (SELECT 1 FROM change_open) BEGIN
  INSERT INTO change_row (change_id, table_name, operation, first_id, last_id, owner_id, before)
  SELECT id, 'bead', 'update', NEW.id, NEW.id, NULL, json_object('id', OLD.id, 'bitext_id', OLD.bitext_id, 'position', OLD.position, 'source_start', OLD.source_start, 'source_end', OLD.source_end, 'target_start', OLD.target_start, 'target_end', OLD.target_end, 'confidence', OLD.confidence, 'state', OLD.state, 'edited_by', OLD.edited_by, 'edited_at', OLD.edited_at, 'unit_id', OLD.unit_id) FROM change_open;
END;

CREATE TRIGGER bitext_change_delete AFTER DELETE ON bitext WHEN EXISTS (SELECT 1 FROM change_open) BEGIN
  INSERT INTO change_row (change_id, table_name, operation, first_id, last_id, owner_id, before)
  SELECT id, 'bitext', 'delete', OLD.id, OLD.id, NULL, json_object('id', OLD.id, 'collection_id', OLD.collection_id, 'source_document_id', OLD.source_document_id, 'target_document_id', OLD.target_document_id, 'parallel', OLD.parallel, 'sample', OLD.sample, 'created_at', OLD.created_at, 'opened_at', OLD.opened_at) FROM change_open;
END;

CREATE TRIGGER bitext_change_insert AFTER INSERT ON bitext WHEN EXISTS (SELECT 1 FROM change_open) BEGIN
  INSERT INTO change_row (change_id, table_name, operation, first_id, last_id, owner_id, before)
  SELECT id, 'bitext', 'insert', NEW.id, NEW.id, NULL, NULL FROM change_open;
END;

CREATE TRIGGER bitext_change_update AFTER UPDATE OF id, collection_id, source_document_id, target_document_id, parallel, sample, created_at ON bitext WHEN EXISTS (SELECT 1 FROM change_open) BEGIN
  INSERT INTO change_row (change_id, table_name, operation, first_id, last_id, owner_id, before)
  SELECT id, 'bitext', 'update', NEW.id, NEW.id, NULL, json_object('id', OLD.id, 'collection_id', OLD.collection_id, 'source_document_id', OLD.source_document_id, 'target_document_id', OLD.target_document_id, 'parallel', OLD.parallel, 'sample', OLD.sample, 'created_at', OLD.created_at, 'opened_at', OLD.opened_at) FROM change_open;
END;

CREATE TRIGGER candidate_change_delete AFTER DELETE ON candidate WHEN EXISTS (SELECT 1 FROM change_open) BEGIN
  INSERT INTO change_row (change_id, table_name, operation, first_id, last_id, owner_id, before)
  SELECT id, 'candidate', 'delete', OLD.id, OLD.id, NULL, json_object('id', OLD.id, 'bitext_id', OLD.bitext_id, 'position', OLD.position, 'pair', OLD.pair, 'pair_key', OLD.pair_key, 'source_text', OLD.source_text, 'target_text', OLD.target_text, 'state', OLD.state, 'entry_id', OLD.entry_id) FROM change_open;
END;

CREATE TRIGGER candidate_change_insert AFTER INSERT ON candidate WHEN EXISTS (SELECT 1 FROM change_open) BEGIN
  INSERT INTO change_row (change_id, table_name, operation, first_id, last_id, owner_id, before)
  SELECT id, 'candidate', 'insert', NEW.id, NEW.id, NULL, NULL FROM change_open;
END;

CREATE TRIGGER candidate_change_update AFTER UPDATE OF id, bitext_id, position, pair, pair_key, source_text, target_text, state, entry_id ON candidate WHEN EXISTS (SELECT 1 FROM change_open) BEGIN
  INSERT INTO change_row (change_id, table_name, operation, first_id, last_id, owner_id, before)
  SELECT id, 'candidate', 'update', NEW.id, NEW.id, NULL, json_object('id', OLD.id, 'bitext_id', OLD.bitext_id, 'position', OLD.position, 'pair', OLD.pair, 'pair_key', OLD.pair_key, 'source_text', OLD.source_text, 'target_text', OLD.target_text, 'state', OLD.state, 'entry_id', OLD.entry_id) FROM change_open;
END;

CREATE TRIGGER collection_change_delete AFTER DELETE ON collection WHEN EXISTS (SELECT 1 FROM change_open) BEGIN
  INSERT INTO change_row (change_id, table_name, operation, first_id, last_id, owner_id, before)
  SELECT id, 'collection', 'delete', OLD.id, OLD.id, NULL, json_object('id', OLD.id, 'name', OLD.name, 'name_key', OLD.name_key, 'created_at', OLD.created_at) FROM change_open;
END;

CREATE TRIGGER collection_change_update AFTER UPDATE OF name, name_key ON collection WHEN EXISTS (SELECT 1 FROM change_open) BEGIN
  INSERT INTO change_row (change_id, table_name, operation, first_id, last_id, owner_id, before)
  SELECT id, 'collection', 'update', NEW.id, NEW.id, NULL, json_object('id', OLD.id, 'name', OLD.name, 'name_key', OLD.name_key) FROM change_open;
END;

CREATE TRIGGER concept_entry_change_delete AFTER DELETE ON concept_entry WHEN EXISTS (SELECT 1 FROM change_open) BEGIN
  INSERT INTO change_row (change_id, table_name, operation, first_id, last_id, owner_id, before)
  SELECT id, 'concept_entry', 'delete', OLD.id, OLD.id, OLD.id, json_object('id', OLD.id, 'collection_id', OLD.collection_id, 'concept_type', OLD.concept_type, 'subject_field', OLD.subject_field, 'definition', OLD.definition, 'note', OLD.note, 'properties', OLD.properties, 'ru_key', OLD.ru_key, 'en_key', OLD.en_key, 'created_at', OLD.created_at, 'changed_at', OLD.changed_at) FROM change_open;
END;

CREATE TRIGGER concept_entry_change_insert AFTER INSERT ON concept_entry WHEN EXISTS (SELECT 1 FROM change_open) BEGIN
  INSERT INTO change_row (change_id, table_name, operation, first_id, last_id, owner_id, before)
  SELECT id, 'concept_entry', 'insert', NEW.id, NEW.id, NEW.id, NULL FROM change_open;
END;

CREATE TRIGGER concept_entry_change_update AFTER UPDATE OF id, collection_id, concept_type, subject_field, definition, note, properties, ru_key, en_key, created_at, changed_at ON concept_entry WHEN EXISTS (SELECT 1 FROM change_open) BEGIN
  INSERT INTO change_row (change_id, table_name, operation, first_id, last_id, owner_id, before)
  SELECT id, 'concept_entry', 'update', NEW.id, NEW.id, NEW.id, json_object('id', OLD.id, 'collection_id', OLD.collection_id, 'concept_type', OLD.concept_type, 'subject_field', OLD.subject_field, 'definition', OLD.definition, 'note', OLD.note, 'properties', OLD.properties, 'ru_key', OLD.ru_key, 'en_key', OLD.en_key, 'created_at', OLD.created_at, 'changed_at', OLD.changed_at) FROM change_open;
END;

CREATE TRIGGER entry_count_delete AFTER DELETE ON concept_entry BEGIN
  UPDATE entry_count SET entries = entries - 1
  WHERE concept_type = OLD.concept_type AND day = substr(OLD.created_at, 1, 10);
END;

CREATE TRIGGER entry_count_insert AFTER INSERT ON concept_entry BEGIN
  INSERT INTO entry_count (concept_type, day, entries) VALUES (NEW.concept_type, substr(NEW.created_at, 1, 10), 1)
  ON CONFLICT (concept_type, day) DO UPDATE SET entries = entries + 1;
END;

CREATE TRIGGER entry_count_update AFTER UPDATE OF concept_type ON concept_entry
WHEN NEW.concept_type <> OLD.concept_type BEGIN
  UPDATE entry_count SET entries = entries - 1
  WHERE concept_type = OLD.concept_type AND day = substr(OLD.created_at, 1, 10);
  INSERT INTO entry_count (concept_type, day, entries) VALUES (NEW.concept_type, substr(NEW.created_at, 1, 10), 1)
  ON CONFLICT (concept_type, day) DO UPDATE SET entries = entries + 1;
END;

CREATE TRIGGER event_change_update AFTER UPDATE OF collection_id ON event WHEN EXISTS (SELECT 1 FROM change_open) BEGIN
  INSERT INTO change_row (change_id, table_name, operation, first_id, last_id, owner_id, before)
  SELECT id, 'event', 'update', NEW.id, NEW.id, NULL, json_object('id', OLD.id, 'collection_id', OLD.collection_id) FROM change_open;
END;

CREATE TRIGGER evidence_change_delete AFTER DELETE ON evidence WHEN EXISTS (SELECT 1 FROM change_open) BEGIN
  INSERT INTO change_row (change_id, table_name, operation, first_id, last_id, owner_id, before)
  SELECT id, 'evidence', 'delete', OLD.id, OLD.id, NULL, json_object('id', OLD.id, 'term_id', OLD.term_id, 'bitext_id', OLD.bitext_id, 'document_name', OLD.document_name, 'house', OLD.house, 'date', OLD.date, 'source_text', OLD.source_text, 'target_text', OLD.target_text, 'source_start', OLD.source_start, 'source_end', OLD.source_end, 'target_start', OLD.target_start, 'target_end', OLD.target_end, 'captured_at', OLD.captured_at, 'source_place', OLD.source_place, 'target_place', OLD.target_place) FROM change_open;
END;

CREATE TRIGGER evidence_change_insert AFTER INSERT ON evidence WHEN EXISTS (SELECT 1 FROM change_open) BEGIN
  INSERT INTO change_row (change_id, table_name, operation, first_id, last_id, owner_id, before)
  SELECT id, 'evidence', 'insert', NEW.id, NEW.id, NULL, NULL FROM change_open;
END;

CREATE TRIGGER evidence_change_update AFTER UPDATE OF id, term_id, bitext_id, document_name, house, date, source_text, target_text, source_start, source_end, target_start, target_end, captured_at, source_place, target_place ON evidence WHEN EXISTS (SELECT 1 FROM change_open) BEGIN
  INSERT INTO change_row (change_id, table_name, operation, first_id, last_id, owner_id, before)
  SELECT id, 'evidence', 'update', NEW.id, NEW.id, NULL, json_object('id', OLD.id, 'term_id', OLD.term_id, 'bitext_id', OLD.bitext_id, 'document_name', OLD.document_name, 'house', OLD.house, 'date', OLD.date, 'source_text', OLD.source_text, 'target_text', OLD.target_text, 'source_start', OLD.source_start, 'source_end', OLD.source_end, 'target_start', OLD.target_start, 'target_end', OLD.target_end, 'captured_at', OLD.captured_at, 'source_place', OLD.source_place, 'target_place', OLD.target_place) FROM change_open;
END;

CREATE TRIGGER rejection_change_delete AFTER DELETE ON rejection WHEN EXISTS (SELECT 1 FROM change_open) BEGIN
  INSERT INTO change_row (change_id, table_name, operation, first_id, last_id, owner_id, before)
  SELECT id, 'rejection', 'delete', OLD.id, OLD.id, NULL, json_object('id', OLD.id, 'collection_id', OLD.collection_id, 'pair_key', OLD.pair_key, 'rejected_at', OLD.rejected_at) FROM change_open;
END;

CREATE TRIGGER rejection_change_insert AFTER INSERT ON rejection WHEN EXISTS (SELECT 1 FROM change_open) BEGIN
  INSERT INTO change_row (change_id, table_name, operation, first_id, last_id, owner_id, before)
  SELECT id, 'rejection', 'insert', NEW.id, NEW.id, NULL, NULL FROM change_open;
END;

CREATE TRIGGER rejection_change_update AFTER UPDATE OF id, collection_id, pair_key, rejected_at ON rejection WHEN EXISTS (SELECT 1 FROM change_open) BEGIN
  INSERT INTO change_row (change_id, table_name, operation, first_id, last_id, owner_id, before)
  SELECT id, 'rejection', 'update', NEW.id, NEW.id, NULL, json_object('id', OLD.id, 'collection_id', OLD.collection_id, 'pair_key', OLD.pair_key, 'rejected_at', OLD.rejected_at) FROM change_open;
END;

CREATE TRIGGER segment_edit_change_delete AFTER DELETE ON segment_edit
WHEN EXISTS (SELECT 1 FROM change_open) BEGIN
  INSERT INTO change_row (change_id, table_name, operation, first_id, last_id, owner_id, before)
  SELECT id, 'segment_edit', 'delete', OLD.id, OLD.id, NULL, json_object('id', OLD.id, 'bitext_id', OLD.bitext_id, 'side', OLD.side, 'position', OLD.position, 'texts', OLD.texts) FROM change_open;
END;

CREATE TRIGGER segment_edit_change_insert AFTER INSERT ON segment_edit
WHEN EXISTS (SELECT 1 FROM change_open) BEGIN
  INSERT INTO change_row (change_id, table_name, operation, first_id, last_id, owner_id, before)
  SELECT id, 'segment_edit', 'insert', NEW.id, NEW.id, NULL, NULL FROM change_open;
END;

CREATE TRIGGER segment_edit_change_update AFTER UPDATE OF id, bitext_id, side, position, texts ON segment_edit
WHEN EXISTS (SELECT 1 FROM change_open) BEGIN
  INSERT INTO change_row (change_id, table_name, operation, first_id, last_id, owner_id, before)
  SELECT id, 'segment_edit', 'update', NEW.id, NEW.id, NULL, json_object('id', OLD.id, 'bitext_id', OLD.bitext_id, 'side', OLD.side, 'position', OLD.position, 'texts', OLD.texts) FROM change_open;
END;

CREATE TRIGGER term_change_delete AFTER DELETE ON term WHEN EXISTS (SELECT 1 FROM change_open) BEGIN
  INSERT INTO change_row (change_id, table_name, operation, first_id, last_id, owner_id, before)
  SELECT id, 'term', 'delete', OLD.id, OLD.id, OLD.entry_id, json_object('id', OLD.id, 'entry_id', OLD.entry_id, 'position', OLD.position, 'language', OLD.language, 'text', OLD.text, 'term_type', OLD.term_type, 'administrative_status', OLD.administrative_status, 'gender', OLD.gender, 'number', OLD.number, 'forms', OLD.forms, 'valid_from', OLD.valid_from, 'valid_to', OLD.valid_to, 'note', OLD.note, 'properties', OLD.properties, 'term_key', OLD.term_key, 'initials', OLD.initials, 'word_count', OLD.word_count) FROM change_open;
END;

CREATE TRIGGER term_change_insert AFTER INSERT ON term WHEN EXISTS (SELECT 1 FROM change_open) BEGIN
  INSERT INTO change_row (change_id, table_name, operation, first_id, last_id, owner_id, before)
  SELECT id, 'term', 'insert', NEW.id, NEW.id, NEW.entry_id, NULL FROM change_open;
END;

CREATE TRIGGER term_change_update AFTER UPDATE OF id, entry_id, position, language, text, term_type, administrative_status, gender, number, forms, valid_from, valid_to, note, properties, term_key, initials, word_count ON term WHEN EXISTS (SELECT 1 FROM change_open) BEGIN
  INSERT INTO change_row (change_id, table_name, operation, first_id, last_id, owner_id, before)
  SELECT id, 'term', 'update', NEW.id, NEW.id, NEW.entry_id, json_object('id', OLD.id, 'entry_id', OLD.entry_id, 'position', OLD.position, 'language', OLD.language, 'text', OLD.text, 'term_type', OLD.term_type, 'administrative_status', OLD.administrative_status, 'gender', OLD.gender, 'number', OLD.number, 'forms', OLD.forms, 'valid_from', OLD.valid_from, 'valid_to', OLD.valid_to, 'note', OLD.note, 'properties', OLD.properties, 'term_key', OLD.term_key, 'initials', OLD.initials, 'word_count', OLD.word_count) FROM change_open;
END;

CREATE TRIGGER unit_change_delete AFTER DELETE ON unit WHEN EXISTS (SELECT 1 FROM change_open) BEGIN
  INSERT INTO change_row (change_id, table_name, operation, first_id, last_id, owner_id, before)
  SELECT id, 'unit', 'delete', OLD.id, OLD.id, NULL, json_object('id', OLD.id, 'collection_id', OLD.collection_id, 'texts_key', OLD.texts_key, 'previous', OLD.previous, 'next', OLD.next, 'origin', OLD.origin, 'author', OLD.author, 'state', OLD.state, 'note', OLD.note, 'properties', OLD.properties, 'created_at', OLD.created_at, 'changed_at', OLD.changed_at) FROM change_open;
END;

CREATE TRIGGER unit_change_update AFTER UPDATE OF id, collection_id, texts_key, previous, next, origin, author, state, note, properties, created_at, changed_at ON unit WHEN EXISTS (SELECT 1 FROM change_open) BEGIN
  INSERT INTO change_row (change_id, table_name, operation, first_id, last_id, owner_id, before)
  SELECT id, 'unit', 'update', NEW.id, NEW.id, NULL, json_object('id', OLD.id, 'collection_id', OLD.collection_id, 'texts_key', OLD.texts_key, 'previous', OLD.previous, 'next', OLD.next, 'origin', OLD.origin, 'author', OLD.author, 'state', OLD.state, 'note', OLD.note, 'properties', OLD.properties, 'created_at', OLD.created_at, 'changed_at', OLD.changed_at) FROM change_open;
END;

CREATE TRIGGER unit_count_collection BEFORE DELETE ON collection BEGIN
  DELETE FROM unit_count WHERE collection_id = OLD.id;
END;

CREATE TRIGGER unit_count_delete AFTER DELETE ON unit BEGIN
  UPDATE unit_count SET units = units - 1
  WHERE collection_id = OLD.collection_id AND day = substr(OLD.created_at, 1, 10);
END;

CREATE TRIGGER unit_count_insert AFTER INSERT ON unit BEGIN
  INSERT INTO unit_count (collection_id, day, units) VALUES (NEW.collection_id, substr(NEW.created_at, 1, 10), 1)
  ON CONFLICT (collection_id, day) DO UPDATE SET units = units + 1;
END;

CREATE TRIGGER unit_count_move AFTER UPDATE OF collection_id ON unit WHEN OLD.collection_id <> NEW.collection_id BEGIN
  UPDATE unit_count SET units = units - 1
  WHERE collection_id = OLD.collection_id AND day = substr(OLD.created_at, 1, 10);
  INSERT INTO unit_count (collection_id, day, units) VALUES (NEW.collection_id, substr(NEW.created_at, 1, 10), 1)
  ON CONFLICT (collection_id, day) DO UPDATE SET units = units + 1;
END;

CREATE TRIGGER unit_variants_delete AFTER DELETE ON unit BEGIN
  DELETE FROM variant WHERE id BETWEEN OLD.id * 64 AND OLD.id * 64 + 63;
END;

CREATE TRIGGER variant_change_delete AFTER DELETE ON variant WHEN EXISTS (SELECT 1 FROM change_open) BEGIN
  INSERT INTO change_row (change_id, table_name, operation, first_id, last_id, owner_id, before)
  SELECT id, 'variant', 'delete', OLD.id, OLD.id, NULL, json_object('id', OLD.id, 'language', OLD.language, 'text', OLD.text, 'tags', OLD.tags, 'properties', OLD.properties, 'word_count', OLD.word_count) FROM change_open;
END;

CREATE TRIGGER variant_change_update AFTER UPDATE OF id, language, text, tags, properties, word_count ON variant WHEN EXISTS (SELECT 1 FROM change_open) BEGIN
  INSERT INTO change_row (change_id, table_name, operation, first_id, last_id, owner_id, before)
  SELECT id, 'variant', 'update', NEW.id, NEW.id, NULL, json_object('id', OLD.id, 'language', OLD.language, 'text', OLD.text, 'tags', OLD.tags, 'properties', OLD.properties, 'word_count', OLD.word_count) FROM change_open;
END;
