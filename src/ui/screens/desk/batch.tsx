import { useId } from 'react';
import { useCommands } from '../../commands/handlers.ts';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { ProblemLine, problemText } from '../../components/problem-line.tsx';
import { languageHeading } from '../../format.ts';
import { useWords } from '../../words.ts';
import styles from './batch.module.css';
import {
  alignBatch,
  type Batch,
  type BatchRow,
  chooseRow,
  clearBatch,
  isIn,
  leftOver,
  readyRows,
  setTarget,
  useBatch,
} from './batch-state.ts';
import { CollectionChoice } from './collection-choice.tsx';
import { openBitext } from './open-bitext.ts';

/** Below this a proposed pair deserves a look. */
const evenChance = 0.5;
const nothing = 'nothing';

/** Many files at once: which belongs to which, to be looked through and aligned as one job. */
export function BatchList() {
  const t = useWords();
  const heading = useId();
  const { batch, looking, running, problem } = useBatch();
  const ready = batch === undefined ? 0 : readyRows(batch).length;
  useCommands({
    ...(ready > 0 && !running ? { 'desk.align': () => void alignBatch() } : {}),
    ...(batch !== undefined && !running ? { 'desk.clear': clearBatch } : {}),
  });
  if (batch === undefined) {
    return (
      <>
        {looking && (
          <p className={styles.looking} role="status">
            {t('documents.batch.looking')}
          </p>
        )}
        {problem !== undefined && <ProblemLine problem={problem} />}
      </>
    );
  }
  const rest = leftOver(batch);
  return (
    <section className={styles.batch} aria-labelledby={heading} data-testid="batch">
      <h2 id={heading}>{t('documents.batch.title', { count: batch.files.length })}</h2>
      {batch.rows.length === 0 ? (
        <p className={styles.none}>{t('documents.batch.noPairs')}</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">{t('documents.batch.chosen')}</span>
              </th>
              <th scope="col">{languageHeading(batch.sourceLanguage)}</th>
              <th scope="col">{languageHeading(batch.targetLanguage)}</th>
              <th scope="col">{t('documents.batch.state')}</th>
            </tr>
          </thead>
          <tbody>
            {batch.rows.map((row) => (
              <PairRow key={row.id} batch={batch} row={row} running={running} />
            ))}
          </tbody>
        </table>
      )}
      {rest.length > 0 && (
        <div className={styles.rest} data-testid="batch-rest">
          <h3>{t('documents.batch.rest', { count: rest.length })}</h3>
          <ul>
            {rest.map((file) => (
              <li key={file.path}>
                <span className="clip" translate="no" title={file.path}>
                  {file.name}
                </span>
                <span className={styles.why}>
                  {file.problem !== undefined
                    ? problemText(file.problem)
                    : file.language === undefined
                      ? t('documents.batch.languageUnknown')
                      : t('documents.batch.noCounterpart', { language: languageHeading(file.language) })}
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
      {problem !== undefined && <ProblemLine problem={problem} />}
      <div className={styles.actions}>
        <CollectionChoice />
        <span className={styles.space} />
        <Button look="quiet" disabled={running} data-testid="batch-clear" onClick={clearBatch}>
          {t('desk.clear')}
        </Button>
        <Button
          look="primary"
          command="desk.align"
          disabled={ready === 0 || running}
          data-testid="batch-align"
          onClick={() => void alignBatch()}
        >
          {running ? t('desk.aligning') : ready === 0 ? t('desk.align') : t('documents.batch.align', { count: ready })}
        </Button>
      </div>
    </section>
  );
}

interface PairRowProps {
  readonly batch: Batch;
  readonly row: BatchRow;
  readonly running: boolean;
}

function PairRow({ batch, row, running }: PairRowProps) {
  const t = useWords();
  const { files, targetLanguage } = batch;
  const source = files[row.source];
  const name = source?.name ?? '';
  const bilingual = row.source === row.target;
  const offered = files.flatMap((file, index) =>
    isIn(file, targetLanguage) ? [[String(index), file.name] as const] : [],
  );
  return (
    <tr data-testid="batch-row">
      <td>
        <input
          type="checkbox"
          aria-label={t('documents.batch.choose', { name })}
          checked={row.chosen}
          disabled={running || row.target === undefined}
          onChange={(event) => chooseRow(row.id, event.currentTarget.checked)}
        />
      </td>
      <td>
        <span className="clip" translate="no" title={source?.path}>
          {name}
        </span>
      </td>
      <td>
        {bilingual ? (
          <span className={styles.soft}>{t('documents.batch.sameFile')}</span>
        ) : (
          <Choice
            label={t('documents.batch.targetOf', { name })}
            value={row.target === undefined ? nothing : String(row.target)}
            options={[[nothing, t('documents.batch.nothing')] as const, ...offered]}
            disabled={running}
            onChange={(value) => setTarget(row.id, value === nothing ? undefined : Number(value))}
            testId="batch-target"
          />
        )}
      </td>
      <td>
        <RowState row={row} />
      </td>
    </tr>
  );
}

function RowState({ row: { outcome, target, confidence } }: { readonly row: BatchRow }) {
  const t = useWords();
  if (outcome !== undefined) {
    if ('problem' in outcome) return <span className={styles.problem}>{problemText(outcome.problem)}</span>;
    const { bitext } = outcome;
    return (
      <Button look="quiet" data-testid="batch-open" onClick={() => openBitext(bitext)}>
        {bitext.recognised?.as === 'same'
          ? t('documents.batch.openKnown')
          : t('documents.batch.open', { count: bitext.beads })}
      </Button>
    );
  }
  if (target === undefined) return <span className={styles.soft}>{t('documents.batch.missing')}</span>;
  if (confidence !== undefined && confidence < evenChance) {
    return <span className={styles.doubt}>{t('documents.batch.doubtful')}</span>;
  }
  return null;
}
