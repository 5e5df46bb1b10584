import type { Job } from '../core/job.ts';
import type { EntryRecord } from '../core/memory/records.ts';
import type { DuplicatePair } from '../core/memory/store.ts';
import { initialsOf, looksLikeAcronym, textsKey } from '../core/memory/words.ts';
import { Problem } from '../core/problem.ts';
import { foldKeepingCase } from '../core/text/fold.ts';
import { primaryLanguage } from '../core/text/language.ts';
import { foldRomanisation } from '../core/text/transliteration.ts';
import { all, type Db, one, run } from './database.ts';
import { completeTerm, deleteEntries, getEntry, parseTerm, termRows, touchEntry } from './entries.ts';
import type { Clock } from './history.ts';

interface KeyedTerm {
  readonly id: number;
  readonly entryId: number;
  readonly collectionId: number;
  readonly language: string;
  readonly text: string;
  readonly key: string;
}

/** How sure each ground is, 0-1: an order for the list, not a probability. */
const scores = { 'same-term': 0.95, 'word-order': 0.8, acronym: 0.6, transliteration: 0.6 } as const;
/** Names longer than this by letter are told apart by their romanisation; shorter ones meet by chance. */
const shortestRoman = 5;
const shortestAcronym = 4;
const defaultLimit = 200;
/** Some ten milliseconds of work between two moments in which others get their turn. */
const termsAtOnce = 2000;

/** The next terms that may name the same thing as others, by id. */
export function nextKeyedTerms(
  db: Db,
  options: { readonly collectionId?: number },
  afterTerm: number,
): readonly KeyedTerm[] {
  return all<KeyedTerm>(
    db,
    `SELECT term.id AS id, entry_id AS entryId, collection_id AS collectionId, language, text, term_key AS key
     FROM term JOIN concept_entry ON concept_entry.id = entry_id
     WHERE term.id > ?2 AND administrative_status IN ('preferred', 'admitted') AND (?1 IS NULL OR collection_id = ?1)
     ORDER BY term.id LIMIT ?3`,
    options.collectionId ?? null,
    afterTerm,
    termsAtOnce,
  );
}

/**
 * Entries of one collection that share a term, the words of a term in another order, an acronym with its full form's
 * initials, or a romanised name. Goes over the terms once for each ground; held are numbers alone, no texts.
 */
export async function findDuplicates(
  next: (afterTerm: number) => Promise<readonly KeyedTerm[]>,
  options: { readonly limit?: number },
  job: Job,
): Promise<DuplicatePair[]> {
  const pairs = new Map<string, DuplicatePair>();
  const add = (why: DuplicatePair['why'], a: number, b: number) => {
    const [entryId, otherId] = a < b ? [a, b] : [b, a];
    const key = `${entryId} ${otherId}`;
    const held = pairs.get(key);
    if (entryId !== otherId && (held === undefined || held.score < scores[why])) {
      pairs.set(key, { entryId, otherId, score: scores[why], why });
    }
  };
  const grounds: readonly (readonly [DuplicatePair['why'], (term: KeyedTerm) => string | undefined])[] = [
    ['same-term', ({ key, text, language }) => (telling(text) ? `${primaryLanguage(language)} ${key}` : undefined)],
    [
      'word-order',
      ({ key, language }) =>
        key.includes(' ') ? `${primaryLanguage(language)} ${key.split(' ').sort().join(' ')}` : undefined,
    ],
    [
      'acronym',
      ({ key, text, language }) => {
        const letters = looksLikeAcronym(text) ? key : initialsOf(text);
        const tells = letters !== undefined && letters.length >= shortestAcronym;
        return tells ? `${primaryLanguage(language)} ${letters}` : undefined;
      },
    ],
    [
      'transliteration',
      ({ text }) => {
        const roman = foldRomanisation(text);
        return roman.length >= shortestRoman ? roman : undefined;
      },
    ],
  ];
  for (const [why, keyOf] of grounds) {
    const first = new Map<number, number>();
    let last = 0;
    for (;;) {
      const terms = await next(last);
      for (const term of terms) {
        const key = keyOf(term);
        if (key === undefined) continue;
        const inCollection = textsKey(String(term.collectionId), key);
        const held = first.get(inCollection);
        if (held === undefined) first.set(inCollection, term.entryId);
        else add(why, held, term.entryId);
      }
      await job.checkpoint();
      const end = terms.at(-1);
      if (end === undefined) break;
      last = end.id;
    }
  }
  return [...pairs.values()]
    .sort((a, b) => b.score - a.score || a.entryId - b.entryId || a.otherId - b.otherId)
    .slice(0, options.limit ?? defaultLimit);
}

/** A short acronym or a single common word names many things. */
function telling(text: string): boolean {
  return looksLikeAcronym(text) ? text.length >= shortestAcronym : /\s/.test(text.trim());
}

/** The terms of `from` go to `into`, with their evidence; a term both have is held once, with the evidence of both. */
export function mergeEntries(db: Db, clock: Clock, intoId: number, fromIds: readonly number[]): EntryRecord {
  const into = getEntry(db, intoId);
  for (const fromId of new Set(fromIds)) {
    if (fromId === intoId) throw new Problem('usage', { message: 'an entry cannot be merged into itself' });
    const from = getEntry(db, fromId);
    let position = Math.max(-1, ...termRows(db, intoId).map((row) => row.position));
    for (const row of termRows(db, fromId)) {
      const mine = termRows(db, intoId);
      const same = mine.find(
        ({ language, text }) => language === row.language && foldKeepingCase(text) === foldKeepingCase(row.text),
      );
      if (same !== undefined) {
        run(db, 'UPDATE evidence SET term_id = ? WHERE term_id = ?', same.id, row.id);
        completeTerm(db, same, parseTerm(row));
        continue;
      }
      const demoted =
        row.administrative_status === 'preferred' &&
        mine.some(
          (held) =>
            held.administrative_status === 'preferred' &&
            held.term_type === row.term_type &&
            primaryLanguage(held.language) === primaryLanguage(row.language),
        );
      position += 1;
      run(
        db,
        'UPDATE term SET entry_id = ?, position = ?, administrative_status = ? WHERE id = ?',
        intoId,
        position,
        demoted ? 'admitted' : row.administrative_status,
        row.id,
      );
    }
    const held = one<{ definition: string | null; note: string | null; subject_field: string | null }>(
      db,
      'SELECT definition, note, subject_field FROM concept_entry WHERE id = ?',
      intoId,
    );
    run(
      db,
      'UPDATE concept_entry SET definition = ?, note = ?, subject_field = ? WHERE id = ?',
      held?.definition ?? from.definition ?? null,
      joined(held?.note ?? undefined, from.note) ?? null,
      held?.subject_field ?? from.subjectField ?? null,
      intoId,
    );
    run(db, 'UPDATE candidate SET entry_id = ? WHERE entry_id = ?', intoId, fromId);
    deleteEntries(db, [fromId]);
  }
  touchEntry(db, clock, into.id);
  return getEntry(db, into.id);
}

function joined(one: string | undefined, other: string | undefined): string | undefined {
  if (one === undefined || other === undefined || one === other) return one ?? other;
  return `${one}\n${other}`;
}
