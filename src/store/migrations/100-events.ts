import type { Migration } from './migration.ts';

/**
 * Events with their papers as they were read (the files may be gone tomorrow), gaps the user put aside (`dismissed`, a JSON
 * list of keys), and the flash cards. `segments` is a JSON list of BriefSegment, `state` and `before` are StudyState as JSON.
 */
export const events: Migration = {
  version: 100,
  sql: `
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
CREATE INDEX event_collection ON event(collection_id) WHERE collection_id IS NOT NULL;

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
CREATE INDEX study_card_due ON study_card(event_id, due);

CREATE TABLE study_review (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  card_id INTEGER NOT NULL REFERENCES study_card(id) ON DELETE CASCADE,
  reviewed_at TEXT NOT NULL,
  rating TEXT NOT NULL,
  before TEXT NOT NULL
) STRICT;
CREATE INDEX study_review_card ON study_review(card_id);
`,
};
