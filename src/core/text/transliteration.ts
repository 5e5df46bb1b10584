/**
 * Romanisation of Russian by the systems met in official papers. Letters of other Cyrillic alphabets are carried over by
 * the nearest rule, everything that is not Cyrillic stays as it is.
 *
 * - `transliterate(text, system)`: Cyrillic to Latin, one answer.
 * - `toCyrillic(text, system)`: Latin to Cyrillic, best first; every answer romanises to the text by that system.
 * - `foldRomanisation(text)`: key under which the romanisations of one name, and the name itself, come close together.
 */
export type RomanisationSystem =
  /** BGN/PCGN 1947 */
  | 'bgn-pcgn'
  /** The same with final -ий and -ый as -y. */
  | 'bgn-pcgn-y'
  /** ICAO Doc 9303, Russian passports since 2013 */
  | 'icao'
  /** GOST R 52535.1-2006, passports of 2010-2013 */
  | 'gost-52535'
  /** ISO 9:1995 = GOST 7.79-2000 system A */
  | 'iso-9'
  /** GOST 7.79-2000 system B */
  | 'gost-7.79-b'
  /** As the English site of the Russian President spells: Sergei, Dmitry, Alexander. */
  | 'kremlin'
  /** Plain English press: е always e, й always y. */
  | 'press';

export const romanisationSystems: readonly RomanisationSystem[] = [
  'bgn-pcgn',
  'bgn-pcgn-y',
  'icao',
  'gost-52535',
  'iso-9',
  'gost-7.79-b',
  'kremlin',
  'press',
];

/** Letters that every system but ISO 9 writes alike. */
const plain: Readonly<Record<string, string>> = {
  ...{
    а: 'a',
    б: 'b',
    в: 'v',
    г: 'g',
    д: 'd',
    е: 'e',
    ж: 'zh',
    з: 'z',
    и: 'i',
    к: 'k',
    л: 'l',
    м: 'm',
    н: 'n',
    о: 'o',
  },
  ...{ п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'shch', ы: 'y', э: 'e' },
  // Ukrainian, Belarusian, Central Asian and Caucasian letters, as their names appear in Russian documents.
  ...{ і: 'i', ї: 'yi', є: 'ye', ґ: 'g', ў: 'u', ә: 'a', ғ: 'gh', қ: 'q', ң: 'ng', ө: 'o', ұ: 'u', ү: 'u', һ: 'h' },
  ...{
    ҳ: 'h',
    ҷ: 'j',
    ӣ: 'i',
    ӯ: 'u',
    ј: 'j',
    љ: 'lj',
    њ: 'nj',
    ћ: 'c',
    ђ: 'dj',
    џ: 'dz',
    ӑ: 'a',
    ӗ: 'e',
    ҙ: 'z',
    ҫ: 's',
    ӡ: 'dz',
    ҡ: 'q',
  },
};

const iso9: Readonly<Record<string, string>> = {
  ...{ ё: 'ë', ж: 'ž', й: 'j', х: 'h', ц: 'c', ч: 'č', ш: 'š', щ: 'ŝ', ъ: 'ʺ', ь: 'ʹ', э: 'è', ю: 'û', я: 'â' },
  ...{
    і: 'ì',
    ї: 'ï',
    є: 'ê',
    ґ: 'g̀',
    ў: 'ŭ',
    ә: 'a̋',
    ғ: 'ġ',
    қ: 'ķ',
    ң: 'ṇ',
    ө: 'ô',
    ұ: 'u̇',
    ү: 'ù',
    һ: 'ḥ',
    ҳ: 'h̦',
    ҷ: 'ç̌',
    ӣ: 'ī',
    ӯ: 'ū',
  },
};

const vowels = 'аеёиоуыэюяіїє';

/** Neighbours of a letter, all in lower case; empty at the ends of the word. */
interface Place {
  readonly letter: string;
  readonly before: string;
  readonly after: string;
  /** The rest of the word behind the letter. */
  readonly rest: string;
  /** The word up to the letter. */
  readonly head: string;
}

const isVowel = (letter: string): boolean => letter !== '' && vowels.includes(letter);
/** Where е is heard as «йе»: at the start, after a vowel, й, ъ, ь. */
const softStart = (place: Place): boolean =>
  place.before === '' || isVowel(place.before) || 'йъь'.includes(place.before);

function bgn(place: Place): string {
  switch (place.letter) {
    case 'е':
      return softStart(place) ? 'ye' : 'e';
    case 'ё':
      return softStart(place) ? 'yë' : 'ë';
    case 'й':
      return 'y';
    case 'ъ':
      return '”';
    case 'ь':
      return '’';
    case 'ю':
      return 'yu';
    case 'я':
      return 'ya';
    default:
      return plain[place.letter] ?? place.letter;
  }
}

/** Final -ий and -ый: their first letter gives y, their second nothing. */
function finalY(place: Place): string | undefined {
  if ((place.letter === 'и' || place.letter === 'ы') && place.rest === 'й') return 'y';
  if (place.letter === 'й' && place.rest === '' && (place.before === 'и' || place.before === 'ы')) return '';
  return undefined;
}

function passport(place: Place): string {
  switch (place.letter) {
    case 'ё':
      return 'e';
    case 'й':
      return 'i';
    case 'ъ':
      return 'ie';
    case 'ь':
      return '';
    case 'ю':
      return 'iu';
    case 'я':
      return 'ia';
    default:
      return plain[place.letter] ?? place.letter;
  }
}

function gost52535(place: Place): string {
  if (place.letter === 'ц') return 'tc';
  if (place.letter === 'ъ') return '';
  return passport(place);
}

function gostB(place: Place): string {
  switch (place.letter) {
    case 'ё':
      return 'yo';
    case 'й':
      return 'j';
    case 'х':
      return 'x';
    // «c» before the letters that give i, e, y, j; «cz» elsewhere.
    case 'ц':
      return place.after !== '' && 'иеёыэйюяі'.includes(place.after) ? 'c' : 'cz';
    case 'щ':
      return 'shh';
    case 'ъ':
      return '``';
    case 'ы':
      return 'y`';
    case 'ь':
      return '`';
    case 'э':
      return 'e`';
    case 'ю':
      return 'yu';
    case 'я':
      return 'ya';
    default:
      return plain[place.letter] ?? place.letter;
  }
}

/** ё where no mark is wanted: Semyon, Pyotr, but Gorbachev, Korolev. */
function unmarkedYo(place: Place): string {
  if (place.before !== '' && 'жчшщ'.includes(place.before)) return 'e';
  return /^в(?:а|у|ы|е|ым|ой|ых)?$/.test(place.rest) && !softStart(place) ? 'e' : 'yo';
}

function press(place: Place): string {
  switch (place.letter) {
    case 'ё':
      return unmarkedYo(place);
    case 'й':
      return 'y';
    case 'ъ':
    case 'ь':
      return '';
    case 'ю':
      return 'yu';
    case 'я':
      return 'ya';
    default:
      return plain[place.letter] ?? place.letter;
  }
}

function kremlin(place: Place): string {
  const ending = finalY(place);
  if (ending !== undefined) return ending;
  switch (place.letter) {
    case 'е':
      // Final -ександр is Alexander, with an e of its own.
      return softStart(place) ? 'ye' : 'e';
    case 'й':
      return isVowel(place.before) && !isVowel(place.after) ? 'i' : 'y';
    case 'к':
      return place.after === 'с' && isVowel(place.before) ? '' : 'k';
    case 'с':
      return place.before === 'к' && isVowel(place.head.at(-2) ?? '') ? 'x' : 's';
    case 'р':
      return place.rest === '' && place.head.endsWith('ександ') ? 'er' : 'r';
    // Maria, Anastasia; elsewhere ya.
    case 'я':
      return place.rest === '' && place.before === 'и' ? 'a' : 'ya';
    default:
      return press(place);
  }
}

type Rule = (place: Place) => string;

const rules: Readonly<Record<RomanisationSystem, Rule>> = {
  'bgn-pcgn': bgn,
  'bgn-pcgn-y': (place) => finalY(place) ?? bgn(place),
  icao: passport,
  'gost-52535': gost52535,
  'iso-9': (place) => iso9[place.letter] ?? plain[place.letter] ?? place.letter,
  'gost-7.79-b': gostB,
  kremlin,
  press,
};

const cyrillicWord = /(?:[\u0400-\u052F]|\u0301)+/gu;
const isUpper = (letter: string): boolean => letter !== letter.toLowerCase();

/** Romanises the Cyrillic words of a text. Case is kept: «ЩЁКИНО» gives capitals throughout, «Щёкино» one. */
export function transliterate(text: string, system: RomanisationSystem): string {
  const rule = rules[system];
  return text.normalize('NFC').replace(cyrillicWord, (word) => romaniseWord(word.replaceAll('\u0301', ''), rule));
}

function romaniseWord(word: string, rule: Rule): string {
  const lower = word.toLowerCase();
  let out = '';
  for (let i = 0; i < word.length; i++) {
    const letter = lower[i]!;
    const latin = rule({
      letter,
      before: lower[i - 1] ?? '',
      after: lower[i + 1] ?? '',
      rest: lower.slice(i + 1),
      head: lower.slice(0, i),
    });
    if (!isUpper(word[i]!)) out += latin;
    else {
      // A capital among capitals gives capitals; «Щ» alone, as in initials, gives «Shch».
      const neighbour = word[i + 1] ?? word[i - 1];
      const shouting = neighbour !== undefined && isUpper(neighbour);
      out += shouting ? latin.toUpperCase() : latin.slice(0, 1).toUpperCase() + latin.slice(1);
    }
  }
  return out;
}

/** What each Russian letter may give, by system: collected by trying the letter in every kind of place. */
const cyrillicLetters = [...'абвгдеёжзийклмнопрстуфхцчшщъыьэюя'];
const units = new Map<RomanisationSystem, ReadonlyMap<string, readonly string[]>>();

function unitsOf(system: RomanisationSystem): ReadonlyMap<string, readonly string[]> {
  const known = units.get(system);
  if (known !== undefined) return known;
  const found = new Map<string, string[]>();
  const rule = rules[system];
  const contexts = ['', 'а', 'б', 'к', 'ь', 'й', 'и'];
  for (const letter of cyrillicLetters) {
    for (const before of contexts) {
      for (const after of [...contexts, 'с', 'е']) {
        const latin = rule({ letter, before, after, rest: after, head: `а${before}`.slice(before === '' ? 1 : 0) });
        const letters = found.get(latin) ?? [];
        if (!letters.includes(letter)) letters.push(letter);
        found.set(latin, letters);
      }
    }
  }
  // Kremlin's x is two letters and so is a final y; «er» may be the end of Александр.
  if (system === 'kremlin') {
    found.set('x', ['кс']);
    found.set('er', ['р']);
    found.set('a', [...(found.get('a') ?? []), 'я']);
  }
  if (system === 'kremlin' || system === 'press') found.set('e', [...new Set([...(found.get('e') ?? []), 'ё'])]);
  if (system === 'kremlin' || system === 'bgn-pcgn-y')
    found.set('y', [...new Set([...(found.get('y') ?? []), 'ий', 'ый'])]);
  units.set(system, found);
  return found;
}

const mostCandidates = 8;
const mostSteps = 20_000;
/** Letter sequences Russian avoids, with what each costs a candidate; the numbers only order candidates. */
const roughness: readonly (readonly [RegExp, number])[] = [
  [/ии$|ыи$|[аеоуюяэё]и$|йй|йи|йы|иы|ыы|ыи/g, 3],
  [/й[аеёоуыэюя]/g, 4],
  [/^й[^о]/g, 6],
  [/^ы|[аеёиоуыэюя]ы|ы[аеёоуэюя]/g, 6],
  [/[бвгджзклмнпрстфхцчшщ]й/g, 6],
  [/[бвгджзклмнпрстфхцчшщ]э/g, 4],
  [/[аеёиоуыэюя]э/g, 2],
  [/ё/g, 2],
  [/ь[аэуоыий]/g, 5],
  [/ь/g, 2],
  [/[гкхаеёиоуыэюяйшжчщц]ь/g, 4],
  [/ъ(?![еёюя])/g, 8],
  [/(?<!^(?:под|об|с|в|из|раз|от|над|пред))ъ/g, 3],
  [/и[еёэ][аеёиоуэюя]/g, 5],
  [/тс|шч|чк?ь$/g, 2],
  [/[бвгдзлмнпрст]ь?иа|[уо]а$|иа$|иу$/g, 2],
  [/ий$|ый$|ь(?=[нск]|$)/g, -1],
];

function cost(text: string): number {
  return roughness.reduce((sum, [pattern, price]) => sum + price * (text.match(pattern)?.length ?? 0), 0);
}

function cyrillicWords(word: string, system: RomanisationSystem): string[] {
  const latin = normalizeMarks(word.toLowerCase(), system);
  const table = unitsOf(system);
  const keys = [...table.keys()].filter((key) => key !== '').sort((a, b) => b.length - a.length);
  const silent = (table.get('') ?? []).filter((letter) => letter === 'ь' || letter === 'ъ');
  const found = new Set<string>();
  let steps = 0;
  const rule = rules[system];
  const walk = (at: number, text: string, silents: number): void => {
    if (++steps > mostSteps) return;
    if (at === latin.length && romaniseWord(text, rule) === latin) found.add(text);
    for (const key of keys) {
      if (!latin.startsWith(key, at)) continue;
      for (const letter of table.get(key) ?? []) walk(at + key.length, text + letter, silents);
    }
    const last = text.at(-1);
    // Unwritten signs: one a word, and only where Russian has them.
    if (silents < 1 && last !== undefined && !isVowel(last) && !'йъь'.includes(last)) {
      for (const letter of silent) walk(at, text + letter, silents + 1);
    }
  };
  walk(0, '', 0);
  const ordered = [...found].map((text) => ({ text, cost: cost(text) }));
  ordered.sort((a, b) => a.cost - b.cost || (a.text < b.text ? -1 : 1));
  return ordered.slice(0, mostCandidates).map(({ text }) => likeCase(text, word));
}

/** Marks as other keyboards have them: ' for ’ and so on. */
function normalizeMarks(text: string, system: RomanisationSystem): string {
  if (system === 'bgn-pcgn' || system === 'bgn-pcgn-y') return text.replace(/''|"|″|ʺ/g, '”').replace(/['ʹ′ʼ]/g, '’');
  if (system === 'iso-9') return text.normalize('NFC').replace(/["″”]/g, 'ʺ').replace(/['’′]/g, 'ʹ');
  return text;
}

function likeCase(text: string, model: string): string {
  const letters = [...model].filter((letter) => /\p{L}/u.test(letter));
  if (letters.length > 1 && letters.every(isUpper)) return text.toUpperCase();
  return isUpper(letters[0] ?? '') ? text.slice(0, 1).toUpperCase() + text.slice(1) : text;
}

const latinWord = /[\p{Script=Latin}\p{M}][\p{Script=Latin}\p{M}'’ʹ′ʼ`"”″ʺ]*/gu;

/**
 * Russian texts that the system writes as the given one, likeliest first, at most eight; none where the system cannot
 * have written it. ISO 9 and GOST 7.79 B are one-to-one and give one; the others lose letters (ё, ь) and give several.
 */
export function toCyrillic(text: string, system: RomanisationSystem): string[] {
  let texts: string[] = [''];
  let end = 0;
  for (const match of text.matchAll(latinWord)) {
    const between = text.slice(end, match.index);
    end = match.index + match[0].length;
    const words = cyrillicWords(match[0], system);
    if (words.length === 0) return [];
    texts = texts.flatMap((head) => words.map((one) => head + between + one)).slice(0, mostCandidates);
  }
  return end === 0 ? [] : texts.map((head) => head + text.slice(end));
}

const cyrillic = /[\u0400-\u052F]/;
const isoDigraphs: Readonly<Record<string, string>> = {
  ž: 'zh',
  č: 'ch',
  š: 'sh',
  ŝ: 'shch',
  û: 'yu',
  â: 'ya',
  ł: 'l',
  ß: 'ss',
  ø: 'o',
  æ: 'e',
  đ: 'd',
};

/**
 * Key of a name for comparing romanisations: Cyrillic or Latin in, lower-case Latin out, words parted by one space.
 * kh=h, ye=e, iy=ii=i=y, x=ks, yu=iu=ju, ya=ia=ja, shch=sch, ts=tc=c, w=v, no marks, no doubled letters. Equal keys mean
 * very probably one name; keys of one name may still differ by a letter or two, so compare with a small edit distance.
 */
export function foldRomanisation(text: string): string {
  const known = foldedRomanisations.get(text);
  if (known !== undefined) return known;
  const result = romanisationKey(text);
  if (foldedRomanisations.size >= mostFolded) foldedRomanisations.clear();
  foldedRomanisations.set(text, result);
  return result;
}

/** A search compares the same words over and over. Bounded, so that a session of days does not grow. */
const mostFolded = 50_000;
const foldedRomanisations = new Map<string, string>();

function romanisationKey(text: string): string {
  return (cyrillic.test(text) ? transliterate(text, 'press') : text)
    .toLowerCase()
    .normalize('NFC')
    .replace(/[žčšŝûâłßøæđ]/g, (letter) => isoDigraphs[letter] ?? letter)
    .normalize('NFD')
    .replace(/[\p{M}'’‘`´ʹʺʼ″′”“"]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/shch|shh|sch|stch/g, 'ś')
    .replace(/tch|tsch/g, 'ch')
    .replace(/x/g, 'ks')
    .replace(/kh/g, 'h')
    .replace(/gh/g, 'g')
    .replace(/ph/g, 'f')
    .replace(/w/g, 'v')
    .replace(/tz|ts|tc|cz|c(?!h)/g, 'c')
    .replace(/(?:off|eff)\b/g, (ending) => `${ending[0]}v`)
    .replace(/ksander\b/g, 'ksandr')
    .replace(/[yj]o/g, 'e')
    .replace(/[yij]+/g, 'i')
    .replace(/ie/g, 'e')
    .replace(/(\p{L})\1+/gu, '$1');
}
