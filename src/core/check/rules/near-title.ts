import { contentWords, type TitleSpan, titleSpans } from '../checked-text.ts';
import type { Finding } from '../finding.ts';
import { type CheckRule, findingAt } from '../rule.ts';

/** A title of the glossary has at least so many content words before a near form of it is looked for. */
const minimumWords = 3;
/** Titles longer than this are found by their exact forms alone; the spans to try would be too many. */
const maximumWords = 14;

/**
 * A title that has the words of a known one in another order or with one word put by a synonym:
 * "Organization of the Collective Security Treaty", "Council of Defense Heads".
 */
export const nearTitle: CheckRule = {
  id: 'near-title',
  run({ checked, glossary, known }) {
    const findings: Finding[] = [];
    const covered = new Set<number>();
    for (const title of known) for (let index = title.first; index < title.end; index++) covered.add(index);
    for (const span of titleSpans(checked)) {
      let first = span.first;
      while (first < span.end) {
        const found = longestNear(first, span.end);
        if (found === undefined) first++;
        else {
          findings.push(found.finding);
          first = found.span.end;
        }
      }
    }
    return findings;

    function longestNear(first: number, limit: number): { span: TitleSpan; finding: Finding } | undefined {
      if (!checked.tokens[first]!.capital) return undefined;
      for (let end = limit; end > first + 1; end--) {
        if (checked.tokens[end - 1]!.word === '') continue;
        const span = { first, end };
        // A known title inside is no reason to stop, a known title that covers all of it is.
        if (known.some((title) => title.first <= first && title.end >= end)) return undefined;
        const words = contentWords(checked, span);
        if (words.length < minimumWords) return undefined;
        if (words.length > maximumWords) continue;
        const near = glossary.near(words);
        if (near === undefined) continue;
        if (glossary.accepts(checked.text.slice(checked.tokens[first]!.start, checked.tokens[end - 1]!.end)))
          return undefined;
        // Every word already stands in known titles side by side: "UN Security Council" "Secretary-General".
        let allCovered = true;
        for (let index = first; index < end; index++) {
          if (checked.tokens[index]!.word !== '' && !covered.has(index)) allCovered = false;
        }
        if (allCovered) continue;
        return {
          span,
          finding: findingAt(checked, span, {
            rule: 'near-title',
            severity: near.how === 'small-words' ? 'minor' : 'major',
            preferred: glossary.preferredOf(near.concept, near.term),
            reason: { key: near.how, details: { house: near.concept.house ?? '', title: near.term.text } },
            entryId: near.concept.id,
          }),
        };
      }
      return undefined;
    }
  },
};
