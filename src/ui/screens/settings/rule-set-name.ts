import { languageHeading } from '../../format.ts';
import { words } from '../../words.ts';

/** The sets of rules that come with the program, by the names data/srx/concordat.srx has for them. */
const shipped: Readonly<Record<string, string>> = {
  Belarusian: 'be',
  English: 'en',
  French: 'fr',
  German: 'de',
  Russian: 'ru',
  Spanish: 'es',
  Ukrainian: 'uk',
};

/** In the language of the interface; a set from a file of the user's keeps the name it has there. */
export function ruleSetName(name: string): string {
  const language = shipped[name];
  if (language !== undefined) return languageHeading(language);
  return name === 'Default' ? words.t('documents.rules.default') : name;
}
