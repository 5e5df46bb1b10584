import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { problemCodes } from '../src/core/problem.ts';
import { createWords, interfaceLanguageOf } from '../src/locales/index.ts';
import { resources } from '../src/locales/resources.ts';

type Tree = { readonly [key: string]: string | Tree };

/** All texts of a tree by their whole key. */
function texts(tree: Tree, prefix = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') found.set(prefix + key, value);
    else for (const [inner, text] of texts(value, `${prefix + key}.`)) found.set(inner, text);
  }
  return found;
}

const english = texts(resources.en.translation as Tree);
const russian = texts(resources.ru.translation as Tree);
const pluralEnding = /_(one|few|many|other)$/;
const placeholders = (text: string) => [...new Set(text.match(/\{\{[^}]*\}\}|<\/?\w+>/g) ?? [])].sort();
const files = (language: string) =>
  readdirSync(fileURLToPath(new URL(`../src/locales/${language}/`, import.meta.url))).sort();

/** Base keys that have plural forms, and the forms there are. */
function pluralForms(words: ReadonlyMap<string, string>): Map<string, string[]> {
  const forms = new Map<string, string[]>();
  for (const key of words.keys()) {
    const ending = pluralEnding.exec(key)?.[1];
    if (ending === undefined) continue;
    const base = key.replace(pluralEnding, '');
    forms.set(base, [...(forms.get(base) ?? []), ending].sort());
  }
  return forms;
}

/** A text with 1, 2, 5, 21 and 1.5 of what it counts. */
function counted(language: 'en' | 'ru', key: string): string[] {
  const { t } = createWords(language);
  const say = t as unknown as (key: string, values: object) => string;
  return [1, 2, 5, 21, 1.5].map((count) => say(key, { count }));
}
const withoutNumber = (text = ''): string => text.replace(/\b(?:1[.,]5|21|1|2|5)(?=\s|$|\.)/g, '#');
/** The word that a number stands before. */
const counterpart = (text = ''): string => /(?:^|\s)(?:1,5|1|2|5)\s+([а-яё]+)/iu.exec(text)?.[1] ?? '';

describe('the words of the interface', () => {
  it('stand in the same files in both languages, each of them loaded', () => {
    expect(files('ru')).toEqual(files('en'));
    const areas = files('en').map((file) => file.replace(/\.json$/, ''));
    expect(Object.keys(resources.en.translation).sort()).toEqual(areas);
    expect(Object.keys(resources.ru.translation).sort()).toEqual(areas);
  });

  it('have the same keys in both languages', () => {
    const bases = (words: ReadonlyMap<string, string>) =>
      [...new Set([...words.keys()].map((key) => key.replace(pluralEnding, '')))].sort();
    expect(bases(russian)).toEqual(bases(english));
  });

  it('have all plural forms of their language', () => {
    for (const [base, forms] of pluralForms(english))
      expect({ base, forms }).toEqual({ base, forms: ['one', 'other'] });
    for (const [base, forms] of pluralForms(russian)) {
      expect({ base, forms }).toEqual({ base, forms: ['few', 'many', 'one', 'other'] });
    }
    expect([...pluralForms(russian).keys()].sort()).toEqual([...pluralForms(english).keys()].sort());
  });

  it('write every number they count as their language does', () => {
    for (const [key, text] of [...english, ...russian])
      expect({ key, bare: /\{\{count\}\}/.test(text) }).toEqual({ key, bare: false });
  });

  it.each([...pluralForms(english).keys()])('count rightly in English: %s', (key) => {
    const [one, two, five, twentyOne, oneAndAHalf] = counted('en', key);
    // «doubtful», «s»: words that do not change say the same of any number.
    expect([five, twentyOne, oneAndAHalf].map(withoutNumber)).toEqual(
      [two, two, two].map((text) => withoutNumber(text)),
    );
    if (/\bentr|\bpair|\btime|\bfile|\bsegment|\bunit|\brow|\bword|\btitle|\bfinding/.test(two ?? ''))
      expect(withoutNumber(one)).not.toEqual(withoutNumber(two));
  });

  it.each([...pluralForms(russian).keys()])('count rightly in Russian: %s', (key) => {
    const [one, two, five, twentyOne, oneAndAHalf] = counted('ru', key);
    expect(withoutNumber(twentyOne)).toEqual(withoutNumber(one));
    // The number itself is never left out of a form that stands for many numbers: 21 is «one» too.
    if (/\d/.test(five ?? '')) {
      expect(one).toContain('1');
      expect(twentyOne).toContain('21');
      expect(oneAndAHalf).toContain('1,5');
    }
    const [w1 = '', w2 = '', w5 = '', w15 = ''] = [one, two, five, oneAndAHalf].map(counterpart);
    // 1 строка, 2 строки, 5 строк, 1,5 строки; 1 файл, 2 файла, 5 файлов, 1,5 файла.
    const named = w1 !== w2 && w2 !== w5 && w1 !== w5 && w15 === w2;
    // 1 раз, 2 раза, 5 раз, 1,5 раза.
    const times = w1 === 'раз' && w2 === 'раза' && w5 === 'раз' && w15 === 'раза';
    // с 1 строки, с 2 строк, с 5 строк, с 1,5 строки; в 1 строке, в 2 строках, в 5 строках, but в 1,5 строки.
    const governed = w1 !== w2 && w2 === w5 && w15 !== w5 && (w15 === w1) !== /е$/.test(w1);
    // 1 новая, 2 новые, 5 новых, 1,5 новых: a word that stands for a noun.
    const adjective =
      w1 !== w5 && /(?:ые|ие|ых|их)$/.test(w2) && /(?:ых|их)$/.test(w5) && /(?:ых|их|ой|ого)$/.test(w15);
    const unchanged = w1 === w2 && w2 === w5 && w5 === w15 && /^(?:с|мин|ч|не|пропущено|)$/.test(w1);
    expect({ w1, w2, w5, w15, right: named || times || governed || adjective || unchanged }).toMatchObject({
      right: true,
    });
  });

  it('have the same placeholders in both languages', () => {
    for (const [key, text] of russian) {
      const base = key.replace(pluralEnding, '');
      const counterpart = english.get(key) ?? english.get(`${base}_other`);
      if (counterpart === undefined) throw new Error(`no English for ${key}`);
      // "One …" may say the number as a word.
      const without = (list: string[]) =>
        pluralEnding.test(key) ? list.filter((one) => one !== '{{count, number}}') : list;
      expect({ key, has: without(placeholders(text)) }).toEqual({ key, has: without(placeholders(counterpart)) });
    }
  });

  it('are nowhere empty and nowhere end in a space', () => {
    for (const [key, text] of [...english, ...russian])
      expect({ key, text }).toEqual({ key, text: text.trim() || '(empty)' });
  });

  it.each(problemCodes)('say what the problem %s means', (code) => {
    expect(english.get(`problem.${code}`)).toBeTruthy();
    expect(russian.get(`problem.${code}`)).toMatch(/[а-яё]|\{\{message\}\}/i);
  });

  it('leave no problem text without its code', () => {
    expect(Object.keys(resources.en.translation.problem).sort()).toEqual([...problemCodes].sort());
  });
});

describe('a choice of language', () => {
  it.each([
    ['ru_RU.UTF-8', 'ru'],
    ['ru', 'ru'],
    ['RU-ru', 'ru'],
    ['en_GB.UTF-8', 'en'],
    ['C', 'en'],
    ['run', 'en'],
    ['', 'en'],
  ])('takes %j for %s', (locale, language) => {
    expect(interfaceLanguageOf(locale)).toBe(language);
  });

  it.each([
    [1, 'В a.tsv записана 1 строка.'],
    [3, 'В a.tsv записаны 3 строки.'],
    [11, 'В a.tsv записано 11 строк.'],
    [21, 'В a.tsv записана 21 строка.'],
  ])('counts %i in Russian', (count, text) => {
    expect(createWords('ru').t('cli.note.exported', { count, file: 'a.tsv' })).toBe(text);
  });
});
