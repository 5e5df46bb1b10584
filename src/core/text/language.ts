/** BCP 47 language tag: `ru`, `en`, `en-GB`. */
export type LanguageTag = string;

/** Primary language of a tag, lower case: `en-GB`, `EN_us` → `en`. */
export function primaryLanguage(tag: LanguageTag): string {
  return (tag.split(/[-_]/, 1)[0] ?? '').toLowerCase();
}
