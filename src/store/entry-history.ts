import type { EntryChange, EntryInput, EntryRecord, TermInput } from '../core/memory/records.ts';
import { Problem } from '../core/problem.ts';
import { all, type Db, first, one, run } from './database.ts';
import { getEntry, insertTerm, parseTerm, saveEntry, type TermRow, termRows, touchEntry } from './entries.ts';
import { type Clock, labelOf } from './history.ts';
import { parseProperties } from './properties.ts';
import { indexTerms } from './term-index.ts';

interface ChangeOfEntry {
  readonly id: number;
  readonly undone: number;
  readonly made_at: string;
  readonly author: string;
  readonly label_key: string;
  readonly label_details: string;
}

interface RowOfChange {
  readonly table_name: string;
  readonly operation: 'insert' | 'update' | 'delete';
  readonly first_id: number;
  readonly before: string | null;
}

interface EntryImage {
  readonly id: number;
  readonly collection_id: number;
  readonly concept_type: EntryInput['conceptType'];
  readonly subject_field: string | null;
  readonly definition: string | null;
  readonly note: string | null;
  /** Absent from images of the time before there were any. */
  readonly properties?: string | null;
  readonly created_at: string;
}

/** An entry and its terms at one moment; without entry while it was not there. */
interface State {
  entry: EntryImage | undefined;
  terms: Map<number, TermRow>;
}

/** Walks back from the entry as it is, taking one change after the other off it. */
export function entryHistory(db: Db, id: number): EntryChange[] {
  return states(db, id).map(({ change, after }) => ({
    changeId: change.id,
    label: labelOf(change),
    madeAt: change.made_at,
    author: change.author,
    ...(after.entry !== undefined && { after: asInput(after, after.entry) }),
  }));
}

function states(db: Db, id: number): { change: ChangeOfEntry; after: State }[] {
  const changes = all<ChangeOfEntry>(
    db,
    `SELECT id, undone, made_at, author, label_key, label_details FROM change
     WHERE undone <= 0 AND id IN (SELECT change_id FROM change_row WHERE owner_id = ?) ORDER BY id DESC`,
    id,
  );
  let state: State = {
    entry: one<EntryImage>(db, 'SELECT * FROM concept_entry WHERE id = ?', id),
    terms: new Map(termRows(db, id).map((row) => [row.id, row])),
  };
  return changes.map((change) => {
    const after = state;
    const before: State = { entry: state.entry, terms: new Map(state.terms) };
    const rows = all<RowOfChange>(
      db,
      `SELECT table_name, operation, first_id, before FROM change_row WHERE change_id = ?1 AND id < ?3
         AND (owner_id = ?2 OR (table_name = 'term' AND before ->> '$.entry_id' = ?2)) ORDER BY id DESC`,
      change.id,
      id,
      // Of a change halfway undone the later part is off already.
      change.undone < 0 ? -change.undone : Number.MAX_SAFE_INTEGER,
    );
    for (const row of rows) takeOff(before, row, id);
    state = before;
    return { change, after };
  });
}

function takeOff(state: State, row: RowOfChange, id: number): void {
  if (row.table_name === 'concept_entry') {
    state.entry = row.before === null ? undefined : (JSON.parse(row.before) as EntryImage);
    return;
  }
  const term = row.before === null ? undefined : (JSON.parse(row.before) as TermRow);
  if (term === undefined || term.entry_id !== id) state.terms.delete(row.first_id);
  else state.terms.set(row.first_id, term);
}

function asInput(state: State, entry: EntryImage): Omit<EntryInput, 'evidence'> {
  return {
    id: entry.id,
    collectionId: entry.collection_id,
    conceptType: entry.concept_type,
    ...(entry.subject_field !== null && { subjectField: entry.subject_field }),
    ...(entry.definition !== null && { definition: entry.definition }),
    ...(entry.note !== null && { note: entry.note }),
    properties: parseProperties(entry.properties ?? '[]'),
    terms: [...state.terms.values()].sort((a, b) => a.position - b.position || a.id - b.id).map(parseTerm),
  };
}

/** Brings an entry back as it stood after one of its changes, deleted or not; terms come back under their own ids. */
export function restoreEntry(db: Db, clock: Clock, id: number, changeId: number): EntryRecord {
  const wanted = states(db, id).find(({ change }) => change.id === changeId)?.after;
  if (wanted?.entry === undefined) throw new Problem('not-found', { what: 'change' });
  const input = asInput(wanted, wanted.entry);
  if (first(db, 'SELECT 1 FROM concept_entry WHERE id = ?', id) === undefined) {
    const { entry } = wanted;
    run(
      db,
      `INSERT INTO concept_entry (id, collection_id, concept_type, subject_field, definition, note, created_at, changed_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      id,
      entry.collection_id,
      entry.concept_type,
      entry.subject_field,
      entry.definition,
      entry.note,
      entry.created_at,
      clock.now(),
    );
  }
  // Terms that are gone are put back first, those that went to another entry are made anew.
  const terms: TermInput[] = input.terms.map((term, position) => {
    const holder = first<number>(db, 'SELECT entry_id FROM term WHERE id = ?', term.id);
    if (holder === id) return term;
    const termId = insertTerm(db, id, position, term, holder === undefined ? term.id : undefined);
    indexTerms(db, [{ ...term, id: termId }]);
    return { ...term, id: termId };
  });
  saveEntry(db, clock, { ...input, terms });
  touchEntry(db, clock, id);
  return getEntry(db, id);
}
