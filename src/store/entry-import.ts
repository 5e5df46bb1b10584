import type { DuplicateChoice } from '../core/exchange/import-report.ts';
import type { EntryInput, TermInput } from '../core/memory/records.ts';
import type { ImportCount } from '../core/memory/store.ts';
import { looksLikeAcronym, termKey } from '../core/memory/words.ts';
import { Problem } from '../core/problem.ts';
import { foldKeepingCase } from '../core/text/fold.ts';
import { primaryLanguage } from '../core/text/language.ts';
import { type Db, first } from './database.ts';
import {
  completeTerm,
  getEntry,
  insertEntry,
  insertEvidence,
  insertTerm,
  saveEntry,
  termRows,
  touchEntry,
} from './entries.ts';
import type { Clock } from './history.ts';
import { findSameConcept } from './same-concept.ts';
import { indexTerms } from './term-index.ts';

/** One entry a concept: what the collection already names is extended, the rest is new. Concepts without a usable term are skipped. */
export function importEntries(
  db: Db,
  clock: Clock,
  entries: readonly EntryInput[],
  duplicates: DuplicateChoice = 'merge',
): ImportCount {
  const counts = { added: 0, merged: 0, skipped: 0 };
  const unindexed: (TermInput & { id: number })[] = [];
  for (const entry of entries) {
    if (first(db, 'SELECT 1 FROM collection WHERE id = ?', entry.collectionId) === undefined) {
      throw new Problem('not-found', { what: 'collection' });
    }
    const usable = entry.terms.map(({ text }) => termKey(text) !== '');
    const places = new Map<number, number>();
    const terms = entry.terms.filter((_, index) => {
      if (usable[index]) places.set(index, places.size);
      return usable[index];
    });
    if (terms.length === 0) {
      counts.skipped += 1;
      continue;
    }
    const evidence = (entry.evidence ?? []).flatMap((one) => {
      const term = places.get(one.term);
      return term === undefined ? [] : [{ ...one, term }];
    });
    const input = { ...entry, terms, evidence };
    const same = duplicates === 'both' ? undefined : sameConcept(db, input);
    if (same !== undefined && duplicates !== 'merge') {
      const newer = (entry.changedAt ?? entry.createdAt ?? '') > getEntry(db, same).changedAt;
      if (duplicates === 'overwrite' || (duplicates === 'newest' && newer)) {
        saveEntry(db, clock, { ...input, id: same, terms: keepingIds(db, same, terms) });
        counts.merged += 1;
      } else {
        counts.skipped += 1;
      }
      continue;
    }
    if (same === undefined) {
      const { termIds } = insertEntry(db, clock, input);
      unindexed.push(...termIds.map((id, index) => ({ ...terms[index]!, id })));
      counts.added += 1;
    } else {
      unindexed.push(...extend(db, clock, same, input));
      counts.merged += 1;
    }
  }
  indexTerms(db, unindexed);
  return counts;
}

/** The held entry that names both the preferred terms of two languages, or one language's name and acronym. */
function sameConcept(db: Db, { collectionId, terms }: EntryInput): number | undefined {
  const good = terms.filter(({ administrativeStatus }) => administrativeStatus === 'preferred');
  const named = good.length > 0 ? good : terms;
  const source = named[0];
  if (source === undefined) return undefined;
  const other =
    named.find(({ language }) => primaryLanguage(language) !== primaryLanguage(source.language)) ??
    named.find(({ text }) => looksLikeAcronym(text) !== looksLikeAcronym(source.text));
  if (other === undefined) return undefined;
  const id = findSameConcept(db, collectionId, source, other);
  if (id === undefined) return undefined;
  // One shared name is not enough here: glossaries hold homonyms on purpose.
  const held = new Set(termRows(db, id).map((row) => `${primaryLanguage(row.language)} ${row.term_key}`));
  const holds = ({ language, text }: { language: string; text: string }) =>
    held.has(`${primaryLanguage(language)} ${termKey(text)}`);
  return holds(source) && holds(other) ? id : undefined;
}

function extend(db: Db, clock: Clock, id: number, entry: EntryInput): (TermInput & { id: number })[] {
  const added: (TermInput & { id: number })[] = [];
  const rows = termRows(db, id);
  let position = Math.max(-1, ...rows.map((row) => row.position));
  let completed = false;
  const ids = entry.terms.map((term) => {
    const same = rows.find(
      (row) => row.language === term.language && foldKeepingCase(row.text) === foldKeepingCase(term.text),
    );
    if (same !== undefined) {
      completed = completeTerm(db, same, term) || completed;
      return same.id;
    }
    const taken = rows.some(
      (row) =>
        row.administrative_status === 'preferred' &&
        row.term_type === term.termType &&
        primaryLanguage(row.language) === primaryLanguage(term.language),
    );
    position += 1;
    const status = taken && term.administrativeStatus === 'preferred' ? 'admitted' : term.administrativeStatus;
    const termId = insertTerm(db, id, position, { ...term, administrativeStatus: status });
    added.push({ ...term, id: termId });
    return termId;
  });
  for (const { term, ...evidence } of entry.evidence ?? []) {
    const termId = ids[term];
    if (termId !== undefined) insertEvidence(db, termId, evidence, clock.now());
  }
  if (added.length > 0 || completed) touchEntry(db, clock, id);
  return added;
}

/** Terms that are there already keep their ids, and with them their evidence. */
function keepingIds(db: Db, entryId: number, terms: readonly TermInput[]): TermInput[] {
  const rows = termRows(db, entryId);
  return terms.map(({ id: _, ...term }) => {
    const same = rows.find((row) => row.language === term.language && row.text === term.text);
    return same === undefined ? term : { ...term, id: same.id };
  });
}
