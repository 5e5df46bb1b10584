import type { Lexicon } from '../align/lexicon.ts';
import { citationForm } from '../terms/citation-form.ts';
import type { Morphology } from '../terms/morphology.ts';
import { type TitleWord, titleWords } from '../terms/title-words.ts';
import { fold } from '../text/fold.ts';
import { stem } from '../text/stem.ts';
import { type BriefAcronym, type BriefLanguage, type BriefPlace, otherLanguage } from './brief.ts';
import { type HeldTerm, knownRendering, type Stock, type StockEntry } from './held-terms.ts';
import { placeOf, type ReadSegment } from './read-segments.ts';
import type { FoundTitle, KeyedText } from './title-finder.ts';

/** Letters around «далее – ОДКБ» in which its full form stands. */
const acronymDefinition =
  /\((?:(?:далее|именуем\S+|hereinafter|hereafter)[^)]*?[\s–—-]+)?["«“]?([\p{Lu}\p{N}][\p{Lu}\p{N}-]{1,9})["»”]?\)/gu;
/** What stands in capitals and is no acronym of the event: roman numerals, single letters. */
const romanNumeral = /^[IVXLCDM]+$/;
export interface AcronymMet {
  readonly text: string;
  readonly language: BriefLanguage;
  expansion: string;
  entry: StockEntry | undefined;
  readonly places: BriefPlace[];
}

interface AcronymSurroundings {
  readonly segment: ReadSegment;
  readonly found: readonly FoundTitle<HeldTerm>[];
  readonly text: KeyedText;
  readonly morphology: Morphology;
}

export function meetAcronyms(
  acronyms: Map<string, AcronymMet>,
  words: readonly TitleWord[],
  { segment, found, text, morphology }: AcronymSurroundings,
): void {
  const { language } = segment;
  const definitions = new Map<string, string>();
  for (const match of text.text.matchAll(acronymDefinition)) {
    const expansion = expansionBefore(text.text.slice(0, match.index), match[1]!, language);
    if (expansion === '') continue;
    definitions.set(match[1]!, language === 'ru' ? citationForm(expansion, morphology) : expansion);
  }
  const shouted = words.length > 4 && words.every((word) => word.acronym || !/\p{Ll}/u.test(word.text));
  if (shouted) return;
  for (const word of words) {
    const form = word.text.replace(/['’]?s$/u, '').replace(/\./g, '');
    if (!word.acronym || romanNumeral.test(form) || form.length < 2 || !/\p{Lu}{2}|\p{Lu}\p{N}/u.test(form)) continue;
    // English acronyms stand in Russian papers too, as they are.
    if (/^\p{N}/u.test(form)) continue;
    const at = found.find(
      ({ first, end }) => text.tokens[first]!.start <= word.start && text.tokens[end - 1]!.end >= word.end,
    );
    const alone = at !== undefined && at.end - at.first === 1 ? at.value.entry : undefined;
    const key = `${language}:${form}`;
    const place = placeOf(segment, word);
    const met = acronyms.get(key);
    if (met === undefined) {
      acronyms.set(key, {
        text: form,
        language,
        expansion: definitions.get(form) ?? '',
        entry: alone,
        places: [place],
      });
    } else {
      met.places.push(place);
      met.entry ??= alone;
      if (met.expansion === '') met.expansion = definitions.get(form) ?? '';
    }
  }
}

/** «… Организация Договора о коллективной безопасности (далее – ОДКБ)»: the words before whose first letters the acronym has. */
function expansionBefore(text: string, acronym: string, language: BriefLanguage): string {
  const words = titleWords(text.replace(/["»”]\s*$/u, ''));
  const letters = [...fold(acronym).replace(/[^\p{L}]/gu, '')];
  const at = words.length - 1;
  for (let first = at; first >= 0 && at - first < letters.length * 2 + 3; first--) {
    const content = words.slice(first).flatMap((word) => word.key.split('-').map((part) => part.charAt(0)));
    if (content[0] !== letters[0] || !isSubsequence(letters, content)) continue;
    const start = words[first]!.start;
    if (language === 'ru' || words[first]!.capital) return text.slice(start, words[at]!.end);
  }
  return '';
}

function isSubsequence(letters: readonly string[], initials: readonly string[]): boolean {
  let at = 0;
  for (const initial of initials) if (initial === letters[at]) at++;
  return at === letters.length;
}

export function acronymsOf(acronyms: ReadonlyMap<string, AcronymMet>, stock: Stock, lexicon: Lexicon): BriefAcronym[] {
  return [...acronyms.values()]
    .map(({ text, language, expansion, entry, places }): BriefAcronym => {
      const own = entry?.[language];
      const other = entry?.[otherLanguage(language)];
      const expanded = own?.full || expansion;
      return {
        text,
        language,
        expansion: expanded,
        rendering: other?.acronym ?? '',
        renderingExpansion:
          other?.full ||
          (entry === undefined
            ? knownRendering(expanded, language, stock) || dictionaryExpansion(text, language, lexicon)
            : ''),
        known: entry !== undefined,
        places,
      };
    })
    .sort((a, b) => collator.compare(a.text, b.text));
}

/** What a dictionary says an acronym stands for, in the other language; nobody has confirmed it. */
function dictionaryExpansion(text: string, language: BriefLanguage, lexicon: Lexicon): string {
  const phrases = language === 'ru' ? lexicon : lexicon.reversed();
  const found = phrases.phrases(stem(fold(text))).filter(({ source, target }) => source === text && /\s/.test(target));
  return found[0]?.target ?? '';
}

const collator = new Intl.Collator(['ru', 'en']);
