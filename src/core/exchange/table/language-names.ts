import type { LanguageTag } from '../../text/language.ts';

/** Languages that have a name in the lists people keep; their names in Russian, English and themselves come from Unicode. */
const known = (
  'ru en fr de es pt it nl sv da nb no fi et lv lt pl cs sk hu ro bg mk sr hr bs sl sq el tr uk be kk ky uz tg tk az hy ka ' +
  'mn zh ja ko vi th id ms hi ur fa ar he la eo ga is mt ca eu gl af sw am so ha yo zu ta te bn pa gu mr ne si my km lo'
).split(' ');

/** ISO 639-2 codes and other short forms met in headings. */
const shortForms: Readonly<Record<string, LanguageTag>> = {
  rus: 'ru',
  рус: 'ru',
  eng: 'en',
  англ: 'en',
  fra: 'fr',
  fre: 'fr',
  фр: 'fr',
  deu: 'de',
  ger: 'de',
  нем: 'de',
  spa: 'es',
  исп: 'es',
  zho: 'zh',
  chi: 'zh',
  кит: 'zh',
  ara: 'ar',
  араб: 'ar',
  ukr: 'uk',
  укр: 'uk',
  kaz: 'kk',
};

/** Codes that are words of their own in headings. */
const ambiguous = new Set(['no', 'id', 'my', 'is', 'so', 'to', 'or', 'as', 'he', 'am']);

const names = new Map<string, LanguageTag>();

function namesOnce(): ReadonlyMap<string, LanguageTag> {
  if (names.size > 0) return names;
  for (const tag of known) {
    for (const inLanguage of ['en', 'ru', tag]) {
      const name = new Intl.DisplayNames([inLanguage], { type: 'language', fallback: 'none' }).of(tag);
      if (name !== undefined) names.set(name.toLowerCase(), tag);
    }
  }
  for (const [form, tag] of Object.entries(shortForms)) names.set(form, tag);
  return names;
}

/** The language a heading names: «Русский», `English (United Kingdom)`, `ru-RU`, `EN`, `rus`; undefined where it names none. */
export function languageNamed(name: string): LanguageTag | undefined {
  const text = name.trim().toLowerCase();
  const byName = namesOnce().get(text) ?? namesOnce().get(text.replace(/\s*[([].*$/, ''));
  if (byName !== undefined) return withRegion(byName, name);
  if (!/^[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*$/.test(text)) return undefined;
  const [language = ''] = text.split(/[-_]/);
  if (!known.includes(language) || (ambiguous.has(text) && name !== name.toUpperCase())) return undefined;
  return canonicalLanguage(name);
}

const regions: Readonly<Record<string, string>> = {
  'united kingdom': 'GB',
  'united states': 'US',
  russia: 'RU',
  россия: 'RU',
  великобритания: 'GB',
  сша: 'US',
};

function withRegion(tag: LanguageTag, name: string): LanguageTag {
  const region = regions[/[([]\s*([^)\]]+?)\s*[)\]]/.exec(name.toLowerCase())?.[1] ?? ''];
  return region === undefined ? tag : `${tag}-${region}`;
}

/** A language tag in the one form the memory keeps: `EN_us` → `en-US`, `zh-hant` → `zh-Hant`; no tag at all → `und`. */
export function canonicalLanguage(tag: LanguageTag): LanguageTag {
  const dashed = tag.trim().replaceAll('_', '-');
  try {
    return Intl.getCanonicalLocales(dashed)[0] ?? 'und';
  } catch {
    return /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*$/.test(dashed) ? dashed : 'und';
  }
}
