import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { quietJob } from '../../src/core/job.ts';
import { Problem } from '../../src/core/problem.ts';
import type { Block } from '../../src/core/text/document.ts';
import { segmentDocument } from '../../src/core/text/segmentation.ts';
import { readDocument } from '../../src/documents/read-document.ts';

/*
 * Documents of every kind beside what must be read from them. Most were made by LibreOffice from texts written for this
 * purpose, some by hand. NAME.expected holds a block a line: kind, level, table.row.column, page, a tab, the text.
 */
const folder = fileURLToPath(new URL('../files/documents/', import.meta.url));
const files = readdirSync(folder).filter((name) => !name.endsWith('.expected'));

function lineOf({ kind, level, cell, page, text }: Block): string {
  const place = [
    kind,
    level,
    cell === undefined ? undefined : `${cell.table}.${cell.row}.${cell.column}`,
    page === undefined ? undefined : `p${page}`,
  ];
  const shown = text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\t', '\\t');
  return `${place.filter((part) => part !== undefined).join(' ')}\t${shown}`;
}

async function read(name: string): Promise<string[]> {
  try {
    return (await readDocument({ path: folder + name }, quietJob)).blocks.map(lineOf);
  } catch (error) {
    if (error instanceof Problem) return [`problem ${error.code}`];
    throw error;
  }
}

it('has at least forty documents', () => {
  expect(files.length).toBeGreaterThanOrEqual(40);
});

it.each(files)('reads %s', async (name) => {
  expect(await read(name)).toEqual(readFileSync(`${folder}${name}.expected`, 'utf8').trimEnd().split('\n'));
});

describe.each(['ru', 'en'])('the charter in %s', (language) => {
  const segments = async (extension: string): Promise<string[]> =>
    segmentDocument(await readDocument({ path: `${folder}charter.${language}.${extension}` }, quietJob), language).map(
      (segment) => segment.text,
    );

  it.each(['odt', 'rtf', 'html'])('gives the same segments as DOCX when read from %s', async (extension) => {
    expect(await segments(extension)).toEqual(await segments('docx'));
  });

  it('gives the same from PDF, but for printed list numbers and the running head and foot, which are left out', async () => {
    const withoutNumbers = (await segments('pdf')).map((text) => text.replace(/^[123]\. /, ''));
    expect(withoutNumbers).toEqual((await segments('docx')).slice(0, -2));
  });

  it('gives the same from EPUB, which has no running head and foot', async () => {
    expect(await segments('epub')).toEqual((await segments('docx')).slice(0, -2));
  });
});
