import type { InlineElement } from '../inline.ts';

/** Inline elements of XLIFF 1.2 (section 2.4) and 2.x (section 4.2.3); `ph` is of both and the same in both. */
export const xliffElements: Readonly<Record<string, InlineElement>> = {
  g: { kind: 'frame' },
  pc: { kind: 'frame' },
  mrk: { kind: 'frame' },
  x: { kind: 'standalone' },
  ph: { kind: 'standalone' },
  it: { kind: 'standalone' },
  cp: { kind: 'standalone' },
  bx: { kind: 'open', pairBy: ['rid', 'id'] },
  ex: { kind: 'close', pairBy: ['rid', 'id'] },
  bpt: { kind: 'open', pairBy: ['rid', 'id'] },
  ept: { kind: 'close', pairBy: ['rid', 'id'] },
  sc: { kind: 'open', pairBy: ['id'] },
  ec: { kind: 'close', pairBy: ['startRef', 'id'] },
  sm: { kind: 'open', pairBy: ['id'] },
  em: { kind: 'close', pairBy: ['startRef', 'id'] },
};
