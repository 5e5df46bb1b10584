import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { quietJob } from '../../src/core/job.ts';
import { splitBilingual } from '../../src/core/text/bilingual.ts';
import { readDocument } from '../../src/documents/read-document.ts';

const folder = fileURLToPath(new URL('../files/documents/', import.meta.url));

it.each(['bilingual-table.docx', 'bilingual-table.odt', 'interleaved.docx', 'interleaved.rtf'])(
  'parts %s into its Russian and English side',
  async (name) => {
    const split = splitBilingual(await readDocument({ path: folder + name }, quietJob));
    expect([split?.sourceLanguage, split?.targetLanguage]).toEqual(['ru', 'en']);
    const source = split!.source.blocks.map((block) => block.text);
    const target = split!.target.blocks.map((block) => block.text);
    expect(source.join(' ')).not.toMatch(/[a-z]{3}/i);
    expect(target.join(' ')).not.toMatch(/[а-я]/i);
    expect(source.slice(-2)[0]).toBe('В союзе действуют следующие органы:');
    expect(target.slice(-2)[0]).toBe('The following organs act within the Union:');
    expect(source).toHaveLength(target.length);
  },
);

it.each(['charter.ru.docx', 'charter.en.pdf', 'site-article.en.html'])('leaves %s whole', async (name) => {
  expect(splitBilingual(await readDocument({ path: folder + name }, quietJob))).toBeUndefined();
});
