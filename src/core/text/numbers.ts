import { type LanguageTag, primaryLanguage } from './language.ts';
import {
  englishMonths,
  englishNumberWords,
  type NumberWord,
  russianMonths,
  russianNumberWords,
} from './number-words.ts';

export type NumberKind = 'number' | 'ordinal' | 'roman' | 'percent' | 'amount' | 'date' | 'time';

/** A number as it stands in a text, with a key that is the same in every language and notation. */
export interface FoundNumber {
  /**
   * number, ordinal, roman: `1200000`, `3.5`; percent: `5%`; amount: `5000000 USD`; date: `2024-10-07`, `2024-10`,
   * `--10-07` (no year), `--10` (month alone); time: `15:30`.
   */
  readonly key: string;
  /** UTF-16 code units, half-open. */
  readonly start: number;
  readonly end: number;
  readonly kind: NumberKind;
}

interface Piece {
  /** Folded. */
  readonly key: string;
  readonly start: number;
  readonly end: number;
  readonly digits: boolean;
}

const piece = /[0-9]+|\p{L}+|[%$€£₽¥]/gu;
const thinSpace = /^[\u00A0\u202F\u2009\u2007]$/;
const dash = /^\s?[-–—‑]\s?$/;
const glue = /^\s{1,2}$/;

const currencies: Readonly<Record<string, string>> = {
  ...{
    $: 'USD',
    '€': 'EUR',
    '£': 'GBP',
    '₽': 'RUB',
    '¥': 'JPY',
    usd: 'USD',
    eur: 'EUR',
    rub: 'RUB',
    rur: 'RUB',
    gbp: 'GBP',
    kzt: 'KZT',
  },
  ...{
    евро: 'EUR',
    euro: 'EUR',
    euros: 'EUR',
    долл: 'USD',
    руб: 'RUB',
    тенге: 'KZT',
    tenge: 'KZT',
    dollar: 'USD',
    dollars: 'USD',
  },
  ...{
    ruble: 'RUB',
    rubles: 'RUB',
    rouble: 'RUB',
    roubles: 'RUB',
    pound: 'GBP',
    pounds: 'GBP',
    юаней: 'CNY',
    yuan: 'CNY',
  },
};
const currencyStems: readonly (readonly [RegExp, string])[] = [
  [/^доллар(?:|а|у|ом|е|ы|ов|ам|ами|ах)$/, 'USD'],
  [/^рубл(?:ь|я|ю|ем|е|и|ей|ям|ями|ях)$/, 'RUB'],
  [/^фунт(?:|а|ов|ы|ам|ами|ах)$/, 'GBP'],
];
const percentWord = /^(?:%|percent|процент(?:|а|у|ом|е|ы|ов|ам|ами|ах)|проц)$/;
const yearWord = /^(?:г|гг|год|года|году|годом|годе|годы|годов)$/;
const russianOrdinalSuffix = /^(?:й|я|е|го|му|м|ю|х|ый|ий|ая|ое|ого|ой|ому|ым|ом|ую|ые|ых|ти|ми)$/;
const headingWord =
  /^(?:chapter|part|article|annex|appendix|section|title|volume|protocol|phase|schedule|class|category|type|world|war)$/;
const monthIntroduction =
  /^(?:in|of|since|last|next|early|late|mid|until|by|this|from|to|through|during|every|before|after)$/;

/**
 * Numbers of every notation in a text, in order, not overlapping: digits with thousands separators, number words,
 * ordinals, Roman numerals, dates, times, percentages, amounts of money. Words are known in Russian and English; in other
 * languages digits are. A lone «one» is left out, for it seldom counts anything.
 */
export function numbersIn(text: string, language: LanguageTag): FoundNumber[] {
  return new Scanner(text, primaryLanguage(language)).run();
}

class Scanner {
  readonly #text: string;
  readonly #pieces: Piece[] = [];
  readonly #russian: boolean;
  readonly #words: ReadonlyMap<string, NumberWord>;
  readonly #months: ReadonlyMap<string, number>;
  readonly #found: FoundNumber[] = [];

  constructor(text: string, language: string) {
    this.#text = text;
    this.#russian = language !== 'en';
    this.#words = language === 'en' ? englishNumberWords : language === 'ru' ? russianNumberWords : new Map();
    this.#months = language === 'en' ? englishMonths : language === 'ru' ? russianMonths : new Map();
    for (const match of text.matchAll(piece)) {
      const start = match.index;
      const first = match[0].charCodeAt(0);
      this.#pieces.push({
        key: match[0].toLowerCase().replaceAll('ё', 'е'),
        start,
        end: start + match[0].length,
        digits: first >= 48 && first <= 57,
      });
    }
  }

  run(): FoundNumber[] {
    for (let at = 0; at < this.#pieces.length; ) {
      const one = this.#pieces[at]!;
      const next = one.digits
        ? (this.#digitDate(at) ?? this.#time(at) ?? this.#dayMonth(at) ?? this.#digits(at))
        : (this.#monthFirst(at) ?? this.#spelled(at) ?? this.#roman(at));
      at = next ?? at + 1;
    }
    return this.#found;
  }

  /** Text between two pieces. */
  #gap(at: number): string {
    const before = this.#pieces[at];
    const after = this.#pieces[at + 1];
    return before === undefined || after === undefined ? '\0' : this.#text.slice(before.end, after.start);
  }

  #push(kind: NumberKind, key: string, first: number, last: number): number {
    this.#found.push({ key, start: this.#pieces[first]!.start, end: this.#pieces[last]!.end, kind });
    return last + 1;
  }

  #key(at: number): string {
    return this.#pieces[at]?.key ?? '';
  }

  #number(at: number): number | undefined {
    const one = this.#pieces[at];
    return one?.digits ? Number(one.key) : undefined;
  }

  /** 07.10.2024, 7/10/2024, 2024-10-07 */
  #digitDate(at: number): number | undefined {
    const separator = this.#gap(at);
    if (!/^[./-]$/.test(separator) || this.#gap(at + 1) !== separator) return undefined;
    const parts = [this.#pieces[at], this.#pieces[at + 1], this.#pieces[at + 2]];
    if (!parts.every((part) => part?.digits)) return undefined;
    const [a, b, c] = parts.map((part) => part!.key) as [string, string, string];
    let [year, month, day] = [a, b, c];
    if (a.length !== 4) {
      if (c.length !== 4 && !(c.length === 2 && a.length === 2 && b.length === 2 && separator === '.'))
        return undefined;
      year = c.length === 2 ? `20${c}` : c;
      // With slashes English writes the month first, unless that cannot be.
      const monthFirst = !this.#russian && separator === '/' && Number(a) <= 12;
      [day, month] = monthFirst ? [b, a] : [a, b];
    }
    if (
      !isDay(Number(day)) ||
      !isMonth(Number(month)) ||
      /^\.?\d/.test(
        this.#gap(at + 2)
          .slice(0, 2)
          .trim(),
      )
    )
      return undefined;
    const last = this.#yearEnd(at + 2);
    return this.#push('date', dateKey(Number(year), Number(month), Number(day)), at, last);
  }

  /** 15:30, 7:55 p.m., 5 p.m., 10 ч. 30 мин. */
  #time(at: number): number | undefined {
    const hours = this.#number(at)!;
    const minutes = this.#number(at + 1);
    if (
      this.#gap(at) === ':' &&
      minutes !== undefined &&
      this.#key(at + 1).length === 2 &&
      hours < 25 &&
      minutes < 60
    ) {
      return this.#push('time', timeKey(hours + this.#halfDay(at + 1, hours), minutes), at, at + 1);
    }
    if (
      /^\s?$/.test(this.#gap(at)) &&
      /^[ap]$/.test(this.#key(at + 1)) &&
      /^\.?\s?$/.test(this.#gap(at + 1)) &&
      this.#key(at + 2) === 'm'
    ) {
      return hours <= 12 ? this.#push('time', timeKey(hours + this.#halfDay(at, hours), 0), at, at + 2) : undefined;
    }
    if (/^[ap]m$/.test(this.#key(at + 1)) && /^\s?$/.test(this.#gap(at)) && hours <= 12) {
      return this.#push('time', timeKey(hours + this.#halfDay(at, hours), 0), at, at + 1);
    }
    const later = this.#number(at + 2);
    if (
      this.#key(at + 1) === 'ч' &&
      later !== undefined &&
      this.#key(at + 3).startsWith('мин') &&
      hours < 25 &&
      later < 60
    ) {
      return this.#push('time', timeKey(hours, later), at, at + 3);
    }
    return undefined;
  }

  /** Hours to add for p.m., to take for twelve a.m.; `at` is the last piece before the mark. */
  #halfDay(at: number, hours: number): number {
    const mark = this.#key(at + 1);
    const isMark =
      /^[ap]m$/.test(mark) || (/^[ap]$/.test(mark) && this.#key(at + 2) === 'm' && this.#gap(at + 1).startsWith('.'));
    if (!isMark || hours > 12) return 0;
    if (mark.startsWith('p')) return hours === 12 ? 0 : 12;
    return hours === 12 ? -12 : 0;
  }

  /** 7 октября 2024 года, 7-е октября, 7th of October 2024, 7–9 октября 2024 г. */
  #dayMonth(at: number): number | undefined {
    const day = this.#number(at);
    if (day === undefined || !isDay(day)) return undefined;
    const range = dash.test(this.#gap(at)) ? this.#number(at + 1) : undefined;
    if (range !== undefined && isDay(range)) {
      const rest = this.#monthYear(at + 1);
      if (rest === undefined) return undefined;
      this.#push('date', dateKey(rest.year, rest.month, day), at, at);
      return this.#push('date', dateKey(rest.year, rest.month, range), at + 1, rest.last);
    }
    const rest = this.#monthYear(at);
    return rest === undefined ? undefined : this.#push('date', dateKey(rest.year, rest.month, day), at, rest.last);
  }

  /** Month and year behind the day at `at`. */
  #monthYear(at: number): { month: number; year: number | undefined; last: number } | undefined {
    let next = at + 1;
    const suffix = this.#key(next);
    if (/^(?:st|nd|rd|th)$/.test(suffix) && this.#gap(at) === '') next++;
    else if (/^(?:го|е)$/.test(suffix) && /^[-‑]$/.test(this.#gap(at))) next++;
    if (this.#key(next) === 'of') next++;
    const month = this.#months.get(this.#key(next));
    if (month === undefined || !/^\s{1,2}$/.test(this.#gap(next - 1))) return undefined;
    const year = this.#year(next);
    return year === undefined ? { month, year, last: next } : { month, year, last: this.#yearEnd(next + 1) };
  }

  /** A year of four digits behind piece `at`. */
  #year(at: number): number | undefined {
    const year = this.#key(at + 1).length === 4 ? this.#number(at + 1) : undefined;
    return year !== undefined && year >= 1000 && year < 2200 && /^[.,]?\s{1,2}$/.test(this.#gap(at)) ? year : undefined;
  }

  /** Last piece of a date that ends with the year at `at`: «2024 года», «2024 г.» */
  #yearEnd(at: number): number {
    return yearWord.test(this.#key(at + 1)) && glue.test(this.#gap(at)) ? at + 1 : at;
  }

  /** October 7, 2024; October 7–9, 2024; октябрь 2024 года; «в октябре» */
  #monthFirst(at: number): number | undefined {
    const month = this.#months.get(this.#key(at));
    if (month === undefined) return undefined;
    const year = this.#year(at);
    if (year !== undefined) return this.#push('date', dateKey(year, month, undefined), at, this.#yearEnd(at + 1));
    const day = this.#number(at + 1);
    if (!this.#russian && day !== undefined && isDay(day) && /^\.?\s{1,2}$/.test(this.#gap(at)) && this.#capital(at)) {
      let last = at + 1;
      const range = dash.test(this.#gap(last)) ? this.#number(last + 1) : undefined;
      if (range !== undefined && isDay(range)) last++;
      else if (/^(?:st|nd|rd|th)$/.test(this.#key(last + 1)) && this.#gap(last) === '') last++;
      const ofYear = this.#year(last);
      const end = ofYear === undefined ? last : last + 1;
      if (range !== undefined && isDay(range)) {
        this.#push('date', dateKey(ofYear, month, day), at, at + 1);
        return this.#push('date', dateKey(ofYear, month, range), at + 2, end);
      }
      return this.#push('date', dateKey(ofYear, month, day), at, end);
    }
    // A month alone; «may» and «march» are verbs too.
    const key = this.#key(at);
    if (
      !this.#russian &&
      (!this.#capital(at) ||
        (/^(?:may|march|mar|sep|dec|jan)$/.test(key) && !monthIntroduction.test(this.#key(at - 1))))
    ) {
      return undefined;
    }
    return key.length <= 3 && !/^ма[йяею]$|^may$/.test(key) ? undefined : this.#push('date', `--${two(month)}`, at, at);
  }

  #capital(at: number): boolean {
    const start = this.#pieces[at]!.start;
    const letter = this.#text[start]!;
    return letter !== letter.toLowerCase();
  }

  /** A number in digits with its separators, suffix, multiplier, unit. */
  #digits(at: number): number {
    let last = at;
    let digits = this.#key(at);
    const isThousand = (gap: string): boolean =>
      thinSpace.test(gap) || (this.#russian ? gap === ' ' || gap === '.' : gap === ',') || gap === "'" || gap === '’';
    if (digits.length <= 3) {
      while (this.#key(last + 1).length === 3 && this.#pieces[last + 1]?.digits && isThousand(this.#gap(last))) {
        // «1.234» in Russian is a decimal or a section; only several groups make thousands.
        if (this.#gap(last) === '.' && !(this.#gap(last + 1) === '.' && this.#key(last + 2).length === 3)) {
          if (last === at || this.#gap(last - 1) !== '.') break;
        }
        last++;
        digits += this.#key(last);
      }
    }
    let value = digits.replace(/^0+(?=\d)/, '');
    const decimal = this.#russian ? /^[.,]$/ : /^\.$/;
    if (this.#pieces[last + 1]?.digits && decimal.test(this.#gap(last))) {
      const separator = this.#gap(last);
      const sections = [value, this.#key(++last)];
      while (separator === '.' && this.#gap(last) === '.' && this.#pieces[last + 1]?.digits)
        sections.push(this.#key(++last));
      // 2.3.1 is a section; 3,50 and 3.5 are one value.
      value = sections.length > 2 ? sections.join('.') : trimZeros(`${sections[0]}.${sections[1]}`);
    }
    const suffix = this.#key(last + 1);
    const gap = this.#gap(last);
    if (gap === '' && /^(?:st|nd|rd|th)$/.test(suffix)) return this.#push('ordinal', value, at, last + 1);
    if (gap === '' && suffix === 's' && digits.length === 4) return this.#push('number', value, at, last + 1);
    if (/^[-‑]$/.test(gap) && russianOrdinalSuffix.test(suffix)) {
      return this.#push(/^(?:ти|х|ми)$/.test(suffix) ? 'number' : 'ordinal', value, at, last + 1);
    }
    const multiplier = this.#words.get(suffix);
    if (multiplier?.multiplies && multiplier.value >= 1000 && /^[\s-]?$/.test(gap) && /^\d+(?:\.\d+)?$/.test(value)) {
      value = decimalText(Number(value) * multiplier.value);
      last++;
    }
    return this.#withUnit('number', value, at, last);
  }

  /** Adds percent or currency to the number of pieces `first` … `last`. */
  #withUnit(kind: NumberKind, value: string, first: number, last: number): number {
    const gap = this.#gap(last);
    if (/^\.?\s{0,2}$/.test(gap)) {
      const unit = this.#key(last + 1);
      if (percentWord.test(unit)) return this.#push('percent', `${value}%`, first, last + 1);
      if (unit === 'per' && this.#key(last + 2) === 'cent') return this.#push('percent', `${value}%`, first, last + 2);
      if (unit === 'us' && /^dollars?$/.test(this.#key(last + 2)))
        return this.#push('amount', `${value} USD`, first, last + 2);
      const currency = currencyOf(unit);
      if (currency !== undefined) {
        const isNamed = currency === 'USD' && this.#key(last + 2) === 'сша';
        return this.#push('amount', `${value} ${currency}`, first, isNamed ? last + 2 : last + 1);
      }
    }
    // $5 million, US$ 5, EUR 5
    const before = first > 0 && /^\s?$/.test(this.#gap(first - 1)) ? this.#key(first - 1) : '';
    const currency = /^(?:[$€£₽¥]|usd|eur|rub|gbp)$/.test(before) ? currencies[before] : undefined;
    if (currency !== undefined) {
      const start =
        before === '$' && this.#key(first - 2) === 'us' && this.#gap(first - 2) === '' ? first - 2 : first - 1;
      return this.#push('amount', `${value} ${currency}`, start, last);
    }
    return this.#push(kind, value, first, last);
  }

  /** Number words: пятьдесят два, twenty-one, one hundred and five, двадцать первый. */
  #spelled(at: number): number | undefined {
    const first = this.#words.get(this.#key(at));
    if (first === undefined) return undefined;
    // «тысячи людей», "millions": no number of their own; «тыс.», "mln" need digits before them.
    if (first.multiplies) return undefined;
    let total = 0;
    let current = 0;
    /** What is added next must be smaller than this. */
    let room = Number.POSITIVE_INFINITY;
    /** Multipliers must fall too: million, then thousand. */
    let scale = Number.POSITIVE_INFINITY;
    let last = at;
    let ordinal = false;
    let count = 0;
    for (let i = at; i < this.#pieces.length; i++) {
      let word = this.#words.get(this.#key(i));
      let skipped = 0;
      if (word === undefined && i > at && !this.#russian && this.#key(i) === 'and' && current % 100 === 0) {
        word = this.#words.get(this.#key(i + 1));
        skipped = 1;
        if (word?.multiplies || (this.#words.get(this.#key(i - 1))?.multiplies ?? false) === false) word = undefined;
      }
      if (word === undefined) break;
      if (i > at && !/^(?:\s{1,2}|[-‑])$/.test(this.#gap(i - 1))) break;
      if (word.multiplies) {
        if (word.value === 100) {
          if (current === 0 || current >= 100) break;
          current *= 100;
          room = 100;
        } else {
          if (word.value >= scale || current === 0) break;
          total += current * word.value;
          current = 0;
          scale = word.value;
          room = 1000;
        }
      } else {
        if (word.value >= room || (word.value === 0 && i > at)) break;
        current += word.value;
        room = word.value >= 100 ? 100 : word.value >= 20 && word.value % 10 === 0 ? 10 : 0;
      }
      i += skipped;
      last = i;
      count++;
      if (word.ordinal) {
        ordinal = true;
        break;
      }
    }
    const value = total + current;
    if (value === 1 && count === 1 && !ordinal) return undefined;
    if (ordinal) {
      // A day written out: «первое октября», "first of October".
      return this.#push('ordinal', decimalText(value), at, last);
    }
    return this.#withUnit('number', decimalText(value), at, last);
  }

  #roman(at: number): number | undefined {
    const one = this.#pieces[at]!;
    let text = this.#text.slice(one.start, one.end);
    // Russian typists often set the Cyrillic Х for the numeral.
    if (/^[ХIVX]+$/.test(text) && /^(?:в|вв|век|века|веке|веку|веков|съезд|съезда|съезде)$/.test(this.#key(at + 1)))
      text = text.replaceAll('Х', 'X');
    if (!/^(?=.)(?:X{0,3}|XL|LX{0,3})(?:IX|IV|V?I{0,3})$/.test(text)) return undefined;
    // One letter may be a pronoun, an initial or a variable.
    if (text.length === 1 && !this.#russian && !headingWord.test(this.#key(at - 1))) return undefined;
    if (
      text.length === 1 &&
      (text === 'L' || this.#text[one.end] === '.' || /[\w-]/.test(this.#text[one.start - 1] ?? ''))
    )
      return undefined;
    return this.#push('roman', String(romanValue(text)), at, at);
  }
}

const isDay = (day: number): boolean => day >= 1 && day <= 31;
const isMonth = (month: number): boolean => month >= 1 && month <= 12;
const two = (value: number): string => String(value).padStart(2, '0');
const timeKey = (hours: number, minutes: number): string => `${two(hours)}:${two(minutes)}`;

function dateKey(year: number | undefined, month: number, day: number | undefined): string {
  return `${year ?? '-'}-${two(month)}${day === undefined ? '' : `-${two(day)}`}`;
}

function trimZeros(value: string): string {
  return value.includes('.') ? value.replace(/\.?0+$/, '') : value;
}

/** Plain decimal text without exponent and rounding dust. */
function decimalText(value: number): string {
  return Number.isInteger(value) ? value.toFixed(0) : trimZeros(value.toFixed(6));
}

function currencyOf(word: string): string | undefined {
  return Object.hasOwn(currencies, word) ? currencies[word] : currencyStems.find(([stem]) => stem.test(word))?.[1];
}

function romanValue(text: string): number {
  const values: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50 };
  let sum = 0;
  for (let i = 0; i < text.length; i++) {
    const value = values[text[i]!] ?? 0;
    sum += value < (values[text[i + 1] ?? ''] ?? 0) ? -value : value;
  }
  return sum;
}
