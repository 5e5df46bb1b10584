import type { EntryRecord } from '../../memory/records.ts';
import type { AdministrativeStatus, TermSection } from '../../terms/concept-entry.ts';
import { type LanguageTag, primaryLanguage } from '../../text/language.ts';
import { termPairs } from '../glossary-tsv.ts';
import { htmlOfPlainText } from './anki-html.ts';

/** A table that programs take glossaries in: its first lines, and the rows an entry gives. */
export interface GlossaryTable {
  /** Lines or a row of names before the rows. */
  heading(context: GlossaryContext): readonly (readonly string[])[];
  rows(entry: EntryRecord, context: GlossaryContext): readonly (readonly string[])[];
}

export interface GlossaryContext {
  readonly source: LanguageTag;
  readonly target: LanguageTag;
  /** ISO 8601, UTC. */
  readonly now: string;
  /** Name of the deck, of what the file is called. */
  readonly title: string;
}

const statusOrder: readonly AdministrativeStatus[] = ['preferred', 'admitted', 'superseded', 'deprecated'];
const isGood = ({ administrativeStatus }: TermSection): boolean =>
  administrativeStatus === 'preferred' || administrativeStatus === 'admitted';

/** Terms in a language, region aside, best first. */
export function termsIn(entry: EntryRecord, language: LanguageTag): TermSection[] {
  return entry.terms
    .filter((term) => primaryLanguage(term.language) === primaryLanguage(language))
    .sort((a, b) => statusOrder.indexOf(a.administrativeStatus) - statusOrder.indexOf(b.administrativeStatus));
}

const isShort = ({ termType }: TermSection): boolean => termType === 'acronym' || termType === 'shortForm';

interface Pair {
  readonly source: TermSection;
  readonly target: TermSection;
}

/**
 * Terms side by side as lists of pairs need them: every term of the source with the best of its kind in the target, and
 * the further good terms of the target beside the best of the source. Wrong renderings are not offered.
 */
export function offeredPairs(entry: EntryRecord, { source, target }: GlossaryContext): Pair[] {
  const sources = termsIn(entry, source);
  const targets = termsIn(entry, target).filter(isGood);
  const found: Pair[] = [];
  const add = (left: TermSection | undefined, right: TermSection | undefined) => {
    if (left === undefined || right === undefined) return;
    if (!found.some((pair) => pair.source === left && pair.target === right))
      found.push({ source: left, target: right });
  };
  for (const left of sources) add(left, targets.find((right) => isShort(right) === isShort(left)) ?? targets[0]);
  for (const right of targets) add(sources.find((left) => isShort(left) === isShort(right)) ?? sources[0], right);
  return found;
}

/** Renderings a client is to treat as forbidden. */
const forbidden = (entry: EntryRecord, language: LanguageTag): TermSection[] =>
  termsIn(entry, language).filter((term) => !isGood(term));

/** Definition, note and wrong renderings in one remark; the wrong ones marked so that nobody takes them for good. */
function remark(entry: EntryRecord, { target }: GlossaryContext): string {
  const wrong = forbidden(entry, target).map(({ text }) => `✗ ${text}`);
  return [entry.definition, entry.note, ...wrong].filter((part) => part !== undefined && part !== '').join('; ');
}

const pairsWithRemark = (entry: EntryRecord, context: GlossaryContext): string[][] =>
  offeredPairs(entry, context).map(({ source, target }) => [source.text, target.text, remark(entry, context)]);

/** OmegaT: source, target, remark; the first line names the encoding and is a remark itself. */
export const omegatGlossary: GlossaryTable = {
  heading: () => [['# Glossary in tab-separated format -*- coding: utf-8 -*-']],
  // A line that begins with # would be a remark, a cell with spaces round it would not match.
  rows: (entry, context) =>
    pairsWithRemark(entry, context)
      .map((cells) => cells.map((cell) => cell.trim()))
      .map(([source = '', ...rest]) => [source.startsWith('#') ? `\u200B${source}` : source, ...rest]),
};

/** Xbench and Wordfast: source, target, remark, without a heading. */
export const pairGlossary: GlossaryTable = { heading: () => [], rows: pairsWithRemark };

const utxStatus: Readonly<Record<AdministrativeStatus, string>> = {
  preferred: 'approved',
  admitted: 'non-standard',
  deprecated: 'forbidden',
  superseded: 'forbidden',
};

/** UTX 1.11: one direction, a status for every pair; wrong renderings are in it as forbidden. */
export const utxGlossary: GlossaryTable = {
  heading: ({ source, target, now }) => [
    [`#UTX 1.11; ${source}/${target}; ${now.slice(0, 19)}+00:00; copyright: unknown; license: unknown`],
    ['#src', 'tgt', 'src:pos', 'term status', 'comment'],
  ],
  rows: (entry, context) => {
    const [best] = termsIn(entry, context.source);
    const comment = [entry.definition, entry.note].filter((part) => part !== undefined).join('; ');
    const row = ({ source, target }: Pair) => [
      source.text,
      target.text,
      partOfSpeech(source) ?? 'noun',
      utxStatus[target.administrativeStatus],
      comment,
    ];
    const wrong =
      best === undefined ? [] : forbidden(entry, context.target).map((target) => ({ source: best, target }));
    return [...offeredPairs(entry, context), ...wrong].map(row);
  },
};

const partOfSpeech = ({ properties = [] }: TermSection): string | undefined =>
  properties.find(({ type }) => type === 'partOfSpeech')?.text;

/** InterpretBank: a term for each language, then a remark for each. */
export const interpretbankGlossary: GlossaryTable = {
  heading: () => [],
  rows: (entry, context) => {
    const [source] = termsIn(entry, context.source);
    const [target] = termsIn(entry, context.target).filter(isGood);
    if (source === undefined || target === undefined) return [];
    const others = (language: LanguageTag, best: TermSection) =>
      termsIn(entry, language)
        .filter((term) => isGood(term) && term !== best)
        .map(({ text }) => text);
    const info = (language: LanguageTag, best: TermSection, more: string) =>
      [...others(language, best), best.note, more].filter((part) => part !== undefined && part !== '').join('; ');
    return [
      [
        source.text,
        target.text,
        info(context.source, source, entry.definition ?? ''),
        info(context.target, target, remark({ ...entry, definition: '' }, context)),
      ],
    ];
  },
};

/** Anki: what is asked, what is answered, tags; fields are HTML. */
export const ankiNotes: GlossaryTable = {
  heading: ({ title }) => [
    ['#separator:tab'],
    ['#html:true'],
    ['#notetype:Basic'],
    [`#deck:${title.replace(/[\r\n\t]+/g, ' ')}`],
    ['#columns:Front', 'Back', 'Tags'],
    ['#tags column:3'],
  ],
  rows: (entry, context) => {
    const side = (language: LanguageTag) =>
      termsIn(entry, language)
        .filter(isGood)
        .map(({ text }) => htmlOfPlainText(text))
        .join('<br>');
    const front = side(context.source);
    const back = side(context.target);
    if (front === '' || back === '') return [];
    const more = remark(entry, context);
    return [[front, more === '' ? back : `${back}<br><br><small>${htmlOfPlainText(more)}</small>`, entry.conceptType]];
  },
};

/** Names of languages as people and MultiTerm's converter call them. */
export function languageName(language: LanguageTag): string {
  return new Intl.DisplayNames(['en'], { type: 'language' }).of(language) ?? language;
}

/** memoQ: names of fields in the first row, one pair a row, numbered by entry. */
export const memoqTerms: GlossaryTable = {
  heading: ({ source, target }) => [
    ['Entry_ID', 'Entry_Subject', 'Entry_Note', 'Definition', languageName(source), languageName(target), 'Status'],
  ],
  rows: (entry, context) => {
    const [best] = termsIn(entry, context.source);
    const wrong =
      best === undefined ? [] : forbidden(entry, context.target).map((target) => ({ source: best, target }));
    return [...offeredPairs(entry, context), ...wrong].map(({ source, target }) => [
      String(entry.id),
      entry.subjectField ?? '',
      entry.note ?? '',
      entry.definition ?? '',
      source.text,
      target.text,
      isGood(target) ? 'approved' : 'forbidden',
    ]);
  },
};

/** Glossary Converter of MultiTerm: a row a concept, a column a language, synonyms parted by a bar. */
export const multitermTable: GlossaryTable = {
  heading: ({ source, target }) => [
    [languageName(source), languageName(target), 'Subject', 'Definition', 'Note', 'Forbidden'],
  ],
  rows: (entry, context) => {
    const terms = (language: LanguageTag) =>
      termsIn(entry, language)
        .filter(isGood)
        .map(({ text }) => text)
        .join('|');
    const [source, target] = [terms(context.source), terms(context.target)];
    if (source === '' || target === '') return [];
    const wrong = forbidden(entry, context.target).map(({ text }) => text);
    return [[source, target, entry.subjectField ?? '', entry.definition ?? '', entry.note ?? '', wrong.join('|')]];
  },
};

/** Phrase: columns are named by the codes of the languages. */
export const phraseTerms: GlossaryTable = {
  heading: ({ source, target }) => [['Concept ID', source, target, 'Note', 'Status']],
  rows: (entry, context) =>
    offeredPairs(entry, context).map(({ source, target }) => [
      String(entry.id),
      source.text,
      target.text,
      remark(entry, context),
      target.administrativeStatus === 'preferred' ? 'Preferred' : 'Admitted',
    ]),
};

/** Matecat: fixed names of columns, a wrong rendering is a row that says so. */
export const matecatGlossary: GlossaryTable = {
  heading: ({ source, target }) => [
    [
      'Forbidden',
      'Domain',
      'Subdomain',
      'Definition',
      source,
      'Notes',
      'Example of use',
      target,
      'Notes',
      'Example of use',
    ],
  ],
  rows: (entry, context) => {
    const [best] = termsIn(entry, context.source);
    const wrong =
      best === undefined ? [] : forbidden(entry, context.target).map((target) => ({ source: best, target }));
    return [...offeredPairs(entry, context), ...wrong].map(({ source, target }) => [
      isGood(target) ? '' : 'True',
      entry.subjectField ?? '',
      '',
      entry.definition ?? '',
      source.text,
      source.note ?? '',
      '',
      target.text,
      [target.note, entry.note].filter((part) => part !== undefined).join('; '),
      '',
    ]);
  },
};

const sideColumns = ['language', '', 'term type', 'status', 'note', 'part of speech'] as const;
const fullColumns = [
  ...['entry', 'concept type', 'subject field', 'definition', 'note'],
  ...['source', 'target'].flatMap((side) => sideColumns.map((name) => `${side} ${name}`.trim())),
  'collection',
];

/** Everything a table can hold: a row a pair of terms, numbered by entry, so that entries are read back as they were. */
export const fullGlossary: GlossaryTable = {
  heading: () => [fullColumns],
  rows: (entry, { source }) =>
    termPairs(entry, source).map(([left, right]) => [
      String(entry.id),
      entry.conceptType,
      entry.subjectField ?? '',
      entry.definition ?? '',
      entry.note ?? '',
      ...sideCells(left),
      ...sideCells(right),
      entry.collection,
    ]),
};

const sideCells = (term: TermSection | undefined): string[] =>
  term === undefined
    ? sideColumns.map(() => '')
    : [term.language, term.text, term.termType, term.administrativeStatus, term.note ?? '', partOfSpeech(term) ?? ''];
