import type { Page } from 'playwright-core';

/**
 * Where the page, shown in the words of src/locales/pseudo.ts, says something of its own that went past those words:
 * one line each, with where it stands; empty when all is well. What the user brought (texts, names of files) says so in
 * the page by `lang` or `translate="no"`, which screen readers and translating browsers go by too.
 */
export function untranslated(page: Page): Promise<string[]> {
  return page.evaluate(findUntranslated, broughtByShots);
}

/** Names of collections and houses that the pictured states bring; in a list to choose from nothing can mark them. */
const broughtByShots = [
  'Sample: CSTO',
  'Bureau of Translation',
  'Заказчик: Межпарламентская ассамблея',
  'UNODC',
  'ТАСС',
  'МИД России',
];

/** Runs in the page, so it knows nothing of this file. */
function findUntranslated(brought: readonly string[]): string[] {
  const faults = new Set<string>();
  /** What the system's own rules of a language write: days, times, amounts, names of languages; and names of keys. */
  const names = new Intl.DisplayNames('en-GB', { type: 'language' });
  const alphabet = [...'abcdefghijklmnopqrstuvwxyz'];
  const tags = ['en-GB', 'en-US', ...alphabet.flatMap((first) => alphabet.map((second) => first + second))];
  const languages = tags.map((tag) => names.of(tag) ?? tag).filter((name) => /^\p{Lu}[\p{L} ]+$/u.test(name));
  const months = 'Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec';
  const bySystem = [
    // Files, and the collection that the sample brings, are the user's; they bear the names they have.
    /[^⟦⟧]*\.(?:txt|docx|pdf|pptx|rtf|csv|tsv)\b/g,
    new RegExp(`\\b(?:\\d{1,2} )?(?:${months})[a-z]*(?: \\d{4})?\\b`, 'g'),
    new RegExp(`\\b(?:${languages.join('|')})\\b`, 'g'),
    /\b(?:in )?\d+ (?:second|minute|hour|day|sec|min)s?(?: ago)?\b|\b(?:now|yesterday|today|tomorrow|this minute|this hour)\b/g,
    /\b[\d.,]+\s?(?:kB|MB|byte)s?\b/g,
    // Keys, kinds of files and encodings are called the same in every language.
    /\b(?:Ctrl|Alt|Shift|Cmd|Enter|Esc|Escape|Space|Tab|Home|End|PgUp|PgDn|Page ?Up|Page ?Down|Backspace|Delete|Insert|F\d+)\b/g,
    /\b(?:utf-(?:8|16[bl]e)|windows-125[12]|koi8-r|ibm866|DOCX|PDF|XLSX|HTML|CSV|TSV|TMX|TBX|EN|RU|en|ru)\b/gi,
    /Русский/g,
  ];
  const nameOf = (element: Element): string =>
    `${element.tagName.toLowerCase()} in ${element.closest('[data-testid]')?.getAttribute('data-testid') ?? '?'}`;
  const isOfTheUser = (element: Element): boolean => {
    const marked = element.closest('[lang], [translate="no"]');
    return marked !== null && marked !== document.documentElement;
  };
  const rest = (text: string): string => {
    // Words within words: a name set into a sentence is the sentence's.
    let left = text;
    for (const name of brought) left = left.replaceAll(name, ' ');
    for (let before = ''; before !== left; ) {
      before = left;
      left = left.replace(/⟦[^⟦⟧]*⟧/g, ' ');
    }
    for (const pattern of bySystem) left = left.replace(pattern, ' ');
    return left;
  };
  const look = (text: string | null, element: Element, where: string): void => {
    if (text === null || !/\p{L}{2}/u.test(rest(text)) || isOfTheUser(element)) return;
    faults.add(`${where}: “${text.replace(/\s+/g, ' ').trim().slice(0, 90)}” (${nameOf(element)})`);
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement;
    if (element === null || element.closest('script, style, kbd, textarea') !== null) continue;
    // What stands in several pieces of one line is one text.
    look(node.nodeValue, element, 'text');
  }
  const attributes = [
    'title',
    'aria-label',
    'placeholder',
    'alt',
    'aria-description',
    'aria-valuetext',
    'aria-roledescription',
    'data-name',
  ];
  for (const attribute of attributes)
    for (const element of document.querySelectorAll(`[${attribute}]`))
      look(element.getAttribute(attribute), element, attribute);
  return [...faults];
}
