/** Keys of the two layouts in one order: what a key gives in English (US) and in Russian, plain and with Shift. */
const englishKeys = '`qwertyuiop[]asdfghjkl;\'zxcvbnm,./~QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>?@#$^&|';
const russianKeys = 'ёйцукенгшщзхъфывапролджэячсмитьбю.ЁЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,"№;:?/';

const toRussian = new Map([...englishKeys].map((key, index) => [key, russianKeys[index] ?? key]));
const toEnglish = new Map([...russianKeys].map((key, index) => [key, englishKeys[index] ?? key]));

function retype(text: string, keys: ReadonlyMap<string, string>): string {
  let out = '';
  for (const character of text) out += keys.get(character) ?? character;
  return out;
}

/** What the same keys give in the Russian layout: `jlr,` → `одкб`. Characters without such a key stay. */
export function toRussianLayout(text: string): string {
  return retype(text, toRussian);
}

/** What the same keys give in the English layout: `згдд` → `pull`. Characters without such a key stay. */
export function toEnglishLayout(text: string): string {
  return retype(text, toEnglish);
}
