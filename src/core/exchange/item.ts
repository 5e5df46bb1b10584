import type { EntryInput, Property, UnitInput } from '../memory/records.ts';
import type { ProblemCode, ProblemDetails } from '../problem.ts';
import type { LanguageTag } from '../text/language.ts';

/*
 * What all formats have in common: a reader turns decoded text into items, a writer turns items into text. Both are
 * streams, so that a file of any length passes through little memory. Languages are named as the file names them
 * (`EN-US`, `ru_RU`); whoever stores them brings them into one form first.
 */

export type ExchangeFormat = 'tmx' | 'tbx' | 'xliff' | 'multiterm';

/** A translation unit of the file, whole or not: units without translation are items, too, so that they can be counted. */
export interface UnitItem {
  readonly kind: 'unit';
  readonly unit: UnitInput;
  /** Where it begins, from 1. */
  readonly line: number;
  /** A further segment of the file's unit before it: XLIFF units hold many. Counting units, it is passed over. */
  readonly continues?: boolean;
}

export type EntryItemInput = Omit<EntryInput, 'id' | 'collectionId'>;

export interface EntryItem {
  readonly kind: 'entry';
  readonly entry: EntryItemInput;
  readonly line: number;
}

/**
 * Something that went wrong. `skipped`: an item of the file was lost by it, and `item` is its text as it stood, for the
 * file of failed items. `fatal`: nothing after it could be read, it is the last item of the stream.
 */
export interface ProblemItem {
  readonly kind: 'problem';
  readonly code: ProblemCode;
  readonly details: ProblemDetails;
  readonly line: number;
  readonly skipped: boolean;
  readonly fatal?: boolean;
  readonly item?: string;
}

/** Facts of the file as a whole; comes before the items it is about, and again where another part of the file begins. */
export interface HeaderItem {
  readonly kind: 'header';
  readonly format: ExchangeFormat;
  /** As the file gives it: `1.4`, `2.0`, `TBX-Basic`. */
  readonly version: string;
  /** Program that wrote it, with its version where given. */
  readonly tool?: string;
  readonly sourceLanguage?: LanguageTag;
  readonly targetLanguage?: LanguageTag;
  /** Name of the document the units are of. */
  readonly document?: string;
  readonly properties: readonly Property[];
}

export type ExchangeItem = HeaderItem | UnitItem | EntryItem | ProblemItem;

/** What a writer takes: units and entries as the memory holds them (TranslationUnit, EntryRecord) fit. */
export type UnitToWrite = UnitInput;
export type EntryToWrite = EntryItemInput & { readonly id?: number; readonly collection?: string };

export interface ParseOptions {
  /** Name for messages. */
  readonly file: string;
}

/** Decoded text in, in pieces of any length (best 64 K); items out, in the order of the file. Throws only what the input throws. */
export type ExchangeParser = (text: AsyncIterable<string>, options: ParseOptions) => AsyncIterable<ExchangeItem>;
