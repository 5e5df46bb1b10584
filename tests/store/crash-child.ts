/** Works on a memory until it is killed, and says after each promise kept what is now there: node crash-child.ts FILE SEED. */
import { writeSync } from 'node:fs';
import { quietJob } from '../../src/core/job.ts';
import { openMemory } from '../../src/store/open.ts';

const [path = '', seed = '0'] = process.argv.slice(2);
const memory = await openMemory({ path, author: 'child' });
const { id: collectionId } = await memory.ensureCollection('Crash');
// Written at once, past all buffers: what is said here was acknowledged before.
function acknowledge(line: string): void {
  try {
    writeSync(1, `${line}\n`);
  } catch {
    // Nobody listens any more.
    process.exit();
  }
}
acknowledge('ready');
const side = (name: string, language: string, text: string) => ({
  name,
  language,
  hash: `${name} ${seed}`,
  segments: [{ text, block: 0, blockKind: 'paragraph' as const }],
});
const { id: bitextId } = await memory.createBitext({
  collectionId,
  source: side('source.txt', 'ru', 'Комитеты собрались на заседание.'),
  target: side('target.txt', 'en', 'The committees met.'),
  beads: [{ source: { start: 0, end: 1 }, target: { start: 0, end: 1 }, confidence: 1 }],
  parallel: 1,
});

/** A pair proposed and accepted; gives the entry it went to. */
async function acceptPair(name: string, group: number): Promise<number> {
  const term = (text: string) =>
    ({ text, asSeen: text, termType: 'fullForm', administrativeStatus: 'preferred' }) as const;
  const proposed = await memory.proposeCandidates(bitextId, [
    {
      source: term(`Комитет ${name}`),
      target: term(`Committee ${name}`),
      conceptType: 'body',
      score: 1,
      group,
      occurrences: [{ bead: 0, sourceStart: 0, sourceEnd: 8, targetStart: 4, targetEnd: 14 }],
    },
  ]);
  const id = proposed.find(({ state }) => state === 'proposed')?.id ?? 0;
  const decided = await memory.acceptCandidates(bitextId, [{ id }]);
  return decided.find((candidate) => candidate.id === id)?.entryId ?? 0;
}

for (let round = 0; ; round++) {
  const name = `${seed}-${round}`;
  const id = await acceptPair(name, round);
  acknowledge(`entry ${id}`);
  if (round % 3 === 0) {
    const held = await memory.getEntry(id);
    await memory.saveEntry({ id, collectionId, conceptType: 'body', definition: name, terms: held.terms });
    acknowledge(`edited ${id} ${name}`);
  }
  if (round % 4 === 1) {
    const units = Array.from({ length: 120 }, (_, index) => ({
      variants: [
        { language: 'ru', text: `Предложение ${name} номер ${index} о сотрудничестве` },
        { language: 'en', text: `Sentence ${name} number ${index} on cooperation` },
      ],
    }));
    const { added } = await memory.importUnits(collectionId, units, { origin: 'crash' }, quietJob);
    acknowledge(`units ${added}`);
  }
  if (round % 5 === 2) {
    await memory.deleteEntries([id]);
    acknowledge(`deleted ${id}`);
  }
}
