import { readText, titleSpans } from '../check/checked-text.ts';
import { isFunctionWord } from '../check/english.ts';
import type { ConceptType } from '../terms/concept-entry.ts';
import type { RussianPhrase } from '../terms/russian-phrases.ts';
import type { TitleWord } from '../terms/title-words.ts';
import { englishHead } from '../terms/trigger-words.ts';

/** What reads as an official title; offsets in the text, UTF-16 code units, half-open. */
export interface TitleRange {
  readonly start: number;
  readonly end: number;
  readonly conceptType: ConceptType;
  /** Its one capital opens the sentence: a title only if it is met with a capital elsewhere. */
  readonly doubtful?: true;
}

/** Heads of bodies that the press writes small when it means one certain body: «министерство обороны США». */
const smallHeads = new Set(
  'министерство комитет подкомитет комиссия совет ассамблея агентство служба управление департамент фонд институт университет академия суд'.split(
    ' ',
  ),
);
const ofPosts =
  /^(?:верховн|генеральн|постоянн|перв|специальн|исполнительн|государственн|главн|почетн|официальн|чрезвычайн|полномочн|старш)/u;
/** What a title of a kind goes on after, whatever follows; after other prepositions the sentence goes on. */
const bindsTitle: Readonly<Partial<Record<ConceptType, ReadonlySet<string>>>> = {
  post: new Set(['по', 'при']),
  body: new Set(['по', 'при', 'за']),
  organisation: new Set(['по', 'при', 'за', 'против', 'для']),
  document: new Set(['по', 'о', 'об', 'между', 'против', 'за', 'для']),
  event: new Set(['по']),
};
/** Prepositions a title goes on after where a capital follows: посол России в Германии. */
const bindsName = /^(?:в|во|на|с|со|из|к|у)$/;
const preposition = /^(?:в|во|на|с|со|из|к|у|по|при|о|об|обо|между|за|против|для|от|до)$/;
/** Longer than this it is a sentence, not a title, unless it is a document's. */
const longestTitle = 14;
const longestDocument = 24;
/** A line of which so many words bear a capital is a heading in capitals, which tells no title from another word. */
const headingShare = 0.8;
const shortestHeading = 5;

/** Russian titles among the phrases of a text: one for each head, as long as it reads on; of nested ones the longest. */
export function russianTitles(words: readonly TitleWord[], phrases: readonly RussianPhrase[]): TitleRange[] {
  if (!words.some(({ capital }) => capital) || isShouted(words)) return [];
  const byHead = new Map<number, RussianPhrase[]>();
  for (const phrase of phrases) {
    if (phrase.kind !== 'phrase' && phrase.kind !== 'compound') continue;
    const list = byHead.get(phrase.head);
    if (list === undefined) byHead.set(phrase.head, [phrase]);
    else list.push(phrase);
  }
  const ranges: (TitleRange & { first: number; last: number })[] = [];
  for (const [head, phrases] of byHead) {
    const best = bestOfHead(words, head, phrases);
    if (best === undefined) continue;
    ranges.push({
      start: words[best.first]!.start,
      end: words[best.end - 1]!.end,
      conceptType: best.type,
      ...(best.doubtful && { doubtful: true as const }),
      first: best.first,
      last: best.end,
    });
  }
  return ranges
    .filter((one) => !ranges.some((other) => other !== one && other.first <= one.first && other.last > one.first))
    .map(({ first, last, ...range }) => range);
}

function bestOfHead(
  words: readonly TitleWord[],
  head: number,
  phrases: readonly RussianPhrase[],
): { first: number; end: number; type: ConceptType; doubtful: boolean } | undefined {
  const ends = [...new Set(phrases.map(({ end }) => end))].sort((a, b) => a - b);
  const type = phrases[0]!.type;
  if (words[head]!.acronym) return undefined;
  const longest = type === 'document' ? longestDocument : longestTitle;
  const first = firstOf(words, head, phrases, type);
  if (first === undefined) return undefined;
  let end = ends[0]!;
  for (const next of ends.slice(1)) {
    if (next - first > longest || !readsOn(words, end, next, type)) break;
    end = next;
  }
  if (end - first < 2 && phrases[0]!.kind !== 'compound') return undefined;
  // What bears no capital but its first letter at the start of a sentence may be plain speech.
  const own = words.slice(first, end);
  const named = own.some((word, index) => word.acronym || (word.capital && !(index === 0 && word.initial)));
  if (!named && !own[0]!.capital) return undefined;
  return { first, end, type, doubtful: !named };
}

/** Where the title begins: at its first word with a capital, or at a post, or at a body written small. */
function firstOf(
  words: readonly TitleWord[],
  head: number,
  phrases: readonly RussianPhrase[],
  type: ConceptType,
): number | undefined {
  const firsts = [...new Set(phrases.map(({ first }) => first))].sort((a, b) => a - b);
  const capital = firsts.find((first) => words[first]!.capital);
  if (capital !== undefined) return capital;
  // «верховный представитель», but «бывший министр»: some adjectives are part of a post.
  if (type === 'post') {
    return (
      firsts.find((first) => words.slice(first, head).every(({ key }) => key === 'и' || ofPosts.test(key))) ?? head
    );
  }
  const key = words[head]!.key;
  const stem = [...smallHeads].some((one) => key.startsWith(one.slice(0, -1)));
  return stem ? head : undefined;
}

/** Whether a title reads on over the next words. */
function readsOn(words: readonly TitleWord[], from: number, to: number, type: ConceptType): boolean {
  const { key } = words[from]!;
  if (!preposition.test(key)) return true;
  if (bindsTitle[type]?.has(key)) return true;
  return (
    bindsName.test(key) && ['post', 'document'].includes(type) && words.slice(from, to).some(({ capital }) => capital)
  );
}

function isShouted(words: readonly TitleWord[]): boolean {
  if (words.length < shortestHeading) return false;
  return words.filter(({ capital }) => capital).length / words.length >= headingShare;
}

/** Words before a name that are part of neither. */
const honorific = /^(?:mr|mrs|ms|dr|sir|madam|h\.e|his|her|excellency|mister)$/i;
const leading = new Set(
  'the a an in on at by for with from to of and but or as if when while after before since january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday'.split(
    ' ',
  ),
);

/** English titles of a text: capitalised runs that a known head word makes a title. */
export function englishTitles(text: string): TitleRange[] {
  const reading = readText(text, 'en');
  let step = reading.next();
  while (step.done !== true) step = reading.next();
  const checked = step.value;
  const { tokens } = checked;
  const capitals = tokens.filter(({ capital }) => capital).length;
  if (tokens.length >= shortestHeading && capitals / tokens.length >= headingShare) return [];
  const ranges: TitleRange[] = [];
  for (const span of titleSpans(checked)) {
    let { first } = span;
    let { end } = span;
    while (end - 1 > first && leading.has(tokens[end - 1]!.key)) end--;
    while (first < end && (leading.has(tokens[first]!.key) || honorific.test(tokens[first]!.text))) first++;
    const words = tokens.slice(first, end);
    if (words.length < 2) continue;
    const head = headOf(words.map(({ key }) => key));
    if (head === undefined) continue;
    ranges.push({ start: tokens[first]!.start, end: tokens[end - 1]!.end, conceptType: head });
  }
  return ranges;
}

/** Kind of thing by the head: the last noun before "of" or the like, else the last word; else the first head in it. */
function headOf(keys: readonly string[]): ConceptType | undefined {
  const small = keys.findIndex((key, index) => index > 0 && isFunctionWord(key));
  const before = small === -1 ? keys : keys.slice(0, small);
  for (const key of [...before].reverse()) {
    const type = englishHead(key);
    if (type !== undefined) return type;
  }
  for (const key of keys) {
    const type = englishHead(key);
    if (type !== undefined) return type;
  }
  return undefined;
}
