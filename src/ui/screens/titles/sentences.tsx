import { useEffect, useRef } from 'react';
import type { BitextSummary, CandidateView } from '../../../engine/contract.ts';
import { useWords } from '../../words.ts';
import { marked } from './candidate-list.ts';
import styles from './titles.module.css';

interface SentencesProps {
  readonly candidate: CandidateView;
  readonly bitext: BitextSummary | undefined;
}

/** The two sentences where a pair was first seen, in the columns of the list above. */
export function Sentences({ candidate, bitext }: SentencesProps) {
  const t = useWords();
  const seen = candidate.occurrences[0];
  return (
    <section className={styles.sentences} aria-label={t('titles.context')} data-testid="title-context">
      <Marked
        text={candidate.sourceText}
        language={bitext?.sourceLanguage}
        start={seen?.sourceStart}
        end={seen?.sourceEnd}
      />
      <Marked
        text={candidate.targetText}
        language={bitext?.targetLanguage}
        start={seen?.targetStart}
        end={seen?.targetEnd}
      />
    </section>
  );
}

interface MarkedProps {
  readonly text: string;
  readonly language: string | undefined;
  readonly start: number | undefined;
  readonly end: number | undefined;
}

function Marked({ text, language, start = 0, end = 0 }: MarkedProps) {
  const [before, title, after] = marked(text, start, end);
  const paragraph = useRef<HTMLParagraphElement>(null);
  // A long sentence opens where its title stands.
  // biome-ignore lint/correctness/useExhaustiveDependencies: for each sentence anew
  useEffect(() => {
    const element = paragraph.current;
    if (element === null) return;
    const mark = element.querySelector('mark');
    const isSeen = mark === null || mark.offsetTop + mark.offsetHeight < element.clientHeight;
    element.scrollTo({ top: isSeen ? 0 : mark.offsetTop - element.clientHeight / 2 });
  }, [text, start, end]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long sentence is scrolled by the keyboard too
    <p ref={paragraph} className="reading" lang={language} tabIndex={0}>
      {before}
      {title !== '' && <mark>{title}</mark>}
      {after}
    </p>
  );
}
