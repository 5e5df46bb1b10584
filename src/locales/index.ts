import i18next, { type i18n, type TFunction } from 'i18next';
import { pseudoWords } from './pseudo.ts';
import { resources } from './resources.ts';

export const interfaceLanguages = ['en', 'ru'] as const;
export type InterfaceLanguage = (typeof interfaceLanguages)[number];

/** Of a locale such as `ru_RU.UTF-8` or `ru-RU`: Russian for Russian, English for all others. */
export function interfaceLanguageOf(locale: string): InterfaceLanguage {
  return /^ru(?:[-_.@]|$)/i.test(locale) ? 'ru' : 'en';
}

/** What the user's system speaks: as POSIX has it LC_ALL over LC_MESSAGES over LANG, else what the system says of itself. */
export function systemLanguage(env: Readonly<Record<string, string | undefined>>): InterfaceLanguage {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG;
  return interfaceLanguageOf(locale || new Intl.DateTimeFormat().resolvedOptions().locale);
}

/**
 * The words of the interface, in one language that can be changed. Ready at once. With `pseudo` English stands in
 * letters of no language, by which text is found that went past these words.
 */
export function createWords(language: InterfaceLanguage, pseudo = false): i18n {
  const words = i18next.createInstance();
  void words.init({
    resources: pseudo ? { ...resources, en: pseudoWords(resources.en) } : resources,
    lng: language,
    fallbackLng: 'en',
    initAsync: false,
    // What is shown as text needs no escaping: React does its own, and a terminal has no markup.
    interpolation: { escapeValue: false },
  });
  return words;
}

export type Translate = TFunction;
