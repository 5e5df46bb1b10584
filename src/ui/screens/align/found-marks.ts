import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import { placesIn } from '../../../core/text/find-replace.ts';
import type { FoundPlace, Sides } from './find-text.ts';
import { rangeOf, textOf } from './text-nodes.ts';

export interface Found {
  readonly pattern: RegExp;
  readonly sides: Sides;
  /** The place gone to last. */
  readonly here: FoundPlace | undefined;
}

/** Names align.module.css draws them under. */
const all = 'found';
const one = 'found-here';

/** Marks what was found in the rows on screen, beside whatever else is drawn in them. */
export function useFoundMarks(scroller: RefObject<HTMLDivElement | null>): (found: Found | undefined) => void {
  const found = useRef<Found | undefined>(undefined);
  const draw = useCallback(() => {
    if (scroller.current === null || found.current === undefined) return;
    mark(scroller.current, found.current);
  }, [scroller]);
  // After every drawing: other rows come on screen, and texts change.
  useLayoutEffect(draw);
  useEffect(() => clear, []);
  return useCallback(
    (next) => {
      found.current = next;
      if (next === undefined) clear();
      else draw();
    },
    [draw],
  );
}

function clear(): void {
  CSS.highlights.delete(all);
  CSS.highlights.delete(one);
}

function mark(grid: HTMLElement, { pattern, sides, here }: Found): void {
  const everywhere = new Highlight();
  const hereOnly = new Highlight();
  for (const row of grid.querySelectorAll<HTMLElement>('[data-index]')) {
    const index = Number(row.dataset.index);
    for (const side of sides) {
      for (const sentence of row.querySelectorAll<HTMLElement>(`#cell-${index}-${side} [data-segment]`)) {
        for (const { start, end } of placesIn(textOf(sentence), pattern)) {
          const range = start === end ? undefined : rangeOf(sentence, start, end);
          if (range === undefined) continue;
          const isHere =
            here?.row === index &&
            here.side === side &&
            here.at === Number(sentence.dataset.segment) &&
            here.start === start;
          (isHere ? hereOnly : everywhere).add(range);
        }
      }
    }
  }
  CSS.highlights.set(all, everywhere);
  CSS.highlights.set(one, hereOnly);
}
