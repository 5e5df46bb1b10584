import { foldSpelling } from '../text/english-spelling.ts';
import { stem } from '../text/stem.ts';

/** Words that bind a title together and carry nothing of it. */
const functionWords = new Set(
  'a an the of for on in to and at by with from or as its their his her into under over upon between among against within without about via de la le du des da'.split(
    ' ',
  ),
);

export function isFunctionWord(key: string): boolean {
  return functionWords.has(key);
}

/** Adjectives of states and unions brought to the noun, so that "Soviet writers" and "writers of the USSR" share a word. */
const demonyms: ReadonlyMap<string, string> = new Map(
  Object.entries({
    soviet: 'ussr',
    russian: 'russia',
    belarusian: 'belarus',
    kazakh: 'kazakhstan',
    kazakhstani: 'kazakhstan',
    kyrgyz: 'kyrgyzstan',
    tajik: 'tajikistan',
    armenian: 'armenia',
    uzbek: 'uzbekistan',
    azerbaijani: 'azerbaijan',
    turkmen: 'turkmenistan',
    moldovan: 'moldova',
    ukrainian: 'ukraine',
    american: 'us',
    british: 'uk',
    french: 'france',
    german: 'germany',
    chinese: 'china',
    japanese: 'japan',
    turkish: 'turkey',
    iranian: 'iran',
    european: 'europe',
    african: 'africa',
    asian: 'asia',
  }),
);

/** Key of one English word: spelling, plural, possessive and inflection folded. Input is a folded word. */
export function englishKey(key: string): string {
  const known = cache.get(key);
  if (known !== undefined) return known;
  const bare = foldSpelling(key.replace(/'s?$/, ''));
  const word = demonyms.get(bare) ?? stem(bare);
  if (cache.size > 100_000) cache.clear();
  cache.set(key, word);
  return word;
}
const cache = new Map<string, string>();

/** Whether the key of a folded word without apostrophe is its plain stem, so that one who has that need not ask. */
export function keyIsStem(word: string): boolean {
  return foldSpelling(word) === word && !demonyms.has(word);
}

/**
 * Words that translators into English put for one and the same Russian word in titles. Two titles that differ by one
 * such word name the same thing by two words: комиссия, комитет, председатель, начальник, постоянный, управление …
 */
const synonymClasses: readonly string[] = [
  'committee commission board',
  'council soviet board',
  'ministry department',
  'chairman chairwoman chairperson chair president head chief leader',
  'staff headquarters',
  'permanent standing constant',
  'cooperation collaboration',
  'directorate department office management administration division',
  'joint united unified combined common',
  'interstate intergovernmental',
  'deputy vice',
  'assembly meeting',
  'secretariat secretary',
  'aid assistance help',
  'defense protection',
  'troops forces',
  'treaty agreement pact convention',
  'charter statute regulations',
  'supreme high highest higher superior',
  'general main chief principal',
  'education enlightenment',
  'health healthcare',
  'foreign external',
  'emergency extraordinary',
  'law legislation legal',
  'state national federal public',
  'social public',
  'fund foundation',
  'representative envoy spokesperson spokesman spokeswoman',
  'region oblast province',
  'territory krai',
];

const synonymsOf = new Map<string, Set<string>>();
for (const words of synonymClasses) {
  const keys = words.split(' ').map(englishKey);
  for (const key of keys) {
    const others = synonymsOf.get(key) ?? new Set();
    for (const other of keys) if (other !== key) others.add(other);
    synonymsOf.set(key, others);
  }
}

/** Word keys that may stand for the same Russian word in a title. */
export function titleSynonyms(key: string): Iterable<string> {
  return synonymsOf.get(key) ?? [];
}
