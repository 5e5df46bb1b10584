/**
 * Edits between two words (a letter put in, left out, changed, or two neighbours swapped), or `limit + 1` if there are
 * more than `limit`. The optimal string alignment distance: no stretch is edited twice.
 */
export function editDistance(one: string, other: string, limit: number): number {
  const tooMany = limit + 1;
  // What both begin and end with costs nothing.
  let start = 0;
  let endOne = one.length;
  let endOther = other.length;
  if (Math.abs(endOne - endOther) > limit) return tooMany;
  while (start < endOne && start < endOther && one.charCodeAt(start) === other.charCodeAt(start)) start += 1;
  while (endOne > start && endOther > start && one.charCodeAt(endOne - 1) === other.charCodeAt(endOther - 1)) {
    endOne -= 1;
    endOther -= 1;
  }
  const height = endOne - start;
  const width = endOther - start;
  if (height === 0 || width === 0) return Math.min(height + width, tooMany);
  if (rows[0].length <= width) rows = [new Int32Array(2 * width), new Int32Array(2 * width), new Int32Array(2 * width)];
  let [before, last, now] = rows;
  for (let column = 0; column <= width; column++) last[column] = column;
  for (let row = 1; row <= height; row++) {
    const letter = one.charCodeAt(start + row - 1);
    const letterBefore = row > 1 ? one.charCodeAt(start + row - 2) : -1;
    // Further from the diagonal than the limit everything costs too much.
    const from = Math.max(1, row - limit);
    const to = Math.min(width, row + limit);
    now[from - 1] = from === 1 ? row : tooMany;
    let least = tooMany;
    for (let column = from; column <= to; column++) {
      const otherLetter = other.charCodeAt(start + column - 1);
      const diagonal = (last[column - 1] as number) + (letter === otherLetter ? 0 : 1);
      const above = column === row + limit ? tooMany : (last[column] as number) + 1;
      let cost = Math.min(diagonal, above, (now[column - 1] as number) + 1);
      if (column > 1 && letterBefore === otherLetter && letter === other.charCodeAt(start + column - 2)) {
        cost = Math.min(cost, (before[column - 2] as number) + 1);
      }
      now[column] = cost;
      if (cost < least) least = cost;
    }
    if (least > limit) return tooMany;
    [before, last, now] = [last, now, before];
  }
  return Math.min(last[width] as number, tooMany);
}

/** Worked on by every call: a query compares thousands of words. */
let rows: [Int32Array, Int32Array, Int32Array] = [new Int32Array(64), new Int32Array(64), new Int32Array(64)];

/** Typos forgiven in a word of so many letters: none in short ones, where one letter makes another word. */
export function typosForgiven(letters: number): number {
  if (letters < 4) return 0;
  return letters < 8 ? 1 : 2;
}
