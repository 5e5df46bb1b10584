import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { TermSection } from '../../../core/terms/concept-entry.ts';
import { say, useWords } from '../../words.ts';
import { withCorrections } from './case-list.ts';
import { caseName } from './case-name.ts';
import styles from './entry.module.css';
import { formsQuery } from './forms-query.ts';

interface TermFormsProps {
  readonly term: TermSection;
  readonly onCopy: (text: string) => void;
}

/** The cases of a Russian title, made when they are asked for, those put right among them; a click copies one. */
export function TermForms({ term, onCopy }: TermFormsProps) {
  const t = useWords();
  const [open, setOpen] = useState(false);
  const { data: generated } = useQuery({ ...formsQuery(term), enabled: open });
  const forms = generated === undefined ? [] : withCorrections(generated, term.forms);
  return (
    <details className={styles.forms} data-testid="term-forms" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {t('titles.edit.caseForms')}
        {term.forms !== undefined && (
          <span className={styles.corrected}>
            {t('glossary.forms.count', { count: Object.keys(term.forms).length })}
          </span>
        )}
      </summary>
      {generated?.length === 0 && <p className={styles.historyFacts}>{t('titles.edit.noForms')}</p>}
      <ul>
        {forms.map((form) => (
          <li key={form.case}>
            <button type="button" data-testid={`form-${form.case}`} onClick={() => onCopy(form.text)}>
              <span>{caseName(form.case)}</span>
              <span lang={term.language}>{form.text}</span>
              {form.instead !== undefined && (
                <span className={styles.corrected} title={insteadOf(form.instead)}>
                  {t('glossary.forms.corrected')}
                </span>
              )}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

function insteadOf(generated: string): string | undefined {
  return generated === '' ? undefined : say('glossary.forms.instead', { form: generated });
}
