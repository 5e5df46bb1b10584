import type { CheckFinding } from '../../../engine/contract.ts';

/** Replaces a place of a text. */
export function replacedAt(text: string, { start, end }: { start: number; end: number }, by: string): string {
  return text.slice(0, start) + by + text.slice(end);
}

/** The part two texts differ in, as places of the new one, and by how much the rest has moved. */
export function changedPart(before: string, after: string): { start: number; end: number; shift: number } {
  const shortest = Math.min(before.length, after.length);
  let start = 0;
  while (start < shortest && before[start] === after[start]) start++;
  let same = 0;
  while (same < shortest - start && before[before.length - 1 - same] === after[after.length - 1 - same]) same++;
  return { start, end: after.length - same, shift: after.length - before.length };
}

/** Findings after an edit, before the text is checked again: those in the changed part are gone, those behind it move. */
export function movedFindings(
  findings: readonly CheckFinding[],
  { start, end, shift }: ReturnType<typeof changedPart>,
): CheckFinding[] {
  const oldEnd = end - shift;
  return findings.flatMap((finding) => {
    if (finding.end <= start) return [finding];
    if (finding.start >= oldEnd) return [{ ...finding, start: finding.start + shift, end: finding.end + shift }];
    return [];
  });
}

/** The paragraphs a part of the text lies in. */
export function paragraphsAround(text: string, start: number, end: number): { start: number; end: number } {
  const from = start === 0 ? 0 : text.lastIndexOf('\n', start - 1) + 1;
  const next = text.indexOf('\n', end);
  return { start: from, end: next === -1 ? text.length : next };
}

/** A rendering with the capital the place asks for: at the beginning of a sentence where the found text had one. */
export function fitted(rendering: string, found: string, text: string, start: number): string {
  const before = text.slice(0, start).trimEnd();
  const begins = before === '' || /[.!?…:\n]["”»’)]*$/.test(before) || text.slice(before.length, start).includes('\n');
  const capital = /^\p{Lu}/u.test(found);
  if (begins && capital && /^\p{Ll}/u.test(rendering)) {
    return rendering.charAt(0).toUpperCase() + rendering.slice(1);
  }
  return rendering;
}
