import { evidenceAt } from './pair-evidence.ts';
import type { Projection, WordSpan } from './projection.ts';
import { scoreOf } from './ranking.ts';
import type { RussianPhrase } from './russian-phrases.ts';

/** A Russian phrase of a bead with the English span that renders it best. */
export interface Claim {
  readonly phrase: RussianPhrase;
  readonly projection: Projection;
  readonly evidence: number[];
  /** Score of the pair by itself, then in the company of the others. */
  score: number;
}

/** Readings of one head that are kept, the shortest and the longest title of a nest among them. */
const mostOfOneHead = 4;

/**
 * Weighs the claims of a bead against each other and keeps what can stand together: titles within titles confirm each
 * other, of the readings of one head the better are kept, and English words go to one phrase alone.
 */
export function settle(claims: readonly Claim[]): Claim[] {
  const alone = claims.map((claim) => claim.score);
  claims.forEach((claim, index) => {
    const { evidence } = claim;
    evidence[evidenceAt('nestedIn')] = best(claims, alone, (other) => contains(other, claim));
    evidence[evidenceAt('holds')] = best(
      claims,
      alone,
      (other) => contains(claim, other) && other.phrase.head !== claim.phrase.head,
    );
    evidence[evidenceAt('sameHeadBetter')] = Math.max(
      0,
      best(claims, alone, (other) => other !== claim && other.phrase.head === claim.phrase.head) - alone[index]!,
    );
  });
  for (const claim of claims) claim.score = scoreOf(claim.evidence);
  const ranked = [...claims].sort((a, b) => b.score - a.score || length(b.phrase) - length(a.phrase));
  const english = new Set<string>();
  const heads = new Map<number, number>();
  return ranked.filter((claim) => {
    const key = `${claim.projection.first}-${claim.projection.end}`;
    const sameHead = heads.get(claim.phrase.head) ?? 0;
    if (english.has(key) || sameHead >= mostOfOneHead) return false;
    english.add(key);
    heads.set(claim.phrase.head, sameHead + 1);
    return true;
  });
}

const length = (span: WordSpan): number => span.end - span.first;

/** Greatest score of the claims that fit, 0 where none does. */
function best(claims: readonly Claim[], scores: readonly number[], fits: (claim: Claim) => boolean): number {
  let most = 0;
  for (let index = 0; index < claims.length; index++) {
    const score = scores[index]!;
    if (score > most && fits(claims[index]!)) most = score;
  }
  return most;
}

/** Whether both sides of a claim hold those of another, and more. */
function contains(outer: Claim, inner: Claim): boolean {
  return holds(outer.phrase, inner.phrase) && holds(outer.projection, inner.projection);
}

const holds = (outer: WordSpan, inner: WordSpan): boolean =>
  outer.first <= inner.first && outer.end >= inner.end && length(outer) > length(inner);
