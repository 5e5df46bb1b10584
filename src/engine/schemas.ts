/**
 * What each method of the contract accepts, for the border where inputs come from another process. Unknown keys are
 * refused; lengths and counts are bounded, so that no message can ask for unbounded work.
 */
import * as z from 'zod/mini';
import { sheetOrders } from '../core/brief/sheet.ts';
import { ratings } from '../core/brief/study.ts';
import { ruleIds, severities } from '../core/check/finding.ts';
import { ignoreScopes } from '../core/check/ignoring.ts';
import { type ExportPreset, exportPresetNames } from '../core/exchange/export-presets.ts';
import { duplicateChoices } from '../core/exchange/import-report.ts';
import { rowFields, termFields } from '../core/exchange/table/mapping.ts';
import { entryOrders } from '../core/memory/records.ts';
import { backupIntervals, backupsKept, romanisationStyles, spellingChoices } from '../core/memory/settings.ts';
import {
  administrativeStatuses,
  conceptTypes,
  genders,
  grammaticalNumbers,
  termTypes,
} from '../core/terms/concept-entry.ts';
import { houseKinds, longestHouseName } from '../core/terms/houses.ts';
import type { Engine } from './contract.ts';

/** A rowid of SQLite. */
const id = z.int().check(z.positive());
const ids = z.array(id).check(z.maxLength(100_000));
/** Chosen in a list of entries, all of them perhaps. */
const manyIds = z.array(id).check(z.maxLength(1_000_000));
const language = z.string().check(z.regex(/^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*$/));
/** A term, a title, a name: titles of decrees run to some hundred letters. */
const shortText = z.string().check(z.maxLength(4_000));
const longText = z.string().check(z.maxLength(100_000));
const name = z.string().check(z.trim(), z.minLength(1), z.maxLength(200));
const path = z.string().check(z.minLength(1), z.maxLength(32_768));
const query = z.string().check(z.maxLength(2_000));
/** A pasted text, in UTF-16 code units; a file has its own limit. */
const pastedText = z.string().check(z.maxLength(50_000_000));
const count = z.int().check(z.nonnegative(), z.maximum(1_000_000));
const pageLength = z.int().check(z.positive(), z.maximum(10_000));

const nothing = z.strictObject({});
/** A segment or a paragraph taken for one. */
const segment = z.string().check(z.maxLength(100_000));
const segments = z.array(segment).check(z.maxLength(1_000));
const bitextSide = z.enum(['source', 'target']);
const inlineTag = z.strictObject({
  offset: count,
  kind: z.enum(['open', 'close', 'standalone']),
  pair: z.optional(z.string().check(z.maxLength(200))),
  content: longText,
});
const unitFilter = {
  collectionIds: z.optional(ids),
  origin: z.optional(shortText),
  changedSince: z.optional(z.iso.datetime()),
};
const concordanceQuery = { text: query, language: z.optional(language), ...unitFilter };
const hitFormat = z.enum(['tsv', 'csv', 'xlsx', 'tmx']);
const conceptType = z.enum(conceptTypes);
const termType = z.enum(termTypes);
const administrativeStatus = z.enum(administrativeStatuses);
const gender = z.enum(genders);
const grammaticalNumber = z.enum(grammaticalNumbers);
/** A year, a month, a day; whether the calendar has it is the service's to say. */
const partialDate = z.string().check(z.regex(/^\d{4}(?:-\d\d){0,2}$/));
const correctedForms = z.strictObject({
  genitive: z.optional(shortText),
  dative: z.optional(shortText),
  accusative: z.optional(shortText),
  instrumental: z.optional(shortText),
  prepositional: z.optional(shortText),
});

const documentInput = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('file'),
    path,
    language: z.optional(language),
    segmented: z.optional(z.boolean()),
    bilingual: z.optional(z.boolean()),
  }),
  z.strictObject({
    kind: z.literal('text'),
    name,
    text: pastedText,
    language: z.optional(language),
    bilingual: z.optional(z.boolean()),
  }),
]);

const pattern = z.string().check(z.maxLength(20_000));
const segmentationRules = z.strictObject({
  cascade: z.boolean(),
  languageRules: z
    .array(
      z.strictObject({
        name: z.string().check(z.maxLength(400)),
        rules: z
          .array(z.strictObject({ breaks: z.boolean(), before: pattern, after: pattern }))
          .check(z.maxLength(50_000)),
      }),
    )
    .check(z.maxLength(1_000)),
  maps: z.array(z.strictObject({ pattern, rules: z.string().check(z.maxLength(400)) })).check(z.maxLength(10_000)),
});

const documentInputs = z.array(documentInput).check(z.minLength(1), z.maxLength(1_000));
const eventDetails = {
  name,
  date: z.string().check(z.regex(/^(?:\d{4}-\d{2}-\d{2})?$/)),
  place: shortText,
  notes: longText,
  direction: z.optional(z.enum(['ru-en', 'en-ru', 'both'])),
};
/** Of a text that is open: milliseconds since 1970 and a little more. */
const revision = z.int().check(z.nonnegative());
const segmentRange = z.strictObject({ start: count, end: count });

const textPlace = z.int().check(z.nonnegative(), z.maximum(50_000_000));

const checkSettings = z.strictObject({
  off: z.optional(z.array(z.enum(ruleIds)).check(z.maxLength(100))),
  spelling: z.optional(z.enum(['british', 'oxford', 'american'])),
  ownGlossaryOnly: z.optional(z.boolean()),
  date: z.optional(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))),
});

const keptCheckSettings = z.omit(checkSettings, { spelling: true });

const houseRank = z.union([
  z.templateLiteral(['kind:', z.enum(houseKinds)]),
  z.templateLiteral(['house:', z.string().check(z.minLength(1), z.maxLength(longestHouseName))]),
]);
const memorySettings = z.strictObject({
  houses: z.optional(z.array(houseRank).check(z.maxLength(10_000))),
  collectionOrder: z.optional(ids),
  notSearched: z.optional(ids),
  romanisation: z.optional(z.enum(romanisationStyles)),
  spelling: z.optional(z.enum(spellingChoices)),
  languages: z.optional(z.strictObject({ source: language, target: language })),
  interfaceLanguage: z.optional(z.enum(['en', 'ru'])),
  backups: z.optional(z.strictObject({ every: z.enum(backupIntervals), keep: z.literal(backupsKept) })),
});

/** With an explicit `undefined` allowed wherever a key may be left out: structured clone keeps such keys. */
type Loose<T> = T extends readonly (infer Item)[]
  ? readonly Loose<Item>[]
  : T extends object
    ? { [K in keyof T]: Loose<T[K]> | (Record<never, never> extends Pick<T, K> ? undefined : never) }
    : T;

/** The name of a slot is ours, or a heading's. */
const shortName = z.string().check(z.minLength(1), z.maxLength(200));
const tableMapping = z.strictObject({
  columns: z
    .array(
      z.strictObject({
        field: z.enum([...termFields, ...rowFields]),
        slot: z.optional(shortName),
        language: z.optional(language),
      }),
    )
    .check(z.maxLength(1_000)),
  heading: z.boolean(),
  as: z.enum(['entries', 'units']),
  several: z.optional(z.string().check(z.minLength(1), z.maxLength(5))),
});
const importOptions = z.strictObject({
  encoding: z.optional(z.string().check(z.regex(/^[\w.:-]{1,40}$/))),
  delimiter: z.optional(z.string().check(z.length(1))),
  sheet: z.optional(z.string().check(z.maxLength(200))),
  mapping: z.optional(tableMapping),
  source: z.optional(language),
  target: z.optional(language),
  as: z.optional(z.enum(['entries', 'units'])),
});

const exportPreset = z.enum(exportPresetNames as [ExportPreset, ...ExportPreset[]]);
/** An ISO date, or a moment of it. */
const date = z.string().check(z.regex(/^\d{4}-\d\d-\d\d(?:T[\d:.]{1,15}Z?)?$/));
const exportFilter = z.strictObject({
  holds: z.optional(z.enum(['units', 'entries'])),
  entryIds: z.optional(manyIds),
  collectionIds: z.optional(ids),
  languages: z.optional(z.array(language).check(z.minLength(1), z.maxLength(100))),
  conceptTypes: z.optional(z.array(conceptType)),
  statuses: z.optional(z.array(administrativeStatus)),
  states: z.optional(z.array(z.enum(['initial', 'translated', 'reviewed', 'final']))),
  changedFrom: z.optional(date),
  changedTo: z.optional(date),
});

const entryListing = {
  query: z.optional(query),
  conceptType: z.optional(conceptType),
  collectionId: z.optional(id),
  offset: count,
  sort: z.optional(z.enum(entryOrders)),
  reversed: z.optional(z.boolean()),
  status: z.optional(administrativeStatus),
  house: z.optional(shortText),
  changedSince: z.optional(z.iso.datetime()),
  only: z.optional(z.enum(['without-ru', 'without-en', 'without-evidence', 'conflicts'])),
};

export const inputSchemas = {
  status: nothing,
  overview: nothing,
  doctor: z.strictObject({ repair: z.optional(z.boolean()) }),

  listCollections: nothing,
  createCollection: z.strictObject({ name }),
  addStarterGlossary: nothing,

  previewDocument: documentInput,
  createBitext: z.strictObject({ source: documentInput, target: documentInput, collectionId: z.optional(id) }),
  proposeDocumentPairs: z.strictObject({
    paths: z.array(path).check(z.minLength(1), z.maxLength(10_000)),
    sourceLanguage: z.optional(language),
    targetLanguage: z.optional(language),
  }),
  createBitexts: z.strictObject({
    pairs: z.array(z.strictObject({ source: documentInput, target: documentInput })).check(z.maxLength(2_000)),
    collectionId: z.optional(id),
  }),
  segmentationRules: nothing,
  saveSegmentationRules: z.strictObject({ rules: segmentationRules }),
  importSegmentationRules: z.strictObject({ path }),
  exportSegmentationRules: z.strictObject({ path, overwrite: z.optional(z.boolean()) }),
  resetSegmentationRules: nothing,
  trySegmentation: z.strictObject({ text: longText, language, rules: z.optional(segmentationRules) }),
  openSample: nothing,
  listBitexts: z.strictObject({ limit: z.optional(pageLength), query: z.optional(query) }),
  getBitext: z.strictObject({ id }),
  openBitext: z.strictObject({
    id,
    since: z.optional(revision),
    near: z.optional(z.strictObject({ sourceStart: count, targetStart: count })),
  }),
  readSegments: z.strictObject({ id, revision, source: segmentRange, target: segmentRange }),
  markBeads: z.strictObject({ bitextId: id, revision, beadIds: z.array(id).check(z.maxLength(1_000)) }),
  nextOneSided: z.strictObject({ bitextId: id, after: id }),
  deleteBitext: z.strictObject({ id }),

  setBeadState: z.strictObject({ bitextId: id, beadIds: ids, state: z.enum(['proposed', 'confirmed']) }),
  replaceBeads: z.strictObject({
    bitextId: id,
    beadIds: ids,
    shapes: z.array(z.strictObject({ source: segmentRange, target: segmentRange })).check(z.maxLength(10_000)),
  }),
  realign: z.strictObject({ bitextId: id, beadIds: z.optional(ids) }),

  editRow: z.strictObject({ bitextId: id, beadId: id, side: bitextSide, was: segments, texts: segments }),
  deleteRows: z.strictObject({ bitextId: id, beadIds: ids }),
  swapRows: z.strictObject({ bitextId: id, beadIds: ids }),
  swapSides: z.strictObject({ bitextId: id }),
  replaceText: z.strictObject({
    bitextId: id,
    find: z.strictObject({ query, isRegExp: z.boolean(), matchCase: z.boolean() }),
    replacement: z.string().check(z.maxLength(10_000)),
    sides: z.array(bitextSide).check(z.minLength(1), z.maxLength(2)),
  }),

  proposeTitles: z.strictObject({ bitextId: id }),
  listCandidates: z.strictObject({ bitextId: id }),
  acceptCandidates: z.strictObject({
    bitextId: id,
    edits: z
      .array(
        z.strictObject({
          id,
          source: z.optional(shortText),
          target: z.optional(shortText),
          conceptType: z.optional(conceptType),
          sourceTermType: z.optional(termType),
          targetTermType: z.optional(termType),
          targetStatus: z.optional(administrativeStatus),
          entryId: z.optional(id),
        }),
      )
      .check(z.maxLength(100_000)),
    collectionId: z.optional(id),
  }),
  rejectCandidates: z.strictObject({ bitextId: id, ids }),
  caseForms: z.strictObject({
    text: shortText,
    language,
    gender: z.optional(gender),
    number: z.optional(grammaticalNumber),
  }),

  lookup: z.strictObject({ query, limit: z.optional(pageLength), collectionIds: z.optional(ids) }),
  listEntries: z.strictObject({ ...entryListing, limit: pageLength }),
  listEntryIds: z.strictObject({ ...entryListing, limit: count }),
  listHouses: nothing,
  getEntry: z.strictObject({ id }),
  saveEntry: z.strictObject({
    id: z.optional(id),
    collectionId: z.optional(id),
    conceptType,
    subjectField: z.optional(shortText),
    definition: z.optional(longText),
    note: z.optional(longText),
    terms: z
      .array(
        z.strictObject({
          id: z.optional(id),
          language,
          text: shortText,
          termType,
          administrativeStatus,
          gender: z.optional(gender),
          number: z.optional(grammaticalNumber),
          forms: z.optional(correctedForms),
          validFrom: z.optional(partialDate),
          validTo: z.optional(partialDate),
          note: z.optional(longText),
        }),
      )
      .check(z.maxLength(1_000)),
  }),
  deleteEntries: z.strictObject({ ids: manyIds }),
  changeEntries: z.strictObject({
    ids: manyIds,
    conceptType: z.optional(conceptType),
    collectionId: z.optional(id),
    status: z.optional(z.strictObject({ language: z.optional(language), administrativeStatus })),
  }),

  match: z.strictObject({
    text: segment,
    tags: z.optional(z.array(inlineTag).check(z.maxLength(1_000))),
    language: z.optional(language),
    targetLanguage: z.optional(language),
    previous: z.optional(segment),
    next: z.optional(segment),
    min: z.optional(z.number().check(z.minimum(0), z.maximum(100))),
    limit: z.optional(pageLength),
    ...unitFilter,
  }),
  concordance: z.strictObject({ ...concordanceQuery, limit: z.optional(pageLength) }),
  exportConcordance: z.strictObject({
    ...concordanceQuery,
    path,
    format: z.optional(hitFormat),
    overwrite: z.optional(z.boolean()),
  }),
  exportUnits: z.strictObject({ ids, path, format: hitFormat, overwrite: z.optional(z.boolean()) }),
  getUnit: z.strictObject({ id }),
  saveUnit: z.strictObject({
    id: z.optional(id),
    collectionId: z.optional(id),
    variants: z
      .array(
        z.strictObject({
          language,
          text: segment,
          tags: z.optional(z.array(inlineTag).check(z.maxLength(1_000))),
        }),
      )
      .check(z.maxLength(64)),
    previous: z.optional(segment),
    next: z.optional(segment),
    origin: z.optional(shortText),
    state: z.optional(z.enum(['initial', 'translated', 'reviewed', 'final'])),
    note: z.optional(longText),
  }),
  deleteUnits: z.strictObject({ ids }),
  entryHistory: z.strictObject({ id }),
  restoreEntry: z.strictObject({ id, changeId: id }),
  findDuplicates: z.strictObject({ collectionId: z.optional(id), limit: z.optional(pageLength) }),
  previewMerge: z.strictObject({ intoId: id, fromIds: ids }),
  mergeEntries: z.strictObject({ intoId: id, fromIds: ids }),
  listBackups: nothing,
  backup: z.strictObject({ path: z.optional(path), overwrite: z.optional(z.boolean()) }),
  inspectBackup: z.strictObject({ path }),
  restoreBackup: z.strictObject({ path }),
  exportMemory: z.strictObject({ folder: path, collectionId: z.optional(id) }),
  check: z.strictObject({
    text: documentInput,
    source: z.optional(documentInput),
    settings: z.optional(checkSettings),
  }),
  prepareCheck: nothing,
  checkSample: z.strictObject({ settings: z.optional(checkSettings) }),
  checkSettings: nothing,
  saveCheckSettings: keptCheckSettings,
  ignoreFinding: z.strictObject({
    scope: z.enum(ignoreScopes),
    rule: z.enum(ruleIds),
    text: longText,
    document: name,
    context: longText,
  }),
  listIgnored: z.strictObject({ document: z.optional(name) }),
  unignore: z.strictObject({ ids }),
  listStarterEntries: z.strictObject({ query: z.optional(query), offset: count, limit: pageLength }),
  copyStarterEntries: z.strictObject({
    ids: z.array(z.int().check(z.negative())).check(z.maxLength(100_000)),
    collectionId: id,
  }),
  exportCheck: z.strictObject({
    path,
    format: z.enum(['html', 'docx', 'xlsx', 'text']),
    language: z.enum(['en', 'ru']),
    name,
    textLanguage: language,
    text: pastedText,
    findings: z
      .array(
        z.looseObject({
          rule: z.enum(ruleIds),
          severity: z.enum(severities),
          start: textPlace,
          end: textPlace,
          text: longText,
          preferred: z.array(shortText).check(z.maxLength(1_000)),
          reason: z.strictObject({
            key: shortText,
            details: z.record(shortText, z.union([longText, z.number()])),
          }),
          house: z.optional(shortText),
        }),
      )
      .check(z.maxLength(100_000)),
    overwrite: z.optional(z.boolean()),
  }),

  previewImport: z.strictObject({ path, options: z.optional(importOptions) }),
  importFiles: z.strictObject({
    files: z
      .array(z.strictObject({ path, options: z.optional(importOptions) }))
      .check(z.minLength(1), z.maxLength(1_000)),
    collection: z.optional(name),
    duplicates: z.optional(z.enum(duplicateChoices)),
    languages: z.optional(z.array(language).check(z.minLength(1), z.maxLength(100))),
  }),
  listImportReports: z.strictObject({ limit: z.optional(pageLength) }),
  planExport: z.strictObject({ preset: exportPreset, filter: z.optional(exportFilter) }),
  exportFiles: z.strictObject({
    path,
    preset: exportPreset,
    filter: z.optional(exportFilter),
    overwrite: z.optional(z.boolean()),
  }),
  exportFailedItems: z.strictObject({ reportId: id, path, overwrite: z.optional(z.boolean()) }),

  listEvents: nothing,
  createEvent: z.strictObject({ ...eventDetails, documents: documentInputs }),
  updateEvent: z.strictObject({ id, ...eventDetails }),
  addPapers: z.strictObject({ id, documents: documentInputs }),
  removePaper: z.strictObject({ id, paperId: id }),
  deleteEvent: z.strictObject({ id }),
  getBrief: z.strictObject({ id }),
  eventCoverage: z.strictObject({ id }),
  eventTerms: z.strictObject({ id }),
  acceptGap: z.strictObject({
    id,
    key: shortText,
    term: z.optional(shortText),
    rendering: shortText,
    conceptType: z.optional(conceptType),
  }),
  dismissGaps: z.strictObject({
    id,
    keys: z.array(shortText).check(z.maxLength(100_000)),
    back: z.optional(z.boolean()),
  }),
  printEvent: z.strictObject({
    id,
    path,
    format: z.enum(['pdf', 'docx', 'xlsx', 'csv', 'html', 'apkg', 'txt']),
    kind: z.enum(['booth', 'glossary', 'speech', 'phone', 'cards']),
    order: z.enum(sheetOrders),
    paper: z.enum(['a4', 'a5']),
    language: z.enum(['en', 'ru']),
  }),
  study: z.strictObject({ id, timeZone: z.int().check(z.minimum(-1_000), z.maximum(1_000)) }),
  reviewCard: z.strictObject({ cardId: id, eventId: id, rating: z.enum(ratings) }),
  undoReview: z.strictObject({ eventId: id }),
  shareEvent: z.strictObject({ id, path }),
  previewEventFile: z.strictObject({ path }),
  mergeEventFile: z.strictObject({ path, keys: z.array(shortText).check(z.maxLength(100_000)) }),

  settings: nothing,
  saveSettings: memorySettings,
  renameCollection: z.strictObject({ id, name }),
  deleteCollection: z.strictObject({ id }),
  mergeCollections: z.strictObject({ intoId: id, fromIds: ids }),

  undoState: nothing,
  undo: nothing,
  redo: nothing,
} satisfies { readonly [Method in keyof Engine]: z.ZodMiniType<Loose<Parameters<Engine[Method]>[0]>, unknown> };
