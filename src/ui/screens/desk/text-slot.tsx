import { IconFolderOpen, IconX } from '@tabler/icons-react';
import { useEffect, useId, useRef, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { ProblemLine } from '../../components/problem-line.tsx';
import { languageHeading } from '../../format.ts';
import { useWords } from '../../words.ts';
import styles from './desk.module.css';
import { chooseFiles, inputName, putText, removeSide, type Side, type Slot, setLanguage } from './desk-state.ts';

/** Languages offered by hand, most likely first; whatever was found is offered too. */
export const offeredLanguages = ['ru', 'en', 'be', 'kk', 'uk', 'de', 'es', 'fr', 'zh', 'ar'];

interface TextSlotProps {
  readonly side: Side;
  readonly slot: Slot | undefined;
}

export function TextSlot({ side, slot }: TextSlotProps) {
  const t = useWords();
  const heading = useId();
  return (
    <section className={styles.slot} aria-labelledby={heading} data-side={side} data-testid={`slot-${side}`}>
      <h2 id={heading} className={styles.side}>
        {t(`desk.slot.${side}`)}
      </h2>
      {slot === undefined ? <EmptySlot side={side} /> : <FilledSlot side={side} slot={slot} />}
    </section>
  );
}

function EmptySlot({ side }: { readonly side: Side }) {
  const t = useWords();
  return (
    <div className={styles.emptySlot}>
      <p>{t('desk.slot.empty')}</p>
      <div className={styles.dropActions}>
        <Button data-testid={`choose-${side}`} onClick={() => void chooseFiles(side)}>
          {t('desk.slot.choose')}
        </Button>
        <Button look="quiet" data-testid={`paste-${side}`} onClick={() => void putText(side, '')}>
          {t('desk.slot.pasteHere')}
        </Button>
      </div>
    </div>
  );
}

function FilledSlot({ side, slot }: { readonly side: Side; readonly slot: Slot }) {
  const t = useWords();
  const { input, preview, problem } = slot;
  const name = inputName(input) || t(`desk.slot.${side === 'source' ? 'pastedSource' : 'pastedTarget'}`);
  const facts =
    preview === undefined
      ? []
      : [
          t('desk.slot.words', { count: preview.words }),
          preview.encoding,
          input.bilingual ? t('documents.recognised.bilingual') : undefined,
        ];
  return (
    <>
      <div className={styles.slotHead}>
        <span className={`${styles.name} clip`} translate="no" title={name} data-testid={`name-${side}`}>
          {name}
        </span>
        <IconButton label={t('desk.slot.replace', { name })} onClick={() => void chooseFiles(side)}>
          <IconFolderOpen size={16} />
        </IconButton>
        <IconButton
          label={t('desk.slot.remove', { name })}
          data-testid={`remove-${side}`}
          onClick={() => removeSide(side)}
        >
          <IconX size={16} />
        </IconButton>
      </div>
      <div className={styles.facts}>
        {preview === undefined ? (
          problem === undefined && input.kind === 'file' && <span>{t('desk.slot.reading', { name })}</span>
        ) : (
          <>
            <LanguageChoice side={side} name={name} language={preview.language} />
            {facts.map((fact) => fact !== undefined && <span key={fact}>{fact}</span>)}
          </>
        )}
      </div>
      {problem !== undefined && <ProblemLine problem={problem} />}
      {problem !== undefined && <LanguageIfUnknown side={side} name={name} slot={slot} />}
      {input.kind === 'text' ? (
        <PastedText side={side} text={input.text} language={input.language} />
      ) : (
        <p className={`${styles.beginning} reading`} lang={preview?.language}>
          {preview === undefined ? '' : beginningOf(preview)}
        </p>
      )}
    </>
  );
}

/** The beginning ends where a word ends, and says when there is more. */
function beginningOf({ beginning, words }: NonNullable<Slot['preview']>): string {
  const shown = beginning.split(/\s+/).length;
  return shown < words ? `${beginning.replace(/\s+\S*$/, '')} …` : beginning;
}

interface LanguageChoiceProps {
  readonly side: Side;
  readonly name: string;
  readonly language: string | undefined;
}

function LanguageChoice({ side, name, language }: LanguageChoiceProps) {
  const t = useWords();
  const offered =
    language === undefined || offeredLanguages.includes(language) ? offeredLanguages : [language, ...offeredLanguages];
  return (
    <Choice
      label={t('desk.slot.language', { name })}
      value={language ?? ''}
      options={[
        ...(language === undefined ? [['', '—'] as const] : []),
        ...offered.map((tag) => [tag, languageHeading(tag)] as const),
      ]}
      onChange={(tag) => {
        if (tag !== '') setLanguage(side, tag);
      }}
      testId={`language-${side}`}
    />
  );
}

/** A text whose language is not recognised can be helped by hand. */
function LanguageIfUnknown({ side, name, slot }: { readonly side: Side; readonly name: string; readonly slot: Slot }) {
  if (slot.problem?.code !== 'language-unknown') return null;
  return <LanguageChoice side={side} name={name} language={undefined} />;
}

/** A pause in typing after which the text is looked at. */
const typingPauseMs = 350;

interface PastedTextProps {
  readonly side: Side;
  readonly text: string;
  readonly language: string | undefined;
}

function PastedText({ side, text, language }: PastedTextProps) {
  const t = useWords();
  const [draft, setDraft] = useState(text);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (field.current?.value === '' && side === 'source') field.current.focus();
  }, [side]);
  useEffect(() => {
    if (draft === text) return;
    const timer = setTimeout(() => void putText(side, draft, language), typingPauseMs);
    return () => clearTimeout(timer);
  }, [draft, text, side, language]);
  return (
    <textarea
      ref={field}
      className={`${styles.pasted} reading`}
      aria-label={t('desk.slot.textLabel', { side: t(`desk.slot.${side}`) })}
      placeholder={t('desk.slot.placeholder')}
      data-testid={`text-${side}`}
      spellCheck={false}
      value={draft}
      onChange={(event) => setDraft(event.currentTarget.value)}
    />
  );
}
