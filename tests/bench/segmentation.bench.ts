import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { boundaryAgreement } from '../core/text/boundary-agreement.ts';
import { hasSharedData, sharedData } from '../shared-data.ts';

export const title = 'Sentence boundaries on running text';

/**
 * The lines of each file joined by spaces, in pieces of ten lines and as a whole, and cut again. Lines without a stop at
 * their end (headings, list items) cannot come back from running text; they are counted apart. A file's line may hold
 * several sentences, which counts against precision though the cut is right.
 */
export async function run(): Promise<string> {
  if (!hasSharedData('align')) return 'skipped: no development data';
  const folder = join(sharedData, 'align');
  const files = [
    ...readdirSync(folder).map((name) => join(folder, name)),
    ...readdirSync(join(folder, 'clean')).map((name) => join(folder, 'clean', name)),
  ].filter((path) => /\.(?:ru|en)$/.test(path));
  const rows = files.flatMap((path) => {
    const lines = readFileSync(path, 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '');
    return [10, lines.length].map((size) => {
      const { found, missed, extra, withoutStop } = boundaryAgreement(lines, path.endsWith('.ru') ? 'ru' : 'en', size);
      const percent = (part: number, whole: number): string => ((100 * part) / Math.max(1, whole)).toFixed(2);
      const name = path.slice(folder.length + 1);
      return `| ${name} | ${size === 10 ? '10 lines' : 'whole'} | ${percent(found, found + missed)} | ${percent(found, found + extra)} | ${missed} | ${extra} | ${withoutStop} |`;
    });
  });
  return [
    '| file | pieces | boundaries with a stop found, % | cuts that are line ends, % | missed | cuts inside lines | line ends without a stop |',
    '| --- | --- | ---: | ---: | ---: | ---: | ---: |',
    ...rows,
  ].join('\n');
}
