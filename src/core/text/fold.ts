/**
 * Folding makes keys to compare by; a folded text is never shown or stored in place of the original.
 * Printed sources often write Ё as Е, and quotes, dashes, spaces and invisible marks differ by keyboard and program.
 */
const invisible = /[\u00AD\u200B\u200C\u2060\uFEFF]|\u200D|\u0301/g;
const quotes = /[«»„“”‟‹›]/g;
const apostrophes = /[‘’‚‛ʼ`´]/g;
const dashes = /[\u2010-\u2015\u2212]/g;
const spaces = /[\s\u00A0\u202F\u2007\u2009]+/g;

/** Plain words, most of all words, have nothing to fold but their case. */
const plainWord = /^(?:[A-Za-z0-9]+|[А-Яа-я]+)$/;

/** Key of a text: NFC, lower case, ё=е, one kind of quote, dash, apostrophe and space, trimmed. */
export function fold(text: string): string {
  return plainWord.test(text) ? text.toLowerCase() : foldKeepingCase(text).toLowerCase();
}

/** As `fold`, with case kept: acronyms are told by their capitals. */
export function foldKeepingCase(text: string): string {
  return text
    .normalize('NFC')
    .replace(invisible, '')
    .replace(quotes, '"')
    .replace(apostrophes, "'")
    .replace(dashes, '-')
    .replace(spaces, ' ')
    .replaceAll('ё', 'е')
    .replaceAll('Ё', 'Е')
    .trim();
}
