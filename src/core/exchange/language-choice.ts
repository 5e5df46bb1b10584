import type { UnitVariant } from '../memory/records.ts';
import { type LanguageTag, primaryLanguage } from '../text/language.ts';

const folded = (tag: LanguageTag): string => tag.replaceAll('_', '-').toLowerCase();

/** Whether two tags name one language to a writer: the same, or the same primary language where one names no region. */
export function isLanguage(tag: LanguageTag, wanted: LanguageTag): boolean {
  return tag === wanted || folded(tag) === folded(wanted) || primaryLanguage(tag) === primaryLanguage(wanted);
}

/** The texts of a language: those of the very tag, else those of its primary language. */
export function inLanguage<Text extends { readonly language: LanguageTag }>(
  texts: readonly Text[],
  wanted: LanguageTag,
): readonly Text[] {
  const asked = folded(wanted);
  const exact = texts.filter(({ language }) => language === wanted || folded(language) === asked);
  return exact.length > 0 ? exact : texts.filter(({ language }) => isLanguage(language, wanted));
}

/** Pairs of a unit in two languages: usually one, more where a language has several texts. Pairs without text are none. */
export function pairsOf(
  variants: readonly UnitVariant[],
  source: LanguageTag,
  target: LanguageTag,
): readonly (readonly [UnitVariant, UnitVariant])[] {
  const spoken = variants.filter(({ text, tags }) => text.trim() !== '' || (tags?.length ?? 0) > 0);
  const first = inLanguage(spoken, source)[0];
  if (first === undefined) return [];
  return inLanguage(spoken, target)
    .filter((other) => other !== first)
    .map((other) => [first, other] as const);
}
