import type { LanguageTag } from './language.ts';

export type BlockKind =
  | 'paragraph'
  | 'heading'
  | 'listItem'
  | 'tableCell'
  | 'footnote'
  | 'endnote'
  | 'header'
  | 'footer'
  | 'textBox';

/** One block of running text as its author cut it: a paragraph, a heading, a table cell, a footnote. */
export interface Block {
  readonly kind: BlockKind;
  readonly text: string;
  /** Heading or list level, from 1. */
  readonly level?: number;
  /** Page, from 1, where the format knows pages. */
  readonly page?: number;
  /** Zero-based place of a table cell. */
  readonly cell?: { readonly table: number; readonly row: number; readonly column: number };
}

/** What a file or a pasted text says, free of its format. */
export interface Document {
  /** File name without folder, or the name given to a pasted text. */
  readonly name: string;
  readonly blocks: readonly Block[];
  /** SHA-256 of the bytes read, hex: the same file is recognised again. */
  readonly hash: string;
  /** Encoding found, for plain text. */
  readonly encoding?: string;
  /** The file itself says that it holds a text in two languages (TMX, XLIFF): source and target. */
  readonly bilingual?: readonly [LanguageTag, LanguageTag];
}

/** A sentence or heading, the unit of alignment. */
export interface Segment {
  readonly text: string;
  /** Index of its block in the document. */
  readonly block: number;
  /** Offsets in the block's text, UTF-16 code units, half-open. */
  readonly start: number;
  readonly end: number;
}

export interface SegmentedDocument {
  readonly document: Document;
  readonly language: LanguageTag;
  readonly segments: readonly Segment[];
}
