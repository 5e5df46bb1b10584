import type { Job } from '../job.ts';
import type { BriefAcronym, BriefItem, BriefLanguage, BriefNames, BriefSuggestion } from './brief.ts';
import type { BriefInput } from './brief-input.ts';
import type { Gap } from './gaps.ts';
import type { Stock, StockEntry } from './held-terms.ts';
import { commonest, type KnownMet } from './known-titles.ts';
import { comparePlaces } from './read-segments.ts';
import { contentKeys } from './similar-titles.ts';
import { suggestionsFor } from './suggestions.ts';

export async function itemsOf(
  known: ReadonlyMap<StockEntry, KnownMet>,
  gaps: ReadonlyMap<string, Gap>,
  stock: Stock,
  { mined = [], lexicon, morphology, proposals = {} }: BriefInput,
  job: Job,
): Promise<BriefItem[]> {
  const items: BriefItem[] = [];
  for (const [entry, met] of known) {
    const own = entry.entryId > 0;
    const head = commonest(met.terms);
    items.push({
      key: own ? `e${entry.entryId}` : `s${-entry.entryId}`,
      state: 'known',
      origin: own ? 'memory' : 'starter',
      ...(own && { entryId: entry.entryId }),
      conceptType: entry.conceptType,
      ru: entry.ru,
      en: entry.en,
      term: head?.text ?? met.asSeen,
      rendering: head?.rendering ?? '',
      language: met.language,
      asSeen: met.asSeen,
      places: met.places,
      suggestions: [],
    });
  }
  const pairs = new Map<string, BriefSuggestion>();
  for (const { ru, en, score, sentences } of mined) {
    const add = (language: BriefLanguage, text: string, rendering: string): void => {
      const key = `${language}:${contentKeys(text, language).join(' ')}`;
      const before = pairs.get(key);
      if (before === undefined || before.score < score)
        pairs.set(key, { text: rendering, how: 'pair', basis: text, score, sentences });
    };
    add('ru', ru, en);
    add('en', en, ru);
  }
  const merged = new Map<Gap, Gap>();
  for (const { ru, en } of mined) {
    const russian = gaps.get(`ru:${contentKeys(ru, 'ru').join(' ')}`);
    const english = gaps.get(`en:${contentKeys(en, 'en').join(' ')}`);
    // One thing met in both languages of the papers is one gap.
    if (russian === undefined || english === undefined || merged.has(english)) continue;
    const [kept, other] =
      comparePlaces(russian.places[0]!, english.places[0]!) <= 0 ? [russian, english] : [english, russian];
    if (merged.has(kept) || merged.has(other)) continue;
    merged.set(other, kept);
    kept.places.push(...other.places);
  }
  let done = 0;
  for (const gap of gaps.values()) {
    if (merged.has(gap)) continue;
    await job.checkpoint();
    if (done++ % 20 === 0) job.progress({ done, total: gaps.size, what: 'suggesting' });
    const names: BriefNames = { full: gap.title, acronym: '', also: [] };
    const none: BriefNames = { full: '', acronym: '', also: [] };
    const pair = pairs.get(gap.key);
    items.push({
      key: gap.key,
      state: 'gap',
      origin: 'documents',
      conceptType: gap.conceptType,
      ru: gap.language === 'ru' ? names : none,
      en: gap.language === 'en' ? names : none,
      term: gap.title,
      rendering: '',
      language: gap.language,
      asSeen: gap.asSeen,
      places: gap.places,
      suggestions: suggestionsFor(gap, pair, stock, { lexicon, morphology, proposals }),
    });
  }
  return items.sort((a, b) => comparePlaces(a.places[0]!, b.places[0]!));
}

/** Acronyms the glossary knows are items as well and counted there. */
export function coverageOf(items: readonly BriefItem[], acronyms: readonly BriefAcronym[]) {
  let occurrences = 0;
  let rendered = 0;
  for (const { state, places } of items) {
    occurrences += places.length;
    if (state === 'known') rendered += places.length;
  }
  for (const { known, expansion, renderingExpansion, places } of acronyms) {
    if (known || (expansion !== '' && renderingExpansion !== '')) continue;
    occurrences += places.length;
  }
  const percent = occurrences === 0 ? 100 : Math.floor((100 * rendered) / occurrences);
  return { occurrences, rendered, percent };
}
