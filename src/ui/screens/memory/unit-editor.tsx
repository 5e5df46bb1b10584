import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { ProblemData } from '../../../core/problem.ts';
import type { TranslationUnit } from '../../../engine/contract.ts';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { ProblemLine } from '../../components/problem-line.tsx';
import { engine } from '../../engine/connection.ts';
import { collectionsQuery } from '../../engine/queries.ts';
import { languageHeading } from '../../format.ts';
import { useSettings } from '../../state/memory-settings.ts';
import { problemOf } from '../../state/notices.ts';
import { useWords } from '../../words.ts';
import styles from './memory.module.css';
import { saveUnit } from './memory-state.ts';

interface UnitEditorProps {
  /** Undefined for a new one. */
  readonly unitId: number | undefined;
  readonly onEnd: () => void;
}

/** Fetches the whole unit first: a hit shows two of its languages, and there may be more. */
export function UnitEditor({ unitId, onEnd }: UnitEditorProps) {
  const { data: unit, error } = useQuery({
    queryKey: ['unit', unitId],
    queryFn: () => engine.getUnit({ id: unitId ?? 0 }),
    enabled: unitId !== undefined,
  });
  if (error !== null) return <ProblemLine problem={problemOf(error)} />;
  if (unitId !== undefined && unit === undefined) return null;
  return <UnitForm unit={unit} onEnd={onEnd} />;
}

function UnitForm({ unit, onEnd }: { readonly unit: TranslationUnit | undefined; readonly onEnd: () => void }) {
  const t = useWords();
  const { data: collections = [] } = useQuery(collectionsQuery);
  const { languages } = useSettings();
  const newSides = [languages.source, languages.target].map((language) => ({ language, text: '' }));
  const [texts, setTexts] = useState((unit?.variants ?? newSides).map(({ text }) => text));
  const [note, setNote] = useState(unit?.note ?? '');
  const [chosen, setChosen] = useState(unit?.collectionId);
  const [problem, setProblem] = useState<ProblemData | undefined>();
  const [saving, setSaving] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const sides = unit?.variants ?? newSides;
  const collectionId = chosen ?? collections[0]?.id;

  useEffect(() => {
    const fields = [...(form.current?.querySelectorAll('textarea') ?? [])];
    // Of a held unit it is the translation that is mended.
    (unit === undefined ? fields[0] : fields[1])?.focus();
  }, [unit]);

  const save = async (event?: FormEvent) => {
    event?.preventDefault();
    if (saving) return;
    setSaving(true);
    try {
      await saveUnit({
        ...(collectionId !== undefined && { collectionId }),
        ...(unit !== undefined && { id: unit.id, state: unit.state }),
        ...(unit?.previous !== undefined && { previous: unit.previous }),
        ...(unit?.next !== undefined && { next: unit.next }),
        ...(unit?.origin !== undefined && { origin: unit.origin }),
        ...(note.trim() !== '' && { note: note.trim() }),
        variants: sides.map((side, index) => {
          const text = texts[index]?.trim() ?? '';
          // Tags stand at offsets of the text they came with.
          return text === side.text ? side : { language: side.language, text };
        }),
      });
      onEnd();
    } catch (error) {
      setProblem(problemOf(error));
      setSaving(false);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.code === 'Escape') {
      event.preventDefault();
      onEnd();
    } else if (event.code === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void save();
    }
  };

  return (
    <form
      ref={form}
      className={styles.editor}
      aria-label={t(unit === undefined ? 'memory.newUnit' : 'memory.action.edit')}
      data-testid="unit-editor"
      onSubmit={(event) => void save(event)}
      onKeyDown={onKeyDown}
    >
      <div className={styles.sides}>
        {sides.map(({ language }, index) => (
          <label key={language}>
            <span>{languageHeading(language)}</span>
            <textarea
              className="reading"
              lang={language}
              rows={3}
              maxLength={100_000}
              data-testid={`unit-text-${index}`}
              value={texts[index] ?? ''}
              onChange={(event) => {
                const { value } = event.currentTarget;
                setTexts((before) => before.map((text, place) => (place === index ? value : text)));
              }}
            />
          </label>
        ))}
      </div>
      <label className={styles.note}>
        <span>{t('memory.note')}</span>
        <input value={note} maxLength={10_000} onChange={(event) => setNote(event.currentTarget.value)} />
      </label>
      {problem !== undefined && <ProblemLine problem={problem} />}
      <div className={styles.editorFoot}>
        {unit === undefined && collections.length > 1 && (
          <Choice
            label={t('memory.collection')}
            value={String(collectionId)}
            options={collections.map(({ id, name }) => [String(id), name] as const)}
            onChange={(value) => setChosen(Number(value))}
          />
        )}
        <span />
        <Button look="quiet" onClick={onEnd}>
          {t('memory.cancel')}
        </Button>
        <Button look="primary" type="submit" data-testid="save-unit" disabled={saving}>
          {t('memory.save')}
        </Button>
      </div>
    </form>
  );
}
