import { WordNumbers } from '../core/memory/word-numbers.ts';
import { stem } from '../core/text/stem.ts';
import { type Db, run, sql } from './database.ts';
import { indexRowid } from './index-rowid.ts';

export interface IndexedVariant {
  readonly id: number;
  readonly text: string;
}

/** Adds variants to the word index and their words to the vocabulary. */
export function indexVariants(db: Db, variants: readonly IndexedVariant[]): void {
  const indexer = new VariantIndexer(db);
  for (const { id, text } of variants) indexer.add(id, text);
  indexer.finish();
}

/** Words counted before the counts are written: enough for most of a language, little enough for memory. */
const mostCounted = 300_000;

/** Fields of a word: the text it was last met in, texts with it that the vocabulary has not counted, bytes of `#spelled`. */
const lastText = 0;
const uncounted = 1;
const spelledFrom = 2;
const spelledTo = 3;
const fields = 4;

/**
 * Texts on their way into the word index, and their words into the vocabulary. New words are written at once; texts wait for
 * `write`, for FTS5 writes fastest in the order of rowids; how often each word was met only guides searches, so it waits for
 * `finish`. After a rollback an indexer must be thrown away.
 */
export class VariantIndexer {
  readonly #db: Db;
  #words = new WordNumbers();
  /** Of each word, by its number, the four fields below. Together, for memory is slower than the rest of the work. */
  #facts = new Int32Array(fields * 1024);
  /** The words as the index reads them (UTF-8), a space before each. */
  #spelled = Buffer.allocUnsafe(8192);
  #texts = 0;
  #waiting: WaitingText[] = [];
  /** New words that the index of parts of words does not know yet. */
  #unparted: { readonly id: number; readonly word: string }[] = [];
  #bytes = Buffer.allocUnsafe(4096);
  #used = 0;

  constructor(db: Db) {
    this.#db = db;
  }

  /** Takes a text up; gives its count of words. */
  add(id: number, text: string): number {
    const numbers = this.#words.numbersOf(text);
    const count = numbers.length;
    if (this.#words.size > this.#learnt) this.#learn();
    this.#texts += 1;
    const start = this.#used;
    let end = start;
    const facts = this.#facts;
    const spelled = this.#spelled;
    for (let place = 0; place < count; place++) {
      const at = (numbers[place] as number) * fields;
      // A text counts once, however often the word stands in it.
      if (facts[at + lastText] === this.#texts) continue;
      facts[at + lastText] = this.#texts;
      facts[at + uncounted] = (facts[at + uncounted] as number) + 1;
      const from = facts[at + spelledFrom] as number;
      const to = facts[at + spelledTo] as number;
      if (end + to - from > this.#bytes.length) this.#bytes = larger(this.#bytes, end + to - from);
      const bytes = this.#bytes;
      for (let byte = from; byte < to; byte++) bytes[end++] = spelled[byte] as number;
    }
    this.#used = end;
    this.#waiting.push({ rowid: indexRowid(count, id), start, end });
    return count;
  }

  /** Words that are in the vocabulary, those with a lower number than this. */
  #learnt = 0;

  #learn(): void {
    for (; this.#learnt < this.#words.size; this.#learnt++) {
      const at = this.#learnt * fields;
      if (at + fields > this.#facts.length) this.#facts = larger(this.#facts, at + fields);
      const word = this.#words.wordOf(this.#learnt);
      const from = at === 0 ? 0 : (this.#facts[at - fields + spelledTo] as number);
      // A UTF-16 code unit takes three bytes at most.
      const most = from + word.length * 3 + 1;
      if (most > this.#spelled.length) this.#spelled = larger(this.#spelled, most);
      this.#facts[at + spelledFrom] = from;
      this.#facts[at + spelledTo] = from + this.#spelled.write(` ${word}`, from);
      this.#facts[at + lastText] = 0;
      const id = insertWord(this.#db, word);
      if (id !== undefined) this.#unparted.push({ id, word });
      // A word that is new is counted as it is written.
      this.#facts[at + uncounted] = id === undefined ? 0 : -1;
    }
  }

  /** Writes the texts taken up into the index. All at once: whatever is written in between makes FTS5 write out what it has gathered. */
  write(): void {
    const insertPart = sql(this.#db, 'INSERT INTO unit_word_part (rowid, form) VALUES (?, ?)');
    for (const { id, word } of this.#unparted) insertPart.run(id, word);
    this.#unparted = [];
    const insert = sql(this.#db, 'INSERT INTO variant_index (rowid, words) VALUES (?, ?)');
    this.#waiting.sort((a, b) => a.rowid - b.rowid);
    for (const { rowid, start, end } of this.#waiting) insert.run(rowid, this.#bytes.subarray(start, end));
    this.#waiting = [];
    this.#used = 0;
    if (this.#words.size >= mostCounted) this.#writeCounts();
  }

  /** Writes what waits, counts as well. */
  finish(): void {
    this.write();
    this.#writeCounts();
  }

  #writeCounts(): void {
    const update = sql(this.#db, 'UPDATE unit_word SET units = units + ? WHERE form = ?');
    for (let number = 0; number < this.#learnt; number++) {
      const texts = this.#facts[number * fields + uncounted] as number;
      if (texts > 0) update.run(texts, this.#words.wordOf(number));
    }
    this.#words = new WordNumbers();
    this.#learnt = 0;
    this.#texts = 0;
  }
}

interface WaitingText {
  readonly rowid: number;
  /** Bytes, half-open. */
  readonly start: number;
  readonly end: number;
}

/** The same with room for `needed` and as much again. */
function larger<Kind extends Buffer | Int32Array>(array: Kind, needed: number): Kind {
  const length = Math.max(array.length, needed) * 2;
  const made = Buffer.isBuffer(array) ? Buffer.allocUnsafe(length) : new Int32Array(length);
  made.set(array);
  return made as unknown as Kind;
}

/** The id of a word that is new, and counted once by that; undefined where it is known. */
function insertWord(db: Db, form: string): number | undefined {
  if (sql(db, 'SELECT 1 FROM unit_word WHERE form = ?').get(form) !== undefined) return undefined;
  return run(db, 'INSERT INTO unit_word (form, stem, units) VALUES (?, ?, 1)', form, stem(form));
}
