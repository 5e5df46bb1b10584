import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { ProblemData } from '../../../core/problem.ts';
import { type ConceptType, conceptTypes } from '../../../core/terms/concept-entry.ts';
import type { CheckFinding } from '../../../engine/contract.ts';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { Overlay } from '../../components/overlay.tsx';
import { ProblemLine } from '../../components/problem-line.tsx';
import { engine } from '../../engine/connection.ts';
import { collectionsQuery, refresh } from '../../engine/queries.ts';
import { problemOf, tell } from '../../state/notices.ts';
import { useWords } from '../../words.ts';
import { checkWhole, useCheck } from './check-state.ts';
import styles from './dialogs.module.css';
import { collectionFor } from './starter-actions.ts';

interface EntryDialogProps {
  readonly finding: CheckFinding;
  readonly onClose: () => void;
}

/** What was found as the wrong form, its rendering as the right one: an entry of the user's own glossary. */
export function EntryDialog({ finding, onClose }: EntryDialogProps) {
  const t = useWords();
  const { language } = useCheck();
  const { data: collections = [] } = useQuery(collectionsQuery);
  const [wrong, setWrong] = useState(finding.text);
  const [right, setRight] = useState(finding.preferred[0] ?? '');
  const [russian, setRussian] = useState('');
  const [conceptType, setConceptType] = useState<ConceptType>('organisation');
  const [collectionId, setCollectionId] = useState<number | undefined>();
  const [problem, setProblem] = useState<ProblemData | undefined>();
  const ready = right.trim() !== '' && right.trim() !== wrong.trim();

  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    try {
      const collection = await collectionFor(collectionId);
      const term = (text: string, administrativeStatus: 'preferred' | 'deprecated', of = language) => ({
        language: of,
        text: text.trim(),
        administrativeStatus,
        termType: /^\p{Lu}[\p{Lu}\p{N}-]+$/u.test(text.trim()) ? ('acronym' as const) : ('fullForm' as const),
      });
      await engine.saveEntry({
        collectionId: collection.id,
        conceptType,
        terms: [
          ...(russian.trim() === '' ? [] : [term(russian, 'preferred', 'ru')]),
          term(right, 'preferred'),
          ...(wrong.trim() === '' ? [] : [term(wrong, 'deprecated')]),
        ],
      });
      refresh(['entries', 'collections']);
      tell('check.entrySaved', { collection: collection.name });
      onClose();
      await checkWhole();
    } catch (error) {
      setProblem(problemOf(error));
    }
  };

  const fields = [
    ['wrong', wrong, setWrong],
    ['right', right, setRight],
    ...(language === 'ru' ? [] : [['russian', russian, setRussian] as const]),
  ] as const;
  return (
    <Overlay label={t('check.entry.title')} place="middle" onClose={onClose}>
      <form className={styles.dialog} onSubmit={(event) => void save(event)} data-testid="check-entry">
        <h2>{t('check.entry.title')}</h2>
        {fields.map(([field, value, set]) => (
          <label key={field} className={styles.input}>
            <span>{t(`check.entry.${field}`)}</span>
            <input
              type="text"
              spellCheck={false}
              maxLength={2_000}
              data-testid={`check-entry-${field}`}
              value={value}
              onChange={(event) => set(event.currentTarget.value)}
            />
          </label>
        ))}
        <div className={styles.choices}>
          <Choice
            label={t('glossary.entry.conceptType')}
            value={conceptType}
            options={conceptTypes.map((type) => [type, t(`terms.conceptType.${type}`)] as const)}
            onChange={setConceptType}
          />
          {collections.length > 1 && (
            <Choice
              label={t('glossary.entry.collection')}
              value={String(collectionId ?? collections[0]?.id ?? '')}
              options={collections.map(({ id, name }) => [String(id), name] as const)}
              onChange={(value) => setCollectionId(Number(value))}
            />
          )}
        </div>
        {problem !== undefined && <ProblemLine problem={problem} />}
        <div className={styles.foot}>
          <Button look="quiet" onClick={onClose}>
            {t('check.entry.cancel')}
          </Button>
          <Button look="primary" type="submit" disabled={!ready} data-testid="check-entry-save">
            {t('check.entry.save')}
          </Button>
        </div>
      </form>
    </Overlay>
  );
}
