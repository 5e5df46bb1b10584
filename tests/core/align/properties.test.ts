import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { align } from '../../../src/core/align/align.ts';
import { serializeBeads } from '../../../src/core/align/score.ts';
import { shippedLexicon } from './shipped-lexicon.ts';
import { minutes, report, sources, story, targets } from './texts.ts';

const options = { sourceLanguage: 'ru', targetLanguage: 'en', lexicon: shippedLexicon() };

/** What happens to a pair of lines on its way into two files. */
const fate = fc.constantFrom('kept', 'kept', 'kept', 'joined', 'source lost', 'target lost', 'swapped');
const line = fc.oneof(
  fc.constantFrom(...sources(report), ...targets(report), ...sources(minutes)),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
);
const spoilt = fc.array(fate, { minLength: report.length, maxLength: report.length }).map((fates) => {
  const source: string[] = [];
  const target: string[] = [];
  for (const [k, [s, t]] of report.entries()) {
    const what = fates[k]!;
    if (what === 'joined' && source.length > 0) source[source.length - 1] += ` ${s}`;
    else if (what !== 'source lost') source.push(s);
    if (what === 'swapped' && target.length > 0) target.splice(-1, 0, t);
    else if (what !== 'target lost') target.push(t);
  }
  return { source, target };
});
const anyLines = fc.record({ source: fc.array(line, { maxLength: 25 }), target: fc.array(line, { maxLength: 25 }) });

describe('whatever the texts', () => {
  it('beads are in order and hold every line of both sides once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(spoilt, anyLines), fc.boolean(), async ({ source, target }, withLexicon) => {
        const { beads } = await align(
          source,
          target,
          withLexicon ? options : { ...options, lexicon: undefined as never },
        );
        let [i, j] = [0, 0];
        for (const bead of beads) {
          expect([bead.source.start, bead.target.start]).toEqual([i, j]);
          expect(bead.source.end + bead.target.end).toBeGreaterThan(i + j);
          [i, j] = [bead.source.end, bead.target.end];
          expect(bead.confidence >= 0 && bead.confidence <= 1).toBe(true);
        }
        expect([i, j]).toEqual([source.length, target.length]);
      }),
      { numRuns: 60 },
    );
  });

  it('the same texts give the same beads', async () => {
    await fc.assert(
      fc.asyncProperty(spoilt, async ({ source, target }) => {
        const [first, second] = [await align(source, target, options), await align(source, target, options)];
        expect(first.beads).toEqual(second.beads);
      }),
      { numRuns: 10 },
    );
  });

  it('an unrelated paragraph at the end leaves the beads before it as they are', async () => {
    const foreign = fc.subarray([...sources(story)], { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(foreign, fc.boolean(), async (paragraph, onSource) => {
        const [source, target] = [sources(report), targets(report)];
        const plain = serializeBeads((await align(source, target, options)).beads);
        const strange = onSource ? paragraph : paragraph.map((text) => story.find((pair) => pair[0] === text)![1]);
        const longer = onSource
          ? await align([...source, ...strange], target, options)
          : await align(source, [...target, ...strange], options);
        expect(serializeBeads(longer.beads).startsWith(plain)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it('confirmed beads come back as they were', async () => {
    await fc.assert(
      fc.asyncProperty(spoilt, fc.nat(), fc.nat(), async ({ source, target }, a, b) => {
        if (source.length === 0 || target.length === 0) return;
        const [i, j] = [a % source.length, b % target.length];
        const bead = { source: { start: i, end: i + 1 }, target: { start: j, end: j + 1 } };
        const { beads } = await align(source, target, { ...options, confirmed: [bead] });
        expect(beads).toContainEqual({ ...bead, confidence: 1 });
      }),
      { numRuns: 20 },
    );
  });
});
