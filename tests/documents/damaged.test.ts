import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { quietJob } from '../../src/core/job.ts';
import { Problem } from '../../src/core/problem.ts';
import { readDocument } from '../../src/documents/read-document.ts';
import { measure } from '../own-time.ts';
import { scratchFolder } from './scratch.ts';

const folder = scratchFolder();
const fixture = (name: string): Buffer =>
  readFileSync(fileURLToPath(new URL(`../files/documents/${name}`, import.meta.url)));

async function outcome(name: string, bytes: Uint8Array | string): Promise<string> {
  try {
    return `${(await readDocument({ path: folder.write(name, bytes) }, quietJob)).blocks.length} blocks`;
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
}

const mimetype = (type: string): Uint8Array => strToU8(type);

describe('a damaged or locked document', () => {
  it.each<[string, Uint8Array | string, string]>([
    ['half a PDF', fixture('charter.en.pdf').subarray(0, 9_000), 'document-damaged'],
    ['nothing but the head of a PDF', '%PDF-1.7\n', 'document-damaged'],
    ['half an ODT', fixture('charter.en.odt').subarray(0, 9_000), 'document-damaged'],
    ['half an RTF', fixture('charter.en.rtf').subarray(0, 5_000), 'document-damaged'],
    ['half an EPUB', fixture('tale.en.epub').subarray(0, 600), 'document-damaged'],
    ['half a spreadsheet', fixture('glossary.xlsx').subarray(0, 3_000), 'document-damaged'],
    [
      'an ODT under a password',
      zipSync({
        mimetype: mimetype('application/vnd.oasis.opendocument.text'),
        'META-INF/manifest.xml': strToU8('<manifest><encryption-data/></manifest>'),
        'content.xml': Uint8Array.of(1, 2, 3),
        'styles.xml': Uint8Array.of(1),
      }),
      'document-encrypted',
    ],
    [
      'a locked book',
      zipSync({
        mimetype: mimetype('application/epub+zip'),
        'META-INF/encryption.xml': strToU8(
          '<e><EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/></e>',
        ),
        'META-INF/container.xml': strToU8('<container/>'),
      }),
      'document-encrypted',
    ],
    [
      'a book without contents',
      zipSync({ mimetype: mimetype('application/epub+zip'), 'META-INF/container.xml': strToU8('<container/>') }),
      'document-damaged',
    ],
    [
      'a presentation without slides',
      zipSync({ '[Content_Types].xml': strToU8('<t/>'), 'ppt/presentation.xml': strToU8('<p/>') }),
      'document-without-text',
    ],
    ['a page without words', '<!DOCTYPE html><html><body><img src="x.png"></body></html>', 'document-without-text'],
    ['an empty RTF', '{\\rtf1}', 'document-without-text'],
    [
      'a spreadsheet that is none',
      zipSync({ '[Content_Types].xml': strToU8('<t/>'), 'xl/workbook.xml': strToU8('<broken') }),
      'document-damaged',
    ],
    ['subtitles without words', 'WEBVTT\n\n00:01.000 --> 00:02.000\n\n', 'document-without-text'],
  ])('%s', async (title, bytes, code) => {
    expect(await outcome(`${title}.bin`, bytes)).toBe(code);
  });
});

describe('a wrong name', () => {
  it.each([
    ['charter.en.pdf', 'letter.docx'],
    ['charter.en.rtf', 'letter.doc'],
    ['charter.en.docx', 'letter.pdf'],
    ['charter.en.odt', 'letter.txt'],
    ['site-article.en.html', 'letter.txt'],
    ['film.ru.srt', 'letter.txt'],
  ])('does not mislead: %s named %s', async (original, name) => {
    expect(await outcome(name, fixture(original))).toBe(await outcome(original, fixture(original)));
  });
});

describe('a hostile document', () => {
  it('with elements nested a hundred thousand deep is read or refused in good time', async () => {
    const taken = measure();
    const deep = `<html><body>${'<div>'.repeat(100_000)}text${'</div>'.repeat(100_000)}</body></html>`;
    expect(await outcome('deep.html', deep)).toBe('1 blocks');
    const nearly = `<html><body>${'<div>'.repeat(500)}text${'</div>'.repeat(500)}</body></html>`;
    expect(await outcome('nearly.html', nearly)).toBe('1 blocks');
    await outcome('deep.rtf', `{\\rtf1 ${'{'.repeat(100_000)}text`);
    await outcome('deep.fodt', `<?xml version="1.0"?><office:document xmlns:office="o">${'<a>'.repeat(100_000)}`);
    expect(taken()).toBeLessThan(10_000);
  });

  it('with two hundred thousand paragraphs side by side is read', async () => {
    expect(await outcome('wide.html', `<html><body>${'<p>word'.repeat(200_000)}</body></html>`)).toBe('200000 blocks');
  });

  it('never makes anything but a problem of random bytes behind a known signature', async () => {
    let seed = 7;
    const random = (): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
      return (seed >> 16) & 255;
    };
    for (const head of [
      '%PDF-1.4\n',
      '{\\rtf1 ',
      'PK\x03\x04',
      '<!DOCTYPE html>',
      '<?xml version="1.0"?><office:document>',
      'WEBVTT\n',
    ]) {
      const bytes = Buffer.concat([Buffer.from(head, 'latin1'), Buffer.from(Array.from({ length: 3_000 }, random))]);
      expect(await outcome('random.bin', bytes)).toMatch(/^[a-z0-9- ]+$/);
    }
  });
});
