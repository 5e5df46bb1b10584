import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { quietJob } from '../../src/core/job.ts';
import type { CheckReport } from '../../src/engine/contract.ts';
import { createEngine } from '../../src/engine/engine.ts';
import { dataFolderOfSource } from '../../src/engine/places.ts';
import { hasSharedData, sharedData } from '../shared-data.ts';
import { checkSpeed } from './check-speed.ts';

export const title = 'Check of finished texts';

interface Gold {
  readonly span: string;
  readonly occurrence: number;
  readonly preferred: readonly string[];
  readonly core: boolean;
}

/** Lists findings too: set CONCORDAT_BENCH_SHOW=1. */
const show = process.env.CONCORDAT_BENCH_SHOW === '1';

export async function run(): Promise<string> {
  const running = createEngine({
    dataFolder: dataFolderOfSource(),
    version: 'bench',
    collectionNames: { general: 'g', sample: 's', starter: 't' },
  });
  const check = (path: string): Promise<CheckReport> =>
    running.engine.check({ text: { kind: 'file', path, language: 'en' } }, quietJob);
  const parts: string[] = [];

  const sample = await check(fileURLToPath(new URL('../../data/sample/csto-weapons.en.txt', import.meta.url)));
  const grave = sample.findings.filter(({ severity }) => severity !== 'note');
  parts.push(`Sample article, ${sample.words} words: ${grave.length} findings.`, list([sample]));

  if (hasSharedData('qa')) parts.push(await measureGold(check));
  if (hasSharedData('terms') && hasSharedData('align')) parts.push(await measureOfficial(check));
  else parts.push('skipped: no development data (other articles, official English)');
  await running.close();
  parts.push(await checkSpeed());
  return parts.filter((part) => part !== '').join('\n\n');
}

/** As the scorer of the data has it: a finding counts for the gold span it shares at least half of its words with. */
async function measureGold(check: (path: string) => Promise<CheckReport>): Promise<string> {
  const folder = join(sharedData, 'qa');
  const rows: string[] = [];
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.gold.tsv'))) {
    const report = await check(join(folder, file.replace('.gold.tsv', '.en.txt')));
    const gold = readGold(join(folder, file));
    const taken = new Set<Gold>();
    let predicted = 0;
    let optional = 0;
    let suggested = 0;
    for (const finding of report.findings) {
      if (finding.severity === 'note') continue;
      predicted++;
      const occurrence = report.text.slice(0, finding.start).split(finding.text).length;
      const hit = gold.find(
        (one) => !taken.has(one) && one.occurrence === occurrence && sharedWords(one.span, finding.text) >= 0.5,
      );
      if (hit === undefined) continue;
      taken.add(hit);
      if (!hit.core) optional++;
      else if (hit.preferred.some((form) => form === finding.preferred[0])) suggested++;
    }
    const core = gold.filter((one) => one.core).length;
    const hits = [...taken].filter((one) => one.core).length;
    rows.push(
      `| ${file.replace('.gold.tsv', '')} | ${hits} of ${core} | ${hits} of ${predicted - optional} | ${suggested} of ${hits} |`,
    );
  }
  return `| article | core findings found | findings right | suggestion right |\n| --- | --- | --- | --- |\n${rows.join('\n')}`;
}

async function measureOfficial(check: (path: string) => Promise<CheckReport>): Promise<string> {
  const rows: string[] = [];
  const reports: CheckReport[] = [];
  for (const [folder, ending] of [
    ['terms', '.en.txt'],
    ['align', '.en'],
  ] as const) {
    let words = 0;
    let major = 0;
    let minor = 0;
    for (const file of readdirSync(join(sharedData, folder)).filter((name) => name.endsWith(ending))) {
      const report = await check(join(sharedData, folder, file));
      reports.push(report);
      words += report.words;
      major += report.findings.filter(({ severity }) => severity === 'major').length;
      minor += report.findings.filter(({ severity }) => severity === 'minor').length;
    }
    rows.push(`| ${folder} | ${words} | ${major} | ${((major / words) * 1000).toFixed(2)} | ${minor} |`);
  }
  return `| English sides | words | findings, major | a thousand words | minor |\n| --- | --- | --- | --- | --- |\n${rows.join('\n')}\n\n${list(reports)}`;
}

function list(reports: readonly CheckReport[]): string {
  if (!show) return '';
  return reports
    .flatMap(({ name, findings }) =>
      findings
        .filter(({ severity }) => severity !== 'note')
        .map(
          ({ severity, rule, text, preferred }) => `- ${name}: ${severity} ${rule}: ${text} → ${preferred[0] ?? ''}`,
        ),
    )
    .join('\n');
}

function readGold(path: string): Gold[] {
  const [, ...lines] = readFileSync(path, 'utf8').split(/\r?\n/);
  return lines
    .filter((line) => line !== '')
    .map((line) => {
      const [span = '', occurrence = '1', , preferred = '', , , core = '1'] = line.split('\t');
      return { span, occurrence: Number(occurrence), preferred: preferred.split(' | '), core: core !== '0' };
    });
}

function sharedWords(one: string, other: string): number {
  const words = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const [a, b] = [words(one), words(other)];
  return a.filter((word) => b.includes(word)).length / Math.max(a.length, b.length);
}
