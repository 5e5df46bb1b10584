import type { EnglishSpelling } from './english-spelling.ts';

/** British and American forms of English words, and which of them a spelling asks for. */
export interface EnglishVariants {
  /** The word, in small letters, as this spelling has it; itself where it is right or not known to differ. */
  respell(word: string, spelling: EnglishSpelling): string;
}

interface Forms {
  readonly british: string;
  readonly american: string;
}

/** Endings of verbs in -ise; `…ational` for organisational. */
const iseEndings = ['e', 'ed', 'es', 'ing', 'er', 'ers', 'able', 'ation', 'ations', 'ational'];
/** Not -yses: the plural of a noun everywhere (analyses). */
const yseEndings = ['e', 'ed', 'ing', 'er', 'ers'];
const doubledEndings = ['ed', 'ing', 'er', 'ers'];
/** What may stand before a stem: unfavourable, misbehaviour, reorganise, demilitarised. */
const prefixes = [
  '',
  'un',
  'dis',
  'mis',
  're',
  'over',
  'under',
  'non-',
  'non',
  'self-',
  'multi',
  'anti-',
  'co-',
  'pre',
];
/** As in the file: a file with a line of another kind is refused. */
const kinds = ['stem', 'word', 'to-american', 'to-british', 'ise', 'yse', 're', 'double', 'alike'];

/** Reads the rules, as data/check/english-spelling.tsv describes them. Throws where a line makes no sense. */
export function parseEnglishVariants(text: string): EnglishVariants {
  const toBritish = new Map<string, string>();
  const toAmerican = new Map<string, string>();
  /** British without -ise verbs on one side, with -ize on the other. */
  const toIse = new Map<string, string>();
  const toIze = new Map<string, string>();
  const stems: Forms[] = [];
  const alike: string[] = [];
  const both = (british: string, american: string): void => {
    toBritish.set(american, british);
    toAmerican.set(british, american);
  };
  for (const [index, line] of text.split('\n').entries()) {
    if (line === '' || line.startsWith('#')) continue;
    const [kind = '', british = '', american = ''] = line.split('\t');
    const needsBoth = ['stem', 'word', 'to-american', 'to-british'].includes(kind);
    if (!kinds.includes(kind) || british === '' || (american === '') === needsBoth) {
      throw new Error(`english-spelling.tsv, line ${index + 1}: ${line}`);
    }
    if (kind === 'stem') stems.push({ british, american });
    else if (kind === 'word') both(british, american);
    else if (kind === 'to-american') toAmerican.set(british, american);
    else if (kind === 'to-british') toBritish.set(british, american);
    else if (kind === 'alike') alike.push(british);
    else if (kind === 'yse') for (const end of yseEndings) both(`${british}ys${end}`, `${british}yz${end}`);
    else if (kind === 'double') for (const end of doubledEndings) both(`${british}l${end}`, `${british}${end}`);
    else if (kind === 're') {
      both(`${british}re`, `${british}er`);
      both(`${british}res`, `${british}ers`);
      both(`${british}red`, `${british}ered`);
      both(`${british}ring`, `${british}ering`);
    } else {
      for (const end of iseEndings) {
        toIse.set(`${british}iz${end}`, `${british}is${end}`);
        toIze.set(`${british}is${end}`, `${british}iz${end}`);
      }
    }
  }

  const listed = (word: string, map: ReadonlyMap<string, string>): string | undefined => {
    for (const prefix of prefixes) {
      const rest = word.startsWith(prefix) ? map.get(word.slice(prefix.length)) : undefined;
      if (rest !== undefined) return prefix + rest;
    }
    return undefined;
  };
  const byStem = (word: string, from: keyof Forms, to: keyof Forms): string | undefined => {
    for (const prefix of prefixes) {
      if (!word.startsWith(prefix)) continue;
      const rest = word.slice(prefix.length);
      if (alike.some((one) => rest.startsWith(one))) return undefined;
      const stem = stems.find((one) => rest.startsWith(one[from]) && !rest.startsWith(one[to]));
      if (stem !== undefined) return prefix + stem[to] + rest.slice(stem[from].length);
    }
    return undefined;
  };
  return {
    respell(word, spelling) {
      const verb = spelling === 'british' ? toIse : toIze;
      const american = spelling === 'american';
      return (
        listed(word, american ? toAmerican : toBritish) ??
        byStem(word, american ? 'british' : 'american', american ? 'american' : 'british') ??
        listed(word, verb) ??
        word
      );
    },
  };
}

const latinWord = /[A-Za-z]+(?:-[A-Za-z]+)*/g;

/** A text with every word as a spelling has it; capitals stay. */
export function respellText(text: string, spelling: EnglishSpelling, variants: EnglishVariants): string {
  return text.replace(latinWord, (word) => {
    const key = word.toLowerCase();
    const right = variants.respell(key, spelling);
    return right === key ? word : likeCase(right, word);
  });
}

/** Capitals as the word had them: throughout, at its beginning, or none. */
function likeCase(text: string, word: string): string {
  if (word.length > 1 && word === word.toUpperCase()) return text.toUpperCase();
  return /^[A-Z]/.test(word) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}
