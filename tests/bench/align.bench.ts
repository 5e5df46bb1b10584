import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { align } from '../../src/core/align/align.ts';
import { realign } from '../../src/core/align/realign.ts';
import { type Link, linksOf, scoreAlignment } from '../../src/core/align/score.ts';
import { devSet, devSets, type GoldText, hasAlignData, longText, noisyText, shippedLexicon } from './align-texts.ts';

export const title = 'align: sentence alignment, Russian and English';

/** Strict F1 of the peers on the same files, measured beforehand elsewhere; hunalign is also run here. */
const references: readonly (readonly [name: string, ...f1: string[]])[] = [
  ['maligna-galechurch (no dictionary)', '69.9', '70.7', '77.2'],
  ['hunalign-null-realign (no dictionary)', '89.3', '80.1', '67.4'],
  ['hunalign-stem-realign (no dictionary)', '90.3', '81.2', '62.2'],
  ['hunalign with 100,585 dictionary pairs', '93.4', '88.3', '77.1'],
  ['champollion with the same', '–', '91.9', '73.5'],
];

const sizes = ['long-300', 'long-1000', 'long-5000', 'long-20000'];
/** Longest a peer is waited for. */
const patience = 180_000;

interface Measured {
  readonly seconds: number;
  /** Of all threads, garbage collection included. */
  readonly cpuSeconds: number;
  readonly megabytes: number;
  readonly f1: number;
  readonly lax: number;
  readonly pairs: number;
}

export async function run(): Promise<string> {
  if (!hasAlignData()) return 'skipped: the development data is not here.';
  return [await quality(), await speed(), await screenful(), await noise(), await reliability()].join('\n\n');
}

async function quality(): Promise<string> {
  const rows = ['| strict F1 / lax F1 | dev-news | dev-contract | dev-tales |', '| --- | ---: | ---: | ---: |'];
  const aligners = [
    ['concordat', 'Concordat'],
    ['concordat-bare', 'Concordat without any lexicon'],
    ['hunalign', 'hunalign (WebAssembly), no dictionary, same run'],
    ['hunalign-lexicon', 'hunalign (WebAssembly), our lexicon and stems, same run'],
  ] as const;
  for (const [id, name] of aligners) {
    const cells: string[] = [];
    for (const set of devSets) {
      const found = await measure(id, set);
      cells.push(typeof found === 'string' ? found : `${percent(found.f1)} / ${percent(found.lax)}`);
    }
    rows.push(`| ${name} | ${cells.join(' | ')} |`);
  }
  for (const [name, ...figures] of references) rows.push(`| ${name}, reference | ${figures.join(' | ')} |`);
  return rows.join('\n');
}

async function speed(): Promise<string> {
  const rows = [
    '| lines a side | Concordat: s | CPU s | MB | strict F1 | hunalign with our lexicon: s | CPU s | MB | strict F1 | CPU, Concordat : hunalign |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
  ];
  for (const set of sizes) {
    const [own, peer] = [await measure('concordat', set), await measure('hunalign-lexicon', set)];
    const ratio =
      typeof own === 'string' || typeof peer === 'string' ? '–' : (own.cpuSeconds / peer.cpuSeconds).toFixed(1);
    rows.push(`| ${set.slice(5)} | ${figures(own)} | ${figures(peer)} | ${ratio} |`);
  }
  return `Seconds of aligning alone, by the clock and of the processor (the first text after the start, nothing warmed up); memory of the whole process with lexicon and texts.\n\n${rows.join('\n')}`;
}

const figures = (found: Measured | string): string =>
  typeof found === 'string'
    ? `${found} | – | – | –`
    : `${found.seconds.toFixed(2)} | ${found.cpuSeconds.toFixed(2)} | ${found.megabytes.toFixed(0)} | ${percent(found.f1)}`;

const percent = (share: number): string => (100 * share).toFixed(1);

/** One aligner on one text in a process of its own; why not, where it did not come to an end. */
async function measure(aligner: string, set: string): Promise<Measured | string> {
  const script = fileURLToPath(new URL('align-measure.ts', import.meta.url));
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [script, aligner, set], { timeout: patience });
    return JSON.parse(stdout) as Measured;
  } catch (problem) {
    return (problem as { killed?: boolean }).killed ? 'stopped' : 'failed';
  }
}

/** A bead in the middle of a long text is confirmed, and what lies around it is aligned anew. */
async function screenful(): Promise<string> {
  const { source, target } = longText(5000);
  const options = { sourceLanguage: 'ru', targetLanguage: 'en', lexicon: shippedLexicon() };
  const { beads, learnt } = await align(source, target, options);
  const times: number[] = [];
  for (let run = 0; run < 20; run++) {
    const changed = 500 + run * 200;
    const standing = beads.map((bead, at) => ({ ...bead, confirmed: at === changed }));
    const before = performance.now();
    await realign(source, target, { ...options, beads: standing, changed: [changed], learnt });
    times.push(performance.now() - before);
  }
  times.sort((a, b) => a - b);
  return (
    `Aligning anew around one confirmed bead in ${beads.length} beads, 20 times: ` +
    `median ${times[10]!.toFixed(0)} ms, longest ${times.at(-1)!.toFixed(0)} ms.`
  );
}

const seeds = [4041, 5052, 6063];

function variants(): GoldText[] {
  return seeds.flatMap((seed) => [
    noisyText('joined, lost and foreign lines', 'ntrex', 800, 1300, seed, {
      join: 0.08,
      cross: 0.01,
      lost: 0.05,
      foreign: 0.05,
    }),
    noisyText('every third line lost or foreign', 'ntrex', 1300, 1700, seed, {
      join: 0.05,
      cross: 0.01,
      lost: 0.2,
      foreign: 0.2,
      runLength: 2,
    }),
    noisyText('the same in single lines', 'ntrex', 800, 1200, seed, { lost: 0.2, foreign: 0.2, runLength: 1 }),
    noisyText('every second line joined', 'ntrex', 1400, 1900, seed, { join: 0.35, cross: 0.03 }),
    noisyText('a contract with page furniture', 'contract', 0, 249, seed, {
      join: 0.1,
      cross: 0.01,
      lost: 0.08,
      foreign: 0.05,
      page: 20,
    }),
    noisyText('islands of 50 lines', 'ntrex', 1000, 1500, seed, { join: 0.04, lost: 0.03, islands: 4, page: 30 }),
  ]);
}

async function noise(): Promise<string> {
  const lexicon = shippedLexicon();
  const sums = new Map<string, [number, number]>();
  for (const text of variants()) {
    const sum = sums.get(text.name) ?? [0, 0];
    for (const [at, options] of [{ lexicon }, {}].entries()) {
      const { beads } = await align(text.source, text.target, {
        sourceLanguage: 'ru',
        targetLanguage: 'en',
        ...options,
      });
      sum[at]! += scoreAlignment(text.gold, linksOf(beads)).f1 / seeds.length;
    }
    sums.set(text.name, sum);
  }
  const rows = [...sums].map(
    ([name, [withLexicon, without]]) => `| ${name} | ${percent(withLexicon)} | ${percent(without)} |`,
  );
  return [
    `Strict F1 on noise of our own over the clean texts, mean of ${seeds.length} seeds not used in tuning.`,
    '',
    '| noise | with the lexicon | without |',
    '| --- | ---: | ---: |',
    ...rows,
  ].join('\n');
}

const steps = [0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 1.01];

async function reliability(): Promise<string> {
  const lexicon = shippedLexicon();
  const dev = devSets.map(devSet);
  const rows = [
    '| beads given | dev sets | right | dev sets, no lexicon | right | noise | right |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: |',
  ];
  const groups = [
    await confidences(dev, { lexicon }),
    await confidences(dev, {}),
    await confidences(variants(), { lexicon }),
  ];
  for (let k = 0; k + 1 < steps.length; k++) {
    const cells = groups.map((beads) => {
      const here = beads.filter(({ confidence }) => confidence >= steps[k]! && confidence < steps[k + 1]!);
      const right = here.filter((bead) => bead.right).length;
      return `${here.length} | ${here.length === 0 ? '–' : `${percent(right / here.length)} %`}`;
    });
    const upper = Math.min(1, steps[k + 1]!);
    rows.push(`| ${steps[k]!.toFixed(2)}–${upper.toFixed(2)} | ${cells.join(' | ')} |`);
  }
  return `Reliability: of the beads given a confidence, how many are right.\n\n${rows.join('\n')}`;
}

async function confidences(
  texts: readonly GoldText[],
  options: object,
): Promise<{ confidence: number; right: boolean }[]> {
  const found: { confidence: number; right: boolean }[] = [];
  const key = ({ source, target }: Link): string => `${source.join(',')}|${target.join(',')}`;
  for (const { source, target, gold } of texts) {
    const { beads } = await align(source, target, { sourceLanguage: 'ru', targetLanguage: 'en', ...options });
    const known = new Set(gold.flatMap(eachAlone).map(key));
    const links = linksOf(beads);
    for (const [at, { confidence }] of beads.entries()) found.push({ confidence, right: known.has(key(links[at]!)) });
  }
  return found;
}

/** An empty bead of several lines is one of each line. */
function eachAlone(link: Link): Link[] {
  if (link.source.length > 0 && link.target.length > 0) return [link];
  return [
    ...link.source.map((index) => ({ source: [index], target: [] })),
    ...link.target.map((index) => ({ source: [], target: [index] })),
  ];
}
