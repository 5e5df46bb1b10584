import type { BeadView, BitextView } from '../../../engine/contract.ts';
import type { Side } from './shapes.ts';

type Texts = Pick<BitextView, 'sourceSegments' | 'targetSegments'>;

/** The sentences of one side of a row. */
export function sideTexts(bitext: Texts, bead: Pick<BeadView, Side>, side: Side): readonly string[] {
  const segments = side === 'source' ? bitext.sourceSegments : bitext.targetSegments;
  return segments.slice(bead[side].start, bead[side].end).map(({ text }) => text);
}

/** Both sides with a tab between, as a table takes them. */
export function rowText(bitext: Texts, bead: Pick<BeadView, Side>): string {
  return `${sideTexts(bitext, bead, 'source').join(' ')}\t${sideTexts(bitext, bead, 'target').join(' ')}`;
}
