import { app } from 'electron';
import { createWords, type InterfaceLanguage } from '../../src/locales/index.ts';

/** For tests and translators: English in letters of no language, which shows what went past the words. Offered nowhere. */
export const pseudoSwitch = app.commandLine.hasSwitch('pseudo-words');

/** The words of the menu and the dialogs. */
export function wordsIn(language: InterfaceLanguage): ReturnType<typeof createWords> {
  return createWords(language, pseudoSwitch);
}
