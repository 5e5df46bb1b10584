import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createWords } from '../../src/locales/index.ts';

const folder = fileURLToPath(new URL('../../src/ui', import.meta.url));
const files = (readdirSync(folder, { recursive: true }) as string[]).filter((path) => path.endsWith('.tsx'));
/** Names of languages in themselves, which are the same in every interface. */
const sameEverywhere = /^(?:English|Русский)$/;

/** Words written into the markup instead of being looked up: text between tags, and attributes that are read out. */
function writtenIn(source: string): string[] {
  const code = source.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const between = [...code.matchAll(/<\/?[a-zA-Z][^<>{}]*>\s*([^<>{}()=;:?|&\n]*\p{L}{2,}[^<>{}()=;:?|&\n]*)\s*<\//gu)];
  const attributes = [
    ...code.matchAll(/\s(?:aria-label|title|placeholder|alt|label|text)=(?:"([^"]*\p{L}{2,}[^"]*)"|'([^']*)')/gu),
  ];
  return [...between, ...attributes].map((match) => (match[1] ?? match[2] ?? '').trim()).filter((text) => text !== '');
}

describe('the markup of the window', () => {
  it.each(files)('%s looks all its words up', (path) => {
    const written = writtenIn(readFileSync(join(folder, path), 'utf8'));
    expect(written.filter((text) => !sameEverywhere.test(text))).toEqual([]);
  });

  it('would be caught writing words', () => {
    expect(writtenIn('<p>Saved</p>')).toEqual(['Saved']);
    expect(writtenIn('<p aria-label="Сохранено" />')).toEqual(['Сохранено']);
    expect(writtenIn("<p>{t('a.b')}</p>")).toEqual([]);
  });
});

describe('counting', () => {
  const counted = (language: 'en' | 'ru') =>
    [1, 2, 5, 21, 1.5].map((count) => createWords(language).t('app.status.entries', { count }));

  it('is right in Russian for 1, 2, 5, 21 and 1.5', () => {
    expect(counted('ru')).toEqual(['1 статья', '2 статьи', '5 статей', '21 статья', '1,5 статьи']);
  });

  it('is right in English for 1, 2, 5, 21 and 1.5', () => {
    expect(counted('en')).toEqual(['1 entry', '2 entries', '5 entries', '21 entries', '1.5 entries']);
  });
});
