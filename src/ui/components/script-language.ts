/**
 * For `lang` where only the text itself is at hand: a screen reader then speaks it with the right voice. Of the two
 * languages of the interface, the one its letters are of; other languages carry their tag with them.
 */
export function scriptLanguage(text: string): 'ru' | 'en' {
  return /\p{Script=Cyrillic}/u.test(text) ? 'ru' : 'en';
}
