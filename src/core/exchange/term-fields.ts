import type { TermInput } from '../memory/records.ts';
import type { EntryItemInput } from './item.ts';
import { termTypeOf } from './tbx/categories.ts';

type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

/** An entry while it is read. */
export type MutableEntry = Mutable<Omit<EntryItemInput, 'terms' | 'evidence'>> & { terms: TermInput[] };

/** A term while it is read: what the file has not said yet is open. */
export type MutableTerm = Mutable<Omit<TermInput, 'termType' | 'administrativeStatus'>> &
  Partial<Mutable<Pick<TermInput, 'termType' | 'administrativeStatus'>>>;

/** Takes into a term a field that TBX and MultiTerm hold alike; false where the words of the file are not all kept by it. */
export function takeTermField(term: MutableTerm, field: 'termType' | 'gender' | 'number', text: string): boolean {
  switch (field) {
    case 'termType': {
      const termType = termTypeOf(text);
      if (termType === undefined || term.termType !== undefined) return false;
      term.termType = termType;
      return termType === text;
    }
    case 'gender':
      if (!/^(?:masculine|feminine|neuter)$/.test(text)) return false;
      term.gender = text as NonNullable<TermInput['gender']>;
      return true;
    case 'number':
      if (!/^(?:singular|plural)$/.test(text)) return false;
      term.number = text as NonNullable<TermInput['number']>;
      return true;
  }
}
