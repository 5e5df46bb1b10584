import type { ExchangeParser } from '../../core/exchange/item.ts';
import { pairsOf } from '../../core/exchange/language-choice.ts';
import type { Job } from '../../core/job.ts';
import type { UnitVariant } from '../../core/memory/records.ts';
import { Problem, type ProblemCode } from '../../core/problem.ts';
import type { Block, Document } from '../../core/text/document.ts';
import { type LanguageTag, primaryLanguage } from '../../core/text/language.ts';
import type { InputFile } from '../input-file.ts';
import { bytesSource } from './byte-source.ts';
import { openText } from './text-chunks.ts';

/** Units of one file; a memory of more is to be imported, not read as a text. */
const mostUnits = 200_000;
/** Text given to the parser at once, UTF-16 code units: some milliseconds of work. */
const pieceLength = 64 * 1024;

/** The variants of every translation unit, in the order of the file. */
export type UnitTexts = readonly (readonly UnitVariant[])[];

/** Reads the units of a TMX or XLIFF file; what of them is broken is passed over, a file that cannot be read is a problem. */
export async function readUnitTexts(file: InputFile, kind: 'tmx' | 'xliff', job: Job): Promise<UnitTexts> {
  const parse: ExchangeParser =
    kind === 'tmx'
      ? (await import('../../core/exchange/tmx/parse-tmx.ts')).parseTmx
      : (await import('../../core/exchange/xliff/parse-xliff.ts')).parseXliff;
  const source = await openText(bytesSource(file.name, file.bytes));
  const pieces = async function* (): AsyncGenerator<string> {
    for await (const chunk of source.chunks()) {
      for (let at = 0; at < chunk.length; at += pieceLength) {
        await job.checkpoint();
        yield chunk.slice(at, at + pieceLength);
      }
    }
  };
  const units: (readonly UnitVariant[])[] = [];
  for await (const item of parse(pieces(), { file: file.name })) {
    if (item.kind === 'problem' && item.fatal) throw new Problem(item.code as ProblemCode, item.details);
    if (item.kind !== 'unit') continue;
    units.push(item.unit.variants);
    if (units.length > mostUnits) throw new Problem('too-many-units', { file: file.name, limit: mostUnits });
  }
  return units;
}

/** All texts of the units as blocks, those of one unit together. */
export function blocksOfUnits(units: UnitTexts): Block[] {
  return units.flatMap((variants) =>
    variants.flatMap(({ text }): Block[] => (text.trim() === '' ? [] : [{ kind: 'paragraph', text: text.trim() }])),
  );
}

export interface LinkedDocuments {
  readonly source: Document;
  readonly target: Document;
  readonly sourceLanguage: LanguageTag;
  readonly targetLanguage: LanguageTag;
}

/**
 * Both sides of a file of units, block by block translations of each other; units without text in either language are
 * left out. Without languages the commonest pair is taken, the first of a unit as the source. Undefined where no unit has
 * text in the languages asked for.
 */
export function linkedDocuments(
  { name, hash }: Pick<InputFile, 'name' | 'hash'>,
  units: UnitTexts,
  wanted: { readonly source?: LanguageTag; readonly target?: LanguageTag },
): LinkedDocuments | undefined {
  const languages = commonestPair(units, wanted);
  if (languages === undefined) return undefined;
  const [sourceLanguage, targetLanguage] = languages;
  const source: Block[] = [];
  const target: Block[] = [];
  for (const variants of units) {
    const [pair] = pairsOf(variants, sourceLanguage, targetLanguage);
    if (pair === undefined) continue;
    const [first, second] = pair.map(({ text }) => text.trim());
    if (!first || !second) continue;
    source.push({ kind: 'paragraph', text: first });
    target.push({ kind: 'paragraph', text: second });
  }
  if (source.length === 0) return undefined;
  return {
    source: { name, hash, blocks: source },
    target: { name, hash, blocks: target },
    sourceLanguage,
    targetLanguage,
  };
}

function commonestPair(
  units: UnitTexts,
  { source, target }: { readonly source?: LanguageTag; readonly target?: LanguageTag },
): readonly [LanguageTag, LanguageTag] | undefined {
  const counts = new Map<string, number>();
  for (const variants of units) {
    const languages = new Set(
      variants.filter(({ text }) => text.trim() !== '').map(({ language }) => primaryLanguage(language)),
    );
    for (const first of languages) {
      for (const second of languages) {
        if (first === second) continue;
        const key = `${first} ${second}`;
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
  }
  const fits = (wanted: LanguageTag | undefined, language: string): boolean =>
    wanted === undefined || primaryLanguage(wanted) === language;
  // Both orders of a pair count the same; the one a unit gives first comes first in the map, and stays first.
  const ranked = [...counts]
    .map(([key, count]) => ({ languages: key.split(' ') as [string, string], count }))
    .filter(({ languages: [first, second] }) => fits(source, first) && fits(target, second))
    .sort((a, b) => b.count - a.count);
  return ranked[0]?.languages;
}
