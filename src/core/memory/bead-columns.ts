import type { BeadRecord } from './records.ts';

/** What of a bead goes to a window. */
export type PlainBead = Pick<BeadRecord, 'id' | 'source' | 'target' | 'confidence' | 'state'>;

/**
 * Beads by column: 20,000 of them cross a port as objects in a tenth of a second, in which nothing is drawn, and as
 * numbers in a millisecond.
 */
export interface BeadColumns {
  readonly ids: Float64Array;
  readonly confidences: Float64Array;
  /** Start and end of the source, start and end of the target, of one bead after the other. */
  readonly ranges: Uint32Array;
  /** Indices in `beadStates`. */
  readonly states: Uint8Array;
}

const beadStates = ['proposed', 'confirmed'] as const satisfies readonly BeadRecord['state'][];

export function beadColumns(beads: readonly PlainBead[]): BeadColumns {
  const columns = {
    ids: new Float64Array(beads.length),
    confidences: new Float64Array(beads.length),
    ranges: new Uint32Array(beads.length * 4),
    states: new Uint8Array(beads.length),
  };
  for (const [index, { id, source, target, confidence, state }] of beads.entries()) {
    columns.ids[index] = id;
    columns.confidences[index] = confidence;
    columns.ranges.set([source.start, source.end, target.start, target.end], index * 4);
    columns.states[index] = beadStates.indexOf(state);
  }
  return columns;
}

export function beadsOfColumns({ ids, confidences, ranges, states }: BeadColumns): PlainBead[] {
  const beads = new Array<PlainBead>(ids.length);
  for (let index = 0, at = 0; index < ids.length; index++, at += 4) {
    beads[index] = {
      id: ids[index] ?? 0,
      source: { start: ranges[at] ?? 0, end: ranges[at + 1] ?? 0 },
      target: { start: ranges[at + 2] ?? 0, end: ranges[at + 3] ?? 0 },
      confidence: confidences[index] ?? 0,
      state: beadStates[states[index] ?? 0] ?? 'proposed',
    };
  }
  return beads;
}

export function sameBead(one: PlainBead, other: PlainBead): boolean {
  return (
    one === other ||
    (one.id === other.id &&
      one.state === other.state &&
      one.confidence === other.confidence &&
      one.source.start === other.source.start &&
      one.source.end === other.source.end &&
      one.target.start === other.target.start &&
      one.target.end === other.target.end)
  );
}
