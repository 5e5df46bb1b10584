import { type Job, quietJob } from '../job.ts';
import { Problem } from '../problem.ts';
import { type AlignOptions, type AlignSegment, beadsOf, certain, prepare, segmentOf, windowsBetween } from './align.ts';
import type { Bead } from './bead.ts';
import { defaults } from './parameters.ts';
import { fitRounds, type Prepared } from './rounds.ts';
import { type WordModel, WordTableBuilder } from './word-table.ts';

/** A bead as it stands on the screen. */
export interface StandingBead extends Bead {
  /** The user said it is right: it stays, and others are fitted around it. */
  readonly confirmed: boolean;
}

export interface RealignOptions extends Omit<AlignOptions, 'confirmed'> {
  /** The whole alignment as it stands: in order, every segment of both sides once. */
  readonly beads: readonly StandingBead[];
  /** Indices of the beads the user has confirmed, joined or cut since; what lies around them is looked at again. */
  readonly changed: readonly number[];
  /** Of the last `align` of these texts. Without it only the lexicon, names and lengths speak. */
  readonly learnt?: WordModel;
}

/** New beads for a run of old ones that cover the same segments. */
export interface Replacement {
  /** Old beads first … end - 1 go. Confirmed ones among them come again unchanged. */
  readonly first: number;
  readonly end: number;
  readonly beads: readonly StandingBead[];
}

/** Unconfirmed beads looked at on either side of a change before anything tells that it reaches further. */
const firstReach = 24;
/** The outermost beads of a stretch must be so probable on average, or the stretch is doubled. */
const settled = 0.6;
const outermost = 4;
/** Widest stretch in beads; a change that reaches further is a case for aligning the whole text. */
const widestReach = 200;

/**
 * Looks again at what lies between the changed beads and the next confirmed ones, no further than the change reaches.
 * Time depends on the stretch, not on the length of the text. Replacements are in order and do not overlap.
 */
export async function realign(
  source: readonly (AlignSegment | string)[],
  target: readonly (AlignSegment | string)[],
  options: RealignOptions,
  job: Job = quietJob,
): Promise<readonly Replacement[]> {
  const { beads } = options;
  const replacements: Replacement[] = [];
  for (const { first, end } of stretches(options, firstReach)) {
    let stretch = { first, end };
    for (let reach = firstReach; ; reach *= 2) {
      const found = await realignStretch(source, target, options, stretch, job);
      const wider = reach * 2 <= widestReach ? stretchAround(beads, first, end, reach) : stretch;
      const grows = wider.first < stretch.first || wider.end > stretch.end;
      if (!grows || isSettled(found, beads, stretch)) {
        const last = replacements.at(-1);
        if (last === undefined || last.end <= stretch.first) replacements.push({ ...stretch, beads: found });
        break;
      }
      stretch = wider;
    }
  }
  return replacements;
}

interface Stretch {
  readonly first: number;
  readonly end: number;
}

/** Runs of beads around the changed ones, up to the next confirmed bead that did not change; runs that touch are one. */
function stretches({ beads, changed }: RealignOptions, reach: number): Stretch[] {
  const runs: Stretch[] = [];
  for (const at of [...changed].sort((a, b) => a - b)) {
    if (!Number.isInteger(at) || at < 0 || at >= beads.length) throw new Problem('beads-invalid');
    const run = stretchAround(beads, at, at + 1, reach);
    const last = runs.at(-1);
    if (last !== undefined && run.first <= last.end) {
      runs[runs.length - 1] = { first: last.first, end: Math.max(last.end, run.end) };
    } else runs.push(run);
  }
  return runs;
}

function stretchAround(beads: readonly StandingBead[], from: number, to: number, reach: number): Stretch {
  let first = from;
  while (first > 0 && from - first < reach && !beads[first - 1]!.confirmed) first--;
  let end = to;
  while (end < beads.length && end - to < reach && !beads[end]!.confirmed) end++;
  return { first, end };
}

/** Whether the new beads end on the path that goes on beyond, or on a border that is fixed anyway. */
function isSettled(found: readonly StandingBead[], beads: readonly StandingBead[], { first, end }: Stretch): boolean {
  const before = first === 0 || beads[first - 1]!.confirmed;
  const behind = end === beads.length || beads[end]!.confirmed;
  return (
    (before || joins(found.slice(0, outermost), beads.slice(first, first + outermost))) &&
    (behind || joins(found.slice(-outermost), beads.slice(end - outermost, end)))
  );
}

/** Whether beads at the end of a stretch are the old ones, or so probable that the change does not reach beyond them. */
function joins(found: readonly StandingBead[], old: readonly StandingBead[]): boolean {
  const same = found.every((bead, at) => {
    const other = old[at];
    return other !== undefined && bead.source.end === other.source.end && bead.target.end === other.target.end;
  });
  const mean = found.reduce((sum, bead) => sum + bead.confidence, 0) / Math.max(1, found.length);
  return same || mean >= settled;
}

async function realignStretch(
  source: readonly (AlignSegment | string)[],
  target: readonly (AlignSegment | string)[],
  options: RealignOptions,
  { first, end }: Stretch,
  job: Job,
): Promise<StandingBead[]> {
  const old = options.beads.slice(first, end);
  const sourceStart = old[0]!.source.start;
  const targetStart = old[0]!.target.start;
  const sourceEnd = old.at(-1)!.source.end;
  const targetEnd = old.at(-1)!.target.end;
  const part = {
    source: source.slice(sourceStart, sourceEnd).map(segmentOf),
    target: target.slice(targetStart, targetEnd).map(segmentOf),
  };
  const local = old.map((bead) => ({
    confirmed: bead.confirmed,
    source: { start: bead.source.start - sourceStart, end: bead.source.end - sourceStart },
    target: { start: bead.target.start - targetStart, end: bead.target.end - targetStart },
  }));
  const fixed = local.filter((bead) => bead.confirmed);
  const text = withLearnt(await prepare(part.source, part.target, options, job), options.learnt);
  const windows = windowsBetween(fixed, part.source.length, part.target.length);
  // The old beads tell how long translations are here; their words are not learnt again.
  const before = local.map((bead, at) => ({ ...certain(bead), posterior: old[at]!.confidence }));
  const { paths } = await fitRounds(text, windows, before, { ...defaults, ...options.parameters }, 0, quiet(job));
  return paths.flatMap((path, at) => [
    ...beadsOf(path).map((bead) => ({
      source: { start: bead.source.start + sourceStart, end: bead.source.end + sourceStart },
      target: { start: bead.target.start + targetStart, end: bead.target.end + targetStart },
      confidence: bead.confidence,
      confirmed: false,
    })),
    ...old.filter((bead) => bead.confirmed).slice(at, at + 1),
  ]);
}

/** A stretch is done before a progress could be shown. */
const quiet = (job: Job): Job => ({ progress: () => {}, checkpoint: () => job.checkpoint() });

/** What was learnt from the whole text, for the words of a part of it; there a word is rare or frequent by the whole. */
function withLearnt(text: Prepared, learnt: WordModel | undefined): Prepared {
  if (learnt === undefined) return text;
  const builder = new WordTableBuilder();
  builder.addTable(text.seeds.table);
  for (const [s, key] of text.source.keys.entries()) {
    for (const { stem, probability, reverse } of learnt.translations(key)) {
      const t = text.target.find(stem);
      if (t >= 0) builder.add(s, t, probability, reverse);
    }
  }
  return {
    ...text,
    sourceShares: text.sourceShares.map((own, id) => learnt.sourceShare(text.source.keys[id]!) || own),
    targetShares: text.targetShares.map((own, id) => learnt.targetShare(text.target.keys[id]!) || own),
    seeds: { ...text.seeds, table: builder.build(text.source.keys.length) },
  };
}
