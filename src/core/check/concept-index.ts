import { stem } from '../text/stem.ts';
import { foldRomanisation } from '../text/transliteration.ts';
import { englishKey, isFunctionWord, titleSynonyms } from './english.ts';

/** Key of a word by its language: inflection and spelling folded. */
export function wordKey(word: string, language: string): string {
  return language === 'en' ? englishKey(word) : stem(word);
}

/**
 * Which concepts of a large memory can be named in a text: those of which all words of some name stand in it, whatever
 * their order, one of them perhaps by a synonym. Names are held by their longest word, so that most are never looked at.
 */
export class ConceptIndex {
  readonly #language: string;
  readonly #byWord = new Map<string, number[]>();
  readonly #ids: number[] = [];
  readonly #names: string[] = [];
  readonly #romanised = new Map<string, number[]>();

  constructor(language: string) {
    this.#language = language;
  }

  /** A name as folded words with spaces between. */
  addName(id: number, words: string): void {
    let longest = '';
    for (const word of words.split(' ')) {
      if (word.length > longest.length && !isFunctionWord(word)) longest = word;
    }
    push(this.#byWord, wordKey(longest, this.#language), this.#ids.length);
    this.#ids.push(id);
    this.#names.push(words);
  }

  /** A Russian acronym or clipped compound, which a text may have in Latin letters. */
  addShortForm(id: number, text: string): void {
    push(this.#romanised, foldRomanisation(text.split(/\s/, 1)[0] ?? ''), id);
  }

  /** Ids of concepts that may be named in a text of these folded words. */
  namedIn(words: ReadonlySet<string>): Set<number> {
    const keys = new Set<string>();
    for (const word of words) {
      keys.add(wordKey(word, this.#language));
      // The store's names have no apostrophes.
      if (word.includes("'")) keys.add(wordKey(word.replaceAll("'", ''), this.#language));
    }
    if (this.#language === 'en') for (const key of [...keys]) for (const other of titleSynonyms(key)) keys.add(other);
    const found = new Set<number>();
    for (const key of keys) {
      for (const index of this.#byWord.get(key) ?? []) {
        const id = this.#ids[index]!;
        if (!found.has(id) && this.#allIn(this.#names[index]!, keys)) found.add(id);
      }
    }
    for (const word of words) for (const id of this.#romanised.get(foldRomanisation(word)) ?? []) found.add(id);
    return found;
  }

  #allIn(name: string, keys: ReadonlySet<string>): boolean {
    return name.split(' ').every((word) => isFunctionWord(word) || keys.has(wordKey(word, this.#language)));
  }
}

function push(map: Map<string, number[]>, key: string, value: number): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
