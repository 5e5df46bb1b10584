import { stem } from '../text/stem.ts';
import { states } from './check-glossary.ts';
import { englishKey, isFunctionWord, keyIsStem, titleSynonyms } from './english.ts';

/** Key of a word by its language: inflection and spelling folded. */
export function wordKey(word: string, language: string): string {
  return language === 'en' ? englishKey(word) : stem(word);
}

/** "… of the Russian Federation": such names may stand with the state's short name or its adjective. */
const stateEndings = states.map(([long]) => ` of ${long.toLowerCase()}`);

/**
 * Which concepts of a large memory can be named in a text: those of which all words of some name stand in it, whatever
 * their order, one of them perhaps by a synonym. Names are held by their longest word, so that most are never looked at.
 */
export class ConceptIndex {
  readonly #language: string;
  /** Names by their longest word as it is written: each word is stemmed once, not once for every name. */
  readonly #byForm = new Map<string, number[]>();
  readonly #byKey = new Map<string, number[][]>();
  readonly #stems: ReadonlyMap<string, string>;
  readonly #ids: number[] = [];
  readonly #names: string[] = [];

  /** @param stems of words the names have, as far as they are known: stemming anew is most of the work */
  constructor(language: string, stems: ReadonlyMap<string, string> = new Map()) {
    this.#language = language;
    this.#stems = stems;
  }

  /** A name as folded words with spaces between. */
  addName(id: number, words: string): void {
    const needed = this.#language === 'en' ? withoutState(words) : words;
    let longest = '';
    let anyLongest = '';
    for (const word of needed.split(' ')) {
      if (word.length > longest.length && !isFunctionWord(word)) longest = word;
      if (word.length > anyLongest.length) anyLongest = word;
    }
    // An acronym may look like a function word: IT, OR.
    this.#namesWith(longest === '' ? anyLongest : longest).push(this.#ids.length);
    this.#ids.push(id);
    this.#names.push(needed);
  }

  #namesWith(form: string): number[] {
    const known = this.#byForm.get(form);
    if (known !== undefined) return known;
    const names: number[] = [];
    this.#byForm.set(form, names);
    const key = this.#keyOf(form);
    const same = this.#byKey.get(key);
    if (same === undefined) this.#byKey.set(key, [names]);
    else same.push(names);
    return names;
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
      for (const names of this.#byKey.get(key) ?? []) {
        for (const index of names) {
          const id = this.#ids[index]!;
          if (!found.has(id) && this.#allIn(this.#names[index]!, keys)) found.add(id);
        }
      }
    }
    return found;
  }

  #allIn(name: string, keys: ReadonlySet<string>): boolean {
    return name.split(' ').every((word) => isFunctionWord(word) || keys.has(this.#keyOf(word)));
  }

  #keyOf(word: string): string {
    const known = this.#language !== 'en' || keyIsStem(word) ? this.#stems.get(word) : undefined;
    return known ?? wordKey(word, this.#language);
  }
}

function withoutState(name: string): string {
  const ending = stateEndings.find((ending) => name.endsWith(ending));
  return ending === undefined ? name : name.slice(0, -ending.length);
}
