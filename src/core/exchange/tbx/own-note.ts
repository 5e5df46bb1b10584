import type { Property, TermInput } from '../../memory/records.ts';
import { conceptTypes, termTypes } from '../../terms/concept-entry.ts';
import { readForms } from '../../terms/corrected-forms.ts';
import type { EntryItemInput } from '../item.ts';
import { isProperty } from '../property.ts';
import { ownNote } from './categories.ts';

type Own = Readonly<Record<string, unknown>>;

/** The note in which we write what TBX has no place for; nothing where there is nothing to say. */
export function writeOwnNote(own: Own): string | undefined {
  const said = Object.entries(own).filter(
    ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
  );
  return said.length === 0 ? undefined : ownNote + JSON.stringify(Object.fromEntries(said));
}

function readOwnNote(note: string): Own {
  try {
    const own = JSON.parse(note.slice(ownNote.length)) as unknown;
    return typeof own === 'object' && own !== null ? (own as Own) : {};
  } catch {
    // Somebody edited it: it says nothing any more.
    return {};
  }
}

function propertiesOf(own: Own, held: readonly Property[] = []): { readonly properties?: readonly Property[] } {
  const list = Array.isArray(own.properties) ? own.properties.filter(isProperty) : [];
  const all = [...held, ...list];
  return all.length === 0 ? {} : { properties: all };
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isDay = (value: unknown): value is string => isText(value) && /^\d{4}(?:-\d\d){0,2}/.test(value);

export function entryWithOwn(entry: EntryItemInput, note: string | undefined): EntryItemInput {
  if (note === undefined) return entry;
  const own = readOwnNote(note);
  const conceptType = conceptTypes.find((one) => one === own.conceptType);
  return {
    ...entry,
    ...(conceptType !== undefined && { conceptType }),
    ...(isDay(own.createdAt) && { createdAt: own.createdAt }),
    ...(isDay(own.changedAt) && { changedAt: own.changedAt }),
    ...propertiesOf(own, entry.properties),
  };
}

export function termWithOwn(term: TermInput, note: string | undefined): TermInput {
  if (note === undefined) return term;
  const own = readOwnNote(note);
  const termType = termTypes.find((one) => one === own.termType);
  const forms = readForms(own.forms);
  const number = own.number === 'singular' || own.number === 'plural' ? own.number : undefined;
  return {
    ...term,
    ...(termType !== undefined && { termType }),
    ...(number !== undefined && { number }),
    ...(forms !== undefined && { forms }),
    ...(isDay(own.validFrom) && { validFrom: own.validFrom }),
    ...(isDay(own.validTo) && { validTo: own.validTo }),
    ...propertiesOf(own, term.properties),
  };
}
