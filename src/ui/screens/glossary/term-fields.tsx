import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { administrativeStatuses, genders, grammaticalNumbers, termTypes } from '../../../core/terms/concept-entry.ts';
import { primaryLanguage } from '../../../core/text/language.ts';
import { Choice } from '../../components/choice.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { languageName } from '../../format.ts';
import { useWords } from '../../words.ts';
import styles from './entry.module.css';
import { FormsEditor } from './forms-editor.tsx';
import { type DraftRow, saysMore } from './term-draft.ts';
import { readValidity } from './validity-text.ts';

interface TermFieldsProps {
  readonly row: DraftRow;
  readonly onChange: (changed: Partial<DraftRow>) => void;
  readonly onDelete: () => void;
}

/** One term of the entry's form: its text and standing, and folded below what few terms need. */
export function TermFields({ row, onChange, onDelete }: TermFieldsProps) {
  const t = useWords();
  const [open, setOpen] = useState(() => saysMore(row));
  const { language } = row;
  const isRussian = primaryLanguage(language) === 'ru';
  return (
    <li className={styles.draft}>
      <div className={styles.draftText}>
        <textarea
          rows={1}
          lang={language}
          aria-label={`${t('glossary.entry.termText')}, ${languageName(language)}`}
          spellCheck={false}
          maxLength={2000}
          data-testid={`term-${language}`}
          value={row.text}
          onChange={(event) => onChange({ text: event.currentTarget.value.replace(/\s*\n\s*/g, ' ') })}
        />
        <IconButton label={t('glossary.entry.deleteTerm', { term: row.text })} onClick={onDelete}>
          <IconX size={15} />
        </IconButton>
      </div>
      <div className={styles.draftFacts}>
        <Choice
          label={t('glossary.entry.status')}
          value={row.administrativeStatus}
          options={administrativeStatuses.map((one) => [one, t(`terms.administrativeStatus.${one}`)] as const)}
          onChange={(administrativeStatus) => onChange({ administrativeStatus })}
          testId="term-status"
        />
        <Choice
          label={t('glossary.entry.termType')}
          value={row.termType}
          options={termTypes.map((one) => [one, t(`terms.termType.${one}`)] as const)}
          onChange={(termType) => onChange({ termType })}
        />
        <button
          type="button"
          className={styles.more}
          aria-expanded={open}
          data-testid={`more-${language}`}
          onClick={() => setOpen(!open)}
        >
          {t(isRussian ? 'glossary.entry.moreRu' : 'glossary.entry.more')}
        </button>
      </div>
      {open && (
        <div className={styles.draftMore} data-testid="term-more">
          <ValidityFields row={row} onChange={onChange} />
          <div className={styles.grammar}>
            <Choice
              label={t('glossary.entry.gender')}
              value={row.gender ?? ''}
              options={[
                ['', t('glossary.entry.anyGender')] as const,
                ...genders.map((one) => [one, t(`terms.gender.${one}`)] as const),
              ]}
              onChange={(gender) => onChange({ gender: gender === '' ? undefined : gender } as Partial<DraftRow>)}
              testId="term-gender"
            />
            <Choice
              label={t('glossary.entry.number')}
              value={row.number ?? ''}
              options={[
                ['', t('glossary.entry.anyNumber')] as const,
                ...grammaticalNumbers.map((one) => [one, t(`terms.number.${one}`)] as const),
              ]}
              onChange={(number) => onChange({ number: number === '' ? undefined : number } as Partial<DraftRow>)}
              testId="term-number"
            />
          </div>
          {isRussian && <FormsEditor term={row} onChange={(forms) => onChange({ forms })} />}
          <label className={styles.termNote}>
            <span>{t('glossary.entry.termNote')}</span>
            <textarea
              rows={1}
              maxLength={10_000}
              data-testid="term-note"
              value={row.note ?? ''}
              onChange={(event) => onChange({ note: event.currentTarget.value })}
            />
          </label>
        </div>
      )}
    </li>
  );
}

function ValidityFields({ row, onChange }: Pick<TermFieldsProps, 'row' | 'onChange'>) {
  const t = useWords();
  const [left, setLeft] = useState(false);
  const read = readValidity(row);
  // Nothing is wrong yet with a date that is still being typed.
  const wrong = left && 'wrong' in read ? read : undefined;
  const message = `validity-${row.key}`;
  return (
    <div className={styles.validity}>
      {(['from', 'to'] as const).map((field) => (
        <label key={field}>
          <span>{t(`glossary.entry.${field === 'from' ? 'validFrom' : 'validTo'}`)}</span>
          <input
            type="text"
            inputMode="numeric"
            maxLength={10}
            placeholder={t('glossary.validity.example')}
            data-testid={`valid-${field}`}
            data-wrong={'wrong' in read && read.field === field ? '' : undefined}
            aria-invalid={wrong?.field === field || undefined}
            aria-describedby={wrong?.field === field ? message : undefined}
            value={row[field]}
            onBlur={() => setLeft(true)}
            onChange={(event) => onChange({ [field]: event.currentTarget.value })}
          />
        </label>
      ))}
      {wrong !== undefined && (
        <p id={message} role="alert" className={styles.wrongDate} data-testid="validity-wrong">
          {t(`glossary.validity.${wrong.wrong}`)}
        </p>
      )}
    </div>
  );
}
