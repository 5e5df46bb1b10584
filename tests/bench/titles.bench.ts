import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { align } from '../../src/core/align/align.ts';
import { parseLexicon } from '../../src/core/align/lexicon.ts';
import { defaultThreshold } from '../../src/core/terms/ranking.ts';
import { proposeTitles, type TitleResources } from '../../src/core/terms/titles.ts';
import { segmentDocument } from '../../src/core/text/segmentation.ts';
import { documentFromText } from '../../src/documents/read-document.ts';
import { loadMorphology } from '../../src/engine/morphology.ts';
import { readStarterGlossary, starterPairs } from '../../src/engine/starter-glossary.ts';
import { type GoldTitle, parseGoldTitles, scoreTitles, sumScores, type TitleScore } from '../gold/title-scorer.ts';
import { sharedData } from '../shared-data.ts';

export const title = 'Titles';

const dataFolder = new URL('../../data/', import.meta.url);

/** Documents of data/terms as whole texts, segmented and aligned by ourselves; then speed on a long bitext. */
export async function run(): Promise<string> {
  const folder = join(sharedData, 'terms');
  const resources = await loadResources();
  const speed = await measureSpeed(resources);
  if (!existsSync(folder)) return `quality: skipped (the development documents are not here)\n\n${speed}`;
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.gold.tsv'))
    .map((name) => name.slice(0, -'.gold.tsv'.length))
    .sort();
  const rows: string[] = [];
  const all: TitleScore[] = [];
  for (const name of names) {
    const gold: GoldTitle[] = parseGoldTitles(readFileSync(join(folder, `${name}.gold.tsv`), 'utf8'));
    const pairs = await titlesOf(join(folder, name), resources);
    const shown = pairs.filter((pair) => pair.score >= defaultThreshold);
    const score = scoreTitles(
      shown.map((pair) => ({ russian: pair.source.text, english: pair.target.text })),
      gold,
    );
    all.push(score);
    rows.push(row(name, score));
  }
  const sum = sumScores(all);
  const types = Object.entries(sum.types)
    .sort((a, b) => b[1].gold - a[1].gold)
    .map(
      ([type, { gold, exact, partial }]) =>
        `| ${type} | ${gold} | ${percent(exact / gold)} | ${percent((exact + partial) / gold)} |`,
    );
  return [
    `Pairs at or above the default threshold (${defaultThreshold}).`,
    '',
    '| document | gold | shown | P | R | F1 | partial F1 | recall at gold size | citation form |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...rows,
    row('**all**', sum),
    '',
    '| type | gold | found exactly | found at least in part |',
    '| --- | ---: | ---: | ---: |',
    ...types,
    '',
    speed,
  ].join('\n');
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

async function titlesOf(path: string, resources: TitleResources) {
  const segments = (language: string) =>
    segmentDocument(documentFromText(language, readFileSync(`${path}.${language}.txt`, 'utf8')), language);
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
    await proposeTitles(texts, resources);
    const seconds = (performance.now() - start) / 1000;
    rows.push(`| ${count.toLocaleString('en')} | ${seconds.toFixed(2)} | ${count === 1_000 ? 2 : 40} |`);
  }
  return ['| segment pairs | seconds | wanted below |', '| ---: | ---: | ---: |', ...rows].join('\n');
}

const percent = (share: number): string => (Number.isFinite(share) ? share.toFixed(3) : '–');

function row(name: string, score: TitleScore): string {
  const { exact, partial, gold, shown, citation } = score;
  const f1 = (p: number, r: number): number => (p + r === 0 ? 0 : (2 * p * r) / (p + r));
  const precision = exact / Math.max(1, shown);
  const recall = exact / gold;
  const partialF1 = f1((exact + partial) / Math.max(1, score.shownForPartial), (exact + partial) / gold);
  return `| ${name} | ${gold} | ${shown} | ${percent(precision)} | ${percent(recall)} | ${percent(f1(precision, recall))} | ${percent(partialF1)} | ${percent(score.atGoldSize / gold)} | ${percent(citation / Math.max(1, exact))} |`;
}
