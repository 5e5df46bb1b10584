import { Problem } from '../core/problem.ts';

/** Encodings told apart, by the names TextDecoder knows. */
export type TextEncodingName =
  | 'utf-8'
  | 'utf-16le'
  | 'utf-16be'
  | 'windows-1251'
  | 'koi8-r'
  | 'ibm866'
  | 'x-mac-cyrillic'
  | 'iso-8859-5'
  | 'windows-1252';

export interface DecodedText {
  readonly text: string;
  /** As TextDecoder names it. */
  readonly encoding: string;
}

const cyrillicEncodings = ['windows-1251', 'koi8-r', 'ibm866', 'x-mac-cyrillic', 'iso-8859-5'] as const;

/** Bytes looked at to choose among encodings; choosing reads each of them several times. */
const sampleLength = 64 * 1024;
/** Share of control characters above which bytes are no text. */
const mostControls = 0.01;

/**
 * Decodes a text file: by its BOM, as UTF-8 where that is valid, as UTF-16 where the bytes alternate so, else by the
 * Cyrillic encoding in which it reads most like Russian. Throws `file-not-text` for binary data.
 * A declared encoding is believed where the bytes allow it.
 */
export async function decodeText(bytes: Uint8Array, file: string, declared?: string): Promise<DecodedText> {
  const encoding = declaredName(declared, bytes) ?? (await detectEncoding(bytes, file));
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: encoding === 'utf-8' }).decode(bytes);
  } catch (error) {
    throw new Problem('encoding-unknown', { file }, error);
  }
  if (controlShare(text.slice(0, sampleLength)) > mostControls) throw new Problem('file-not-text', { file });
  return { text, encoding };
}

/** The declared encoding, by the name TextDecoder gives it, unless the bytes contradict it or say it themselves. */
function declaredName(declared: string | undefined, bytes: Uint8Array): string | undefined {
  if (declared === undefined || (bytes[0] === 0xef && bytes[1] === 0xbb) || bytes[0]! >= 0xfe) return undefined;
  try {
    const { encoding } = new TextDecoder(declared, { fatal: true });
    if (encoding.startsWith('utf-16')) return undefined;
    return encoding !== 'utf-8' || isUtf8(bytes) ? encoding : undefined;
  } catch {
    return undefined;
  }
}

async function detectEncoding(bytes: Uint8Array, file: string): Promise<TextEncodingName> {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, sampleLength);
  const wide = wideEncoding(sample);
  if (wide !== undefined) return wide;
  if (sample.includes(0)) throw new Problem('file-not-text', { file });
  if (isUtf8(bytes)) return 'utf-8';
  return eightBitEncoding(sample);
}

/** UTF-16 without BOM: in one of the two bytes of each unit hardly anything but 00 (Latin) and 04 (Cyrillic) stands. */
function wideEncoding(sample: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (sample.length < 4 || sample.length % 2 !== 0) return undefined;
  const units = sample.length / 2;
  let even = 0;
  let odd = 0;
  let low = 0;
  for (let i = 0; i < sample.length; i += 2) {
    if (sample[i] === 0 || sample[i] === 4 || sample[i] === 0x20) even++;
    if (sample[i + 1] === 0 || sample[i + 1] === 4 || sample[i + 1] === 0x20) odd++;
    if (sample[i]! <= 4 || sample[i + 1]! <= 4) low++;
  }
  // Most units must really hold a 00 or 04, which no 8-bit text has.
  if (low < units * 0.7) return undefined;
  if (odd > units * 0.7 && odd > even) return 'utf-16le';
  if (even > units * 0.7 && even > odd) return 'utf-16be';
  return undefined;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** The commonest pairs of letters in Russian running text; a wrong decoding hits few of them. */
const frequentPairs = new Set(
  (
    'ст но то на ен ни ра во ко ро пр ов ре го по ка ал не та ер ос от ан ри ет од ва ом ел те ес ли ор ле де ло ль ть ог ти ие ия ий ск ны' +
    ' ой ве ми ла за из мо до об ит за ви им ат ол ис ам ци ин ак ож ые ых ем ми ме да же ны сс ик ая ее бы что ву ду ду ку'
  ).split(' '),
);

/**
 * How much a text reads like Cyrillic prose, -1 … 1: frequent letter pairs speak for it; capitals behind small letters,
 * Cyrillic glued to Latin, box-drawing and odd signs speak against it.
 */
function cyrillicScore(text: string): number {
  let pairs = 0;
  let good = 0;
  let bad = 0;
  let high = 0;
  let before = '';
  for (const character of text) {
    const isCyrillic = /[а-яёА-ЯЁіїєґўІЇЄҐЎ]/.test(character);
    if (character > '\u007F') {
      high++;
      if (!isCyrillic && !/[«»„“”‘’–—…№§°©®•\u00A0±µ€]/.test(character)) bad++;
    }
    if (isCyrillic && /[а-яёіїєґў]/.test(before) && character !== character.toLowerCase()) bad++;
    if ((isCyrillic && /[A-Za-z]/.test(before)) || (/[A-Za-z]/.test(character) && /[а-яёА-ЯЁ]/.test(before))) bad++;
    if (isCyrillic && /[а-яёА-ЯЁ]/.test(before)) {
      pairs++;
      if (frequentPairs.has((before + character).toLowerCase())) good++;
      // «ЪЫ», «ьъ» and small letters behind a lone capital row tell a shifted table.
      if (/[ъьы][ъьыэ]/i.test(before + character)) bad++;
    }
    // A sign glued to a small letter stands for a capital of another table: «„лены» is «Члены».
    if (
      isCyrillic &&
      /[\u2010-\u2044№¤°-¿×÷€™]/.test(before) &&
      before !== '«' &&
      before !== '“' &&
      character === character.toLowerCase()
    )
      bad++;
    before = character;
  }
  if (high === 0) return 0;
  return (pairs === 0 ? 0 : good / pairs) - (2 * bad) / high;
}

/** Enough letters to tell encodings by; starts where the first letter beyond ASCII stands. */
const scoredLength = 8 * 1024;

/** Most files without Unicode are in the encoding of Windows; on a single word this decides. */
const commonest = 0.1;

async function eightBitEncoding(bytes: Uint8Array): Promise<TextEncodingName> {
  const first = Math.max(0, bytes.findIndex((byte) => byte > 0x7f) - 16);
  const sample = bytes.subarray(first, first + scoredLength);
  const scored = cyrillicEncodings.map((encoding) => ({
    encoding,
    score:
      cyrillicScore(new TextDecoder(encoding).decode(sample)) +
      (encoding === 'windows-1251' ? commonest * Math.min(1, 8 / sample.length) : 0),
  }));
  scored.sort((a, b) => b.score - a.score);
  const [best, second] = scored;
  const guess = await guessed(sample);
  // Clear by itself; else the statistics of a second opinion decide, when it names one of the leading two.
  if (best !== undefined && best.score > 0.1) {
    if (
      second !== undefined &&
      best.score - second.score < 0.1 * Math.min(1, 8 / sample.length) &&
      guess === second.encoding
    )
      return second.encoding;
    return best.encoding;
  }
  if (guess !== undefined && (guess === 'windows-1252' || (best?.score ?? -1) > -0.5)) return guess;
  return (best?.score ?? -1) > -0.2 && best !== undefined ? best.encoding : 'windows-1252';
}

const guessNames: Readonly<Record<string, TextEncodingName>> = {
  'windows-1251': 'windows-1251',
  'koi8-r': 'koi8-r',
  'koi8-u': 'koi8-r',
  ibm866: 'ibm866',
  ibm855: 'ibm866',
  maccyrillic: 'x-mac-cyrillic',
  'iso-8859-5': 'iso-8859-5',
  'windows-1252': 'windows-1252',
  'iso-8859-1': 'windows-1252',
};

async function guessed(sample: Uint8Array): Promise<TextEncodingName | undefined> {
  // Seven megabytes of tables: loaded only for a text that needs them.
  const { default: jschardet } = await import('jschardet');
  const guess = jschardet.detect(Buffer.from(sample));
  return guess.encoding === null ? undefined : guessNames[guess.encoding.toLowerCase()];
}

function controlShare(text: string): number {
  let controls = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if ((code < 32 && code !== 9 && code !== 10 && code !== 13 && code !== 12) || code === 127 || code === 0xfffd)
      controls++;
  }
  return text.length === 0 ? 0 : controls / text.length;
}
