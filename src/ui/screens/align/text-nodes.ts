/** Places of a sentence's text in the page: its text may be drawn in many pieces, with things beside it that are none of it. */

/** Attribute of what stands in a sentence without being of its text. */
export const besideText = 'data-beside';

function textNodes(element: Element): Text[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest(`[${besideText}]`) === null ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT,
  );
  const nodes: Text[] = [];
  while (walker.nextNode()) nodes.push(walker.currentNode as Text);
  return nodes;
}

export function textOf(element: Element): string {
  return textNodes(element)
    .map(({ data }) => data)
    .join('');
}

/** A span of a sentence's text as a range of the page; offsets in UTF-16 code units. */
export function rangeOf(element: Element, start: number, end: number): Range | undefined {
  let passed = 0;
  const range = document.createRange();
  let begun = false;
  for (const node of textNodes(element)) {
    const behind = passed + node.length;
    if (!begun && start <= behind) {
      range.setStart(node, start - passed);
      begun = true;
    }
    if (begun && end <= behind) {
      range.setEnd(node, end - passed);
      return range;
    }
    passed = behind;
  }
  return undefined;
}

/** Where in a sentence's text a place of the page is; its end where it is not in it. */
export function offsetIn(element: Element, node: Node | null, offset: number): number {
  let passed = 0;
  for (const text of textNodes(element)) {
    if (text === node) return passed + offset;
    passed += text.length;
  }
  return passed;
}
