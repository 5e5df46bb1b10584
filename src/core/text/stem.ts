import snowball from 'snowball-stemmers';

const russian = snowball.newStemmer('russian');
const english = snowball.newStemmer('english');
const cyrillic = /[а-я]/;

/** Words repeat; stemming them once keeps long texts fast. Bounded, so that a session of days does not grow. */
const cacheLimit = 200_000;
const cache = new Map<string, string>();

/**
 * Snowball stem of a folded word: Russian rules where it has Cyrillic letters, English otherwise. These are the
 * stemmers the shipped lexicon was made with, so its keys and these agree. A trailing 's is dropped first.
 */
export function stem(key: string): string {
  const known = cache.get(key);
  if (known !== undefined) return known;
  const result = cyrillic.test(key)
    ? russian.stem(key)
    : english.stem(key.length > 3 && key.endsWith("'s") ? key.slice(0, -2) : key);
  if (cache.size >= cacheLimit) cache.clear();
  cache.set(key, result);
  return result;
}
