/** Oxford is British with -ize: what the United Nations write. */
export type EnglishSpelling = 'british' | 'oxford' | 'american';

/** British and American spellings brought to one; only differences met in titles. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/(organ|recogn|standard|harmon|author|modern|special|stabil|util|civil|global|central|normal)is(?=[aei])/g, '$1iz'],
  [/centre/g, 'center'],
  [/defence/g, 'defense'],
  [/offence/g, 'offense'],
  [/programme/g, 'program'],
  [/(lab|neighb|hon|arm|harb|col|fav)our/g, '$1or'],
  [/counsellor/g, 'counselor'],
  [/advisor/g, 'adviser'],
  [/licence/g, 'license'],
  [/travelling/g, 'traveling'],
  [/^co-(?=op|ord)/g, 'co'],
];

/** All letters any of them needs: most words have nothing to fold, and this says so at once. */
const mayDiffer = /is|centre|defence|offence|programme|our|lor|sor|licence|travel|^co-/;

/** One spelling of a folded English word, for comparing only: organisation → organization, defence → defense. */
export function foldSpelling(key: string): string {
  if (!mayDiffer.test(key)) return key;
  let word = key;
  for (const [from, to] of spellings) word = word.replace(from, to);
  return word;
}
