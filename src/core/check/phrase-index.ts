/**
 * Phrases of keys, found longest first at a place in a text. One flat map from (node, word) to node holds them all,
 * so that some hundred thousand phrases cost neither an object nor a map each.
 */
export class PhraseIndex<Value> {
  readonly #words = new Map<string, number>();
  readonly #edges = new Map<number, number>();
  readonly #values = new Map<number, Value>();
  #nodes = 1;

  /** Node numbers are multiplied by this to make room for the word; both stay far below 2^53 together. */
  static readonly #fan = 2 ** 24;

  /** `exact` phrases (acronyms) are held by their letters and found by them alone. Of two equal phrases `prevails` tells which stays. */
  add(keys: readonly string[], value: Value, exact: boolean, prevails: (old: Value) => boolean = () => false): void {
    let node = 0;
    for (const key of keys) {
      const word = this.#intern(exact ? `=${key}` : key);
      const edge = node * PhraseIndex.#fan + word;
      let next = this.#edges.get(edge);
      if (next === undefined) {
        next = this.#nodes++;
        this.#edges.set(edge, next);
      }
      node = next;
    }
    const old = this.#values.get(node);
    if (old === undefined || prevails(old)) this.#values.set(node, value);
  }

  /**
   * Longest phrase that begins at `start` and ends before `limit`; `end` is half-open.
   * @param keys folded words of the text  @param forms the same words with their capitals  @param skip words that may stand between
   */
  longest(
    keys: readonly string[],
    forms: readonly string[],
    start: number,
    limit: number,
    skip: (key: string) => boolean,
  ): { readonly value: Value; readonly end: number } | undefined {
    const byKey = this.#walk(keys, start, limit, skip, '');
    const byForm = this.#walk(forms, start, limit, skip, '=');
    if (byKey === undefined) return byForm;
    if (byForm === undefined) return byKey;
    return byForm.end >= byKey.end ? byForm : byKey;
  }

  #walk(
    words: readonly string[],
    start: number,
    limit: number,
    skip: (key: string) => boolean,
    prefix: string,
  ): { readonly value: Value; readonly end: number } | undefined {
    let node = 0;
    let found: { value: Value; end: number } | undefined;
    for (let index = start; index < limit; index++) {
      const text = words[index]!;
      const word = this.#words.get(prefix + text);
      const next = word === undefined ? undefined : this.#edges.get(node * PhraseIndex.#fan + word);
      if (next === undefined) {
        if (index > start && skip(text)) continue;
        break;
      }
      node = next;
      const value = this.#values.get(node);
      if (value !== undefined) found = { value, end: index + 1 };
    }
    return found;
  }

  #intern(word: string): number {
    const known = this.#words.get(word);
    if (known !== undefined) return known;
    const id = this.#words.size;
    this.#words.set(word, id);
    return id;
  }
}
