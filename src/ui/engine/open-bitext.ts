/** A text as a window holds it: all its rows, and as much of its texts as has arrived. */
import { beadsOfColumns, sameBead } from '../../core/memory/bead-columns.ts';
import { type Splice, spliced } from '../../core/memory/splice.ts';
import type {
  BeadView,
  BitextChanges,
  BitextView,
  SegmentChanges,
  SegmentPiece,
  SegmentRanges,
  SegmentView,
} from '../../engine/contract.ts';

export interface OpenBitext extends BitextView {
  readonly revision: number;
  /** The beads as the engine has them at this revision; `beadViews` may be ahead of them by what is being stored. */
  readonly storedBeads: readonly BeadView[];
  /** UTF-16 code units of each segment, whether its text is here or not. */
  readonly sourceLengths: Uint32Array;
  readonly targetLengths: Uint32Array;
  /** Pieces whose texts are not here, or no longer true. */
  readonly unread: readonly SegmentRanges[];
}

/** Stands where a text has not arrived. */
export const unreadSegment: SegmentView = { text: '', block: 0, blockKind: 'paragraph' };

export function changesTexts({ sourceChanges, targetChanges }: BitextChanges): boolean {
  return [sourceChanges, targetChanges].some(({ removed, added }) => removed + added > 0);
}

/** Whether texts stand at other indices than before. */
export function movesTexts({ sourceChanges, targetChanges }: BitextChanges): boolean {
  return [sourceChanges, targetChanges].some(({ removed, added }) => removed !== added);
}

/**
 * The text after changes to the one that is held, if they are changes to it. What did not change stays the same object, so
 * that its row is not drawn again.
 */
export function withChanges(held: OpenBitext | undefined, changes: BitextChanges): OpenBitext {
  const before = changes.since !== undefined && held?.revision === changes.since ? held : undefined;
  const { since: _, beadChanges, sourceChanges, targetChanges, piece, unread, ...summary } = changes;
  const storedBeads = spliced(before?.storedBeads ?? [], beadChanges, beadsOfColumns(beadChanges.columns));
  const opened: OpenBitext = {
    ...summary,
    storedBeads,
    beadViews: sameBeads(before?.beadViews ?? [], storedBeads, beadChanges),
    sourceSegments: withRoomFor(before?.sourceSegments ?? [], sourceChanges),
    targetSegments: withRoomFor(before?.targetSegments ?? [], targetChanges),
    sourceLengths: withLengths(before?.sourceLengths, sourceChanges),
    targetLengths: withLengths(before?.targetLengths, targetChanges),
    unread: before === undefined ? unread : [...before.unread, ...(changesTexts(changes) ? unread : [])],
  };
  return withPiece(opened, piece);
}

/** The beads as stored, those that are held already as the objects they are. */
function sameBeads(
  held: readonly BeadView[],
  stored: readonly BeadView[],
  { from, removed, added }: Splice,
): readonly BeadView[] {
  if (held.length === 0) return stored;
  let changed = held.length !== stored.length;
  const beads = stored.map((bead, index) => {
    const one = held[index < from + added ? index : index + removed - added];
    if (one !== undefined && sameBead(one, bead)) return one;
    changed = true;
    return bead;
  });
  return changed ? beads : held;
}

function withLengths(before: Uint32Array | undefined, { from, removed, lengths }: SegmentChanges): Uint32Array {
  if (before === undefined) return lengths;
  if (removed === 0 && lengths.length === 0) return before;
  const after = new Uint32Array(before.length - removed + lengths.length);
  after.set(before.subarray(0, from));
  after.set(lengths, from);
  after.set(before.subarray(from + removed), from + lengths.length);
  return after;
}

/** Segments that only changed stay to be seen until what they are now arrives. */
function withRoomFor(segments: readonly SegmentView[], { from, removed, added }: SegmentChanges) {
  if (removed === added) return segments;
  return spliced(segments, { from, removed }, new Array<SegmentView>(added).fill(unreadSegment));
}

/** The text with a piece of its texts put in its place. */
export function withPiece(bitext: OpenBitext, piece: SegmentPiece): OpenBitext {
  const sourceSegments = filled(bitext.sourceSegments, piece.source.start, piece.sourceSegments);
  const targetSegments = filled(bitext.targetSegments, piece.target.start, piece.targetSegments);
  const unread = bitext.unread.filter(
    ({ source, target }) => source.start !== piece.source.start || target.start !== piece.target.start,
  );
  const isSame =
    sourceSegments === bitext.sourceSegments &&
    targetSegments === bitext.targetSegments &&
    unread.length === bitext.unread.length;
  return isSame ? bitext : { ...bitext, sourceSegments, targetSegments, unread };
}

function filled(segments: readonly SegmentView[], start: number, arrived: readonly SegmentView[]) {
  if (arrived.length === 0) return segments;
  const after = segments.slice();
  for (const [index, segment] of arrived.entries()) after[start + index] = segment;
  return after;
}

/** The piece to read next: the one nearest to where the user is. */
export function nextPiece({ unread }: OpenBitext, sourceStart: number): SegmentRanges | undefined {
  const distance = ({ source }: SegmentRanges) => Math.max(source.start - sourceStart, sourceStart - source.end + 1, 0);
  let nearest = unread[0];
  for (const piece of unread) {
    if (nearest !== undefined && distance(piece) < distance(nearest)) nearest = piece;
  }
  return nearest;
}

/** Whether texts of a row have not arrived. */
export function isUnread({ sourceSegments, targetSegments }: OpenBitext, { source, target }: BeadView): boolean {
  const within = (segments: readonly SegmentView[], { start, end }: BeadView['source']) => {
    for (let at = start; at < end; at++) if (segments[at] === unreadSegment) return true;
    return false;
  };
  return within(sourceSegments, source) || within(targetSegments, target);
}
