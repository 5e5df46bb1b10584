import type { EventCoverage } from '../core/memory/events.ts';
import type { MemoryOverview, NextEvent, OverviewRequest, TextQuality } from '../core/memory/overview.ts';
import { all, count, type Db, first, idList, one, run } from './database.ts';

/** All by kept counts and short ranges of indexes: no more than some ten thousand rows are read, however large the memory. */
export function overview(db: Db, { today, since, texts, doubtfulBelow }: OverviewRequest): MemoryOverview {
  const nextEvent = findNextEvent(db, today);
  return {
    types: all(
      db,
      `SELECT concept_type AS conceptType, sum(entries) AS entries FROM entry_count
       GROUP BY concept_type HAVING sum(entries) > 0 ORDER BY entries DESC, concept_type`,
    ),
    units: count(db, 'SELECT coalesce(sum(units), 0) FROM unit_count'),
    days: all(
      db,
      `SELECT day, sum(entries) AS entries, sum(units) AS units FROM (
         SELECT day, entries, 0 AS units FROM entry_count WHERE day >= ?1
         UNION ALL SELECT day, 0, units FROM unit_count WHERE day >= ?1
       ) GROUP BY day HAVING sum(entries) > 0 OR sum(units) > 0 ORDER BY day`,
      since,
    ),
    texts: qualities(db, texts, doubtfulBelow),
    ...(nextEvent !== undefined && { nextEvent }),
  };
}

function qualities(db: Db, limit: number, doubtfulBelow: number): TextQuality[] {
  const ids = all<{ id: number }>(db, 'SELECT id FROM bitext ORDER BY opened_at DESC, id DESC LIMIT ?', limit).map(
    ({ id }) => id,
  );
  const found = all<TextQuality>(
    db,
    `SELECT bitext_id AS bitextId, count(*) AS beads, sum(state = 'confirmed') AS confirmed,
       sum(state <> 'confirmed' AND confidence < ?2) AS doubtful, avg(confidence) AS confidence
     FROM bead WHERE bitext_id IN (SELECT value FROM json_each(?1)) GROUP BY bitext_id`,
    idList(ids),
    doubtfulBelow,
  );
  return ids.flatMap((id) => found.find(({ bitextId }) => bitextId === id) ?? []);
}

interface EventRow {
  readonly id: number;
  readonly name: string;
  readonly date: string;
  readonly occurrences: number | null;
  readonly rendered: number | null;
  readonly gaps: number | null;
  readonly glossary: string | null;
}

function findNextEvent(db: Db, today: string): NextEvent | undefined {
  const columns = `SELECT id, name, date, occurrences, rendered, gaps, glossary
    FROM event LEFT JOIN event_coverage ON event_id = event.id`;
  const row =
    one<EventRow>(db, `${columns} WHERE date >= ? ORDER BY date, event.id LIMIT 1`, today) ??
    one<EventRow>(db, `${columns} WHERE date = '' ORDER BY opened_at DESC, event.id DESC LIMIT 1`);
  if (row === undefined) return undefined;
  const { id, name, date, occurrences, rendered, gaps, glossary } = row;
  return {
    ...{ id, name, date, stale: glossary !== glossaryState(db) },
    ...(occurrences !== null && rendered !== null && gaps !== null && { coverage: { occurrences, rendered, gaps } }),
  };
}

/** An entry that is made, changed or deleted, or comes back, moves the number of entries or the time of the last change. */
export function glossaryState(db: Db): string {
  const entries = count(db, 'SELECT coalesce(sum(entries), 0) FROM entry_count');
  const newest = first<string>(db, 'SELECT changed_at FROM concept_entry ORDER BY changed_at DESC, id DESC LIMIT 1');
  return `${entries} ${newest ?? ''}`;
}

export function keepCoverage(
  db: Db,
  eventId: number,
  { occurrences, rendered, gaps }: EventCoverage,
  glossary: string,
): void {
  // The event may be gone by the time its papers are read.
  run(
    db,
    `INSERT INTO event_coverage (event_id, occurrences, rendered, gaps, glossary)
     SELECT id, ?2, ?3, ?4, ?5 FROM event WHERE id = ?1
     ON CONFLICT (event_id) DO UPDATE SET occurrences = ?2, rendered = ?3, gaps = ?4, glossary = ?5`,
    ...[eventId, occurrences, rendered, gaps, glossary],
  );
}

/** Other papers: what was found is of no use. */
export function forgetCoverage(db: Db, eventId: number): void {
  run(db, 'DELETE FROM event_coverage WHERE event_id = ?', eventId);
}
