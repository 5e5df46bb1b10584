/** Letters that read like the plain ones and are none of them. */
const letters: Readonly<Record<string, string>> = Object.fromEntries(
  [...'aābƀcćdďeēfƒgĝhĥiījĵkķlĺmɱnńoōpþrŕsštťuūvṽwŵyŷzžAĀBƁCĆDĎEĒFƑGĜHĤIĪJĴKĶLĹMṀNŃOŌPÞRŔSŠTŤUŪVṼWŴYŶZŽ']
    .join('')
    .match(/../gu)
    ?.map((pair) => [...pair] as [string, string]) ?? [],
);

/** A translation is about so much longer than the English it is made of, share of its length. */
const growth = 0.3;

/** What stands in {{…}} and in tags is not for reading. */
const notText = /(\{\{[^}]*\}\}|<[^>]*>|\$t\([^)]*\))/;

/** «Open» as ⟦Ōþēń··⟧: whole, so that a text cut off is seen; longer; and of no language. */
export function pseudoText(text: string): string {
  const changed = text
    .split(notText)
    .map((part) => (notText.test(part) ? part : [...part].map((letter) => letters[letter] ?? letter).join('')))
    .join('');
  const length = text.replaceAll(new RegExp(notText, 'g'), '').length;
  return `⟦${changed}${'·'.repeat(Math.ceil(length * growth))}⟧`;
}

/** All texts of a tree of words so changed. */
export function pseudoWords<Tree extends object>(words: Tree): Tree {
  return Object.fromEntries(
    Object.entries(words).map(([key, value]) => [
      key,
      typeof value === 'string' ? pseudoText(value) : pseudoWords(value),
    ]),
  ) as Tree;
}
