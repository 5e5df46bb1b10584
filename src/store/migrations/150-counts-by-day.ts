import type { Migration } from './migration.ts';

/** Counts by the day things were made: how a memory grew is told without going through its rows. */
export const countsByDay: Migration = {
  version: 150,
  sql: `
DROP TRIGGER unit_count_insert;
DROP TRIGGER unit_count_delete;
DROP TABLE unit_count;
-- day: UTC, as created_at begins.
CREATE TABLE unit_count (
  collection_id INTEGER NOT NULL REFERENCES collection(id),
  day TEXT NOT NULL,
  units INTEGER NOT NULL,
  PRIMARY KEY (collection_id, day)
) STRICT, WITHOUT ROWID;
INSERT INTO unit_count (collection_id, day, units)
  SELECT collection_id, substr(created_at, 1, 10), count(*) FROM unit GROUP BY 1, 2;
CREATE TRIGGER unit_count_insert AFTER INSERT ON unit BEGIN
  INSERT INTO unit_count (collection_id, day, units) VALUES (NEW.collection_id, substr(NEW.created_at, 1, 10), 1)
  ON CONFLICT (collection_id, day) DO UPDATE SET units = units + 1;
END;
CREATE TRIGGER unit_count_delete AFTER DELETE ON unit BEGIN
  UPDATE unit_count SET units = units - 1
  WHERE collection_id = OLD.collection_id AND day = substr(OLD.created_at, 1, 10);
END;

CREATE TABLE entry_count (
  concept_type TEXT NOT NULL,
  day TEXT NOT NULL,
  entries INTEGER NOT NULL,
  PRIMARY KEY (concept_type, day)
) STRICT, WITHOUT ROWID;
INSERT INTO entry_count (concept_type, day, entries)
  SELECT concept_type, substr(created_at, 1, 10), count(*) FROM concept_entry GROUP BY 1, 2;
CREATE TRIGGER entry_count_insert AFTER INSERT ON concept_entry BEGIN
  INSERT INTO entry_count (concept_type, day, entries) VALUES (NEW.concept_type, substr(NEW.created_at, 1, 10), 1)
  ON CONFLICT (concept_type, day) DO UPDATE SET entries = entries + 1;
END;
CREATE TRIGGER entry_count_delete AFTER DELETE ON concept_entry BEGIN
  UPDATE entry_count SET entries = entries - 1
  WHERE concept_type = OLD.concept_type AND day = substr(OLD.created_at, 1, 10);
END;
CREATE TRIGGER entry_count_update AFTER UPDATE OF concept_type ON concept_entry
WHEN NEW.concept_type <> OLD.concept_type BEGIN
  UPDATE entry_count SET entries = entries - 1
  WHERE concept_type = OLD.concept_type AND day = substr(OLD.created_at, 1, 10);
  INSERT INTO entry_count (concept_type, day, entries) VALUES (NEW.concept_type, substr(NEW.created_at, 1, 10), 1)
  ON CONFLICT (concept_type, day) DO UPDATE SET entries = entries + 1;
END;

-- What was last found of the papers of an event; glossary: the state it was found with.
CREATE TABLE event_coverage (
  event_id INTEGER PRIMARY KEY REFERENCES event(id) ON DELETE CASCADE,
  occurrences INTEGER NOT NULL,
  rendered INTEGER NOT NULL,
  gaps INTEGER NOT NULL,
  glossary TEXT NOT NULL
) STRICT;
`,
};
