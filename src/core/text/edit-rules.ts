import { type LanguageTag, primaryLanguage } from './language.ts';
import { type LanguageMap, mapMatches, type SegmentationRule, type SegmentationRules } from './segmentation.ts';

/** «No linguistic content»: only a map for all languages matches it. */
const noLanguage = 'zxx';

/** The rules with those of one language exchanged. */
export function withRules(
  rules: SegmentationRules,
  name: string,
  change: (list: readonly SegmentationRule[]) => readonly SegmentationRule[],
): SegmentationRules {
  return {
    ...rules,
    languageRules: rules.languageRules.map((one) => (one.name === name ? { ...one, rules: change(one.rules) } : one)),
  };
}

/**
 * The rules with an abbreviation after which no sentence begins in this language. The first matching rule decides, so it
 * is put first; a language without rules of its own gets them, before the ones for all languages.
 */
export function withAbbreviation(
  rules: SegmentationRules,
  language: LanguageTag,
  abbreviation: string,
): SegmentationRules {
  const text = abbreviation.trim();
  if (text === '') return rules;
  const rule: SegmentationRule = { breaks: false, before: `(?<![\\p{L}\\d])${literal(text)}`, after: '\\s' };
  const own = rules.maps.find(
    (map) => isFor(map, language) && rules.languageRules.some(({ name }) => name === map.rules),
  );
  if (own !== undefined) return withRules(rules, own.rules, (list) => [rule, ...list]);
  const name = freeName(rules, language);
  return {
    ...rules,
    languageRules: [{ name, rules: [rule] }, ...rules.languageRules],
    maps: [{ pattern: `${primaryLanguage(language)}([-_].*)?`, rules: name }, ...rules.maps],
  };
}

/** A map of this very language; one for all languages is no place for its abbreviations. */
function isFor(map: LanguageMap, language: LanguageTag): boolean {
  return mapMatches(map, language) && !mapMatches(map, noLanguage);
}

function freeName({ languageRules }: SegmentationRules, language: LanguageTag): string {
  const taken = new Set(languageRules.map(({ name }) => name));
  for (let number = 1; ; number++) {
    const name = number === 1 ? language : `${language} ${number}`;
    if (!taken.has(name)) return name;
  }
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replace(/\s+/g, '\\s+');
}
