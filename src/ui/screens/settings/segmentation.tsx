import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { faultsOf, type SegmentationRules } from '../../../core/text/segmentation.ts';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { ProblemLine } from '../../components/problem-line.tsx';
import { engine } from '../../engine/connection.ts';
import { queryClient } from '../../engine/queries.ts';
import { languageHeading } from '../../format.ts';
import { host } from '../../platform/host.ts';
import { problemOf, tell, tellProblem } from '../../state/notices.ts';
import { useWords } from '../../words.ts';
import { RuleEditor } from './rule-editor.tsx';
import styles from './settings.module.css';

const rulesKey = ['segmentation'];
/** While one types, the text is cut anew this long after the last key. */
const pauseMs = 200;

/** Where texts are cut into sentences: whose rules, and what they do to a text. */
export function Segmentation() {
  const t = useWords();
  const { data: view, error } = useQuery({ queryKey: rulesKey, queryFn: () => engine.segmentationRules({}) });
  const [text, setText] = useState(() => t('settings.segmentation.example'));
  const [language, setLanguage] = useState<'ru' | 'en'>('ru');
  const [pieces, setPieces] = useState<readonly string[]>([]);
  /** Rules that are being changed; what they do is seen before they are in force. */
  const [draft, setDraft] = useState<SegmentationRules>();

  // biome-ignore lint/correctness/useExhaustiveDependencies: other rules cut otherwise
  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => {
      engine.trySegmentation({ text, language, ...(draft !== undefined && { rules: draft }) }).then((cuts) => {
        if (current) setPieces(cuts.map(({ start, end }) => text.slice(start, end)));
      }, tellProblem);
    }, pauseMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [text, language, view, draft]);

  const change = async (work: () => Promise<unknown>, done: string) => {
    try {
      await work();
      await queryClient.invalidateQueries({ queryKey: rulesKey });
      setDraft(undefined);
      tell(done);
    } catch (problem) {
      tellProblem(problem);
    }
  };
  const take = async () => {
    const path = await host.chooseFile('rules');
    if (path !== undefined) await change(() => engine.importSegmentationRules({ path }), 'settings.segmentation.taken');
  };
  const write = async () => {
    const path = await host.chooseNewFile('concordat.srx');
    if (path !== undefined) {
      await change(() => engine.exportSegmentationRules({ path, overwrite: true }), 'settings.segmentation.written');
    }
  };
  if (error !== null) return <ProblemLine problem={problemOf(error)} />;
  if (view === undefined) return null;
  return (
    <>
      <p className={styles.text}>{t(`settings.segmentation.${view.origin}`)}</p>
      {view.path !== undefined && view.origin === 'own' && <p className={styles.path}>{view.path}</p>}
      {view.problem !== undefined && <ProblemLine problem={view.problem} />}
      {view.faults.length > 0 && (
        <p role="alert" className={styles.taken}>
          {t('settings.segmentation.faults', { count: view.faults.length })}
        </p>
      )}
      <div className={styles.actions}>
        <Button data-testid="take-rules" onClick={() => void take()}>
          {t('settings.segmentation.import')}
        </Button>
        <Button onClick={() => void write()}>{t('settings.segmentation.export')}</Button>
        {view.origin === 'own' && (
          <Button
            look="quiet"
            onClick={() => void change(() => engine.resetSegmentationRules({}), 'settings.segmentation.back')}
          >
            {t('settings.segmentation.reset')}
          </Button>
        )}
      </div>
      <div className={styles.try}>
        <h3>{t('settings.segmentation.try')}</h3>
        <Choice
          label={t('settings.segmentation.language')}
          value={language}
          options={[
            ['ru', languageHeading('ru')],
            ['en', languageHeading('en')],
          ]}
          onChange={setLanguage}
        />
      </div>
      <textarea
        className={`${styles.tried} reading`}
        aria-label={t('settings.segmentation.try')}
        rows={4}
        maxLength={20_000}
        data-testid="try-text"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <ol className={`${styles.pieces} reading`} data-testid="try-pieces">
        {pieces.map((piece, place) => (
          // A sentence is told by its place.
          // biome-ignore lint/suspicious/noArrayIndexKey: as said
          <li key={place} lang={language}>
            {piece}
          </li>
        ))}
      </ol>
      <RuleEditor
        rules={draft ?? view.rules}
        faults={draft === undefined ? view.faults : faultsOf(draft)}
        language={language}
        onChange={setDraft}
      />
      {draft !== undefined && (
        <div className={styles.unsaved}>
          <Button look="quiet" onClick={() => setDraft(undefined)}>
            {t('documents.rules.discard')}
          </Button>
          <Button
            look="primary"
            data-testid="save-rules"
            onClick={() => void change(() => engine.saveSegmentationRules({ rules: draft }), 'documents.rules.saved')}
          >
            {t('documents.rules.save')}
          </Button>
        </div>
      )}
    </>
  );
}
