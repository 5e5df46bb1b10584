import 'i18next';
import type { EnglishWords } from './resources.ts';

// Keys are checked against the English words.
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: EnglishWords };
  }
}
