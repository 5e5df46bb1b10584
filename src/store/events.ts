import type { BriefDirection, BriefDocument, BriefLanguage, BriefSegment } from '../core/brief/brief.ts';
import type { FlashCard } from '../core/brief/cards.ts';
import { newStudyState, type Rating, type StudyState } from '../core/brief/study.ts';
import type { EventDraft, EventRecord, PaperRecord, ReviewRecord, StudyCardRecord } from '../core/memory/events.ts';
import { Problem } from '../core/problem.ts';
import { all, type Db, first, one, run } from './database.ts';
import { forgetCoverage } from './overview.ts';

interface EventRow {
  readonly id: number;
  readonly name: string;
  readonly date: string;
  readonly place: string;
  readonly notes: string;
  readonly direction: BriefDirection;
  readonly collection_id: number | null;
  readonly dismissed: string;
  readonly created_at: string;
  readonly opened_at: string;
}

export function listEvents(db: Db): EventRecord[] {
  return all<EventRow>(db, 'SELECT * FROM event ORDER BY opened_at DESC, id DESC').map((row) => eventOf(db, row));
}

export function getEvent(db: Db, id: number): EventRecord {
  return eventOf(db, rowOf(db, id));
}

function rowOf(db: Db, id: number): EventRow {
  const row = one<EventRow>(db, 'SELECT * FROM event WHERE id = ?', id);
  if (row === undefined) throw new Problem('not-found', { what: 'event' });
  return row;
}

function eventOf(
  db: Db,
  { id, name, date, place, notes, direction, collection_id, created_at, opened_at }: EventRow,
): EventRecord {
  return {
    ...{ id, name, date, place, notes, direction, createdAt: created_at, openedAt: opened_at },
    ...(collection_id !== null && { collectionId: collection_id }),
    papers: all<PaperRecord>(
      db,
      'SELECT id, name, language, words FROM event_paper WHERE event_id = ? ORDER BY id',
      id,
    ),
  };
}

export function eventContent(db: Db, id: number) {
  const row = rowOf(db, id);
  const papers = all<{ name: string; language: BriefLanguage; hash: string; words: number; segments: string }>(
    db,
    'SELECT name, language, hash, words, segments FROM event_paper WHERE event_id = ? ORDER BY id',
    id,
  );
  const documents = papers.map(
    ({ segments, ...paper }): BriefDocument => ({ ...paper, segments: JSON.parse(segments) as BriefSegment[] }),
  );
  return { event: eventOf(db, row), documents, dismissed: JSON.parse(row.dismissed) as string[] };
}

export function markOpened(db: Db, id: number, now: string): void {
  run(db, 'UPDATE event SET opened_at = ? WHERE id = ?', now, id);
}

export function saveEvent(
  db: Db,
  draft: EventDraft & { readonly id?: number },
  papers: readonly BriefDocument[],
  now: string,
): EventRecord {
  const { name, date, place, notes, direction, collectionId = null } = draft;
  let { id } = draft;
  if (id === undefined) {
    id = run(
      db,
      'INSERT INTO event (name, date, place, notes, direction, collection_id, created_at, opened_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7)',
      ...[name, date, place, notes, direction, collectionId, now],
    );
  } else {
    rowOf(db, id);
    run(
      db,
      'UPDATE event SET name = ?, date = ?, place = ?, notes = ?, direction = ?, collection_id = ? WHERE id = ?',
      ...[name, date, place, notes, direction, collectionId, id],
    );
  }
  if (papers.length > 0) forgetCoverage(db, id);
  for (const { name: paper, language, hash, words, segments } of papers) {
    run(
      db,
      'INSERT OR IGNORE INTO event_paper (event_id, name, language, hash, words, segments) VALUES (?, ?, ?, ?, ?, ?)',
      ...[id, paper, language, hash, words, JSON.stringify(segments)],
    );
  }
  return getEvent(db, id);
}

export function removePaper(db: Db, eventId: number, paperId: number): EventRecord {
  run(db, 'DELETE FROM event_paper WHERE id = ? AND event_id = ?', paperId, eventId);
  forgetCoverage(db, eventId);
  return getEvent(db, eventId);
}

export function deleteEvent(db: Db, id: number): void {
  rowOf(db, id);
  run(db, 'DELETE FROM event WHERE id = ?', id);
}

export function dismissGaps(db: Db, id: number, keys: readonly string[], back: boolean): void {
  const dismissed = new Set(JSON.parse(rowOf(db, id).dismissed) as string[]);
  for (const key of keys) {
    if (back) dismissed.delete(key);
    else dismissed.add(key);
  }
  run(db, 'UPDATE event SET dismissed = ? WHERE id = ?', JSON.stringify([...dismissed]), id);
}

export function syncCards(
  db: Db,
  eventId: number,
  cards: readonly FlashCard[],
  asks: readonly BriefLanguage[],
  now: string,
): void {
  rowOf(db, eventId);
  const state = newStudyState(now);
  const kept = new Set<string>();
  for (const card of cards) {
    for (const language of asks) {
      kept.add(`${language} ${card.key}`);
      run(
        db,
        `INSERT INTO study_card (event_id, card_key, asks, fact, due, state) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (event_id, card_key, asks) DO UPDATE SET fact = excluded.fact`,
        ...[eventId, card.key, language, JSON.stringify(card), state.due, JSON.stringify(state)],
      );
    }
  }
  for (const { id, asks: language, card_key } of all<{ id: number; asks: string; card_key: string }>(
    db,
    'SELECT id, asks, card_key FROM study_card WHERE event_id = ?',
    eventId,
  )) {
    if (!kept.has(`${language} ${card_key}`)) run(db, 'DELETE FROM study_card WHERE id = ?', id);
  }
}

export function listCards(db: Db, eventId: number): StudyCardRecord[] {
  return all<{ id: number; asks: BriefLanguage; fact: string; state: string }>(
    db,
    'SELECT id, asks, fact, state FROM study_card WHERE event_id = ? ORDER BY due, id',
    eventId,
  ).map(({ id, asks, fact, state }) => ({
    ...(JSON.parse(fact) as FlashCard),
    ...{ id, asks, state: JSON.parse(state) as StudyState },
  }));
}

export function reviewCard(db: Db, cardId: number, rating: Rating, state: StudyState, now: string): void {
  const before = first<string>(db, 'SELECT state FROM study_card WHERE id = ?', cardId);
  if (before === undefined) throw new Problem('not-found', { what: 'card' });
  run(
    db,
    'INSERT INTO study_review (card_id, reviewed_at, rating, before) VALUES (?, ?, ?, ?)',
    cardId,
    now,
    rating,
    before,
  );
  run(db, 'UPDATE study_card SET due = ?, state = ? WHERE id = ?', state.due, JSON.stringify(state), cardId);
}

export function undoReview(db: Db, eventId: number): number | undefined {
  const last = one<{ id: number; card_id: number; before: string }>(
    db,
    `SELECT study_review.id, card_id, before FROM study_review JOIN study_card ON study_card.id = card_id
     WHERE event_id = ? ORDER BY study_review.id DESC LIMIT 1`,
    eventId,
  );
  if (last === undefined) return undefined;
  const state = JSON.parse(last.before) as StudyState;
  run(db, 'UPDATE study_card SET due = ?, state = ? WHERE id = ?', state.due, last.before, last.card_id);
  run(db, 'DELETE FROM study_review WHERE id = ?', last.id);
  return last.card_id;
}

export function listReviews(db: Db, eventId: number): ReviewRecord[] {
  return all(
    db,
    `SELECT reviewed_at AS reviewedAt, rating FROM study_review JOIN study_card ON study_card.id = card_id
     WHERE event_id = ? ORDER BY study_review.id`,
    eventId,
  );
}
