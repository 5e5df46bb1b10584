/** What is marked in the rows near the screen: asked of the engine when the rows come to rest, and kept while it is true. */
import { useEffect, useState } from 'react';
import { create } from 'zustand';
import type { BeadView, BitextView, Mark } from '../../../engine/contract.ts';
import { engine } from '../../engine/connection.ts';
import { isUnread, type OpenBitext } from '../../engine/open-bitext.ts';
import { useAlignView } from '../../state/align-view.ts';
import type { Side } from './shapes.ts';

interface Marked {
  readonly marks: readonly Mark[];
  /** The texts that the marks are of. */
  readonly texts: Readonly<Record<Side, readonly string[]>>;
  /** Count of the changes of the glossary at the time; marks from before are shown until newer ones come. */
  readonly epoch: number;
}

interface Marks {
  readonly byBead: ReadonlyMap<number, Marked>;
  /** Counts the changes of entries and candidates. */
  readonly epoch: number;
}

const useMarks = create<Marks>(() => ({ byBead: new Map(), epoch: 0 }));

engine.onEvent('changed', ({ what }) => {
  if (what.includes('entries') || what.includes('candidates')) useMarks.setState(({ epoch }) => ({ epoch: epoch + 1 }));
});

type Texts = Pick<BitextView, 'sourceSegments' | 'targetSegments'>;

function textsOf({ sourceSegments, targetSegments }: Texts, { source, target }: BeadView): Marked['texts'] {
  const within = (segments: BitextView['sourceSegments'], { start, end }: BeadView['source']) =>
    segments.slice(start, end).map(({ text }) => text);
  return { source: within(sourceSegments, source), target: within(targetSegments, target) };
}

function areOf({ texts }: Marked, bitext: Texts, bead: BeadView): boolean {
  const same = (held: readonly string[], segments: BitextView['sourceSegments'], { start, end }: BeadView['source']) =>
    held.length === end - start && held.every((text, at) => segments[start + at]?.text === text);
  return (
    same(texts.source, bitext.sourceSegments, bead.source) && same(texts.target, bitext.targetSegments, bead.target)
  );
}

/** Marks of a row; none while they are not known, or not wanted. */
export function useRowMarks(bitext: Texts, bead: BeadView): readonly Mark[] | undefined {
  const wanted = useAlignView(({ marks }) => marks);
  const marked = useMarks(({ byBead }) => byBead.get(bead.id));
  return wanted && marked !== undefined && areOf(marked, bitext, bead) ? marked.marks : undefined;
}

export function marksNow(bitext: Texts, bead: BeadView): readonly Mark[] {
  const marked = useMarks.getState().byBead.get(bead.id);
  return marked !== undefined && areOf(marked, bitext, bead) ? marked.marks : [];
}

/** Rows beyond the screen, each way, that are marked too. */
const rowsBeyond = 12;
/** Rows that scroll by faster than this are not marked, ms. */
const restMs = 70;
/** Rows whose marks are kept; some 2 KB each. */
const rowsKept = 3_000;

/** Has the rows from one index to another marked, and those about them; gives up on rows that have left the screen. */
export function useMarking(bitext: OpenBitext, beads: readonly BeadView[], first: number, last: number): void {
  const wanted = useAlignView(({ marks }) => marks);
  const epoch = useMarks((marks) => marks.epoch);
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a round is over when its marks are there, and the next may begin
  useEffect(() => {
    if (!wanted) return;
    const { byBead } = useMarks.getState();
    const needed = beads.slice(Math.max(0, first - rowsBeyond), last + 1 + rowsBeyond).filter((bead) => {
      if (isUnread(bitext, bead)) return false;
      const marked = byBead.get(bead.id);
      return marked === undefined || marked.epoch !== epoch || !areOf(marked, bitext, bead);
    });
    if (needed.length === 0) return;
    const controller = new AbortController();
    const timer = setTimeout(() => {
      const asked = needed.map((bead) => ({ bead, texts: textsOf(bitext, bead) }));
      engine
        .markBeads(
          { bitextId: bitext.id, revision: bitext.revision, beadIds: needed.map(({ id }) => id) },
          { signal: controller.signal },
        )
        .then((answer) => {
          const found = new Map(answer.map(({ beadId, marks }) => [beadId, marks]));
          keep(asked.map(({ bead, texts }) => [bead.id, { marks: found.get(bead.id) ?? [], texts, epoch }]));
          setRound((before) => before + 1);
        })
        // Marks are a help: without them the rows are as good as before.
        .catch(() => {});
    }, restMs);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [bitext, beads, first, last, wanted, epoch, round]);
}

function keep(marked: readonly (readonly [number, Marked])[]): void {
  useMarks.setState(({ byBead }) => {
    const after = new Map(byBead);
    for (const [id, one] of marked) {
      after.delete(id);
      after.set(id, one);
    }
    for (const id of after.keys()) {
      if (after.size <= rowsKept) break;
      after.delete(id);
    }
    return { byBead: after };
  });
}
