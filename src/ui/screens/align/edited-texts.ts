/** Sentences of one side of a row before and after an edit, and where the caret then stands. */
export interface EditedTexts {
  readonly texts: readonly string[];
  readonly at: number;
  /** UTF-16 code units. */
  readonly caret: number;
}

/** The sentences with one of them put as it was typed; one left empty goes. */
export function withText(was: readonly string[], at: number, text: string): readonly string[] {
  const typed = text.trim();
  return typed === '' ? was.toSpliced(at, 1) : was.toSpliced(at, 1, typed);
}

/** The sentence cut in two at the caret; undefined where that would leave a part without text. */
export function splitAtCaret(was: readonly string[], at: number, text: string, caret: number): EditedTexts | undefined {
  const [before, behind] = [text.slice(0, caret).trim(), text.slice(caret).trim()];
  if (before === '' || behind === '') return undefined;
  return { texts: was.toSpliced(at, 1, before, behind), at: at + 1, caret: 0 };
}

/** All sentences as one. */
export function joinedWhole(was: readonly string[]): readonly string[] {
  return [was.join(' ')];
}

/** The sentence joined with the next, the last one with that before it; undefined where there is no other. */
export function joinedAtCaret(was: readonly string[], at: number, text: string): EditedTexts | undefined {
  const typed = text.trim();
  const next = was[at + 1];
  if (next !== undefined) {
    const first = typed === '' ? '' : `${typed} `;
    return { texts: was.toSpliced(at, 2, `${first}${next}`), at, caret: first.length };
  }
  const before = was[at - 1];
  if (before === undefined) return undefined;
  return { texts: was.toSpliced(at - 1, 2, `${before} ${typed}`.trim()), at: at - 1, caret: before.length + 1 };
}
