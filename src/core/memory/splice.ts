/** How one list became another: `removed` of its elements at `from` gave way to `added` others. */
export interface Splice {
  readonly from: number;
  readonly removed: number;
  readonly added: number;
}

/** The shortest single splice; with nothing removed and nothing added where the lists are the same. */
export function spliceBetween<Element>(
  before: readonly Element[],
  after: readonly Element[],
  same: (one: Element, other: Element) => boolean,
): Splice {
  const least = Math.min(before.length, after.length);
  let from = 0;
  while (from < least && same(before[from] as Element, after[from] as Element)) from++;
  let kept = 0;
  while (
    kept < least - from &&
    same(before[before.length - 1 - kept] as Element, after[after.length - 1 - kept] as Element)
  ) {
    kept++;
  }
  return { from, removed: before.length - kept - from, added: after.length - kept - from };
}

/** The list after a splice; the very list where nothing changes. `elements` are what was added. */
export function spliced<Element>(
  list: readonly Element[],
  { from, removed }: Pick<Splice, 'from' | 'removed'>,
  elements: readonly Element[],
): readonly Element[] {
  if (removed === 0 && elements.length === 0) return list;
  if (removed === list.length) return elements;
  return [...list.slice(0, from), ...elements, ...list.slice(from + removed)];
}
