/**
 * Edits between two words (a letter put in, left out, changed, or two neighbours swapped), or `limit + 1` if there are
 * more than `limit`. The optimal string alignment distance: no stretch is edited twice.
 */
export function editDistance(one: string, other: string, limit: number): number {
  const tooMany = limit + 1;
  if (Math.abs(one.length - other.length) > limit) return tooMany;
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row++) {
    const now = [row];
    let least = row;
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1];
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (now[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]) {
        cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
      }
      now.push(cost);
      if (cost < least) least = cost;
    }
    if (least > limit) return tooMany;
    before = last;
    last = now;
  }
  return Math.min(last[other.length] ?? tooMany, tooMany);
}

/** Typos forgiven in a word of so many letters: none in short ones, where one letter makes another word. */
export function typosForgiven(letters: number): number {
  if (letters < 4) return 0;
  return letters < 8 ? 1 : 2;
}
