/** Works on a memory until it is killed, and says after each promise kept what is now there: node crash-child.ts FILE SEED. */
import { writeSync } from 'node:fs';
import { quietJob } from '../../src/core/job.ts';
import { openMemory } from '../../src/store/open.ts';

const [path = '', seed = '0'] = process.argv.slice(2);
const memory = await openMemory({ path, author: 'child' });
const { id: collectionId } = await memory.ensureCollection('Crash');
// Written at once, past all buffers: what is said here was acknowledged before.
const acknowledge = (line: string) => writeSync(1, `${line}\n`);
acknowledge('ready');
for (let round = 0; ; round++) {
  const name = `${seed}-${round}`;
  const { id } = await memory.saveEntry({
    collectionId,
    conceptType: 'body',
    terms: [
      { language: 'ru', text: `Комитет ${name}`, termType: 'fullForm', administrativeStatus: 'preferred' },
      { language: 'en', text: `Committee ${name}`, termType: 'fullForm', administrativeStatus: 'preferred' },
    ],
  });
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
