import { beadColumns, sameBead } from '../../core/memory/bead-columns.ts';
import type { StoredSegment } from '../../core/memory/records.ts';
import { type Splice, spliceBetween } from '../../core/memory/splice.ts';
import type { BitextChanges, ReadingMethods, SegmentPiece, SegmentRanges } from '../contract.ts';
import { type BitextRevision, sameSegment } from '../open-bitexts.ts';
import type { Resources } from '../resources.ts';
import { summaryOf } from './bitexts.ts';

/** Segments of both sides in one message: some 5 ms of a window's time, a third of a frame. */
const segmentsAtOnce = 2_000;
/** Rows about the place a text is opened at whose texts come first: more than fit the largest screen, both ways. */
const rowsAbout = 150;

/** Texts as windows read them. */
export function readingServices({ memory, openBitexts }: Resources): ReadingMethods {
  return {
    async openBitext({ id, since, near }) {
      const store = await memory();
      const before = since === undefined ? undefined : openBitexts.at(id, since);
      const now = before === undefined ? await openBitexts.open(store, id) : await openBitexts.latest(store, id);
      return { ...summaryOf(await store.getBitextRecord(id)), ...changesBetween(before, now, near) };
    },

    async readSegments({ id, revision, source, target }) {
      const found = openBitexts.at(id, revision) ?? (await openBitexts.latest(await memory(), id));
      return found.revision === revision ? pieceOf(found, { source, target }) : undefined;
    },
  };
}

type Near = Parameters<ReadingMethods['openBitext']>[0]['near'];
type Changes = Omit<BitextChanges, keyof ReturnType<typeof summaryOf>>;

const nothing: Pick<BitextRevision, 'beads' | 'source' | 'target'> = { beads: [], source: [], target: [] };

function changesBetween(before: BitextRevision | undefined, now: BitextRevision, near: Near): Changes {
  const { beads, source, target } = before ?? nothing;
  const beadChanges = spliceBetween(beads, now.beads, sameBead);
  const changed = {
    source: spliceBetween(source, now.source, sameSegment),
    target: spliceBetween(target, now.target, sameSegment),
  };
  const [piece, ...unread] = piecesOf(now, changed, near);
  return {
    revision: now.revision,
    ...(before !== undefined && { since: before.revision }),
    beadChanges: {
      ...beadChanges,
      columns: beadColumns(now.beads.slice(beadChanges.from, beadChanges.from + beadChanges.added)),
    },
    sourceChanges: { ...changed.source, lengths: lengthsOf(now.source, changed.source) },
    targetChanges: { ...changed.target, lengths: lengthsOf(now.target, changed.target) },
    piece: pieceOf(now, piece ?? noSegments),
    unread,
  };
}

function lengthsOf(segments: readonly StoredSegment[], { from, added }: Splice): Uint32Array {
  return Uint32Array.from(segments.slice(from, from + added), ({ text }) => text.length);
}

const noSegments: SegmentRanges = { source: { start: 0, end: 0 }, target: { start: 0, end: 0 } };

/** The segments that changed, in pieces that keep the segments of a row together; what is near first. */
function piecesOf({ beads }: BitextRevision, changed: Readonly<Record<'source' | 'target', Splice>>, near: Near) {
  const within = (side: 'source' | 'target', { start, end }: SegmentRanges['source']) => {
    const { from, added } = changed[side];
    const first = Math.min(Math.max(start, from), from + added);
    return { start: first, end: Math.max(first, Math.min(end, from + added)) };
  };
  const pieces: SegmentRanges[] = [];
  /** Cuts rows into pieces of the size of a message. */
  const cut = (first: number, end: number) => {
    let piece: SegmentRanges | undefined;
    for (const bead of beads.slice(first, end)) {
      const source = within('source', bead.source);
      const target = within('target', bead.target);
      if (sizeOf({ source, target }) === 0) continue;
      const joined = piece && {
        source: { start: piece.source.start, end: source.end },
        target: { start: piece.target.start, end: target.end },
      };
      if (joined !== undefined && sizeOf(joined) > segmentsAtOnce && piece !== undefined) pieces.push(piece);
      piece = joined !== undefined && sizeOf(joined) <= segmentsAtOnce ? joined : { source, target };
    }
    if (piece !== undefined) pieces.push(piece);
  };
  const all = changed.source.added + changed.target.added;
  if (all <= segmentsAtOnce) {
    cut(0, beads.length);
    return pieces;
  }
  const row =
    near === undefined
      ? 0
      : Math.max(
          0,
          beads.findLastIndex(
            ({ source, target }) => source.start <= near.sourceStart && target.start <= near.targetStart,
          ),
        );
  const first = Math.max(0, row - rowsAbout);
  const end = Math.min(beads.length, row + rowsAbout);
  cut(first, end);
  cut(end, beads.length);
  cut(0, first);
  return pieces;
}

function sizeOf({ source, target }: SegmentRanges): number {
  return source.end - source.start + target.end - target.start;
}

function pieceOf({ source, target }: BitextRevision, ranges: SegmentRanges): SegmentPiece {
  return {
    source: ranges.source,
    target: ranges.target,
    sourceSegments: source.slice(ranges.source.start, ranges.source.end),
    targetSegments: target.slice(ranges.target.start, ranges.target.end),
  };
}
