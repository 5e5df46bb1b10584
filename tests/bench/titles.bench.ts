import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { align } from '../../src/core/align/align.ts';
import { parseLexicon } from '../../src/core/align/lexicon.ts';
import type { TitlePair } from '../../src/core/terms/candidate.ts';
import { defaultThreshold } from '../../src/core/terms/ranking.ts';
import { proposeTitles, type TitleResources } from '../../src/core/terms/titles.ts';
import { segmentDocument } from '../../src/core/text/segmentation.ts';
import { documentFromText } from '../../src/documents/read-document.ts';
import { loadMorphology } from '../../src/engine/morphology.ts';
import { readStarterGlossary, starterPairs } from '../../src/engine/starter-glossary.ts';
import {
  type GoldTitle,
  parseGoldTitles,
  scoreTitles,
  sumScores,
  type TitleScore,
  type Verdict,
} from '../gold/title-scorer.ts';
import { sharedData } from '../shared-data.ts';

export const title = 'Titles';

const dataFolder = new URL('../../data/', import.meta.url);

/** Documents of data/terms as whole texts, segmented and aligned by ourselves; then speed on a long bitext. */
export async function run(): Promise<string> {
  const folder = join(sharedData, 'terms');
  const resources = await loadResources();
  const speed = await measureSpeed(resources);
  if (!existsSync(folder)) return `quality: skipped (the development documents are not here)\n\n${speed}`;
  const documents = readdirSync(folder)
    .filter((name) => name.endsWith('.gold.tsv'))
    .map((name) => name.slice(0, -'.gold.tsv'.length))
    .sort()
    .map((name) => ({
      name,
      gold: parseGoldTitles(readFileSync(join(folder, `${name}.gold.tsv`), 'utf8')),
      text: (language: string) => readFileSync(join(folder, `${name}.${language}.txt`), 'utf8'),
    }));
  const parts: string[] = [];
  const plain = await measured(documents, resources, versions[0]);
  parts.push(
    `Pairs at or above the default threshold (${defaultThreshold}).\n`,
    ['document', ...columns].join(' | ').replace(/.*/, '| $& |'),
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...plain.map(({ name, score }) => row(name, score)),
    row('**all**', sumScores(plain.map(({ score }) => score))),
    '',
    typesTable(plain),
    '',
    calibrationTable(plain),
    '',
    `| version of the documents | ${columns.join(' | ')} |`,
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
  );
  for (const version of versions) {
    const results = version === versions[0] ? plain : await measured(documents, resources, version);
    parts.push(row(version.name, sumScores(results.map(({ score }) => score))));
  }
  return [...parts, '', speed].join('\n');
}

const columns = ['gold', 'shown', 'P', 'R', 'F1', 'partial F1', 'recall at gold size', 'citation form'];

interface GoldDocument {
  readonly name: string;
  readonly gold: readonly GoldTitle[];
  text(language: string): string;
}

interface Version {
  readonly name: string;
  /** Another layout of a text. */
  change(text: string, language: string): string;
  /** The titles of the document are taken out of the glossary shipped. */
  readonly unknown?: true;
}

const lines = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '');

const versions: readonly [Version, ...Version[]] = [
  { name: 'as they are', change: (text) => text },
  { name: 'without their own titles in the glossary shipped', change: (text) => text, unknown: true },
  { name: 'as one paragraph', change: (text) => lines(text).join(' ') },
  {
    name: 'lines joined by two in Russian, by three in English',
    change: (text, language) => joinedBy(lines(text), language === 'ru' ? 2 : 3),
  },
  {
    name: 'every twelfth line lost in Russian, every eleventh in English (their titles still count)',
    change: (text, language) =>
      lines(text)
        .filter((_, index) => index % (language === 'ru' ? 12 : 11) !== 5)
        .join('\n'),
  },
];

function joinedBy(all: readonly string[], count: number): string {
  const joined: string[] = [];
  for (let index = 0; index < all.length; index += count) joined.push(all.slice(index, index + count).join(' '));
  return joined.join('\n');
}

interface Result {
  readonly name: string;
  readonly score: TitleScore;
  readonly pairs: readonly TitlePair[];
  /** Of all pairs, unlikely ones too. */
  readonly verdicts: readonly Verdict[];
}

async function measured(
  documents: readonly GoldDocument[],
  resources: TitleResources,
  version: Version,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const document of documents) {
    const own = new Set(document.gold.map((title) => title.citation.toLowerCase()));
    const known = resources.known?.filter((pair) => version.unknown !== true || !own.has(pair.source.toLowerCase()));
    const pairs = await titlesOf((language) => version.change(document.text(language), language), {
      ...resources,
      ...(known !== undefined && { known }),
    });
    const asScored = pairs.map((pair) => ({ russian: pair.source.text, english: pair.target.text }));
    const shown = pairs.filter((pair) => pair.score >= defaultThreshold).length;
    results.push({
      name: document.name,
      score: scoreTitles(asScored.slice(0, shown), document.gold),
      pairs,
      verdicts: scoreTitles(asScored, document.gold).verdicts,
    });
  }
  return results;
}

/** Wrong pairs are counted with the type they were proposed as; acronyms are told by their form, as in the gold lists. */
function typesTable(results: readonly Result[]): string {
  const wrong = new Map<string, number>();
  for (const { pairs, score } of results) {
    score.verdicts.forEach((verdict, index) => {
      if (verdict !== 'none' && verdict !== 'partial' && verdict !== 'optionalPartial') return;
      const pair = pairs[index]!;
      const type = pair.source.termType === 'acronym' ? 'acronym' : pair.conceptType;
      wrong.set(type, (wrong.get(type) ?? 0) + 1);
    });
  }
  const { types } = sumScores(results.map(({ score }) => score));
  const rows = Object.entries(types)
    .sort((a, b) => b[1].gold - a[1].gold)
    .map(([type, { gold, exact, partial }]) => {
      const precision = exact / Math.max(1, exact + (wrong.get(type) ?? 0));
      const recall = exact / gold;
      return `| ${type} | ${gold} | ${percent(precision)} | ${percent(recall)} | ${percent(f1(precision, recall))} | ${percent((exact + partial) / gold)} |`;
    });
  return [
    '| type | gold | P | R | F1 | found at least in part |',
    '| --- | ---: | ---: | ---: | ---: | ---: |',
    ...rows,
  ].join('\n');
}

const bins = [0.05, 0.2, 0.35, 0.52, 0.65, 0.8, 0.9, 1.001];

/** Of the pairs given a score, how many are right; optional ones and repetitions count neither way. */
function calibrationTable(results: readonly Result[]): string {
  const all = results.flatMap(({ pairs, verdicts }) =>
    pairs.map((pair, index) => ({ score: pair.score, verdict: verdicts[index]! })),
  );
  const rows = bins.slice(1).map((end, index) => {
    const start = bins[index]!;
    const inside = all.filter(
      ({ score, verdict }) =>
        score >= start &&
        score < end &&
        verdict !== 'optional' &&
        verdict !== 'optionalPartial' &&
        verdict !== 'duplicate',
    );
    const right = inside.filter(({ verdict }) => verdict === 'exact').length;
    const mean = inside.reduce((sum, { score }) => sum + score, 0) / Math.max(1, inside.length);
    return `| ${start.toFixed(2)}–${Math.min(1, end).toFixed(2)} | ${inside.length} | ${mean.toFixed(2)} | ${percent(right / inside.length)} |`;
  });
  return ['| score | pairs | mean score | right |', '| --- | ---: | ---: | ---: |', ...rows].join('\n');
}

async function loadResources(): Promise<TitleResources> {
  const unzip = (name: string): string =>
    gunzipSync(readFileSync(new URL(`lexicon/ru-en.${name}.tsv.gz`, dataFolder))).toString();
  return {
    morphology: await loadMorphology(),
    lexicon: parseLexicon({ stems: unzip('stems'), phrases: unzip('phrases'), names: unzip('names') }),
    known: starterPairs(await readStarterGlossary(new URL('.', dataFolder).pathname)),
  };
}

async function titlesOf(text: (language: string) => string, resources: TitleResources): Promise<TitlePair[]> {
  const segments = (language: string) => segmentDocument(documentFromText(language, text(language)), language);
  const [source, target] = [segments('ru'), segments('en')];
  const languages = { sourceLanguage: 'ru', targetLanguage: 'en' };
  const { beads, learnt } = await align(source, target, { ...languages, lexicon: resources.lexicon });
  return proposeTitles({ source, target, ...languages, beads }, { ...resources, learnt });
}

/** Sentence pairs of our own, varied by numbers and names so that caches do not answer for everything. */
async function measureSpeed(resources: TitleResources): Promise<string> {
  const rows: string[] = [];
  for (const count of [1_000, 20_000]) {
    const names = [
      'Лавров Lavrov',
      'Орешкин Oreshkin',
      'Силуанов Siluanov',
      'Кутепов Kutepov',
      'Решетников Reshetnikov',
    ];
    const pairs = Array.from({ length: count }, (_, index) => {
      const [russian = '', english = ''] = (names[index % names.length] ?? '').split(' ');
      return [
        `Председатель Комитета Совета Федерации по экономической политике ${russian} направил письмо № ${index} министру финансов Украины и в Секретариат ОДКБ о подготовке Договора о дружбе и сотрудничестве.`,
        `The Chair of the Federation Council Committee on Economic Policy ${english} sent letter No. ${index} to the Minister of Finance of Ukraine and to the CSTO Secretariat on the drafting of the Treaty on Friendship and Cooperation.`,
      ] as const;
    });
    const texts = {
      source: pairs.map(([text]) => ({ text })),
      target: pairs.map(([, text]) => ({ text })),
      sourceLanguage: 'ru',
      targetLanguage: 'en',
      beads: pairs.map((_, index) => ({
        source: { start: index, end: index + 1 },
        target: { start: index, end: index + 1 },
      })),
    };
    const start = performance.now();
    const cpu = process.cpuUsage();
    await proposeTitles(texts, resources);
    const seconds = (performance.now() - start) / 1000;
    const { user, system } = process.cpuUsage(cpu);
    const cpuSeconds = (user + system) / 1e6;
    rows.push(
      `| ${count.toLocaleString('en')} | ${seconds.toFixed(2)} | ${cpuSeconds.toFixed(2)} | ${count === 1_000 ? 2 : 40} |`,
    );
  }
  return [
    '| segment pairs | seconds | of the processor | wanted below |',
    '| ---: | ---: | ---: | ---: |',
    ...rows,
  ].join('\n');
}

const f1 = (p: number, r: number): number => (p + r === 0 ? 0 : (2 * p * r) / (p + r));

const percent = (share: number): string => (Number.isFinite(share) ? share.toFixed(3) : '–');

function row(name: string, score: TitleScore): string {
  const { exact, partial, gold, shown, citation } = score;
  const precision = exact / Math.max(1, shown);
  const recall = exact / gold;
  const partialF1 = f1((exact + partial) / Math.max(1, score.shownForPartial), (exact + partial) / gold);
  return `| ${name} | ${gold} | ${shown} | ${percent(precision)} | ${percent(recall)} | ${percent(f1(precision, recall))} | ${percent(partialF1)} | ${percent(score.atGoldSize / gold)} | ${percent(citation / Math.max(1, exact))} |`;
}
