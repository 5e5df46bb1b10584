import { type PlainBead, sameBead } from '../core/memory/bead-columns.ts';
import type { BitextContent, StoredSegment } from '../core/memory/records.ts';
import { spliceBetween } from '../core/memory/splice.ts';
import type { MemoryStore } from '../core/memory/store.ts';

/** A text as it was at one time. What did not change from one revision to the next is the same object. */
export interface BitextRevision {
  readonly revision: number;
  readonly beads: readonly PlainBead[];
  readonly source: readonly StoredSegment[];
  readonly target: readonly StoredSegment[];
  readonly sourceLanguage: string;
  readonly targetLanguage: string;
  readonly collectionId: number;
}

interface Known {
  /** Oldest first. */
  readonly revisions: readonly BitextRevision[];
  /** Number of the memory's changes at the time the newest was read. */
  readonly readAt: number;
}

/** Windows look at few texts at a time. */
const textsKept = 3;
/** A window is behind by one revision, by more only while several change the same text. */
const revisionsKept = 4;

/** The texts that windows have open, each with its last revisions, so that a window can be told what changed. */
export class OpenBitexts {
  /** Least recently used first. */
  readonly #known = new Map<number, Known>();
  #store: MemoryStore | undefined;
  #changes = 0;
  // Counted from the time of the start: an engine that was started again gives no revision a second time.
  #lastRevision = Date.now();

  /** The text as it is in the memory now. */
  async latest(store: MemoryStore, id: number): Promise<BitextRevision> {
    this.#watch(store);
    const known = this.#known.get(id);
    const newest = known?.revisions.at(-1);
    if (known === undefined || newest === undefined || known.readAt !== this.#changes) {
      return this.#read(id, () => store.readBitext(id));
    }
    this.#keep(id, known);
    return newest;
  }

  /** The same, and marks it as opened now. */
  open(store: MemoryStore, id: number): Promise<BitextRevision> {
    this.#watch(store);
    return this.#read(id, () => store.openBitext(id));
  }

  async #read(id: number, read: () => Promise<BitextContent>): Promise<BitextRevision> {
    const readAt = this.#changes;
    const content = await read();
    const before = this.#known.get(id)?.revisions ?? [];
    const revision = this.#after(before.at(-1), content);
    const revisions = before.at(-1) === revision ? before : [...before, revision].slice(-revisionsKept);
    this.#keep(id, { revisions, readAt });
    return revision;
  }

  at(id: number, revision: number): BitextRevision | undefined {
    return this.#known.get(id)?.revisions.find((one) => one.revision === revision);
  }

  #after(before: BitextRevision | undefined, content: BitextContent): BitextRevision {
    const beads = kept(before?.beads, content.beadRecords, sameBead);
    const source = kept(before?.source, content.sourceSegments, sameSegment);
    const target = kept(before?.target, content.targetSegments, sameSegment);
    const { sourceLanguage, targetLanguage, collectionId } = content;
    const isSame =
      before !== undefined &&
      beads === before.beads &&
      source === before.source &&
      target === before.target &&
      sourceLanguage === before.sourceLanguage &&
      targetLanguage === before.targetLanguage &&
      collectionId === before.collectionId;
    if (isSame) return before;
    this.#lastRevision++;
    return { revision: this.#lastRevision, beads, source, target, sourceLanguage, targetLanguage, collectionId };
  }

  #keep(id: number, known: Known): void {
    this.#known.delete(id);
    this.#known.set(id, known);
    const oldest = this.#known.keys().next().value;
    if (this.#known.size > textsKept && oldest !== undefined) this.#known.delete(oldest);
  }

  #watch(store: MemoryStore): void {
    if (this.#store === store) return;
    this.#store = store;
    this.#changes++;
    store.onChange((what) => {
      if (what.includes('beads')) this.#changes++;
    });
  }
}

/** The list before where nothing changed; else the list now, made of the elements before where these are the same. */
function kept<Element>(
  before: readonly Element[] | undefined,
  now: readonly Element[],
  same: (one: Element, other: Element) => boolean,
): readonly Element[] {
  if (before === undefined) return now;
  const { from, removed, added } = spliceBetween(before, now, same);
  if (removed === 0 && added === 0) return before;
  return [...before.slice(0, from), ...now.slice(from, from + added), ...before.slice(from + removed)];
}

export function sameSegment(one: StoredSegment, other: StoredSegment): boolean {
  return (
    one === other ||
    (one.text === other.text &&
      one.block === other.block &&
      one.blockKind === other.blockKind &&
      one.page === other.page &&
      one.cell?.table === other.cell?.table &&
      one.cell?.row === other.cell?.row &&
      one.cell?.column === other.cell?.column)
  );
}
