import { beforeAll, describe, expect, it } from 'vitest';
import { type AlignmentResult, align } from '../../../src/core/align/align.ts';
import { type Replacement, realign, type StandingBead } from '../../../src/core/align/realign.ts';
import { serializeBeads } from '../../../src/core/align/score.ts';
import { Problem } from '../../../src/core/problem.ts';
import { measure } from '../../own-time.ts';
import { shippedLexicon } from './shipped-lexicon.ts';
import { report, sources, story, targets } from './texts.ts';

const options = { sourceLanguage: 'ru', targetLanguage: 'en', lexicon: shippedLexicon() };
/** A longer text: the report and the story in turns, so that neighbours differ. */
const pairs = Array.from({ length: 8 }, () => [...report, ...story]).flat();
const source = sources(pairs);
const target = targets(pairs);

let aligned: AlignmentResult;
let standing: StandingBead[];
beforeAll(async () => {
  aligned = await align(source, target, options);
  standing = aligned.beads.map((bead) => ({ ...bead, confirmed: false }));
});

function replaced(beads: readonly StandingBead[], replacements: readonly Replacement[]): StandingBead[] {
  const out = [...beads];
  for (const { first, end, beads } of [...replacements].reverse()) out.splice(first, end - first, ...beads);
  return out;
}

/** Ten beads from `at` shifted by one target line, as a slip at `at` leaves them; the last target is left over. */
function slipped(at: number): StandingBead[] {
  const out = [...standing];
  const lines = out.slice(at, at + 10).map((bead) => bead.target);
  out[at] = { ...out[at]!, target: { start: lines[0]!.start, end: lines[1]!.end } };
  for (let k = 1; k < 9; k++) out[at + k] = { ...out[at + k]!, target: lines[k + 1]! };
  out[at + 9] = { ...out[at + 9]!, target: { start: lines[9]!.end, end: lines[9]!.end } };
  return out;
}

/** What the user does then: cuts the first bead, confirms its right half. */
function corrected(at: number): StandingBead[] {
  const out = slipped(at);
  const right = { ...standing[at]!, confirmed: true, confidence: 1 };
  const rest = {
    source: { start: right.source.end, end: right.source.end },
    target: standing[at + 1]!.target,
    confidence: 0.2,
    confirmed: false,
  };
  out.splice(at, 1, right, rest);
  return out;
}

describe('aligning anew around the user', () => {
  it('mends what followed from one wrong bead, and touches nothing far away', async () => {
    const beads = corrected(150);
    const replacements = await realign(source, target, { ...options, beads, changed: [150], learnt: aligned.learnt });
    expect(serializeBeads(replaced(beads, replacements))).toBe(serializeBeads(aligned.beads));
    expect(replacements).toHaveLength(1);
    expect(replacements[0]!.first).toBeGreaterThan(100);
    expect(replacements[0]!.end).toBeLessThan(220);
  });

  it('mends it without what was learnt, too', async () => {
    const beads = corrected(150);
    const replacements = await realign(source, target, { ...options, beads, changed: [150] });
    expect(serializeBeads(replaced(beads, replacements))).toBe(serializeBeads(aligned.beads));
  });

  it('keeps confirmed beads, right or wrong', async () => {
    const beads = slipped(150).map((bead, at) => ({ ...bead, confirmed: at === 150 || at === 154 }));
    const replacements = await realign(source, target, { ...options, beads, changed: [150] });
    const out = replaced(beads, replacements);
    expect(out).toContainEqual(beads[150]);
    expect(out).toContainEqual(beads[154]);
    expect(replacements[0]!.end).toBeLessThanOrEqual(154);
  });

  it('covers the same segments as before', async () => {
    const beads = slipped(30);
    for (const { first, end, beads: found } of await realign(source, target, {
      ...options,
      beads,
      changed: [30, 33, 200],
    })) {
      expect(found[0]!.source.start).toBe(beads[first]!.source.start);
      expect(found[0]!.target.start).toBe(beads[first]!.target.start);
      expect(found.at(-1)!.source.end).toBe(beads[end - 1]!.source.end);
      expect(found.at(-1)!.target.end).toBe(beads[end - 1]!.target.end);
      for (const [k, bead] of found.entries()) {
        if (k > 0)
          expect([bead.source.start, bead.target.start]).toEqual([found[k - 1]!.source.end, found[k - 1]!.target.end]);
      }
    }
  });

  it('looks at changes close to each other as one, at changes far apart one by one', async () => {
    const near = await realign(source, target, { ...options, beads: standing, changed: [50, 60] });
    const far = await realign(source, target, { ...options, beads: standing, changed: [300, 50] });
    expect(near).toHaveLength(1);
    expect(far.map(({ first }) => first < 100)).toEqual([true, false]);
  });

  it('takes a screenful in well under a tenth of a second', async () => {
    const beads = corrected(150);
    const times: number[] = [];
    for (let run = 0; run < 5; run++) {
      const taken = measure();
      await realign(source, target, { ...options, beads, changed: [150], learnt: aligned.learnt });
      times.push(taken());
    }
    expect(Math.min(...times)).toBeLessThan(100);
  });

  it('has nothing to do where nothing changed', async () => {
    expect(await realign(source, target, { ...options, beads: standing, changed: [] })).toEqual([]);
  });

  it.each([-1, 100_000, 1.5])('refuses a changed bead %d that is not there', async (at) => {
    const asked = realign(source, target, { ...options, beads: standing, changed: [at] });
    await expect(asked).rejects.toThrow(new Problem('beads-invalid'));
  });
});
