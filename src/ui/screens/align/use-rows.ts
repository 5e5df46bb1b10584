import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { OpenBitext } from '../../engine/open-bitext.ts';
import { estimateHeight, expectedGridHeight, expectedGridWidth, measuresOf, offsetOf } from './row-height.ts';
import type { RowOrder } from './row-order.ts';

/**
 * The rows that are drawn of however many there are, by their places in an order. `begin` is the index of the row first
 * seen in the middle; `keptIndex` that of one that stays drawn wherever the others are scrolled to, for something is being
 * typed in it.
 */
export function useRows(
  scroller: RefObject<HTMLDivElement | null>,
  bitext: OpenBitext,
  order: RowOrder,
  begin: number,
  keptIndex: number | undefined,
) {
  const { beadViews: beads } = bitext;
  const kept = keptIndex === undefined ? undefined : order.placeOf(keptIndex);
  const [width, setWidth] = useState(expectedGridWidth);
  const measuredWidth = useRef(width);
  const measures = useMemo(() => measuresOf(width), [width]);
  const virtualizer = useVirtualizer({
    count: beads.length,
    getScrollElement: () => scroller.current,
    estimateSize: (place) => estimateHeight(bitext, order.indexAt(place), measures),
    indexAttribute: 'data-place',
    getItemKey: useCallback((place: number) => beads[order.indexAt(place)]?.id ?? place, [beads, order]),
    overscan: 6,
    rangeExtractor: useCallback(
      (range: Parameters<typeof defaultRangeExtractor>[0]) => {
        const seen = defaultRangeExtractor(range);
        if (kept === undefined || seen.includes(kept)) return seen;
        return kept < (seen[0] ?? 0) ? [kept, ...seen] : [...seen, kept];
      },
      [kept],
    ),
    // The rows that will be seen are drawn at once, not the first ones before them.
    initialRect: { width, height: expectedGridHeight() },
    initialOffset: () => offsetOf(bitext, begin, measures, expectedGridHeight()),
  });

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const readWidth = () => setWidth(element.clientWidth);
    readWidth();
    const observer = new ResizeObserver(readWidth);
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller]);
  // Other widths make other heights: all are guessed anew, and what is on screen is measured.
  // biome-ignore lint/correctness/useExhaustiveDependencies: as said
  useLayoutEffect(() => {
    if (measuredWidth.current === width) return;
    measuredWidth.current = width;
    virtualizer.measure();
    // Asking for the total makes the guesses; only against them are the true heights then told apart.
    virtualizer.getTotalSize();
    for (const row of scroller.current?.querySelectorAll<HTMLElement>('[data-place]') ?? []) {
      virtualizer.resizeItem(Number(row.dataset.place), row.offsetHeight);
    }
  }, [width]);

  return virtualizer;
}
