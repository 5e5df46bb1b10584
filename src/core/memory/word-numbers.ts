import { numberWord, segmentWords } from './words.ts';

/** What a character is to a word: its folded code (a letter), or one of these, which are no letters. */
const separator = 0;
const digit = 1;
const apostrophe = 2;
/** Only the rules of `segmentWords` can tell: marks, invisible characters, letters of other scripts. */
const special = 3;

/** Cyrillic ends here, for what is known by heart. */
const tableEnd = 0x460;
/** Above the table, the characters that merely part words: dashes, quotes, ellipsis, per mille, primes, №, €. */
const separators = new Set([
  ...Array.from({ length: 0x2028 - 0x2010 }, (_, index) => 0x2010 + index),
  ...[0x2030, 0x2032, 0x2033, 0x2039, 0x203a, 0x20ac, 0x2116],
]);
const rightQuote = 0x2019;

const table = Uint16Array.from({ length: tableEnd }, (_, code) => {
  const character = String.fromCharCode(code);
  if (character === "'") return apostrophe;
  if (code < 0x80 && /\p{N}/u.test(character)) return digit;
  const isKnownLetter = code < 0x100 ? code < 0x80 || code >= 0xc0 : code >= 0x400;
  if (isKnownLetter && /\p{L}/u.test(character)) return segmentWords(character)[0]?.charCodeAt(0) ?? special;
  return (code < 0xc0 && /[^\p{L}\p{M}\p{N}\p{Cf}]/u.test(character)) || /[×÷]/.test(character) ? separator : special;
});

/** @internal Of one UTF-16 code unit. */
function kindOf(code: number): number {
  if (code < tableEnd) return table[code] ?? special;
  if (code === rightQuote) return apostrophe;
  return separators.has(code) ? separator : special;
}

/**
 * Cuts segments into the words of `segmentWords` and gives each word a number, 0, 1, 2 … in the order in which they are first
 * met. Words met before cost no new string, which makes it several times faster over many texts.
 */
export class WordNumbers {
  readonly #words: string[] = [];
  /** Open addressing: places, a power of two of them, of two numbers each: the word's number + 1, or 0 where it is free; its hash. */
  #places = new Int32Array(2 * 1024);
  #found = new Int32Array(256);
  readonly #folded = new Uint16Array(longestFolded);

  /** How many words have a number. */
  get size(): number {
    return this.#words.length;
  }

  wordOf(number: number): string {
    return this.#words[number] ?? '';
  }

  /** The numbers of a text's words, in order. A view of a buffer that the next call writes over. */
  numbersOf(text: string): Int32Array {
    const count = this.#scan(text);
    if (count >= 0) return this.#found.subarray(0, count);
    const words = segmentWords(text);
    this.#makeRoom(words.length);
    words.forEach((word, place) => {
      this.#found[place] = this.#numberOfWord(word);
    });
    return this.#found.subarray(0, words.length);
  }

  /** Fills `#found` and gives the count of words, or -1 where the text needs the full rules. */
  #scan(text: string): number {
    const folded = this.#folded;
    const end = text.length;
    let count = 0;
    let at = 0;
    while (at < end) {
      let kind = kindOf(text.charCodeAt(at));
      if (kind === special) return -1;
      if (kind === digit) {
        at = endOfNumber(text, at);
        this.#makeRoom(count + 1);
        this.#found[count++] = this.#numberOfWord(numberWord);
        continue;
      }
      if (kind === separator || kind === apostrophe) {
        at += 1;
        continue;
      }
      let length = 0;
      let hash = 0;
      for (;;) {
        if (length === longestFolded) return -1;
        folded[length++] = kind;
        hash = Math.imul(hash ^ kind, hashFactor);
        at += 1;
        if (at >= end) break;
        kind = kindOf(text.charCodeAt(at));
        if (kind > special) continue;
        if (kind === special) return -1;
        // Between two letters an apostrophe parts nothing; it is merely left out.
        if (kind !== apostrophe || at + 1 >= end) break;
        kind = kindOf(text.charCodeAt(at + 1));
        if (kind === special) return -1;
        if (kind < special) break;
        at += 1;
      }
      this.#makeRoom(count + 1);
      this.#found[count++] = this.#numberOfFolded(length, hash);
    }
    return count;
  }

  #numberOfFolded(length: number, hash: number): number {
    const folded = this.#folded;
    const places = this.#places;
    const mask = places.length - 2;
    for (let place = mixed(hash) & mask; ; place = (place + 2) & mask) {
      const number = (places[place] as number) - 1;
      if (number < 0) return this.#add(String.fromCharCode(...folded.subarray(0, length)), hash, place);
      if (places[place + 1] !== hash) continue;
      const word = this.#words[number] ?? '';
      if (word.length !== length) continue;
      let same = 0;
      while (same < length && word.charCodeAt(same) === folded[same]) same += 1;
      if (same === length) return number;
    }
  }

  #numberOfWord(word: string): number {
    let hash = 0;
    for (let index = 0; index < word.length; index++) hash = Math.imul(hash ^ word.charCodeAt(index), hashFactor);
    const places = this.#places;
    const mask = places.length - 2;
    for (let place = mixed(hash) & mask; ; place = (place + 2) & mask) {
      const number = (places[place] as number) - 1;
      if (number < 0) return this.#add(word, hash, place);
      if (places[place + 1] === hash && this.#words[number] === word) return number;
    }
  }

  #add(word: string, hash: number, place: number): number {
    const number = this.#words.length;
    this.#words.push(word);
    this.#places[place] = number + 1;
    this.#places[place + 1] = hash;
    if (this.#words.length * 4 > this.#places.length) this.#spread();
    return number;
  }

  /** Twice as many places, so that at least half of them are free. */
  #spread(): void {
    const before = this.#places;
    const places = new Int32Array(before.length * 2);
    const mask = places.length - 2;
    for (let index = 0; index < before.length; index += 2) {
      const hash = before[index + 1] as number;
      if (before[index] === 0) continue;
      let place = mixed(hash) & mask;
      while (places[place] !== 0) place = (place + 2) & mask;
      places[place] = before[index] as number;
      places[place + 1] = hash;
    }
    this.#places = places;
  }

  #makeRoom(count: number): void {
    if (count <= this.#found.length) return;
    const larger = new Int32Array(count * 2);
    larger.set(this.#found);
    this.#found = larger;
  }
}

/** Longer words are no words; they go the long way. */
const longestFolded = 64;
/** FNV-1a's prime (http://www.isthe.com/chongo/tech/comp/fnv/). */
const hashFactor = 16777619;

/** Brings the high bits, which hold most of the difference, down to where the places are chosen. */
function mixed(hash: number): number {
  return (hash ^ (hash >>> 15)) << 1;
}

/** After the digits at `at`, which points and commas between digits belong to. */
function endOfNumber(text: string, at: number): number {
  let end = at + 1;
  for (;;) {
    const code = text.charCodeAt(end);
    if (isDigit(code)) end += 1;
    else if ((code === 0x2e || code === 0x2c) && isDigit(text.charCodeAt(end + 1))) end += 2;
    else return end;
  }
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}
