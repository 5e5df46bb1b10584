import { IconArrowBackUp } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useId } from 'react';
import { type CorrectedForms, type FormCase, formCases } from '../../../core/terms/concept-entry.ts';
import type { TermDraft } from '../../../engine/contract.ts';
import { IconButton } from '../../components/icon-button.tsx';
import { useWords } from '../../words.ts';
import { caseName } from './case-name.ts';
import styles from './entry.module.css';
import { formsQuery } from './forms-query.ts';

interface FormsEditorProps {
  readonly term: TermDraft;
  readonly onChange: (forms: CorrectedForms) => void;
}

/** The generated forms of a title as fields: what is typed over one stands in its place, until it is taken back. */
export function FormsEditor({ term, onChange }: FormsEditorProps) {
  const t = useWords();
  const id = useId();
  const { language, gender, number, forms = {} } = term;
  const text = useDeferredValue(term.text.trim());
  const { data: generated } = useQuery({
    ...formsQuery({ text, language, ...(gender && { gender }), ...(number && { number }) }),
    enabled: text !== '',
  });
  const without = (one: FormCase): CorrectedForms => {
    const { [one]: _, ...others } = forms;
    return others;
  };
  return (
    <fieldset className={styles.formFields}>
      <legend>{t('glossary.forms.title')}</legend>
      {formCases.map((one) => {
        const made = generated?.find((form) => form.case === one)?.text ?? '';
        const own = forms[one];
        const corrected = own !== undefined && own !== made;
        return (
          <div key={one} className={styles.formField} data-corrected={corrected || undefined}>
            <label htmlFor={`${id}-${one}`}>{caseName(one)}</label>
            <textarea
              id={`${id}-${one}`}
              rows={1}
              lang={language}
              spellCheck={false}
              maxLength={2000}
              data-testid={`edit-form-${one}`}
              placeholder={generated === undefined ? '' : t('glossary.forms.none')}
              value={own ?? made}
              onChange={(event) => {
                const typed = event.currentTarget.value.replace(/\s*\n\s*/g, ' ');
                onChange(typed === made ? without(one) : { ...forms, [one]: typed });
              }}
              onBlur={() => {
                // An emptied field asks for the generated form.
                if (own !== undefined && (own.trim() === '' || own.trim() === made)) onChange(without(one));
              }}
            />
            {corrected ? (
              <>
                <span className={styles.corrected}>{t('glossary.forms.corrected')}</span>
                <IconButton
                  label={made === '' ? t('glossary.forms.remove') : t('glossary.forms.reset', { form: made })}
                  data-testid={`reset-form-${one}`}
                  onClick={() => onChange(without(one))}
                >
                  <IconArrowBackUp size={15} />
                </IconButton>
              </>
            ) : null}
          </div>
        );
      })}
    </fieldset>
  );
}
