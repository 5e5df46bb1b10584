import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { ProblemData } from '../../../core/problem.ts';
import { type ConceptType, conceptTypes } from '../../../core/terms/concept-entry.ts';
import type { EntryView } from '../../../engine/contract.ts';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { ProblemLine } from '../../components/problem-line.tsx';
import { collectionsQuery } from '../../engine/queries.ts';
import { languageHeading, languageName } from '../../format.ts';
import { problemOf } from '../../state/notices.ts';
import { useWords } from '../../words.ts';
import styles from './entry.module.css';
import { saveEntry } from './glossary-actions.ts';
import { type DraftRow, emptyTerm, rowOf, termOf } from './term-draft.ts';
import { TermFields } from './term-fields.tsx';

interface EntryEditorProps {
  /** Undefined for a new one. */
  readonly entry: EntryView | undefined;
  readonly suggestion: string;
  readonly onSaved: (entry: EntryView) => void;
  readonly onLeave: () => void;
}

function firstRows(entry: EntryView | undefined, suggestion: string): readonly DraftRow[] {
  if (entry !== undefined) return entry.terms.map(rowOf);
  const isCyrillic = /\p{Script=Cyrillic}/u.test(suggestion);
  return [emptyTerm('ru', isCyrillic ? suggestion : ''), emptyTerm('en', isCyrillic ? '' : suggestion)];
}

/** Offered besides Russian and English: the other working languages of the UN, and of the neighbours. */
const otherLanguages = [
  'ar',
  'zh',
  'fr',
  'es',
  'de',
  'it',
  'pt',
  'be',
  'uk',
  'kk',
  'ky',
  'uz',
  'tg',
  'hy',
  'az',
  'ka',
  'tr',
];

const noteFields = ['subjectField', 'definition', 'note'] as const;

export function EntryEditor({ entry, suggestion, onSaved, onLeave }: EntryEditorProps) {
  const t = useWords();
  const { data: collections = [] } = useQuery(collectionsQuery);
  const form = useRef<HTMLFormElement>(null);
  const [rows, setRows] = useState(() => firstRows(entry, suggestion));
  const [conceptType, setConceptType] = useState<ConceptType>(entry?.conceptType ?? 'organisation');
  const [collectionId, setCollectionId] = useState(entry?.collectionId);
  const [notes, setNotes] = useState(() => ({
    subjectField: entry?.subjectField ?? '',
    definition: entry?.definition ?? '',
    note: entry?.note ?? '',
  }));
  const [problem, setProblem] = useState<ProblemData | undefined>();
  const [saving, setSaving] = useState(false);

  useEffect(() => {
    const fields = [...(form.current?.querySelectorAll<HTMLTextAreaElement>('textarea[data-testid^="term-"]') ?? [])];
    (fields.find((field) => field.value === '') ?? fields[0])?.focus();
  }, []);

  const filled = rows.filter(({ text }) => text.trim() !== '');
  const collection = collectionId ?? collections[0]?.id;
  const save = async (event?: FormEvent) => {
    event?.preventDefault();
    if (filled.length === 0 || saving) return;
    const terms = filled.map(termOf);
    if (terms.some((term) => term === undefined)) {
      // What is wrong is said beside the field; it takes the keyboard.
      form.current?.querySelector<HTMLInputElement>('input[data-wrong]')?.focus();
      return;
    }
    setSaving(true);
    setProblem(undefined);
    try {
      const changed = await saveEntry({
        ...(entry === undefined ? {} : { id: entry.id }),
        ...(collection !== undefined && { collectionId: collection }),
        conceptType,
        terms: terms.filter((term) => term !== undefined),
        ...Object.fromEntries(
          noteFields.filter((field) => notes[field].trim() !== '').map((field) => [field, notes[field].trim()]),
        ),
      });
      onSaved(changed);
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setSaving(false);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const isField = event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLInputElement;
    if (event.code === 'Escape') {
      event.preventDefault();
      onLeave();
    } else if (event.code === 'Enter' && isField && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      void save();
    }
  };
  const change = (key: number, changed: Partial<DraftRow>) =>
    setRows((before) => before.map((row) => (row.key === key ? { ...row, ...changed } : row)));
  const languages = [...new Set(['ru', 'en', ...rows.map(({ language }) => language)])];

  return (
    <form ref={form} onSubmit={(event) => void save(event)} onKeyDown={onKeyDown} data-testid="entry-editor">
      <header className={styles.header}>
        <div className={styles.formFacts}>
          <Choice
            label={t('glossary.entry.conceptType')}
            value={conceptType}
            options={conceptTypes.map((type) => [type, t(`terms.conceptType.${type}`)] as const)}
            onChange={setConceptType}
            testId="entry-type"
          />
          {collections.length > 1 && (
            <Choice
              label={t('glossary.entry.collection')}
              value={String(collection ?? '')}
              options={collections.map(({ id, name }) => [String(id), name] as const)}
              onChange={(value) => setCollectionId(Number(value))}
            />
          )}
        </div>
        <Button look="quiet" onClick={onLeave}>
          {t('glossary.entry.cancel')}
        </Button>
        <Button look="primary" type="submit" disabled={filled.length === 0 || saving} data-testid="save-entry">
          {t('glossary.entry.save')}
        </Button>
      </header>
      {problem !== undefined && <ProblemLine problem={problem} />}
      {languages.map((language) => (
        <section key={language} className={styles.language}>
          <h2>{languageHeading(language)}</h2>
          <ul>
            {rows
              .filter((row) => row.language === language)
              .map((row) => (
                <TermFields
                  key={row.key}
                  row={row}
                  onChange={(changed) => change(row.key, changed)}
                  onDelete={() => setRows((before) => before.filter(({ key }) => key !== row.key))}
                />
              ))}
          </ul>
          <Button
            look="quiet"
            icon={<IconPlus size={14} />}
            className={styles.addTerm}
            aria-label={t('glossary.entry.addTermIn', { language: languageName(language) })}
            data-testid={`add-term-${language}`}
            onClick={() => setRows((before) => [...before, emptyTerm(language)])}
          >
            {t('glossary.entry.addTerm')}
          </Button>
        </section>
      ))}
      <div className={styles.addLanguage}>
        <Choice
          label={t('glossary.entry.addLanguage')}
          value=""
          options={[
            ['', t('glossary.entry.addLanguage')] as const,
            ...otherLanguages
              .filter((language) => !languages.includes(language))
              .map((language) => [language, languageHeading(language)] as const)
              .toSorted(([, one], [, other]) => one.localeCompare(other)),
          ]}
          onChange={(language) => {
            if (language !== '') setRows((before) => [...before, emptyTerm(language)]);
          }}
          testId="add-language"
        />
      </div>
      <div className={styles.noteFields}>
        {noteFields.map((field) => (
          <label key={field}>
            <span>{t(`glossary.entry.${field}`)}</span>
            <textarea
              rows={1}
              maxLength={10_000}
              data-testid={`entry-${field}`}
              value={notes[field]}
              onChange={(event) => {
                const { value } = event.currentTarget;
                setNotes((before) => ({ ...before, [field]: value }));
              }}
            />
          </label>
        ))}
      </div>
    </form>
  );
}
