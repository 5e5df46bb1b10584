import type { Job } from '../job.ts';
import { addCognates } from './cognates.ts';
import type { Lexicon } from './lexicon.ts';
import { type Lines, WordKind } from './lines.ts';
import { type WordTable, WordTableBuilder } from './word-table.ts';

export interface Seeds {
  readonly table: WordTable;
  /** By word: share of its translations that the lexicon knows, whether or not the other text holds them, 0-1. */
  readonly sourceKnown: Float32Array;
  readonly targetKnown: Float32Array;
}

/**
 * Words known before anything is aligned: the lexicon, names, the user's terms (source.terms[k] is target.terms[k]),
 * numbers and words written alike.
 */
export async function seedTable(source: Lines, target: Lines, lexicon: Lexicon | undefined, job: Job): Promise<Seeds> {
  const builder = new WordTableBuilder();
  const sourceKnown = new Float32Array(source.keys.length);
  const targetKnown = new Float32Array(target.keys.length);
  if (lexicon !== undefined) {
    await addLexicon(builder, source, target, lexicon, sourceKnown, job);
    await measureKnown(target, lexicon.reversed(), targetKnown, job);
  }
  expectNumbers(source, sourceKnown);
  expectNumbers(target, targetKnown);
  addTerms(builder, source, target);
  addIdentical(builder, source, target);
  await addCognates(builder, source, target, sourceKnown, job);
  return { table: builder.build(source.keys.length), sourceKnown, targetKnown };
}

async function measureKnown(lines: Lines, lexicon: Lexicon, known: Float32Array, job: Job): Promise<void> {
  for (let id = 0; id < known.length; id++) {
    if (id % wordsBetweenCheckpoints === 0) await job.checkpoint();
    if (lines.kinds[id] !== WordKind.word) continue;
    known[id] = lexicon.coverage(lines.keys[id]!);
  }
}

/** A number that the other side does not have speaks against a pair. */
function expectNumbers(lines: Lines, known: Float32Array): void {
  for (let id = 0; id < known.length; id++) {
    if (lines.kinds[id] === WordKind.number) known[id] = identical[WordKind.number];
  }
}

/** What the user accepted is as good as certain; a translator may still say it otherwise. */
const termProbability = 0.8;

function addTerms(builder: WordTableBuilder, source: Lines, target: Lines): void {
  for (let k = 0; k < source.terms.length; k++) {
    const s = source.terms[k]!;
    const t = target.terms[k]!;
    if (s >= 0 && t >= 0) builder.add(s, t, termProbability, termProbability);
  }
}

const wordsBetweenCheckpoints = 200;

async function addLexicon(
  builder: WordTableBuilder,
  source: Lines,
  target: Lines,
  lexicon: Lexicon,
  known: Float32Array,
  job: Job,
): Promise<void> {
  for (let s = 0; s < source.keys.length; s++) {
    if (s % wordsBetweenCheckpoints === 0) await job.checkpoint();
    if (source.kinds[s] !== WordKind.word) continue;
    for (const { stem, probability, reverse, count } of lexicon.translations(source.keys[s]!)) {
      const t = target.find(stem);
      if (t < 0) continue;
      // Rows with a count below two are weak evidence.
      const trust = count / (count + 0.3);
      builder.add(s, t, probability * trust, reverse * trust);
    }
    known[s] = lexicon.coverage(source.keys[s]!);
    if (source.capitals[s]! > 0.3) {
      for (const name of namesOf(source.forms[s]!, lexicon)) {
        for (const { target: spelling, count } of name.slice(0, 8)) {
          const t = target.find(spelling);
          const total = name.reduce((sum, pair) => sum + pair.count, 1);
          if (t >= 0) builder.add(s, t, Math.max(0.2, count / total), Math.max(0.2, count / total));
        }
      }
    }
  }
}

/** Endings of names in Russian: the lists hold the nominative only. */
const caseEndings = /(?:ого|ому|ыми|ими|ым|им|ой|ом|ем|ей|ах|ям|ами|ями|а|я|у|ю|е|ы|и)$/;

function namesOf(form: string, lexicon: Lexicon) {
  const exact = lexicon.names(form);
  if (exact.length > 0) return [exact];
  const bare = form.replace(caseEndings, '');
  if (bare === form || bare.length < 3) return [];
  return [bare, `${bare}а`, `${bare}й`, `${bare}ий`, `${bare}я`]
    .map((name) => lexicon.names(name))
    .filter((pairs) => pairs.length > 0);
}

/** Numbers, marks and Latin words say the same on both sides. */
const identical = { [WordKind.word]: 0.7, [WordKind.number]: 0.85, [WordKind.mark]: 0.6, [WordKind.opening]: 0.7 };
type SameOnBothSides = keyof typeof identical;

function addIdentical(builder: WordTableBuilder, source: Lines, target: Lines): void {
  for (let s = 0; s < source.keys.length; s++) {
    const t = target.find(source.keys[s]!);
    if (t < 0 || target.kinds[t] !== source.kinds[s] || source.kinds[s] === WordKind.term) continue;
    const p = identical[source.kinds[s] as SameOnBothSides];
    builder.add(s, t, p, p);
  }
}
