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

  it('have the same placeholders in both languages', () => {
    for (const [key, text] of russian) {
      const base = key.replace(pluralEnding, '');
      const counterpart = english.get(key) ?? english.get(`${base}_other`);
      if (counterpart === undefined) throw new Error(`no English for ${key}`);
      // "One …" may say the number as a word.
      const without = (list: string[]) => (pluralEnding.test(key) ? list.filter((one) => one !== '{{count}}') : list);
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
