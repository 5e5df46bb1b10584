/** BCP 47 language tag: `ru`, `en`, `en-GB`. */
export type LanguageTag = string;

/** Primary language of a tag, lower case: `en-GB`, `EN_us` → `en`. */
export function primaryLanguage(tag: LanguageTag): string {
  const end = tag.search(/[-_]/);
  return (end === -1 ? tag : tag.slice(0, end)).toLowerCase();
}
