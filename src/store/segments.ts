import { laidOver, type SegmentEdit } from '../core/align/segment-edits.ts';
import { nowhere, type StoredSegment } from '../core/memory/records.ts';
import { all, column, type Db, first, run } from './database.ts';

/**
 * The segments of a bitext: those of its two documents, which stay as their files have them and may be shared with other
 * bitexts, with what the user made of them laid over (`segment_edit`). An index of a segment counts what is then there;
 * a position is the place in the file's own segments.
 */
export type Side = 'source' | 'target';
export const sides: readonly Side[] = ['source', 'target'];

interface SegmentRow extends Omit<StoredSegment, 'page' | 'cell'> {
  readonly page: number | null;
  readonly cell: string | null;
}

function parseSegment({ page, cell, ...segment }: SegmentRow): StoredSegment {
  const [table = 0, row = 0, column = 0] = cell === null ? [] : (JSON.parse(cell) as number[]);
  return {
    ...segment,
    ...(page !== null && { page }),
    ...(cell !== null && { cell: { table, row, column } }),
  };
}

/** Segments of one side as the file has them, in order. */
export function fileSegments(db: Db, bitextId: number, side: Side): StoredSegment[] {
  return all<SegmentRow>(
    db,
    `SELECT text, block, block_kind AS blockKind, page, cell FROM segment
     WHERE document_id = (SELECT ${side}_document_id FROM bitext WHERE id = ?) ORDER BY position`,
    bitextId,
  ).map(parseSegment);
}

/** Texts of the first segments of one side's file. */
export function headSegments(db: Db, bitextId: number, side: Side, limit: number): string[] {
  return column(
    db,
    `SELECT text FROM segment
     WHERE document_id = (SELECT ${side}_document_id FROM bitext WHERE id = ?) ORDER BY position LIMIT ?`,
    bitextId,
    limit,
  );
}

/** What stands in place of segments of the file, by position. */
export function editsOf(db: Db, bitextId: number, side: Side): SegmentEdit[] {
  return all<{ position: number; texts: string }>(
    db,
    'SELECT position, texts FROM segment_edit WHERE bitext_id = ? AND side = ? ORDER BY position',
    bitextId,
    side,
  ).map(({ position, texts }) => ({ position, texts: JSON.parse(texts) as string[] }));
}

/** Segments of one side as they are now, each with the position it came from. */
export function placedSegments(db: Db, bitextId: number, side: Side) {
  return laidOver(fileSegments(db, bitextId, side), editsOf(db, bitextId, side), nowhere);
}

/** Segments of both sides as they are now, in order. */
export function segmentsOf(
  db: Db,
  bitextId: number,
): { source: readonly StoredSegment[]; target: readonly StoredSegment[] } {
  return {
    source: placedSegments(db, bitextId, 'source').segments,
    target: placedSegments(db, bitextId, 'target').segments,
  };
}

/** A segment's place in the list of texts that stands at a position of the file. */
interface Piece {
  readonly position: number;
  readonly piece: number;
}

/** One side of a bitext, of which only what is asked for is read: an edit of one row must not wait for 20,000 others. */
export interface SegmentReader {
  /** Segments there are. */
  readonly count: number;
  textAt(index: number): string;
  texts(range: { readonly start: number; readonly end: number }): string[];
  pieceAt(index: number): Piece;
  /** What stands at a position of the file now. */
  listAt(position: number): readonly string[];
  /** Whether the user has put something in place of what the file has there. */
  isEdited(position: number): boolean;
  /** The text of the file at a position. */
  fileText(position: number): string | undefined;
}

export function readSegments(db: Db, bitextId: number, side: Side): SegmentReader {
  const document = first<number>(db, `SELECT ${side}_document_id FROM bitext WHERE id = ?`, bitextId) ?? 0;
  const inFile = first<number>(
    db,
    'SELECT coalesce(max(position) + 1, 0) FROM segment WHERE document_id = ?',
    document,
  );
  const edits = new Map(editsOf(db, bitextId, side).map(({ position, texts }) => [position, texts]));
  /** Index of the first segment at each edited position, and how far positions lag behind indices from there on. */
  const marks: { readonly index: number; readonly position: number; readonly count: number }[] = [];
  let shift = 0;
  for (const [position, { length }] of edits) {
    marks.push({ index: position + shift, position, count: length });
    shift += length - (position < (inFile ?? 0) ? 1 : 0);
  }
  const fileText = (position: number) =>
    first<string>(db, 'SELECT text FROM segment WHERE document_id = ? AND position = ?', document, position);
  const pieceAt = (index: number): Piece => {
    let low = 0;
    let high = marks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((marks[middle]?.index ?? 0) <= index) low = middle + 1;
      else high = middle;
    }
    const mark = marks[low - 1];
    if (mark === undefined) return { position: index, piece: 0 };
    const behind = index - mark.index;
    return behind < mark.count
      ? { position: mark.position, piece: behind }
      : { position: mark.position + 1 + behind - mark.count, piece: 0 };
  };
  const listAt = (position: number): readonly string[] => {
    const edited = edits.get(position);
    if (edited !== undefined) return edited;
    const text = fileText(position);
    return text === undefined ? [] : [text];
  };
  const textAt = (index: number): string => {
    const { position, piece } = pieceAt(index);
    return listAt(position)[piece] ?? '';
  };
  return {
    count: (inFile ?? 0) + shift,
    textAt,
    texts: ({ start, end }) => Array.from({ length: end - start }, (_, at) => textAt(start + at)),
    pieceAt,
    listAt,
    isEdited: (position) => edits.has(position),
    fileText,
  };
}

/** Puts texts in place of what stands at a position, as `reader` has read it; the file's own text needs no edit. */
export function writeSegments(
  db: Db,
  bitextId: number,
  side: Side,
  reader: SegmentReader,
  position: number,
  texts: readonly string[],
): void {
  const key = [bitextId, side, position] as const;
  const own = reader.fileText(position);
  const asInFile = own === undefined ? texts.length === 0 : texts.length === 1 && texts[0] === own;
  if (asInFile) {
    run(db, 'DELETE FROM segment_edit WHERE bitext_id = ? AND side = ? AND position = ?', ...key);
  } else if (reader.isEdited(position)) {
    const value = JSON.stringify(texts);
    run(db, 'UPDATE segment_edit SET texts = ? WHERE bitext_id = ? AND side = ? AND position = ?', value, ...key);
  } else {
    insertEdit(db, ...key, texts);
  }
}

export function insertEdit(db: Db, bitextId: number, side: Side, position: number, texts: readonly string[]): void {
  run(
    db,
    'INSERT INTO segment_edit (bitext_id, side, position, texts) VALUES (?, ?, ?, ?)',
    bitextId,
    side,
    position,
    JSON.stringify(texts),
  );
}
