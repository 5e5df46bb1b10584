import { expect, it } from 'vitest';
import { bitext, pair, scratchMemory } from './scratch.ts';

it('says on which page and in which paragraph a title was found, on both sides', async () => {
  const memory = await scratchMemory();
  const { id: collectionId } = await memory.createCollection('Саммит');
  const plain = bitext(
    collectionId,
    ['Введение.', 'Совет министров собрался.'],
    ['Introduction.', 'The Council of Ministers met.'],
  );
  const pages = [2, 3];
  const record = await memory.createBitext({
    ...plain,
    source: {
      ...plain.source,
      segments: plain.source.segments.map((one, index) => ({ ...one, page: pages[index] ?? 1 })),
    },
    target: {
      ...plain.target,
      segments: plain.target.segments.map((one, index) => ({
        ...one,
        blockKind: 'tableCell' as const,
        cell: { table: 0, row: index, column: 1 },
      })),
    },
  });
  const content = await memory.openBitext(record.id);
  expect(content.sourceSegments.map(({ page }) => page)).toEqual([2, 3]);
  expect(content.targetSegments[1]?.cell).toEqual({ table: 0, row: 1, column: 1 });

  const [candidate] = await memory.proposeCandidates(record.id, [pair('Совет министров', 'Council of Ministers', 1)]);
  const [accepted] = await memory.acceptCandidates(record.id, [{ id: candidate?.id ?? 0 }]);
  const [evidence] = (await memory.getEntry(accepted?.entryId ?? 0)).evidence;
  expect(evidence?.sourcePlace).toEqual({ kind: 'paragraph', page: 3, number: 1 });
  expect(evidence?.targetPlace).toEqual({ kind: 'tableCell', cell: { table: 1, row: 2, column: 2 } });

  await memory.undo();
  await memory.redo();
  const [again] = (await memory.getEntry(accepted?.entryId ?? 0)).evidence;
  expect(again?.sourcePlace).toEqual(evidence?.sourcePlace);
});
