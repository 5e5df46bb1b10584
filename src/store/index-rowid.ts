/**
 * Row ids of the word indexes carry the text's length, so that a window of lengths is a range of rows and short texts
 * come first. The migrations spell the same formula in SQL.
 */
const lengthShift = 2 ** 44;
const greatestLength = 127;

export function indexRowid(wordCount: number, id: number): number {
  return Math.min(wordCount, greatestLength) * lengthShift + id;
}

export function idOfRowid(rowid: number): number {
  return rowid % lengthShift;
}

export function lengthOfRowid(rowid: number): number {
  return Math.floor(rowid / lengthShift);
}

/** Row ids of all texts of so many words, both ends included. */
export function rowidRange(fewestWords: number, mostWords: number): readonly [number, number] {
  return [
    Math.min(fewestWords, greatestLength) * lengthShift,
    (Math.min(mostWords, greatestLength) + 1) * lengthShift - 1,
  ];
}
