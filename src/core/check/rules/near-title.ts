import { tokenize } from '../../text/tokens.ts';
import { contentWords, type TitleSpan, titleSpans } from '../checked-text.ts';
import { englishKey, isFunctionWord } from '../english.ts';
import type { Finding } from '../finding.ts';
import { type CheckRule, findingAt } from '../rule.ts';

/** A title of the glossary has at least so many content words before a near form of it is looked for. */
const minimumWords = 3;
/** Titles longer than this are found by their exact forms alone; the spans to try would be too many. */
const maximumWords = 14;

/** What a body can belong to. */
const owners = new Set(['organisation', 'place']);

/**
 * A title that has the words of a known one in another order or with one word put by a synonym:
 * "Organization of the Collective Security Treaty", "Council of Defense Heads".
 */
export const nearTitle: CheckRule = {
  id: 'near-title',
  run({ checked, glossary, knownAt, settings }) {
    const findings: Finding[] = [];
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

    /** "General Assembly of the UN" for "UN General Assembly": whose it is may stand before or behind. */
    function namesOwnerBehind({ first, end }: TitleSpan, title: string): boolean {
      for (let index = end - 2; index > first; index--) {
        if (checked.tokens[index]!.key !== 'of') continue;
        const owner = checked.tokens[index + 1]!.key === 'the' ? index + 2 : index + 1;
        const there = knownAt.get(owner);
        const isOwner =
          (owner === end - 1 && checked.tokens[owner]!.acronym) ||
          (there?.first === owner && there.end === end && owners.has(there.concept.conceptType));
        if (!isOwner) continue;
        const turned = [
          ...contentWords(checked, { first: owner, end }),
          ...contentWords(checked, { first, end: index }),
        ];
        const wanted = tokenize(title)
          .filter(({ key }) => !isFunctionWord(key))
          .map(({ key }) => englishKey(key));
        return turned.join(' ') === wanted.join(' ');
      }
      return false;
    }

    function longestNear(first: number, limit: number): { span: TitleSpan; finding: Finding } | undefined {
      if (!checked.tokens[first]!.capital) return undefined;
      for (let end = limit; end > first + 1; end--) {
        if (checked.tokens[end - 1]!.word === '') continue;
        const span = { first, end };
        // A known title inside is no reason to stop, a known title that covers all of it is.
        if ((knownAt.get(first)?.end ?? 0) >= end) return undefined;
        // Nor may it cut a known title in two.
        const last = knownAt.get(end - 1);
        if (last !== undefined && last.first > first && last.end > end) continue;
        const words = contentWords(checked, span);
        if (words.length < minimumWords) return undefined;
        if (words.length > maximumWords) continue;
        const near = glossary.near(words);
        if (near === undefined) continue;
        if (near.how === 'word-order' && namesOwnerBehind(span, near.term.text)) return undefined;
        if (glossary.accepts(checked.text.slice(checked.tokens[first]!.start, checked.tokens[end - 1]!.end)))
          return undefined;
        // Every word already stands in known titles side by side: "UN Security Council" "Secretary-General".
        let allCovered = true;
        for (let index = first; index < end; index++) {
          if (checked.tokens[index]!.word !== '' && !knownAt.has(index)) allCovered = false;
        }
        if (allCovered) continue;
        return {
          span,
          finding: findingAt(checked, span, {
            rule: 'near-title',
            severity: near.how === 'small-words' ? 'minor' : 'major',
            preferred: glossary.preferredOf(near.concept, near.term, settings.date),
            reason: { key: near.how, details: { house: near.concept.house ?? '', title: near.term.text } },
            entryId: near.concept.id,
          }),
        };
      }
      return undefined;
    }
  },
};
