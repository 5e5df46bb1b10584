import { IconChevronDown } from '@tabler/icons-react';
import { type KeyboardEvent, type Ref, useEffect, useId, useRef, useState } from 'react';
import {
  type AdministrativeStatus,
  administrativeStatuses,
  type ConceptType,
  conceptTypes,
  type TermType,
  termTypes,
} from '../../../core/terms/concept-entry.ts';
import { primaryLanguage } from '../../../core/text/language.ts';
import type { BitextSummary, CandidateEdit, CandidateView } from '../../../engine/contract.ts';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { engine } from '../../engine/connection.ts';
import { tellProblem } from '../../state/notices.ts';
import { say, useWords, words } from '../../words.ts';
import { type Attached, AttachField } from './attach-field.tsx';
import styles from './titles.module.css';

interface TitleEditorProps {
  readonly candidate: CandidateView;
  readonly bitext: BitextSummary | undefined;
  readonly onAccept: (edit: CandidateEdit) => void;
  readonly onLeaveEdit: () => void;
}

/** Both citation forms, the kind and the standing of a pair, changed where it stands. Enter accepts, Escape leaves. */
export function TitleEditor({ candidate, bitext, onAccept, onLeaveEdit }: TitleEditorProps) {
  const t = useWords();
  const first = useRef<HTMLTextAreaElement>(null);
  const [source, setSource] = useState(candidate.source.text);
  const [target, setTarget] = useState(candidate.target.text);
  const [conceptType, setConceptType] = useState<ConceptType>(candidate.conceptType);
  const [sourceTermType, setSourceTermType] = useState<TermType>(candidate.source.termType);
  const [targetTermType, setTargetTermType] = useState<TermType>(candidate.target.termType);
  const [targetStatus, setTargetStatus] = useState<AdministrativeStatus>(candidate.target.administrativeStatus);
  const [attached, setAttached] = useState<Attached | undefined>(candidate.existing);
  useEffect(() => {
    first.current?.focus();
    first.current?.select();
  }, []);

  const ready = source.trim() !== '' && target.trim() !== '';
  const accept = () => {
    if (!ready) return;
    onAccept({
      id: candidate.id,
      source: source.trim(),
      target: target.trim(),
      conceptType,
      sourceTermType,
      targetTermType,
      targetStatus,
      ...(attached === undefined || attached === candidate.existing ? {} : { entryId: attached.entryId }),
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const inButton = event.target instanceof Element && event.target.closest('button') !== null;
    if (event.code === 'Enter' && !event.shiftKey && !inButton && !event.nativeEvent.isComposing) {
      event.preventDefault();
      accept();
    } else if (event.code === 'Escape') {
      event.preventDefault();
      onLeaveEdit();
    }
  };
  const termTypeOptions = termTypes.map((type) => [type, t(`terms.termType.${type}`)] as const);

  return (
    <div role="gridcell" className={styles.editor} onKeyDown={onKeyDown} data-testid="title-editor">
      <div className={styles.editorTexts}>
        <TitleField
          ref={first}
          label={t('titles.edit.source')}
          language={bitext?.sourceLanguage}
          text={source}
          onChange={setSource}
          testId="edit-source"
        />
        <TitleField
          label={t('titles.edit.target')}
          language={bitext?.targetLanguage}
          text={target}
          onChange={setTarget}
          testId="edit-target"
        />
      </div>
      <div className={styles.editorFacts}>
        <Choice
          label={t('titles.edit.conceptType')}
          value={conceptType}
          options={conceptTypes.map((type) => [type, t(`terms.conceptType.${type}`)] as const)}
          onChange={setConceptType}
          testId="edit-type"
        />
        <Choice
          label={t('titles.edit.sourceTermType')}
          value={sourceTermType}
          options={termTypeOptions}
          onChange={setSourceTermType}
        />
        <span className={styles.arrow} aria-hidden="true">
          →
        </span>
        <Choice
          label={t('titles.edit.targetTermType')}
          value={targetTermType}
          options={termTypeOptions}
          onChange={setTargetTermType}
        />
        <Choice
          label={t('titles.edit.status')}
          value={targetStatus}
          options={administrativeStatuses.map((status) => [status, t(`terms.administrativeStatus.${status}`)] as const)}
          onChange={setTargetStatus}
          testId="edit-status"
        />
        <AttachField attached={attached} onChange={setAttached} />
        <Button look="quiet" onClick={onLeaveEdit}>
          {t('titles.edit.cancel')}
        </Button>
        <Button look="primary" disabled={!ready} data-testid="edit-save" onClick={accept}>
          {t('titles.edit.save')}
        </Button>
      </div>
    </div>
  );
}

interface TitleFieldProps {
  readonly ref?: Ref<HTMLTextAreaElement>;
  readonly label: string;
  readonly language: string | undefined;
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly testId: string;
}

function TitleField({ ref, label, language, text, onChange, testId }: TitleFieldProps) {
  return (
    <div className={styles.field}>
      <textarea
        ref={ref}
        className={styles.title}
        aria-label={label}
        lang={language}
        rows={1}
        spellCheck={false}
        data-testid={testId}
        value={text}
        onChange={(event) => onChange(event.currentTarget.value.replace(/\s*\n\s*/g, ' '))}
      />
      {language !== undefined && primaryLanguage(language) === 'ru' && (
        <CaseForms text={text} language={language} onPick={onChange} />
      )}
    </div>
  );
}

interface CaseFormsProps {
  readonly text: string;
  readonly language: string;
  readonly onPick: (text: string) => void;
}

/** A title is met inflected: its other cases are one choice away. */
function CaseForms({ text, language, onPick }: CaseFormsProps) {
  const t = useWords();
  const listId = useId();
  const [forms, setForms] = useState<readonly { readonly case: string; readonly text: string }[] | undefined>();
  const toggle = () => {
    if (forms !== undefined) setForms(undefined);
    else engine.caseForms({ text, language }).then(setForms, tellProblem);
  };
  return (
    <>
      <button
        type="button"
        className={styles.caseForms}
        aria-expanded={forms !== undefined}
        aria-controls={forms === undefined ? undefined : listId}
        data-testid="case-forms"
        onClick={toggle}
      >
        {t('titles.edit.caseForms')}
        <IconChevronDown size={13} aria-hidden="true" />
      </button>
      {forms !== undefined && (
        <ul id={listId} className={styles.formList} data-testid="case-form-list">
          {forms.length === 0 && <li className={styles.caseName}>{t('titles.edit.noForms')}</li>}
          {forms.map((form) => (
            <li key={form.case}>
              <button
                type="button"
                onClick={() => {
                  onPick(form.text);
                  setForms(undefined);
                }}
              >
                <span className={styles.caseName}>
                  {words.exists(`terms.case.${form.case}`) ? say(`terms.case.${form.case}`) : form.case}
                </span>
                <span lang={language}>{form.text}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
