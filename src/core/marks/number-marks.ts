import { renderedNumber } from '../brief/number-rendering.ts';
import { type LanguageTag, primaryLanguage } from '../text/language.ts';
import { type FoundNumber, numbersIn } from '../text/numbers.ts';
import type { MarkSide, Span } from './mark.ts';

export interface MarkedNumber extends Span {
  readonly rendering: string;
}

/** Numbers of both sides: those that go together, and those in figures that the other side has in no form. */
export interface NumberMarks {
  readonly pairs: readonly { readonly source: MarkedNumber; readonly target: MarkedNumber }[];
  readonly alone: Readonly<Record<MarkSide, readonly MarkedNumber[]>>;
}

interface SideText {
  readonly text: string;
  readonly language: LanguageTag;
}

export function numberMarks(source: SideText, target: SideText): NumberMarks {
  const sources = numbersIn(source.text, source.language);
  const targets = numbersIn(target.text, target.language);
  const pairs: [FoundNumber, FoundNumber][] = [];
  const taken = new Set<FoundNumber>();
  const pair = (goTogether: (one: FoundNumber, other: FoundNumber) => boolean) => {
    for (const one of sources) {
      if (taken.has(one)) continue;
      const other = targets.find((number) => !taken.has(number) && goTogether(one, number));
      if (other === undefined) continue;
      taken.add(one).add(other);
      pairs.push([one, other]);
    }
  };
  const figures = (side: SideText, { start, end }: FoundNumber) => figuresIn(side.text.slice(start, end));
  pair((one, other) => one.key === other.key);
  // A date or an amount may be put otherwise there; what counts is that its figures are found.
  pair((one, other) => {
    const these = figures(source, one);
    const those = figures(target, other);
    return these.some((digits) => those.includes(digits) || figuresIn(other.key).includes(digits));
  });
  // «30-е годы», the 1930s.
  pair((one, other) =>
    figures(source, one).some((these) => figures(target, other).some((those) => isDecadeOf(these, those))),
  );
  const alone = (side: SideText, numbers: readonly FoundNumber[], other: SideText, others: readonly FoundNumber[]) => {
    const held = new Set(figuresIn(other.text));
    for (const { key } of others) {
      held.add(key);
      for (const digits of figuresIn(key)) held.add(digits);
    }
    return numbers.filter((number) => {
      const own = figures(side, number);
      return !taken.has(number) && own.length > 0 && !held.has(number.key) && !own.every((digits) => held.has(digits));
    });
  };
  const marked = (side: SideText) => (number: FoundNumber) => ({
    start: number.start,
    end: number.end,
    rendering: renderingOf(number, side.language),
  });
  return {
    pairs: pairs.map(([one, other]) => ({ source: marked(source)(one), target: marked(target)(other) })),
    alone: {
      source: alone(source, sources, target, targets).map(marked(source)),
      target: alone(target, targets, source, sources).map(marked(target)),
    },
  };
}

function figuresIn(text: string): readonly string[] {
  return [...text.matchAll(/\d+/g)].map(([digits]) => digits.replace(/^0+(?=\d)/, ''));
}

function isDecadeOf(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short.length === 2 && long.length === 4 && /0$/.test(long) && long.endsWith(short);
}

function renderingOf(number: FoundNumber, language: LanguageTag): string {
  const from = primaryLanguage(language);
  return from === 'ru' || from === 'en' ? renderedNumber(number, from) : '';
}
