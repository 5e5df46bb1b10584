import { describe, expect, it } from 'vitest';
import { quietJob } from '../../src/core/job.ts';
import {
  documentFromText,
  lineSegments,
  readDocument,
  segmentedDocumentFromText,
} from '../../src/documents/read-document.ts';
import { encodeCyrillic } from './encode-cyrillic.ts';
import { scratchFolder } from './scratch.ts';

const folder = scratchFolder();
const blocksOf = (text: string): string[] => documentFromText('a.txt', text).blocks.map((block) => block.text);

const official =
  'Заседание Совета глав государств состоится 5 мая 2024 года в городе Минске.\nПовестка дня: «О ходе переговоров» — № 5; объём торговли вырос.\n';

describe('encodings', () => {
  it.each(['windows-1251', 'koi8-r', 'ibm866', 'x-mac-cyrillic', 'iso-8859-5'] as const)(
    'recognises %s',
    async (encoding) => {
      const plain = official.replace(/[«»—№]/g, '-');
      const path = folder.write(`${encoding}.txt`, encodeCyrillic(plain, encoding));
      const document = await readDocument({ path }, quietJob);
      expect(document.encoding).toBe(encoding);
      expect(document.blocks.map((block) => block.text)).toEqual(plain.trim().split('\n'));
    },
  );

  it.each(['Посол', 'Совет Европы', 'МИД России', 'г. Минск', 'Agenda: Повестка дня'])(
    'recognises every Cyrillic encoding of the short text %s',
    async (text) => {
      for (const encoding of ['windows-1251', 'koi8-r', 'ibm866'] as const) {
        const path = folder.write('short.txt', encodeCyrillic(text, encoding));
        const document = await readDocument({ path }, quietJob);
        expect([encoding, document.blocks[0]?.text]).toEqual([encoding, text]);
      }
    },
  );

  it.each([
    ['utf-8', Buffer.from(official)],
    ['utf-8', Buffer.from(`\uFEFF${official}`)],
    ['utf-16le', Buffer.from(`\uFEFF${official}`, 'utf16le')],
    ['utf-16be', Buffer.from(`\uFEFF${official}`, 'utf16le').swap16()],
    ['utf-16le', Buffer.from(official, 'utf16le')],
    ['utf-16be', Buffer.from(official, 'utf16le').swap16()],
    ['utf-16le', Buffer.from('A meeting of the Council.', 'utf16le')],
  ])('recognises %s with and without BOM', async (encoding, bytes) => {
    const document = await readDocument({ path: folder.write('wide.txt', bytes) }, quietJob);
    expect(document.encoding).toBe(encoding);
    expect(document.blocks[0]?.text).toMatch(/^(Заседание|A meeting)/);
  });

  it('reads a Western text that is not UTF-8', async () => {
    const path = folder.write(
      'western.txt',
      Buffer.from('Le Conseil a adopté la décision. La séance est levée à Genève.', 'latin1'),
    );
    expect((await readDocument({ path }, quietJob)).blocks[0]?.text).toBe(
      'Le Conseil a adopté la décision. La séance est levée à Genève.',
    );
  });

  it('gives the same hash for the same bytes under any name', async () => {
    const first = await readDocument({ path: folder.write('Один.txt', official) }, quietJob);
    const second = await readDocument({ path: folder.write('two 2.txt', official) }, quietJob);
    expect(first.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(second.hash).toBe(first.hash);
  });
});

describe('paragraphs of a plain text', () => {
  it('takes every line as a paragraph where lines are paragraphs', () => {
    expect(blocksOf('First sentence.\r\nA longer second sentence of the text.\r\n\r\nThird.\r\n')).toEqual([
      'First sentence.',
      'A longer second sentence of the text.',
      'Third.',
    ]);
  });

  it('joins lines that were broken at a width, and words parted by a hyphen', () => {
    const wrapped = [
      'Совет глав государств Организации рассмотрел вопрос о соста-',
      'ве контингента и поручил секретариату подготовить к следую-',
      'щему заседанию предложения. Премьер-министр напомнил, что',
      'решение принимается единогласно и вступает в силу со дня',
      'подписания.',
      '',
      'The Council of Heads of State considered the composition of',
      'the contingent and requested the secretariat to prepare its',
      'proposals for the next meeting of the Council.',
    ].join('\n');
    expect(blocksOf(wrapped)).toEqual([
      'Совет глав государств Организации рассмотрел вопрос о составе контингента и поручил секретариату подготовить к следующему заседанию предложения. Премьер-министр напомнил, что решение принимается единогласно и вступает в силу со дня подписания.',
      'The Council of Heads of State considered the composition of the contingent and requested the secretariat to prepare its proposals for the next meeting of the Council.',
    ]);
  });

  it('keeps the items of a list apart in a wrapped text', () => {
    const wrapped = [
      'Стороны условились о следующих мерах, которые должны быть',
      'приняты до конца текущего года:',
      '1. Создать рабочую группу по вопросам приграничной торговли',
      'и поручить ей подготовить доклад.',
      '2. Провести встречу министров в первой половине следующего',
      'года в столице одной из Сторон.',
    ].join('\n');
    expect(blocksOf(wrapped)).toEqual([
      'Стороны условились о следующих мерах, которые должны быть приняты до конца текущего года:',
      '1. Создать рабочую группу по вопросам приграничной торговли и поручить ей подготовить доклад.',
      '2. Провести встречу министров в первой половине следующего года в столице одной из Сторон.',
    ]);
  });

  it('joins a list marker alone on its line to its text', () => {
    expect(blocksOf('1.\nThe Parties agree.\n(a)\nFirst.')).toEqual(['1. The Parties agree.', '(a) First.']);
  });

  it('does not join sentences written one a line, though some are of one length', () => {
    const lines = Array.from(
      { length: 30 },
      (_, i) => `The ${i + 10}th decision of the Council was adopted on Monday morning.`,
    );
    expect(blocksOf(lines.join('\n'))).toEqual(lines);
  });

  it('parts paragraphs at form feeds and counts pages', () => {
    expect(documentFromText('a', 'one\ftwo').blocks).toEqual([
      { kind: 'paragraph', text: 'one', page: 1 },
      { kind: 'paragraph', text: 'two', page: 2 },
    ]);
  });
});

describe('segmented files', () => {
  it('keep one segment a line as it stands, empty lines too', async () => {
    const path = folder.write('lines.txt', '\uFEFFПервая строка. Вторая фраза.\r\n\r\n third \r\n');
    const document = await readDocument({ path, segmented: true }, quietJob);
    expect(lineSegments(document)).toEqual([
      { text: 'Первая строка. Вторая фраза.', block: 0, start: 0, end: 28 },
      { text: '', block: 1, start: 0, end: 0 },
      { text: 'third', block: 2, start: 1, end: 6 },
    ]);
    expect(lineSegments(segmentedDocumentFromText('x', 'a\nb')).map((segment) => segment.text)).toEqual(['a', 'b']);
  });
});
