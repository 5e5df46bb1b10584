import fc from 'fast-check';
import { wholeOffset } from '../../../src/core/exchange/inline.ts';
import type { EntryItemInput } from '../../../src/core/exchange/item.ts';
import type { InlineTag, Property, TermInput, UnitInput, UnitVariant } from '../../../src/core/memory/records.ts';
import {
  administrativeStatuses,
  type CorrectedForms,
  conceptTypes,
  termTypes,
} from '../../../src/core/terms/concept-entry.ts';

/** Strings that broke exchange files somewhere. */
export const awkwardTexts: readonly string[] = [
  'Договор № 5 вступает в силу — «с момента» подписания',
  'a & b < c > d "e" \'f\'',
  '&amp; &lt;b&gt; &#x41; &nbsp;',
  ']]> <![CDATA[x]]>',
  '<seg>не тег</seg> <t0/> </f1>',
  '=1+1',
  '@SUM(A1)',
  '\t=cmd|calc\t',
  '  пробелы  по  краям  ',
  'строка\nвторая\r\nтретья\rчетвёртая',
  'эмодзи 👩‍👩‍👧 и 𝒳',
  'נקודות العربية 日本語',
  'неразрывный\u00a0пробел и\u200bноль',
  '{"json": [1, "два"]} \\n %s {0}',
  '<img src=x onerror=alert(1)>',
  'ё'.repeat(300),
  '<!-- x --> <?pi?>',
  'x-context-pre',
];

/** Texts XML can hold: the rest is taken out on writing, by rule. */
export const text = fc.oneof(
  fc.constantFrom(...awkwardTexts),
  fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
    .map((string) => `w${string}`)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what XML forbids is what is taken out
    .map((string) => string.replace(/[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]/g, '')),
);

const word = fc.constantFrom('client', 'x-domain', 'Предметная область', 'a b', 'x"y');

const date = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2039-12-31'), noInvalidDate: true })
  .map((value) => `${value.toISOString().slice(0, 19)}.000Z`);

/** Tags of one family, paired and nested as their formats pair and nest them, at rising offsets. */
function tagsFor(words: string): fc.Arbitrary<readonly InlineTag[] | undefined> {
  const at = fc.nat({ max: words.length }).map((offset) => wholeOffset(words, offset));
  const family = fc.constantFrom('tmx', 'xliff12', 'xliff2', 'omegat', 'foreign');
  return fc.option(
    fc.tuple(family, fc.tuple(at, at, at, at), text).map(([kind, places, native]) => {
      const [a = 0, b = 0, c = 0, d = 0] = [...places].sort((one, other) => one - other);
      const code = native
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('\r', '&#13;');
      const tag = (offset: number, state: InlineTag['kind'], content: string, pair?: string): InlineTag => ({
        offset,
        kind: state,
        ...(pair !== undefined && { pair }),
        content,
      });
      switch (kind) {
        case 'tmx':
          return [
            tag(a, 'open', `<bpt i="1" x="1" type="bold">${code}</bpt>`, '1'),
            tag(b, 'open', '<hi type="term">', 'hi1'),
            tag(b, 'standalone', `<ph x="2">${code}</ph>`),
            tag(c, 'close', '<ept i="1">&lt;/b&gt;</ept>', '1'),
            tag(c, 'close', '</hi>', 'hi1'),
            tag(d, 'standalone', '<it pos="end" x="3"/>'),
          ];
        case 'xliff12':
          return [
            tag(a, 'open', '<g id="1" ctype="bold">', '1'),
            tag(b, 'standalone', '<x id="2"/>'),
            tag(c, 'close', '</g>', '1'),
            tag(c, 'open', `<bpt id="3" rid="1">${code}</bpt>`, '1'),
            tag(d, 'close', '<ept id="4" rid="1"/>', '1'),
          ];
        case 'xliff2':
          return [
            tag(a, 'open', '<pc id="1">', '1'),
            tag(b, 'standalone', '<ph id="2"/>'),
            tag(c, 'close', '</pc>', '1'),
            tag(d, 'open', '<sc id="5" isolated="yes"/>', '5'),
          ];
        case 'omegat':
          return [tag(a, 'open', '<f0>', 'f0'), tag(b, 'close', '</f0>', 'f0'), tag(c, 'standalone', '<br1/>', 'br1')];
        default:
          return [tag(a, 'open', '{1>', '1'), tag(b, 'close', '<1}', '1'), tag(c, 'standalone', native)];
      }
    }),
    { nil: undefined },
  );
}

const languages = ['ru', 'en-GB', 'de', 'zh-Hans', 'x-unknown', 'uk'];

function variant(language: string): fc.Arbitrary<UnitVariant> {
  return text.chain((words) =>
    fc.tuple(tagsFor(words), variantProperties).map(([tags, properties]) => ({
      language,
      text: words,
      ...(tags !== undefined && { tags }),
      ...(properties.length > 0 && { properties }),
    })),
  );
}

const unitProperty: fc.Arbitrary<Property> = fc.oneof(
  fc.tuple(word, text).map(([type, value]): Property => ({ kind: 'prop', type, text: value })),
  fc.tuple(word, text).map(([type, value]): Property => ({ kind: 'prop', type, text: value, language: 'ru' })),
  text.map((value): Property => ({ kind: 'note', text: value, language: 'en' })),
  text.map(
    (value): Property => ({
      kind: 'transac',
      type: 'x',
      text: value,
      attached: [{ kind: 'date', text: '2024-01-01' }],
    }),
  ),
);
const variantProperties = fc.array(unitProperty, { maxLength: 2 });

const unitPropertyLists = fc
  .tuple(fc.option(text, { nil: undefined }), fc.option(fc.constant('7'), { nil: undefined }), variantProperties)
  .map(([tuid, usage, more]): Property[] => [
    ...(tuid === undefined ? [] : [{ kind: 'attribute', type: 'tuid', text: tuid }]),
    ...(usage === undefined ? [] : [{ kind: 'attribute', type: 'usagecount', text: usage }]),
    ...more,
  ]);

const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });

/** A unit of `count` languages with all that a unit may have. */
export function unit(count: number): fc.Arbitrary<UnitInput> {
  return fc
    .record({
      variants: fc.tuple(...languages.slice(0, count).map(variant)),
      previous: optional(text),
      next: optional(text),
      origin: optional(text),
      createdAt: optional(date),
      changedAt: optional(date),
      author: optional(text),
      state: optional(
        fc.constantFrom('initial' as const, 'translated' as const, 'reviewed' as const, 'final' as const),
      ),
      note: optional(text),
      properties: optional(unitPropertyLists),
    })
    .map((all) => defined(all) as UnitInput);
}

/** Without what is not there, as optional properties must be. */
export function defined<Value extends object>(value: Value): Value {
  return Object.fromEntries(
    Object.entries(value).filter(([, part]) => part !== undefined && !(Array.isArray(part) && part.length === 0)),
  ) as Value;
}

/** Properties in an order of their own: formats write them by kind. State `translated` goes without saying. */
export function comparable(one: UnitInput): UnitInput {
  const ordered = (list: readonly Property[] | undefined) =>
    [...(list ?? [])].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  return {
    ...one,
    state: one.state ?? 'translated',
    properties: ordered(one.properties),
    variants: one.variants.map((each) => ({ ...each, tags: each.tags ?? [], properties: ordered(each.properties) })),
  };
}

const words = text.map((string) => string.trim() || 'x');
const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2039-12-31'), noInvalidDate: true })
  .map((value) => value.toISOString().slice(0, 10));

const entryProperty: fc.Arbitrary<Property> = fc.oneof(
  words.map((value): Property => ({ kind: 'descrip', type: 'Источник', text: value })),
  words.map((value): Property => ({ kind: 'admin', type: 'customerSubset', text: value })),
  words.map(
    (value): Property => ({
      kind: 'descrip',
      type: 'context',
      text: value,
      attached: [{ kind: 'admin', type: 'source', text: value }],
    }),
  ),
  words.map((value): Property => ({ kind: 'prop', type: 'x-domain', text: value, language: 'ru' })),
  fc.constant<Property>({ kind: 'termNote', type: 'partOfSpeech', text: 'noun' }),
  fc.constant<Property>({ kind: 'termNote', type: 'partOfSpeech', text: 'причастие' }),
  fc.constant<Property>({
    kind: 'transac',
    type: 'transactionType',
    text: 'proposal',
    attached: [{ kind: 'date', text: '2024-01-01' }],
  }),
);

/** One to all of the cases put right. */
const forms: fc.Arbitrary<CorrectedForms> = fc
  .record({ genitive: words }, { requiredKeys: ['genitive'] })
  .chain(({ genitive }) =>
    fc
      .record({ dative: optional(words), instrumental: optional(words), prepositional: optional(words) })
      .map((others) => ({ genitive, ...defined(others) }) as CorrectedForms),
  );

function term(language: string): fc.Arbitrary<TermInput> {
  return fc
    .record({
      language: fc.constant(language),
      text: words,
      termType: fc.constantFrom(...termTypes),
      administrativeStatus: fc.constantFrom(...administrativeStatuses),
      gender: optional(fc.constantFrom('masculine' as const, 'feminine' as const, 'neuter' as const)),
      number: optional(fc.constantFrom('singular' as const, 'plural' as const)),
      forms: optional(forms),
      validFrom: optional(day),
      validTo: optional(day),
      note: optional(words.filter((note) => !note.startsWith('concordat:'))),
      properties: optional(fc.array(entryProperty, { maxLength: 2 })),
    })
    .map((all) => defined(all) as TermInput);
}

/** An entry with one to three terms in each of these languages. */
export function entry(...tags: readonly string[]): fc.Arbitrary<EntryItemInput> {
  return fc
    .record({
      conceptType: fc.constantFrom(...conceptTypes),
      subjectField: optional(words),
      definition: optional(words),
      note: optional(words),
      createdAt: optional(date),
      changedAt: optional(date),
      properties: optional(fc.array(entryProperty, { maxLength: 3 })),
      terms: fc
        .tuple(...tags.map((tag) => fc.array(term(tag), { minLength: 1, maxLength: 3 })))
        .map((lists) => lists.flat()),
    })
    .map((all) => defined(all) as EntryItemInput);
}

export function comparableEntry(one: EntryItemInput): EntryItemInput {
  const ordered = (list: readonly Property[] | undefined) =>
    [...(list ?? [])].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  return {
    ...one,
    properties: ordered(one.properties),
    terms: one.terms.map((each) => ({ ...each, properties: ordered(each.properties) })),
  };
}
