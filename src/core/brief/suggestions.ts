import { fold } from '../text/fold.ts';
import { transliterate } from '../text/transliteration.ts';
import type { BriefSuggestion } from './brief.ts';
import type { BriefInput, ProposalStyle } from './brief-input.ts';
import { type Gap, isBody } from './gaps.ts';
import type { Stock } from './held-terms.ts';
import { renderingByParts } from './parts.ts';
import { nearlyTheSame } from './sheet.ts';
import { renderedName } from './speakers.ts';

/** Suggestions shown for one gap, and like titles asked for. */
const mostSuggestions = 4;
const mostSimilar = 2;
/** Renderings for a new title, none of them confirmed; best first, each text once. */
export function suggestionsFor(
  { title, language, conceptType }: Gap,
  pair: BriefSuggestion | undefined,
  stock: Stock,
  {
    lexicon,
    morphology,
    proposals,
  }: Pick<BriefInput, 'lexicon' | 'morphology'> & { readonly proposals: ProposalStyle },
): BriefSuggestion[] {
  const list: BriefSuggestion[] = pair === undefined ? [] : [pair];
  for (const { value, score } of stock.similar[language].like(title, mostSimilar)) {
    list.push({ text: value.rendering, how: 'similar', basis: value.text, score });
  }
  const parts = renderingByParts(title, language, stock.finders[language], {
    lexicon,
    morphology,
    isBody: isBody(conceptType),
    ...(language === 'ru' && proposals.respell !== undefined && { respell: proposals.respell }),
  });
  if (parts !== undefined) list.push(parts);
  if (list.length === 0) {
    const text =
      language === 'ru'
        ? transliterate(title, proposals.romanisation ?? 'press')
        : renderedName(title, language, lexicon);
    list.push({ text, how: 'transliteration', basis: title, score: 0 });
  }
  const seen = new Set<string>();
  return list
    .sort((a, b) => trust(b) - trust(a))
    .filter(({ text }) => {
      const key = fold(text);
      if (text === '' || seen.has(key)) return false;
      seen.add(key);
      return true;
    })
    .slice(0, mostSuggestions);
}

/** Order of suggestions: what the papers say, what nearly the same title has, what can be put together, what a like title has. */
function trust({ how, score }: BriefSuggestion): number {
  if (how === 'pair') return 4 + score;
  if (how === 'similar') return score + (score >= nearlyTheSame ? 3 : 1);
  return how === 'parts' ? 2 + score : 0;
}
