import { textsOf } from '../terms/corrected-forms.ts';
import { isValidOn } from '../terms/validity.ts';
import { fold, foldKeepingCase } from '../text/fold.ts';
import { tokenize } from '../text/tokens.ts';
import { foldRomanisation, romanisationSystems, transliterate } from '../text/transliteration.ts';
import type { CheckedText } from './checked-text.ts';
import { englishKey, isFunctionWord, titleSynonyms } from './english.ts';
import type { CheckConcept } from './finding.ts';
import { PhraseIndex } from './phrase-index.ts';

type CheckTerm = CheckConcept['terms'][number];

/** A term of the glossary standing in a text, as a run of its tokens. */
export interface KnownTitle {
  readonly first: number;
  readonly end: number;
  readonly concept: CheckConcept;
  readonly term: CheckTerm;
}

/** A glossary title with the same words otherwise ordered, or with one word put by a synonym. */
export interface NearTitle {
  readonly concept: CheckConcept;
  readonly term: CheckTerm;
  readonly how: 'word-order' | 'small-words' | 'synonym';
}

/** Romanised acronyms shorter than this collide with English ones too often; they count only where the glossary lists them as wrong. */
const minimumAcronym = 4;
/** One word of so many may be put by a synonym; shorter titles would meet by chance. */
const minimumForSynonym = 4;
/** Concepts taken in between two steps. */
const conceptsPerStep = 200;
/** Tokens looked up between two steps. */
const tokensPerStep = 2_000;
/** Clipped compounds (Минцифры) are found in any capitals, so they must be long enough to be no other word. */
const minimumCompound = 6;

const isWrong = (term: CheckTerm): boolean =>
  term.administrativeStatus === 'deprecated' || term.administrativeStatus === 'superseded';

/**
 * The glossary made ready for checking texts of one language. It grows: of a large memory only the concepts are taken in
 * whose names can stand in a text. The user's concepts (ids above 0) prevail over shipped ones (below 0).
 */
export class CheckGlossary {
  readonly #language: string;
  readonly #ids = new Set<number>();
  /** Shipped concepts by their names, and those of them the user holds too and may have changed. */
  readonly #shipped = new Map<string, number>();
  readonly #replaced = new Set<number>();
  readonly #phrases = new PhraseIndex<{ concept: CheckConcept; term: CheckTerm }>();
  readonly #byWords = new Map<string, { concept: CheckConcept; term: CheckTerm }[]>();
  readonly #romanised = new Map<string, CheckConcept[]>();
  readonly #compounds = new Map<string, CheckConcept[]>();
  readonly #accepted = new Set<string>();

  constructor(language: string) {
    this.#language = language;
  }

  /** Made ready in one go. Where two concepts share a name, what stands first in the list is believed. */
  static of(concepts: readonly CheckConcept[], language: string): CheckGlossary {
    const glossary = new CheckGlossary(language);
    for (const _ of glossary.add(concepts));
    return glossary;
  }

  has(id: number): boolean {
    return this.#ids.has(id);
  }

  /** Takes concepts in, in steps of some ten milliseconds, for callers that let others in between. */
  *add(concepts: readonly CheckConcept[]): Generator<undefined, void> {
    for (let index = 0; index < concepts.length; index++) {
      if (index % conceptsPerStep === 0) yield;
      const concept = concepts[index]!;
      if (this.#ids.has(concept.id)) continue;
      this.#ids.add(concept.id);
      const names = namesOf(concept);
      if (concept.id < 0) this.#shipped.set(names, concept.id);
      else {
        const same = this.#shipped.get(names);
        if (same !== undefined) this.#replaced.add(same);
      }
      for (const term of concept.terms) this.#addTerm(concept, term);
      if (this.#language === 'en') this.#addRomanisations(concept);
    }
  }

  #addTerm(concept: CheckConcept, term: CheckTerm): void {
    if (primary(term.language) !== this.#language) return;
    const tokens = tokenize(term.text).filter((token) => !isArticle(token.key));
    if (tokens.length === 0) return;
    const texts = textsOf(term);
    for (const text of texts) {
      const words = text === term.text ? tokens : tokenize(text);
      // Acronyms, and single words with a capital within (YeS, MinTsifry), are told from other words by their letters alone.
      const exact = isAcronym(text) || (words.length === 1 && /\p{L}\p{Lu}/u.test(text));
      this.#phrases.add(
        words.map((token) => (exact ? foldKeepingCase(token.text) : tokenKey(token.key))),
        { concept, term },
        exact,
        (old) => this.#prevails(concept, old.concept),
      );
    }
    if (isWrong(term)) {
      if (concept.id > 0) for (const text of texts) this.#accepted.delete(withoutArticles(text));
      return;
    }
    if (this.#language === 'en') this.#addStateVariants(concept, term);
    for (const text of texts) this.#accepted.add(withoutArticles(text));
    const words = contentKeys(tokens.map((token) => token.key));
    if (words.length < 3 || isAcronym(term.text)) return;
    const key = sortedKey(words);
    const same = this.#byWords.get(key);
    if (same === undefined) this.#byWords.set(key, [{ concept, term }]);
    else if (concept.id > 0) same.unshift({ concept, term });
    else same.push({ concept, term });
  }

  #prevails(concept: CheckConcept, old: CheckConcept): boolean {
    return this.#replaced.has(old.id) || (concept.id > 0 && old.id < 0);
  }

  /**
   * What names the state by its long form is as right with the short one or the adjective: "Ministry of Defence of the
   * Russian Federation", "… of Russia", "Russian Ministry of Defence". РФ left as RF is not.
   */
  #addStateVariants(concept: CheckConcept, term: CheckTerm): void {
    for (const [long, short, adjective] of states) {
      if (!term.text.endsWith(` of ${long}`)) continue;
      const name = term.text.slice(0, -` of ${long}`.length);
      const field = /^(Ministry|Minister) of (.+)$/.exec(name);
      const turned = field === null ? [] : [`${field[2]} ${field[1]}`];
      for (const right of [name, ...turned]) {
        for (const text of [`${right} of ${long}`, `${right} of ${short}`, `${adjective} ${right}`]) {
          this.#addPhrase(concept, { ...term, text, administrativeStatus: 'admitted' });
          this.#accepted.add(withoutArticles(text));
        }
        if (short !== 'Russia') continue;
        for (const text of [`RF ${right}`, `${right} of RF`]) {
          this.#addPhrase(concept, { ...term, text, administrativeStatus: 'deprecated' });
        }
      }
    }
  }

  #addPhrase(concept: CheckConcept, term: CheckTerm): void {
    const keys = tokenize(term.text)
      .filter((token) => !isArticle(token.key))
      .map((token) => tokenKey(token.key));
    this.#phrases.add(keys, { concept, term }, false);
  }

  #addRomanisations(concept: CheckConcept): void {
    if (!concept.terms.some((term) => primary(term.language) === 'en')) return;
    for (const term of concept.terms) {
      if (primary(term.language) !== 'ru') continue;
      // «МИД России», «Минцифры России»: the body's own short form is the first word.
      const short = term.text.replace(/\s+(?:России|РФ|ООН|СНГ|ШОС|ОДКБ|ЕАЭС|ОБСЕ)$/u, '');
      if (/[\s.]/u.test(short)) continue;
      const acronym = /^\p{Lu}[\p{Lu}\p{Ll}]*\p{Lu}$/u.test(short);
      const compound = !acronym && term.termType === 'shortForm' && /^\p{Lu}\p{Ll}+$/u.test(short);
      if (acronym && short.length >= minimumAcronym) {
        for (const system of romanisationSystems) {
          const form = transliterate(short, system);
          for (const written of new Set([form, form.toUpperCase()])) put(this.#romanised, written, concept);
        }
      } else if (compound && short.length >= minimumCompound) {
        put(this.#compounds, foldRomanisation(short), concept);
      }
    }
  }

  /** Titles of the glossary in a text, longest wins, acronyms by their capitals. */
  *titlesIn(checked: CheckedText): Generator<undefined, KnownTitle[]> {
    const keys = checked.tokens.map((token) => tokenKey(token.key));
    const forms = checked.tokens.map((token) =>
      token.shouted ? '' : foldKeepingCase(token.text.replace(/['’]s$/, '')),
    );
    const matches: KnownTitle[] = [];
    for (let index = 0; index < keys.length; index++) {
      if (index % tokensPerStep === 0) yield;
      if (isArticle(keys[index]!)) continue;
      const match = this.#phrases.longest(keys, forms, index, runEnd(checked, index), isArticle);
      if (match !== undefined && !this.#replaced.has(match.value.concept.id))
        matches.push({ first: index, end: match.end, ...match.value });
    }
    return longestWins(matches);
  }

  /** Whether a text is, word for word, an accepted form; articles do not count. */
  accepts(text: string): boolean {
    return this.#accepted.has(withoutArticles(text));
  }

  /** A title that has just these content words, in another order or with one synonym. */
  near(words: readonly string[]): NearTitle | undefined {
    const same = this.#standing(this.#byWords.get(sortedKey(words)));
    if (same !== undefined) {
      const order = words.join(' ');
      const inOrder = same.find(
        ({ term }) => contentKeys(tokenize(term.text).map((token) => token.key)).join(' ') === order,
      );
      return inOrder === undefined ? { ...same[0]!, how: 'word-order' } : { ...inOrder, how: 'small-words' };
    }
    if (words.length < minimumForSynonym) return undefined;
    for (let index = 0; index < words.length; index++) {
      for (const synonym of titleSynonyms(words[index]!)) {
        const other = this.#standing(this.#byWords.get(sortedKey(words.with(index, synonym))));
        if (other !== undefined) return { ...other[0]!, how: 'synonym' };
      }
    }
    return undefined;
  }

  #standing<Item extends { readonly concept: CheckConcept }>(
    items: readonly Item[] | undefined,
  ): readonly Item[] | undefined {
    const standing = items?.filter(({ concept }) => !this.#replaced.has(concept.id));
    return standing?.length === 0 ? undefined : standing;
  }

  /** Concepts whose Russian acronym or clipped compound this word romanises. */
  romanised(word: string): readonly CheckConcept[] {
    const bare = word.replace(/['’]s$/, '');
    // A romanisation that English uses (TASS) is no fault.
    if (this.accepts(bare)) return [];
    const standing = (concepts: readonly CheckConcept[]) => concepts.filter(({ id }) => !this.#replaced.has(id));
    const byAcronym = this.#romanised.get(bare);
    if (byAcronym !== undefined) return standing(byAcronym);
    if (bare.length < minimumCompound || !/^\p{Lu}/u.test(bare)) return [];
    const concepts = standing(this.#compounds.get(foldRomanisation(bare)) ?? []);
    return concepts.filter((concept) => !this.#usesCompound(concept));
  }

  /** English says Rosstat, however it is spelt. */
  #usesCompound({ terms }: CheckConcept): boolean {
    return terms
      .filter(({ language, termType }) => primary(language) === 'ru' && termType === 'shortForm')
      .some(({ text }) =>
        romanisationSystems.some((system) =>
          this.accepts(transliterate(text.replace(/\s+(?:России|РФ)$/u, ''), system)),
        ),
      );
  }

  /**
   * What to write for a concept in place of a form: the preferred term of the same type first, then the other accepted
   * ones. A form that does not name the state is not made to name it. With a day (ISO) only what was in use then.
   */
  preferredOf(concept: CheckConcept, { text, termType }: Pick<CheckTerm, 'text' | 'termType'>, day?: string): string[] {
    const good = concept.terms.filter(
      (term) =>
        primary(term.language) === this.#language && !isWrong(term) && (day === undefined || isValidOn(term, day)),
    );
    const stateNamed = namesRussia.test(text);
    const isShort = !/\s/.test(text);
    const rank = (term: CheckTerm): number =>
      (term.administrativeStatus === 'preferred' ? 0 : 2) +
      ((term.termType === 'acronym') === (termType === 'acronym') ? 0 : 1) +
      // One word for one word: Roscosmos for Roskosmos.
      (isShort && termType !== 'acronym' && term.termType === 'shortForm' ? -3 : 0) +
      (!stateNamed && namesRussia.test(term.text) ? 4 : 0);
    return [...good].sort((a, b) => rank(a) - rank(b)).map((term) => term.text);
  }

  /** The Russian short form behind a romanisation, for the explanation. */
  russianShortForm(concept: CheckConcept, romanisation: string): string {
    const wanted = foldRomanisation(romanisation);
    const russian = concept.terms.filter((term) => primary(term.language) === 'ru');
    const same = russian.find((term) => foldRomanisation(term.text.split(' ')[0] ?? '') === wanted);
    return (same ?? russian.find((term) => term.termType !== 'fullForm') ?? russian[0])?.text ?? '';
  }
}

/** The first preferred name in either language: what tells that two concepts are one. */
function namesOf({ terms }: CheckConcept): string {
  const first = (language: string) =>
    terms.find((term) => primary(term.language) === language && term.administrativeStatus === 'preferred')?.text ?? '';
  return `${first('ru')}\t${first('en')}`;
}

/** Long name, short name, adjective. */
export const states = [
  ['the Russian Federation', 'Russia', 'Russian'],
  ['the Republic of Belarus', 'Belarus', 'Belarusian'],
  ['the Republic of Kazakhstan', 'Kazakhstan', 'Kazakh'],
  ['the Kyrgyz Republic', 'Kyrgyzstan', 'Kyrgyz'],
  ['the Republic of Tajikistan', 'Tajikistan', 'Tajik'],
  ['the Republic of Armenia', 'Armenia', 'Armenian'],
  ['the Republic of Uzbekistan', 'Uzbekistan', 'Uzbek'],
  ['the Republic of Azerbaijan', 'Azerbaijan', 'Azerbaijani'],
  ['the Republic of Moldova', 'Moldova', 'Moldovan'],
] as const;

const namesRussia = /\bRussia|\bRF\b/;
const primary = (language: string): string => language.split(/[-_]/, 1)[0]!.toLowerCase();
const isArticle = (key: string): boolean => key === 'the' || key === 'a' || key === 'an';
const isAcronym = (text: string): boolean => /^\p{Lu}[\p{Lu}\p{N}]*(?:[ -]\p{Lu}[\p{Lu}\p{N}]*)*$/u.test(text);
const withoutArticles = (text: string): string => fold(text).replace(/\b(?:the|an?) /g, '');
const tokenKey = (key: string): string => (isFunctionWord(key) ? key : englishKey(key));
const contentKeys = (keys: readonly string[]): string[] => keys.filter((key) => !isFunctionWord(key)).map(englishKey);
const sortedKey = (words: readonly string[]): string => [...words].sort().join(' ');

/** Where a title that begins at a token must end at the latest: at a bracket, a full stop, a comma … */
function runEnd(checked: CheckedText, start: number): number {
  let end = start + 1;
  while (
    end < checked.tokens.length &&
    joins(checked.text.slice(checked.tokens[end - 1]!.end, checked.tokens[end]!.start))
  )
    end++;
  return end;
}

/** Titles hold commas ("Ministry of Digital Development, Communications and Mass Media") and inner quotes, but no brackets and no stops. */
const joins = (between: string): boolean => /^[\s\u00A0]*[-–&/'’,"“”«»]{0,2}[\s\u00A0]*$/u.test(between);

/** Of overlapping matches the longer stays, of equal ones the first. */
function longestWins(matches: readonly KnownTitle[]): KnownTitle[] {
  const taken = new Set<number>();
  const kept: KnownTitle[] = [];
  for (const match of [...matches].sort((a, b) => b.end - b.first - (a.end - a.first) || a.first - b.first)) {
    let free = true;
    for (let index = match.first; index < match.end && free; index++) free = !taken.has(index);
    if (!free) continue;
    for (let index = match.first; index < match.end; index++) taken.add(index);
    kept.push(match);
  }
  return kept.sort((a, b) => a.first - b.first);
}

function put(map: Map<string, CheckConcept[]>, key: string, concept: CheckConcept): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [concept]);
  else if (!list.includes(concept)) list.push(concept);
}
