import type { InlineTag, UnitVariant } from '../../memory/records.ts';
import type { LanguageTag } from '../../text/language.ts';
import { wholeOffset } from '../inline.ts';
import type { UnitToWrite } from '../item.ts';
import { pairsOf } from '../language-choice.ts';
import { inPieces } from '../text-pieces.ts';
import { partnersOf } from '../tmx/inline-tmx.ts';
import { escapeAttribute, escapeText, openTag, parseMarkup, unescapeXml, xmlText } from '../xml-markup.ts';
import { ownType, writeOwn } from './own-properties.ts';
import { stateNames12 } from './states.ts';

export interface XliffWriteOptions {
  /** 1.2 is what most programs read. */
  readonly edition: '1.2' | '2.1';
  /** Version of this program. */
  readonly version: string;
  readonly sourceLanguage: LanguageTag;
  readonly targetLanguage: LanguageTag;
  readonly languageCode?: (language: LanguageTag) => string;
  /** Name of the document the units are said to be of. */
  readonly original?: string;
  /** Without, contexts, dates and properties are left out. */
  readonly lossless?: boolean;
  /** Told of units that have no text in one of the languages. */
  readonly left?: (unit: UnitToWrite) => void;
}

/** XLIFF of two languages: 1.2 strict, or 2.1 with its metadata module. */
export function serializeXliff(
  units: AsyncIterable<UnitToWrite> | Iterable<UnitToWrite>,
  options: XliffWriteOptions,
): AsyncIterable<string> {
  return inPieces(parts(units, options));
}

async function* parts(
  units: AsyncIterable<UnitToWrite> | Iterable<UnitToWrite>,
  options: XliffWriteOptions,
): AsyncGenerator<string> {
  const { sourceLanguage, targetLanguage, languageCode = (tag) => tag, lossless = true } = options;
  const source = escapeAttribute(languageCode(sourceLanguage));
  const target = escapeAttribute(languageCode(targetLanguage));
  const original = escapeAttribute(xmlText(options.original ?? 'concordat'));
  const version = escapeAttribute(xmlText(options.version));
  const is2 = options.edition === '2.1';
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  if (is2) {
    yield `<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0" srcLang="${source}" trgLang="${target}">\n`;
    yield `  <file id="f1" original="${original}">\n`;
  } else {
    yield '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">\n';
    yield `  <file original="${original}" source-language="${source}" target-language="${target}" datatype="plaintext">\n`;
    yield `    <header><tool tool-id="concordat" tool-name="Concordat" tool-version="${version}"/></header>\n    <body>\n`;
  }
  let number = 0;
  for await (const unit of units) {
    const pairs = pairsOf(unit.variants, sourceLanguage, targetLanguage);
    if (pairs.length === 0) options.left?.(unit);
    for (const pair of pairs) {
      number++;
      yield is2 ? unit2(unit, pair, number, lossless) : unit12(unit, pair, number, lossless);
    }
  }
  // A file without units is valid in neither edition: XLIFF 2 asks for one, and readers of 1.2 take a body for granted.
  if (is2 && number === 0) yield '    <unit id="u1"><segment><source/></segment></unit>\n';
  yield is2 ? '  </file>\n</xliff>\n' : '    </body>\n  </file>\n</xliff>\n';
}

type Pair = readonly [UnitVariant, UnitVariant];

function unit12(unit: UnitToWrite, pair: Pair, number: number, lossless: boolean): string {
  const ids = new CodeIds();
  const [source, target] = pair.map((variant) => inline(variant, ids, code12));
  const state = unit.state ?? 'translated';
  const note = unit.note === undefined ? '' : `        <note>${escapeText(xmlText(unit.note))}</note>\n`;
  const own = lossless
    ? `        <context-group purpose="information"><context context-type="${ownType}">${escapeText(xmlText(writeOwn(unit, pair)))}</context></context-group>\n`
    : '';
  const approved = state === 'final' ? ' approved="yes"' : '';
  return (
    `      <trans-unit id="${number}"${approved} xml:space="preserve">\n        <source>${source}</source>\n` +
    `        <target state="${stateNames12[state]}">${target}</target>\n${own}${note}      </trans-unit>\n`
  );
}

function unit2(unit: UnitToWrite, pair: Pair, number: number, lossless: boolean): string {
  const ids = new CodeIds();
  const [source, target] = pair.map((variant) => inline(variant, ids, code2));
  const own = lossless
    ? `      <mda:metadata><mda:metaGroup category="concordat"><mda:meta type="${ownType}">${escapeText(xmlText(writeOwn(unit, pair)))}</mda:meta></mda:metaGroup></mda:metadata>\n`
    : '';
  const note = unit.note === undefined ? '' : `      <notes><note>${escapeText(xmlText(unit.note))}</note></notes>\n`;
  return (
    `    <unit id="u${number}" xml:space="preserve">\n${own}${note}      <segment state="${unit.state ?? 'translated'}">\n` +
    `        <source>${source}</source>\n        <target>${target}</target>\n      </segment>\n    </unit>\n`
  );
}

/** One number for the same code on both sides of a unit, never twice on one side. */
class CodeIds {
  private readonly ids = new Map<string, number>();

  of(tag: InlineTag, seen: Map<string, number>): string {
    const name = `${tag.kind} ${tag.pair ?? tag.content}`;
    const occurrence = (seen.get(name) ?? 0) + 1;
    seen.set(name, occurrence);
    const key = `${name} ${occurrence}`;
    let id = this.ids.get(key);
    if (id === undefined) {
      id = this.ids.size + 1;
      this.ids.set(key, id);
    }
    return String(id);
  }
}

interface Code {
  readonly id: string;
  /** Id of the opening code, of one that closes. */
  readonly opening?: string;
  readonly kind: InlineTag['kind'];
  /** Its partner stands in the same text. */
  readonly paired: boolean;
  /** The native markup, as text. */
  readonly native: string;
}

function inline({ text, tags = [] }: UnitVariant, ids: CodeIds, write: (code: Code) => string): string {
  if (tags.length === 0) return escapeText(xmlText(text));
  const partners = partnersOf(
    tags,
    tags.map(({ content }) => parseMarkup(content)),
  );
  const seen = new Map<string, number>();
  const given = new Map<number, string>();
  let out = '';
  let from = 0;
  tags.forEach((tag, index) => {
    const offset = Math.max(wholeOffset(text, tag.offset), from);
    out += escapeText(xmlText(text.slice(from, offset)));
    from = offset;
    const partner = partners.get(index);
    const opening = tag.kind === 'close' && partner !== undefined ? given.get(partner) : undefined;
    const id = ids.of(tag, seen);
    given.set(index, id);
    out += write({
      id,
      ...(opening !== undefined && { opening }),
      kind: tag.kind,
      paired: partner !== undefined,
      native: xmlText(nativeOf(tag.content)),
    });
  });
  return out + escapeText(xmlText(text.slice(from)));
}

/** What the tag stands for in its document: the content of a TMX code, else the tag itself. */
function nativeOf(content: string): string {
  const markup = parseMarkup(content);
  if (markup?.inner === undefined) return content;
  return unescapeXml(markup.inner.replace(/<[^>]*>/g, ''));
}

function code12({ id, opening, kind, paired, native }: Code): string {
  const inner = escapeText(native);
  if (kind === 'standalone') return `${openTag('ph', { id })}${inner}</ph>`;
  if (!paired) return `${openTag('it', { id, pos: kind === 'open' ? 'open' : 'close' })}${inner}</it>`;
  if (kind === 'open') return `${openTag('bpt', { id, rid: id })}${inner}</bpt>`;
  return `${openTag('ept', { id, rid: opening ?? id })}${inner}</ept>`;
}

function code2({ id, opening, kind, paired, native }: Code): string {
  const disp = { disp: native };
  if (kind === 'standalone') return openTag('ph', { id, ...disp }, true);
  if (kind === 'open') return openTag('sc', { id, ...(!paired && { isolated: 'yes' }), ...disp }, true);
  if (paired && opening !== undefined) return openTag('ec', { startRef: opening, ...disp }, true);
  return openTag('ec', { id, isolated: 'yes', ...disp }, true);
}
