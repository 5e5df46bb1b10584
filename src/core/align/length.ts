import type { Lines } from './lines.ts';
import type { PathBead } from './paths.ts';

/** How long a translation is: ln(target characters / source characters), mean over the text in hand. */
export interface LengthModel {
  readonly mean: number;
}

/** Weight of beads (probability × root of their characters) from which the mean is taken from them. */
const enoughBeads = 100;
/** Texts of which one is only a part must not make every line look too long. */
const farthestMean = 0.7;

/** Lines at which the texts as wholes are trusted by half. */
const fewLines = 8;

/** Fits the mean to beads that are probably right, else to the texts as wholes. */
export function fitLength(source: Lines, target: Lines, beads: readonly PathBead[]): LengthModel {
  let sum = 0;
  let weight = 0;
  for (const bead of beads) {
    const s = charactersOf(source, bead.sourceStart, bead.sourceEnd);
    const t = charactersOf(target, bead.targetStart, bead.targetEnd);
    if (s === 0 || t === 0) continue;
    const w = bead.posterior * Math.sqrt(s + t);
    sum += w * Math.log((t + 1) / (s + 1));
    weight += w;
  }
  if (weight > enoughBeads) return { mean: sum / weight };
  // Of a few lines, those without counterpart tell more than how long translations are.
  const trust = Math.min(source.count, target.count) / (Math.min(source.count, target.count) + fewLines);
  const whole = (lines: Lines): number => charactersOf(lines, 0, lines.count) + 1;
  return { mean: Math.max(-farthestMean, Math.min(farthestMean, trust * Math.log(whole(target) / whole(source)))) };
}

export function charactersOf(lines: Lines, start: number, end: number): number {
  let sum = 0;
  for (let i = start; i < end; i++) sum += lines.lengths[i]!;
  return sum;
}
