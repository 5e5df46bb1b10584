import { foldSpelling } from '../../text/english-spelling.ts';
import { tokenize } from '../../text/tokens.ts';
import type { Finding } from '../finding.ts';
import type { CheckRule } from '../rule.ts';

/** Kinds of things whose official name matters; ordinary posts and places are rendered freely. */
const official = new Set(['organisation', 'body', 'document', 'event']);

const wordsOf = (text: string): string =>
  tokenize(text)
    .map(({ key }) => foldSpelling(key.replace(/'s$/, '')))
    .join(' ');

/** A title stands in the source, and none of its renderings stands in the sentence that renders it or in its neighbours. */
export const missingRendering: CheckRule = {
  id: 'missing-rendering',
  run({ checked, glossary, known, source }) {
    if (source === undefined) return [];
    const findings: Finding[] = [];
    const places = known.map((title) => ({ id: title.concept.id, at: checked.tokens[title.first]!.start }));
    const reported = new Set<number>();
    source.pairs.forEach((pair, index) => {
      const from = source.pairs[index - 1]?.start ?? pair.start;
      const to = source.pairs[index + 1]?.end ?? pair.end;
      if (pair.end <= pair.start) return;
      for (const title of source.glossary.titlesIn(pair.source)) {
        const { concept } = title;
        // A name has a capital; the same words without one are rendered freely.
        if (!official.has(concept.conceptType) || reported.has(concept.id) || !/\p{Lu}/u.test(title.text)) continue;
        const preferred = glossary.preferredOf(concept, { text: '', termType: 'fullForm' });
        if (preferred.length === 0) continue;
        if (places.some((place) => place.id === concept.id && place.at >= from && place.at < to)) continue;
        // It may stand within a longer title: "OSCE" in "OSCE Parliamentary Assembly".
        const around = ` ${wordsOf(checked.text.slice(from, to))} `;
        if (preferred.some((form) => around.includes(` ${wordsOf(form)} `))) continue;
        reported.add(concept.id);
        findings.push({
          rule: 'missing-rendering',
          severity: 'minor',
          start: pair.start,
          end: pair.end,
          text: checked.text.slice(pair.start, pair.end),
          preferred,
          reason: { key: 'missing-rendering', details: { source: title.text } },
          entryId: concept.id,
        });
      }
    });
    return findings;
  },
};
