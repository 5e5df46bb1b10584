import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Job } from '../../src/core/job.ts';
import { segmentDocument } from '../../src/core/text/segmentation.ts';
import { readDocument } from '../../src/documents/read-document.ts';
import { makeDocx, paragraph } from '../documents/make-docx.ts';

export const title = 'Reading long documents';

const pages = 500;
const sentence =
  'The Council of Heads of State considered item $ of its agenda and instructed the Secretariat to prepare proposals. ';
const russianSentence =
  'Совет глав государств рассмотрел вопрос № $ повестки дня и поручил Секретариату подготовить предложения к г. Дубровску. ';

/** Text of about 3,000 letters a page. */
function pageText(page: number, model: string): string[] {
  return Array.from({ length: 5 }, (_, part) =>
    Array.from({ length: 5 }, (_, i) => model.replace('$', String(page * 25 + part * 5 + i)))
      .join('')
      .trim(),
  );
}

function longDocx(): Uint8Array {
  return makeDocx({
    body: Array.from({ length: pages }, (_, page) =>
      pageText(page, russianSentence)
        .map((text) => paragraph(text))
        .join(''),
    ).join(''),
  });
}

/** A PDF with running head, page number and body set in lines, in a built-in font. */
function longPdf(): Uint8Array {
  const objects: string[] = [
    '',
    '<< /Type /Catalog /Pages 2 0 R >>',
    '',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>',
  ];
  const kids: string[] = [];
  for (let page = 0; page < pages; page++) {
    const lines: string[] = [];
    for (const text of pageText(page, sentence)) lines.push(...wrapped(text, 88), '');
    const body = lines.map((line) => `(${line}) Tj 0 -13 Td`).join('\n');
    const content = `BT /F 9 Tf 200 800 Td (Collected Acts, volume 5) Tj ET BT /F 10 Tf 72 760 Td\n${body}\nET BT /F 9 Tf 290 40 Td (${page + 1}) Tj ET`;
    objects.push(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`);
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> /Contents ${objects.length - 1} 0 R >>`,
    );
    kids.push(`${objects.length - 1} 0 R`);
  }
  objects[2] = `<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${pages} >>`;
  let out = '%PDF-1.4\n';
  const offsets: number[] = [];
  for (let i = 1; i < objects.length; i++) {
    offsets.push(out.length);
    out += `${i} 0 obj\n${objects[i]}\nendobj\n`;
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  out += `xref\n0 ${objects.length}\n0000000000 65535 f \n${table}trailer << /Size ${objects.length} /Root 1 0 R >>\nstartxref\n${out.length}\n%%EOF\n`;
  return new TextEncoder().encode(out);
}

function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

interface Measured {
  readonly seconds: number;
  readonly peak: number;
  readonly blocked: number;
  readonly reports: number;
  readonly blocks: number;
  readonly segments: number;
  readonly segmenting: number;
}

async function measure(path: string, language: string): Promise<Measured> {
  let peak = 0;
  let blocked = 0;
  let reports = 0;
  let last = performance.now();
  const job: Job = {
    progress: () => {
      reports++;
    },
    async checkpoint() {
      const now = performance.now();
      blocked = Math.max(blocked, now - last);
      peak = Math.max(peak, process.memoryUsage().rss);
      await new Promise((resolve) => setImmediate(resolve));
      last = performance.now();
    },
  };
  const started = performance.now();
  const document = await readDocument({ path }, job);
  const seconds = (performance.now() - started) / 1000;
  peak = Math.max(peak, process.memoryUsage().rss);
  const cutting = performance.now();
  const segments = segmentDocument(document, language).length;
  return {
    seconds,
    peak,
    blocked,
    reports,
    blocks: document.blocks.length,
    segments,
    segmenting: (performance.now() - cutting) / 1000,
  };
}

/** Time, peak memory of the process and longest stretch without a checkpoint for a DOCX and a PDF of 500 pages. */
export async function run(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'concordat-bench-'));
  try {
    const rows: string[] = [];
    for (const [name, bytes, language] of [
      ['long.docx', longDocx(), 'ru'],
      ['long.pdf', longPdf(), 'en'],
    ] as const) {
      const path = join(folder, name);
      writeFileSync(path, bytes);
      const one = await measure(path, language);
      const megabytes = (statSync(path).size / 2 ** 20).toFixed(1);
      rows.push(
        `| ${name}, ${pages} pages, ${megabytes} MB | ${one.seconds.toFixed(2)} s | ${Math.round(one.peak / 2 ** 20)} MB | ${Math.round(one.blocked)} ms | ${one.reports} | ${one.blocks} | ${one.segments} in ${one.segmenting.toFixed(2)} s |`,
      );
    }
    return [
      '| document | reading | peak memory | longest step | progress reports | blocks | segments |',
      '| --- | ---: | ---: | ---: | ---: | ---: | ---: |',
      ...rows,
    ].join('\n');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
