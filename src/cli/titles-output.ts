import type { TitlePair } from '../core/terms/candidate.ts';
import { roundProbability } from './align-output.ts';
import { alignedTable, tsvLine, widthOf } from './table.ts';
import type { Terminal } from './terminal.ts';

export const titlesFormats = ['tsv', 'json'] as const;
export type TitlesFormat = (typeof titlesFormats)[number];

/**
 * Best first. TSV has no heading: citation forms, score, concept type, then both sides as the documents have them;
 * a person at a terminal is given the same as a table.
 */
export function formatTitles(
  terminal: Terminal,
  titles: readonly TitlePair[],
  { format, out }: { readonly format: TitlesFormat; readonly out?: string },
): string {
  if (format === 'json') return `${JSON.stringify(titles.map(asJson), undefined, 2)}\n`;
  if (out === undefined && terminal.stdout.isTTY) return asTable(terminal, titles);
  return titles
    .map(({ source, target, score, conceptType }) =>
      tsvLine([source.text, target.text, roundProbability(score), conceptType, source.asSeen, target.asSeen]),
    )
    .join('');
}

function asJson({ source, target, score, conceptType, group, occurrences }: TitlePair) {
  return { source, target, score: roundProbability(score), conceptType, group, occurrences };
}

function asTable({ t, stdout }: Terminal, titles: readonly TitlePair[]): string {
  if (titles.length === 0) return '';
  const heading = [t('cli.column.source'), t('cli.column.target'), t('cli.column.score'), t('cli.column.conceptType')];
  const rows = titles.map(({ source, target, score, conceptType }) => [
    source.text,
    target.text,
    score.toFixed(2),
    t(`terms.conceptType.${conceptType}`),
  ]);
  return alignedTable(heading, rows, widthOf(stdout));
}
