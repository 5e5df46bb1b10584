import type { Job } from '../core/job.ts';
import { Problem } from '../core/problem.ts';
import type { Block } from '../core/text/document.ts';
import type { InputFile } from './input-file.ts';
import { pageBlocks } from './pdf-layout.ts';
import type { Fragment, PdfPage } from './pdf-lines.ts';

/** Share of characters without meaning (fonts that do not say which letters they draw) above which a page has no text. */
const mostMeaningless = 0.3;

interface TextItem {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
}

/**
 * Blocks of a PDF with a text layer: lines rebuilt from the placed pieces of text, columns read one after the other,
 * paragraphs rebuilt from lines, running heads and page numbers left out, footnotes behind the text. A scan gives none.
 */
export async function readPdf(file: InputFile, job: Job): Promise<Block[]> {
  const { getDocumentProxy } = await import('unpdf');
  const pdf = await getDocumentProxy(file.bytes.slice(), {
    verbosity: 0,

    disableFontFace: true,
  }).catch((error: unknown) => {
    const name = error instanceof Error ? error.name : '';
    throw new Problem(
      name === 'PasswordException' ? 'document-encrypted' : 'document-damaged',
      { file: file.name },
      error,
    );
  });
  const pages: PdfPage[] = [];
  try {
    for (let number = 1; number <= pdf.numPages; number++) {
      job.progress({ done: number - 1, total: pdf.numPages, what: 'reading' });
      await job.checkpoint();
      const page = await pdf.getPage(number);
      const viewport = page.getViewport({ scale: 1 });
      const content = await page.getTextContent();
      const fragments: Fragment[] = [];
      for (const item of content.items)
        if ('str' in item) addFragment(fragments, item as TextItem, viewport.transform as number[]);
      pages.push({
        number,
        width: viewport.width,
        height: viewport.height,
        fragments: isMeaningful(fragments) ? fragments : [],
      });
      page.cleanup();
    }
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem('document-damaged', { file: file.name }, error);
  } finally {
    await pdf.loadingTask.destroy();
  }
  return pageBlocks(pages, job);
}

/** Places a piece of text on the page as it is seen: x to the right, y downwards, points. Turned text is left out. */
function addFragment(fragments: Fragment[], item: TextItem, view: readonly number[]): void {
  const text = item.str.normalize('NFC');
  if (text.trim() === '') return;
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = item.transform;
  const [va = 1, vb = 0, vc = 0, vd = 1, ve = 0, vf = 0] = view;
  const across = [va * a + vc * b, vb * a + vd * b] as const;
  if (Math.abs(across[1]) > Math.abs(across[0]) * 0.1) return;
  const size = Math.hypot(va * c + vc * d, vb * c + vd * d);
  if (!(size > 0)) return;
  const x = va * e + vc * f + ve;
  fragments.push({ text, x, end: x + item.width, y: vb * e + vd * f + vf, size });
}

function isMeaningful(fragments: readonly Fragment[]): boolean {
  let all = 0;
  let meaningless = 0;
  for (const { text } of fragments) {
    all += text.length;
    meaningless += text.match(/[\p{Co}\p{Cc}\uFFFD]/gu)?.length ?? 0;
  }
  return all > 0 && meaningless <= all * mostMeaningless;
}
