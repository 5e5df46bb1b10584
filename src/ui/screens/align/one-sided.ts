import type { LanguageTag } from '../../../core/text/language.ts';
import { numbersIn } from '../../../core/text/numbers.ts';
import type { BeadView, BitextView } from '../../../engine/contract.ts';

export interface TextRange {
  readonly start: number;
  readonly end: number;
}

interface SideText {
  readonly texts: readonly string[];
  readonly language: LanguageTag;
}

/** Numbers in figures that the other side of a row has neither in figures nor in words: for each text of the side, in order. */
export function oneSidedNumbers(side: SideText, other: SideText): readonly (readonly TextRange[])[] {
  const held = new Set<string>();
  for (const text of other.texts) {
    for (const digits of figuresIn(text)) held.add(digits);
    for (const { key } of numbersIn(text, other.language)) {
      held.add(key);
      for (const digits of figuresIn(key)) held.add(digits);
    }
  }
  return side.texts.map((text) =>
    numbersIn(text, side.language).filter(({ key, start, end }) => {
      const figures = figuresIn(text.slice(start, end));
      // A date or an amount may be put otherwise there; what counts is that its figures are found.
      return figures.length > 0 && !held.has(key) && !figures.every((digits) => held.has(digits));
    }),
  );
}

function figuresIn(text: string): readonly string[] {
  return [...text.matchAll(/\d+/g)].map(([digits]) => digits.replace(/^0+(?=\d)/, ''));
}

/** Such numbers of both sides of a row. */
export function numbersApart(bitext: BitextView, bead: BeadView) {
  const source = {
    texts: bitext.sourceSegments.slice(bead.source.start, bead.source.end).map(({ text }) => text),
    language: bitext.sourceLanguage,
  };
  const target = {
    texts: bitext.targetSegments.slice(bead.target.start, bead.target.end).map(({ text }) => text),
    language: bitext.targetLanguage,
  };
  // A row of one side is not a pair whose numbers could be compared.
  if (source.texts.length === 0 || target.texts.length === 0) return { source: [], target: [] };
  return { source: oneSidedNumbers(source, target), target: oneSidedNumbers(target, source) };
}

/** Rows looked through before other work is let in. */
const rowsAtOnce = 200;

/** The next row after `from`, going round once, whose numbers differ; undefined when there is none. */
export async function nextNumbersApart(bitext: BitextView, from: number): Promise<number | undefined> {
  const { beadViews } = bitext;
  for (let passed = 1; passed <= beadViews.length; passed++) {
    const index = (from + passed) % beadViews.length;
    const bead = beadViews[index];
    if (bead === undefined) continue;
    const { source, target } = numbersApart(bitext, bead);
    if ([...source, ...target].some((ranges) => ranges.length > 0)) return index;
    if (passed % rowsAtOnce === 0) await new Promise((resolve) => setTimeout(resolve));
  }
  return undefined;
}
