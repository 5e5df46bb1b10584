import type { Job } from '../../core/job.ts';
import type { BeadTextsChange, BitextContent, ChangeLabel } from '../../core/memory/records.ts';
import { Problem } from '../../core/problem.ts';
import { patternOf, replacedIn } from '../../core/text/find-replace.ts';
import type { BitextSideName, EditingMethods, TextReplacement } from '../contract.ts';
import type { Resources } from '../resources.ts';
import { summaryOf } from './bitexts.ts';

/** Others may change a text while a replacement is being prepared; so often it is begun again. */
const replaceAttempts = 3;
/** Rows looked through before others get their turn. */
const rowsAtOnce = 500;
/** UTF-16 code units of a text shown in the history. */
const longestLabel = 60;

export function editingServices({ memory }: Resources): EditingMethods {
  return {
    async editRow({ bitextId, beadId, side, was, texts }) {
      const change = { beadId, [side]: texts, was: { [side]: was } };
      await (await memory()).setBeadTexts(bitextId, [change], labelOf(was, texts));
    },

    async deleteRows({ bitextId, beadIds }) {
      await (await memory()).deleteBeads(bitextId, beadIds);
    },

    async swapRows({ bitextId, beadIds }) {
      await (await memory()).swapBeads(bitextId, beadIds);
    },

    async swapSides({ bitextId }) {
      return summaryOf(await (await memory()).swapSides(bitextId));
    },

    async replaceText(input, job) {
      const store = await memory();
      for (let attempt = 1; ; attempt++) {
        const { changes, places } = await replacements(await store.readBitext(input.bitextId), input, job);
        if (changes.length === 0) return { places, rows: 0 };
        job.progress({ done: 0, total: 0, what: 'saving' });
        try {
          await store.setBeadTexts(input.bitextId, changes, { key: 'replace-text', details: { count: places } });
          return { places, rows: changes.length };
        } catch (error) {
          const overtaken = error instanceof Problem && (error.code === 'text-changed' || error.code === 'not-found');
          if (!overtaken || attempt === replaceAttempts) throw error;
        }
      }
    },
  };
}

/** What the history calls an edit, after what it did to the number of sentences. */
function labelOf(was: readonly string[], texts: readonly string[]): ChangeLabel {
  const key = texts.length > was.length && was.length > 0 ? 'split-text' : 'edit-text';
  const joins = texts.length < was.length && texts.length > 0 && texts.join(' ') === was.join(' ');
  const shown = texts.find((text, index) => text !== was[index]) ?? was.find((text) => !texts.includes(text)) ?? '';
  const text = shown.length > longestLabel ? `${shown.slice(0, longestLabel).trimEnd()}…` : shown;
  return { key: joins ? 'join-text' : key, details: { text } };
}

async function replacements(
  { beadRecords, sourceSegments, targetSegments }: BitextContent,
  { find, replacement, sides }: TextReplacement,
  job: Job,
): Promise<{ readonly changes: readonly BeadTextsChange[]; readonly places: number }> {
  const pattern = patternOf(find);
  if (pattern === undefined) throw new Problem('pattern-invalid', { pattern: find.query });
  const segments = { source: sourceSegments, target: targetSegments };
  const changes: BeadTextsChange[] = [];
  let places = 0;
  const replaced = (was: readonly string[]) => {
    const found = was.map((text) => replacedIn(text, pattern, replacement, find));
    places += found.reduce((sum, { count }) => sum + count, 0);
    return found.map(({ text }) => text);
  };
  for (const [index, bead] of beadRecords.entries()) {
    const was: Partial<Record<BitextSideName, readonly string[]>> = {};
    const now: Partial<Record<BitextSideName, readonly string[]>> = {};
    for (const side of sides) {
      const texts = segments[side].slice(bead[side].start, bead[side].end).map(({ text }) => text);
      const after = replaced(texts);
      if (texts.every((text, at) => text === after[at])) continue;
      was[side] = texts;
      now[side] = after;
    }
    if (Object.keys(now).length > 0) changes.push({ beadId: bead.id, ...now, was });
    if (index % rowsAtOnce === 0) await job.checkpoint();
  }
  return { changes, places };
}
