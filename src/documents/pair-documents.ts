import { guessLanguages } from '../core/text/detect-language.ts';
import type { Document } from '../core/text/document.ts';
import { type LanguageTag, primaryLanguage } from '../core/text/language.ts';
import { numbersIn } from '../core/text/numbers.ts';
import { foldRomanisation } from '../core/text/transliteration.ts';

/** What pairing needs to know of a document; the document itself need not be kept. */
export interface DocumentFacts {
  readonly name: string;
  readonly language: LanguageTag | undefined;
  /** Letters of its text. */
  readonly letters: number;
  readonly blocks: number;
  /** Keys of its numbers and dates, with how often they occur. */
  readonly numbers: ReadonlyMap<string, number>;
}

export interface ProposedPair {
  /** Indices among the facts given. */
  readonly source: number;
  readonly target: number;
  /** 0-1; below a half the pair deserves a look. */
  readonly confidence: number;
}

export interface Pairing {
  readonly pairs: readonly ProposedPair[];
  /** Indices of documents nothing was found for. */
  readonly unpaired: readonly number[];
}

/** Text the facts are taken from, UTF-16 code units; numbers of a long document repeat. */
const sampleLength = 200_000;
/** Below this two documents are not proposed as a pair. */
const leastConfidence = 0.25;

export function factsOf(document: Document): DocumentFacts {
  let text = '';
  for (const block of document.blocks) {
    if (text.length > sampleLength) break;
    text += `${block.text}\n`;
  }
  const language = guessLanguages(text)[0]?.language;
  const numbers = new Map<string, number>();
  for (const { key } of numbersIn(text, language ?? 'en')) numbers.set(key, (numbers.get(key) ?? 0) + 1);
  const letters = document.blocks.reduce((sum, block) => sum + block.text.length, 0);
  return { name: document.name, language, letters, blocks: document.blocks.length, numbers };
}

/**
 * Which document of the source language belongs to which of the target language: by their names without language marks,
 * the numbers in them, their lengths. One to one, best first; a document of neither language stays unpaired.
 */
export function proposePairs(
  documents: readonly DocumentFacts[],
  sourceLanguage: LanguageTag,
  targetLanguage: LanguageTag,
): Pairing {
  const inLanguage = (wanted: LanguageTag): number[] =>
    documents.flatMap((facts, index) =>
      facts.language !== undefined && primaryLanguage(facts.language) === primaryLanguage(wanted) ? [index] : [],
    );
  const rarity = rarityOf(documents);
  const candidates: ProposedPair[] = [];
  for (const source of inLanguage(sourceLanguage)) {
    for (const target of inLanguage(targetLanguage)) {
      const confidence = likeness(documents[source]!, documents[target]!, rarity);
      if (confidence >= leastConfidence) candidates.push({ source, target, confidence });
    }
  }
  candidates.sort((a, b) => b.confidence - a.confidence || a.source - b.source || a.target - b.target);
  const taken = new Set<number>();
  const pairs = candidates.filter(({ source, target }) => {
    if (taken.has(source) || taken.has(target)) return false;
    taken.add(source);
    taken.add(target);
    return true;
  });
  return { pairs, unpaired: documents.flatMap((_, index) => (taken.has(index) ? [] : [index])) };
}

/** How much a number tells: one that stands in every document tells nothing. */
function rarityOf(documents: readonly DocumentFacts[]): (key: string) => number {
  const counts = new Map<string, number>();
  for (const { numbers } of documents) for (const key of numbers.keys()) counts.set(key, (counts.get(key) ?? 0) + 1);
  return (key) => Math.log(1 + documents.length / (counts.get(key) ?? 1)) * (key.length > 2 ? 1 : 0.4);
}

function likeness(source: DocumentFacts, target: DocumentFacts, rarity: (key: string) => number): number {
  const numbers = numberLikeness(source, target, rarity);
  const names = nameLikeness(source.name, target.name);
  const ratio = Math.log(source.letters / Math.max(1, target.letters));
  // Russian and English texts are of about one length; a third more or less is common, twice is not.
  const length = Math.exp(-((ratio / 0.45) ** 2));
  const blocks = Math.exp(-((Math.log(source.blocks / Math.max(1, target.blocks)) / 0.7) ** 2));
  const hasNumbers = source.numbers.size >= 3 && target.numbers.size >= 3;
  const content = hasNumbers ? 0.65 * numbers + 0.25 * length + 0.1 * blocks : 0.6 * length * blocks;
  // Names alone convince when they agree, and must not part what the content joins.
  return Math.min(1, Math.max(content * 0.9 + names * 0.1, names * 0.7 + content * 0.3));
}

function numberLikeness(source: DocumentFacts, target: DocumentFacts, rarity: (key: string) => number): number {
  let common = 0;
  let all = 0;
  for (const key of new Set([...source.numbers.keys(), ...target.numbers.keys()])) {
    const a = source.numbers.get(key) ?? 0;
    const b = target.numbers.get(key) ?? 0;
    common += Math.min(a, b, 3) * rarity(key);
    all += Math.min(Math.max(a, b), 3) * rarity(key);
  }
  return all === 0 ? 0 : common / all;
}

const languageMarks =
  /(?:^|[\s._()[\]-])(?:ru|rus|russian|en|eng|english|r|e|рус|русский|рус\.|англ|английский|перевод|translation|source|target|исходный|оригинал|original|final|итог|v\d+|копия|copy)(?=$|[\s._()[\]-])/giu;

/** 0-1 by the words and numbers the names share, without extension and language marks, in Latin letters. */
function nameLikeness(one: string, other: string): number {
  const wordsOf = (name: string): Set<string> => {
    let bare = name.replace(/\.[\p{L}\d]{1,5}$/u, '');
    // Marks share their separators, so one pass may leave every second.
    for (let before = ''; before !== bare; ) {
      before = bare;
      bare = bare.replace(languageMarks, ' ');
    }
    return new Set(
      foldRomanisation(bare.replace(/(\p{L})(?=\d)|(\d)(?=\p{L})/gu, '$1$2 '))
        .split(' ')
        .filter((word) => word !== ''),
    );
  };
  const a = wordsOf(one);
  const b = wordsOf(other);
  if (a.size === 0 || b.size === 0) return 0;
  const common = [...a].filter((word) => b.has(word)).length;
  return common / Math.max(a.size, b.size);
}
