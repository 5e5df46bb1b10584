import { initReactI18next, useTranslation } from 'react-i18next';
import { createWords, type InterfaceLanguage, interfaceLanguageOf, interfaceLanguages } from '../locales/index.ts';

const storageKey = 'concordat.language';

function rememberedLanguage(): InterfaceLanguage {
  const kept = localStorage.getItem(storageKey);
  return interfaceLanguages.find((language) => language === kept) ?? interfaceLanguageOf(navigator.language);
}

/** Set by main for a window that is to show which of its texts are words and which are not. */
const pseudo = location.search === '?pseudo-words';

export const words = createWords(rememberedLanguage(), pseudo).use(initReactI18next);
initReactI18next.init(words);
document.documentElement.lang = words.language;

// A change made in one window holds in all.
window.addEventListener('storage', ({ key }) => {
  if (key !== storageKey) return;
  const language = rememberedLanguage();
  document.documentElement.lang = language;
  void words.changeLanguage(language);
});

export function interfaceLanguage(): InterfaceLanguage {
  return interfaceLanguageOf(words.language);
}

export async function setInterfaceLanguage(language: InterfaceLanguage): Promise<void> {
  localStorage.setItem(storageKey, language);
  await words.changeLanguage(language);
  document.documentElement.lang = language;
}

/** The words, for a component that is drawn anew when the language changes. */
export function useWords() {
  return useTranslation().t;
}

/** A key that is known only at run time: a command's name, a label the engine gave. */
export function say(key: string, values?: Readonly<Record<string, string | number>>): string {
  return (words.t as unknown as (key: string, values?: object) => string)(key, values);
}
