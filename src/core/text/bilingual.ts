import { guessLanguages } from './detect-language.ts';
import type { Block, Document } from './document.ts';
import { type LanguageTag, primaryLanguage } from './language.ts';

/** One file that holds a text in two languages, parted into its sides. */
export interface BilingualDocument {
  readonly source: Document;
  readonly target: Document;
  readonly sourceLanguage: LanguageTag;
  readonly targetLanguage: LanguageTag;
}

/** Share of a document's letters each of two languages must have, so that quotations do not make it bilingual. */
const leastShare = 0.2;
/** Blocks each language must have: a title page in two languages is not yet a bilingual document. */
const leastBlocks = 2;
/** Share of the blocks of each language that must stand beside one of the other, in the order of the document. */
const leastMixing = 0.1;

/** A block, or a part of one, with the language it is in; undefined where it has hardly any letters. */
interface Piece {
  readonly block: Block;
  readonly language: LanguageTag | undefined;
  readonly letters: number;
}

/**
 * Parts a bilingual document (a table with a column for each language, paragraphs in turn, one language after the other,
 * both in one paragraph on lines of their own) into a source and a target. The language that comes first is the source,
 * unless one is named. Undefined for a document in one language. Blocks without words (numbers, rules) go to both sides.
 */
export function splitBilingual(document: Document, sourceLanguage?: LanguageTag): BilingualDocument | undefined {
  const pieces = document.blocks.flatMap(piecesOf);
  const languages = twoLanguages(pieces);
  if (languages === undefined) return undefined;
  const named = sourceLanguage === undefined ? undefined : primaryLanguage(sourceLanguage);
  const [first, second] = named === languages[1] ? [languages[1], languages[0]] : languages;
  const side = (language: LanguageTag, other: LanguageTag): Document => ({
    ...document,
    blocks: pieces
      .filter((piece) => piece.language === undefined || nearer(piece, language, other) === language)
      .map((piece) => piece.block),
  });
  return {
    source: side(first, second),
    target: side(second, first),
    sourceLanguage: first,
    targetLanguage: second,
  };
}

/** Parts of a block that are in different languages: lines, or the sides of a stroke, each in a script of its own. */
function piecesOf(block: Block): Piece[] {
  for (const separator of [/\n+/, /\s+[/|]\s+/]) {
    const parts = block.text.split(separator).filter((part) => part.trim() !== '');
    const scripts = new Set(parts.map(scriptOf));
    if (parts.length < 2 || scripts.size !== 2 || scripts.has(undefined)) continue;
    const runs: string[] = [];
    for (const part of parts) {
      const last = runs.at(-1);
      if (last !== undefined && scriptOf(last) === scriptOf(part)) runs[runs.length - 1] = `${last}\n${part}`;
      else runs.push(part);
    }
    // «МИД / MFA / МИД»: more than one turn is a list of names, not two versions.
    if (runs.length === 2) return runs.map((text) => pieceOf({ ...block, text: text.trim() }));
  }
  return [pieceOf(block)];
}

function pieceOf(block: Block): Piece {
  const letters = block.text.match(/\p{L}/gu)?.length ?? 0;
  const language = letters < 2 ? undefined : guessLanguages(block.text)[0]?.language;
  return { block, language, letters };
}

function scriptOf(text: string): 'cyrillic' | 'latin' | undefined {
  const cyrillic = text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (cyrillic + latin < 3) return undefined;
  if (cyrillic > 3 * latin) return 'cyrillic';
  return latin > 3 * cyrillic ? 'latin' : undefined;
}

/** The two languages of a document in the order they appear, or undefined where one prevails. */
function twoLanguages(pieces: readonly Piece[]): readonly [LanguageTag, LanguageTag] | undefined {
  const shares = new Map<LanguageTag, { letters: number; blocks: number; first: number }>();
  let all = 0;
  pieces.forEach(({ language, letters }, index) => {
    if (language === undefined) return;
    all += letters;
    const share = shares.get(language) ?? { letters: 0, blocks: 0, first: index };
    share.letters += letters;
    share.blocks++;
    shares.set(language, share);
  });
  const ranked = [...shares].sort((a, b) => b[1].letters - a[1].letters).slice(0, 2);
  if (ranked.length < 2) return undefined;
  for (const [, share] of ranked) if (share.letters < all * leastShare || share.blocks < leastBlocks) return undefined;
  const [one, two] = ranked.sort((a, b) => a[1].first - b[1].first) as [(typeof ranked)[0], (typeof ranked)[0]];
  return inTurns(pieces, one[0], two[0]) || inHalves(pieces, one[0], two[0]) ? [one[0], two[0]] : undefined;
}

/** Whether the languages alternate, as in table rows and interleaved paragraphs. */
function inTurns(pieces: readonly Piece[], one: LanguageTag, two: LanguageTag): boolean {
  const order = pieces.map((piece) => piece.language).filter((language) => language === one || language === two);
  let turns = 0;
  for (let i = 1; i < order.length; i++) if (order[i] !== order[i - 1]) turns++;
  return turns >= 2 && turns >= order.length * leastMixing;
}

/** Whether one language ends where the other begins. */
function inHalves(pieces: readonly Piece[], one: LanguageTag, two: LanguageTag): boolean {
  const order = pieces.map((piece) => piece.language).filter((language) => language === one || language === two);
  return order.lastIndexOf(one) < order.indexOf(two);
}

/** Which of two languages a piece is in; a short one may have been taken for a third. */
function nearer({ block, language }: Piece, one: LanguageTag, two: LanguageTag): LanguageTag {
  if (language === one || language === two) return language;
  const guesses = guessLanguages(block.text);
  const confidence = (wanted: LanguageTag): number =>
    guesses.find((guess) => guess.language === wanted)?.confidence ?? 0;
  if (confidence(one) !== confidence(two)) return confidence(one) > confidence(two) ? one : two;
  // Another script than both: to the first side, in a stated order.
  return one < two ? one : two;
}
