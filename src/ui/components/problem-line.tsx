import { IconAlertTriangle } from '@tabler/icons-react';
import type { ProblemData } from '../../core/problem.ts';
import { languageName } from '../format.ts';
import { say, useWords } from '../words.ts';
import styles from './problem-line.module.css';

/** The words of a problem, in the language of the window. */
export function problemText({ code, details }: ProblemData): string {
  const { language } = details;
  return say(
    `problem.${code}`,
    typeof language === 'string' ? { ...details, language: languageName(language) } : details,
  );
}

/** A problem where it arose. */
export function ProblemLine({ problem }: { readonly problem: ProblemData }) {
  useWords();
  return (
    <p className={styles.problem} role="alert" data-testid="problem" data-code={problem.code}>
      <IconAlertTriangle size={16} aria-hidden="true" />
      <span>{problemText(problem)}</span>
    </p>
  );
}
