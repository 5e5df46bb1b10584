import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { GlossaryPair } from '../core/align/align.ts';
import type { EntryInput, TermInput } from '../core/memory/records.ts';
import {
  type AdministrativeStatus,
  type ConceptType,
  conceptTypes,
  type TermType,
} from '../core/terms/concept-entry.ts';
import { fold } from '../core/text/fold.ts';
import { stem } from '../core/text/stem.ts';
import { tokenize } from '../core/text/tokens.ts';

export type StarterEntry = Omit<EntryInput, 'collectionId'>;

/** What each column holds, for its language. */
const termColumns: readonly {
  readonly name: string;
  readonly language: 'ru' | 'en';
  readonly administrativeStatus: AdministrativeStatus;
  readonly short?: true;
}[] = [
  { name: 'ru', language: 'ru', administrativeStatus: 'preferred' },
  { name: 'ru admitted', language: 'ru', administrativeStatus: 'admitted' },
  { name: 'ru short', language: 'ru', administrativeStatus: 'preferred', short: true },
  { name: 'en', language: 'en', administrativeStatus: 'preferred' },
  { name: 'en admitted', language: 'en', administrativeStatus: 'admitted' },
  { name: 'en short', language: 'en', administrativeStatus: 'preferred', short: true },
  { name: 'en deprecated', language: 'en', administrativeStatus: 'deprecated' },
];

/** The glossary shipped with the program; data/starter-glossary/README.md tells its columns. */
export async function readStarterGlossary(dataFolder: string): Promise<StarterEntry[]> {
  const text = await readFile(join(dataFolder, 'starter-glossary', 'entries.tsv'), 'utf8');
  const [heading = '', ...rows] = text.split(/\r?\n/);
  const columns = heading.split('\t');
  return rows.filter((row) => row !== '').map((row) => entryOf(columns, row.split('\t')));
}

function entryOf(columns: readonly string[], fields: readonly string[]): StarterEntry {
  const field = (name: string) => fields[columns.indexOf(name)] ?? '';
  const terms = termColumns.flatMap(({ name, language, administrativeStatus, short }) =>
    field(name)
      .split('|')
      .filter((term) => term.trim() !== '')
      .map(
        (term): TermInput => ({ language, text: term.trim(), administrativeStatus, termType: termTypeOf(term, short) }),
      ),
  );
  const type = field('conceptType');
  const conceptType: ConceptType = conceptTypes.find((known) => known === type) ?? 'other';
  const house = field('house');
  return { conceptType, terms, ...(house !== '' && { subjectField: house }) };
}

/** ОДКБ, CSTO, ПА ОДКБ: a word of two capitals or more, and no small letters outside short words. */
const acronym = /^(?:\p{Lu}[\p{Lu}\p{N}-]+)(?:\s+(?:\p{Lu}[\p{Lu}\p{N}-]+))*$/u;

function termTypeOf(term: string, short: true | undefined): TermType {
  if (acronym.test(term.trim())) return 'acronym';
  return short ? 'shortForm' : 'fullForm';
}

/** Names that may stand for each other in two texts. */
export interface StarterPair extends GlossaryPair {
  /** The English one is what the press writes and a professional does not. */
  readonly wrong?: true;
}

/**
 * Russian and English names that may stand for each other: a text renders ООН by UN and by United Nations alike, and by
 * wrong names too, which are marked. Who looks for them in a text prefers a short form for a short one.
 */
export function starterPairs(entries: readonly StarterEntry[]): StarterPair[] {
  return entries.flatMap(({ terms }) => {
    const english = terms.filter(({ language }) => language === 'en');
    return terms
      .filter(({ language, administrativeStatus }) => language === 'ru' && administrativeStatus !== 'deprecated')
      .flatMap((source) =>
        english.map((target) => ({
          source: source.text,
          target: target.text,
          ...(target.administrativeStatus === 'deprecated' && { wrong: true as const }),
        })),
      );
  });
}

/** The entries of which a name stands in one of the texts, in whatever inflection. */
export function entriesMetIn(entries: readonly StarterEntry[], texts: readonly string[]): StarterEntry[] {
  const running = texts.map((text) => keysOf(text));
  const isMet = ({ text }: TermInput) => running.some((keys) => keys.includes(keysOf(text)));
  return entries.filter(({ terms }) => terms.some(isMet));
}

/** Stems of the words of a text, each between bars, so that whole words are found; acronyms are told by their letters. */
function keysOf(text: string): string {
  return `|${tokenize(text)
    .map(({ key }) => stem(fold(key)))
    .join('|')}|`;
}
