import type { Brief } from './brief.ts';
import { acronymRows, glossaryParts } from './sheet.ts';

/** What is asked and what is to be said; one fact, asked both ways. */
export interface FlashCard {
  /** The same for the same fact, so that a deck made anew updates the old one. */
  readonly key: string;
  readonly ru: string;
  readonly ruUnder: string;
  readonly en: string;
  readonly enUnder: string;
  readonly kind: string;
}

/** Confirmed pairs alone: nobody should learn by heart what nobody has checked. */
export function flashCards(brief: Brief): FlashCard[] {
  const cards = new Map<string, FlashCard>();
  for (const group of glossaryParts(brief, 'appearance', 'ru-en')[0]?.groups ?? []) {
    for (const row of group.rows) {
      if (row.unconfirmed || row.source === '' || row.target === '') continue;
      cards.set(row.key, {
        key: row.key,
        ru: row.source,
        ruUnder: under(row.sourceAcronym, row.sourceFull),
        en: row.target,
        enUnder: under(row.targetAcronym, row.targetFull),
        kind: row.conceptType,
      });
    }
  }
  const known = new Set([...cards.values()].map(({ ru, en }) => `${ru}\t${en}`));
  for (const { source, sourceExpansion, target, targetExpansion, unconfirmed } of acronymRows(brief, 'ru')) {
    if (unconfirmed || source === '' || target === '' || known.has(`${source}\t${target}`)) continue;
    const key = `a:${source}=${target}`;
    cards.set(key, {
      key,
      ru: source,
      ruUnder: sourceExpansion,
      en: target,
      enUnder: targetExpansion,
      kind: 'acronym',
    });
  }
  return [...cards.values()];
}

const under = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' · ');
