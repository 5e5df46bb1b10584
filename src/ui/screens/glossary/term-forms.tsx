import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { engine } from '../../engine/connection.ts';
import { say, useWords, words } from '../../words.ts';
import styles from './entry.module.css';

/** The cases of a Russian title, made when they are asked for; a click copies one. */
export function TermForms({
  text,
  language,
  onCopy,
}: {
  readonly text: string;
  readonly language: string;
  readonly onCopy: (text: string) => void;
}) {
  const t = useWords();
  const [open, setOpen] = useState(false);
  const { data: forms } = useQuery({
    queryKey: ['forms', language, text],
    queryFn: ({ signal }) => engine.caseForms({ text, language }, { signal }),
    enabled: open,
  });
  return (
    <details className={styles.forms} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('titles.edit.caseForms')}</summary>
      {forms?.length === 0 && <p className={styles.historyFacts}>{t('titles.edit.noForms')}</p>}
      <ul>
        {(forms ?? []).map((form) => (
          <li key={form.case}>
            <button type="button" onClick={() => onCopy(form.text)}>
              <span>{words.exists(`terms.case.${form.case}`) ? say(`terms.case.${form.case}`) : form.case}</span>
              <span lang={language}>{form.text}</span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
