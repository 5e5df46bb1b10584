import type { Property, UnitState, UnitVariant } from '../../memory/records.ts';
import type { LanguageTag } from '../../text/language.ts';
import { tmxDate } from '../dates.ts';
import type { UnitToWrite } from '../item.ts';
import { pairsOf } from '../language-choice.ts';
import { inPieces } from '../text-pieces.ts';
import { escapeAttribute, escapeText, xmlText } from '../xml-markup.ts';
import { SharedNumbers, writeSegment } from './inline-tmx.ts';
import { propNames, tradosStates } from './props.ts';

export type TmxFlavour = 'plain' | 'omegat' | 'trados' | 'memoq' | 'wordfast';

export interface TmxOptions {
  /** Version of this program, for the header. */
  readonly version: string;
  /**
   * With both languages each unit is written with exactly two texts, source first, as most programs want it; a unit with
   * several texts of the target language is written once for each. Without, each unit with all it has.
   */
  readonly sourceLanguage?: LanguageTag;
  readonly targetLanguage?: LanguageTag;
  /** How a language is called in the file; as the memory calls it, where not given. */
  readonly languageCode?: (language: LanguageTag) => string;
  readonly flavour?: TmxFlavour;
  /** Level 1 leaves the tags out. */
  readonly level?: 1 | 2;
  /** Told of units that have no text in one of the two languages. */
  readonly left?: (unit: UnitToWrite) => void;
}

const unitAttributes = new Set([
  ...['tuid', 'o-encoding', 'datatype', 'usagecount', 'lastusagedate', 'creationtool', 'creationtoolversion'],
  ...['creationdate', 'creationid', 'changedate', 'segtype', 'changeid', 'o-tmf', 'srclang'],
]);
const variantAttributes = new Set([
  ...['o-encoding', 'datatype', 'usagecount', 'lastusagedate', 'creationtool', 'creationtoolversion'],
  ...['creationdate', 'creationid', 'changedate', 'o-tmf', 'changeid'],
]);
const segmentTypes = new Set(['block', 'paragraph', 'sentence', 'phrase']);

/** TMX 1.4b, valid against its DTD, encoded as UTF-8 by whoever writes the text to a file. */
export function serializeTmx(
  units: AsyncIterable<UnitToWrite> | Iterable<UnitToWrite>,
  options: TmxOptions,
): AsyncIterable<string> {
  return inPieces(parts(units, options));
}

async function* parts(
  units: AsyncIterable<UnitToWrite> | Iterable<UnitToWrite>,
  options: TmxOptions,
): AsyncGenerator<string> {
  const { sourceLanguage, targetLanguage, flavour = 'plain', languageCode = (tag) => tag } = options;
  const source = sourceLanguage === undefined ? '*all*' : languageCode(sourceLanguage);
  const code = escapeAttribute(source);
  // OmegaT's tags are text in its files; the name of the format tells a reader so.
  const format = flavour === 'omegat' ? 'OmegaT TMX' : 'Concordat';
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4">\n';
  yield `  <header creationtool="Concordat" creationtoolversion="${escapeAttribute(options.version)}" segtype="sentence" o-tmf="${format}" adminlang="en" srclang="${code}" datatype="plaintext"`;
  if (flavour === 'memoq' && targetLanguage !== undefined) {
    const target = escapeText(languageCode(targetLanguage));
    yield `>\n    <prop type="${propNames.targetLanguage}">${target}</prop>\n  </header>\n`;
  } else yield '/>\n';
  yield '  <body>\n';
  const writer = new UnitWriter(flavour, options.level ?? 2, languageCode);
  for await (const unit of units) {
    if (sourceLanguage === undefined || targetLanguage === undefined) {
      yield writer.write(unit, unit.variants);
      continue;
    }
    const pairs = pairsOf(unit.variants, sourceLanguage, targetLanguage);
    if (pairs.length === 0) options.left?.(unit);
    for (const pair of pairs) yield writer.write(unit, pair);
  }
  yield '  </body>\n</tmx>\n';
}

const tradosLevel = (state: UnitState): string | undefined =>
  Object.entries(tradosStates).find(([, one]) => one === state)?.[0];

class UnitWriter {
  private readonly flavour: TmxFlavour;
  private readonly level: 1 | 2;
  private readonly languageCode: (language: LanguageTag) => string;

  constructor(flavour: TmxFlavour, level: 1 | 2, languageCode: (language: LanguageTag) => string) {
    this.flavour = flavour;
    this.level = level;
    this.languageCode = languageCode;
  }

  write(unit: UnitToWrite, variants: readonly UnitVariant[]): string {
    const { properties = [] } = unit;
    const attributes: Record<string, string> = {};
    for (const { kind, type = '', text } of properties) {
      if (kind === 'attribute' && unitAttributes.has(type) && (type !== 'segtype' || segmentTypes.has(text))) {
        attributes[type] = text;
      }
    }
    const created = unit.createdAt === undefined ? undefined : tmxDate(unit.createdAt);
    const changed = unit.changedAt === undefined ? undefined : tmxDate(unit.changedAt);
    if (created !== undefined) attributes.creationdate = created;
    if (unit.author !== undefined) attributes.creationid = unit.author;
    if (changed !== undefined) attributes.changedate = changed;
    let out = '    <tu';
    for (const key in attributes) out += ` ${key}="${escapeAttribute(xmlText(attributes[key] ?? ''))}"`;
    out += '>\n';
    if (unit.note !== undefined) out += `      <note>${escapeText(xmlText(unit.note))}</note>\n`;
    if (properties.length > 0) out += this.properties(properties, unitAttributes, '      ');
    out += this.modelProps(unit);
    const shared = new SharedNumbers();
    for (const variant of variants) out += this.variant(variant, shared);
    return `${out}    </tu>\n`;
  }

  private variant({ language, text, tags = [], properties = [] }: UnitVariant, shared: SharedNumbers): string {
    let out = `      <tuv xml:lang="${escapeAttribute(this.languageCode(language))}"`;
    for (const { kind, type = '', text: value } of properties) {
      if (kind === 'attribute' && variantAttributes.has(type)) out += ` ${type}="${escapeAttribute(xmlText(value))}"`;
    }
    out += '>';
    if (properties.length > 0) out += this.properties(properties, variantAttributes, '');
    const segment =
      tags.length === 0 || this.level === 1
        ? escapeText(xmlText(text))
        : writeSegment(text, tags, shared, this.flavour === 'omegat');
    return `${out}<seg>${segment}</seg></tuv>\n`;
  }

  /** Notes and props as they came; what is of another format together, in a prop of our own. */
  private properties(properties: readonly Property[], attributes: ReadonlySet<string>, indent: string): string {
    let notes = '';
    let props = '';
    const foreign: Property[] = [];
    const end = indent === '' ? '' : '\n';
    for (const property of properties) {
      const { kind, type, text, language, section, attached = [] } = property;
      const encoding = attached[0];
      const simple =
        section === undefined &&
        attached.length <= 1 &&
        (encoding === undefined || (encoding.kind === 'attribute' && encoding.type === 'o-encoding'));
      if (!simple || (kind !== 'note' && kind !== 'prop')) {
        const written = kind === 'attribute' && attributes.has(type ?? '') && simple && language === undefined;
        if (!written || (type === 'segtype' && !segmentTypes.has(text))) foreign.push(property);
        continue;
      }
      const lang = language === undefined ? '' : ` xml:lang="${escapeAttribute(language)}"`;
      const code = encoding === undefined ? '' : ` o-encoding="${escapeAttribute(encoding.text)}"`;
      const content = escapeText(xmlText(text));
      if (kind === 'note') notes += `${indent}<note${code}${lang}>${content}</note>${end}`;
      else
        props += `${indent}<prop type="${escapeAttribute(xmlText(type ?? ''))}"${lang}${code}>${content}</prop>${end}`;
    }
    if (foreign.length > 0) {
      props += `${indent}<prop type="${propNames.properties}">${escapeText(xmlText(JSON.stringify(foreign)))}</prop>${end}`;
    }
    return notes + props;
  }

  private modelProps(unit: UnitToWrite): string {
    const props: [string, string][] = [];
    const omegat = this.flavour === 'omegat';
    const around = (text: string) => (omegat ? text : `<seg>${escapeText(text)}</seg>`);
    if (unit.previous) props.push([omegat ? propNames.omegatPrevious : propNames.previous, around(unit.previous)]);
    if (unit.next) props.push([omegat ? propNames.omegatNext : propNames.next, around(unit.next)]);
    if (unit.origin) props.push([propNames.document, unit.origin]);
    if (unit.state !== undefined) {
      const level = this.flavour === 'trados' ? tradosLevel(unit.state) : undefined;
      // Of the four states only the usual one goes without saying.
      if (level !== undefined) props.push([propNames.tradosState, level]);
      else if (unit.state !== 'translated') props.push([propNames.state, unit.state]);
    }
    return props.map(([type, text]) => `      <prop type="${type}">${escapeText(xmlText(text))}</prop>\n`).join('');
  }
}
