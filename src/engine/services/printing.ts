import type { Brief } from '../../core/brief/brief.ts';
import type { SheetOrder } from '../../core/brief/sheet.ts';
import type { Job } from '../../core/job.ts';
import { createWords, type InterfaceLanguage } from '../../locales/index.ts';
import type { PaperSize, PrintJob } from '../../printing/print-job.ts';
import { writeWholeBytes } from './exporting.ts';

/** What is made of a brief. */
export const printKinds = ['booth', 'glossary', 'speech', 'phone', 'cards'] as const;
export type PrintKind = (typeof printKinds)[number];
export const printFormats = ['pdf', 'docx', 'xlsx', 'csv', 'html', 'apkg', 'txt'] as const;
export type PrintFormat = (typeof printFormats)[number];

/** What each format can hold; the first is made where nothing is said. */
export const kindsOfFormat: Readonly<Record<PrintFormat, readonly [PrintKind, ...PrintKind[]]>> = {
  pdf: ['booth', 'glossary'],
  docx: ['glossary', 'booth', 'speech'],
  xlsx: ['glossary'],
  csv: ['glossary'],
  html: ['phone', 'speech'],
  apkg: ['cards'],
  txt: ['cards'],
};

export interface PrintRequest {
  readonly path: string;
  readonly format: PrintFormat;
  readonly kind: PrintKind;
  readonly order: SheetOrder;
  readonly paper: PaperSize;
  /** Of headings. */
  readonly language: InterfaceLanguage;
}

/** Makes one output of a brief and writes it, whole or not at all. */
export async function printBrief(
  brief: Brief,
  request: PrintRequest,
  nativeBinding: string | undefined,
  job: Job,
): Promise<void> {
  job.progress({ done: 0, total: 0, what: 'writing' });
  await job.checkpoint();
  const { language, order, paper } = request;
  const bytes = await printed({ brief, order, paper, language, t: createWords(language).t }, request, nativeBinding);
  // The last moment at which a cancel leaves nothing behind.
  await job.checkpoint();
  await writeWholeBytes(request.path, bytes);
}

/** Each format brings a library along and is loaded when first asked for. */
async function printed(
  print: PrintJob,
  { format, kind }: PrintRequest,
  nativeBinding: string | undefined,
): Promise<Uint8Array | string> {
  switch (format) {
    case 'pdf': {
      const { boothPdf, glossaryPdf } = await import('../../printing/pdf.ts');
      return kind === 'glossary' ? glossaryPdf(print) : boothPdf(print);
    }
    case 'docx': {
      if (kind === 'speech') return (await import('../../printing/speech.ts')).speechDocx(print);
      const { boothDocx, glossaryDocx } = await import('../../printing/docx.ts');
      return kind === 'booth' ? boothDocx(print) : glossaryDocx(print);
    }
    case 'xlsx':
      return (await import('../../printing/tables.ts')).glossaryXlsx(print);
    case 'csv':
      return (await import('../../printing/tables.ts')).glossaryCsv(print);
    case 'html':
      if (kind === 'speech') return (await import('../../printing/speech.ts')).speechHtml(print);
      return (await import('../../printing/phone-html.ts')).phoneHtml(print);
    case 'apkg': {
      // The build for Node brings a `require` of its own along, which the bundler has put there already.
      const { ankiDeck } = await import('../../printing/anki.ts');
      const { ankiCollection } = await import('../../store/anki-collection.ts');
      const { strToU8, zipSync } = await import('fflate/browser');
      const collection = ankiCollection(ankiDeck(print), Date.now(), nativeBinding);
      return zipSync({ 'collection.anki2': collection, media: strToU8('{}') });
    }
    case 'txt':
      return (await import('../../printing/anki.ts')).ankiText(print);
  }
}
