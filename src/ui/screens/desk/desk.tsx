import { IconArrowsExchange } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useCommands } from '../../commands/handlers.ts';
import { Button } from '../../components/button.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { ProblemLine } from '../../components/problem-line.tsx';
import { bitextsQuery } from '../../engine/queries.ts';
import { languageName } from '../../format.ts';
import { host } from '../../platform/host.ts';
import { problemOf } from '../../state/notices.ts';
import { useWords } from '../../words.ts';
import { BatchList } from './batch.tsx';
import { startBatch, useBatch } from './batch-state.ts';
import { CollectionChoice } from './collection-choice.tsx';
import styles from './desk.module.css';
import { chooseFiles, clearDesk, isReady, sameLanguage, startPasting, swapSides, useDesk } from './desk-state.ts';
import { Glance } from './glance.tsx';
import { alignDesk, openSample } from './open-bitext.ts';
import { RecentWork } from './recent-work.tsx';
import { TextSlot } from './text-slot.tsx';

export function Desk() {
  const t = useWords();
  const state = useDesk();
  const { data: bitexts, isSuccess, error } = useQuery(bitextsQuery);
  // A memory that cannot be opened is told of on this screen; without an engine there is none yet.
  const usable = isSuccess || (error !== null && problemOf(error).code !== 'engine-gone');
  const { source, target } = state.slots;
  const hasBatch = useBatch(({ batch }) => batch !== undefined);
  const isEmpty = source === undefined && target === undefined;
  const ready = isReady(state);
  const same = sameLanguage(state);

  useEffect(() => {
    // The start-up bench and the end-to-end tests wait for this.
    if (usable) document.documentElement.dataset.ready = 'true';
  }, [usable]);

  useCommands({
    'desk.paste': startPasting,
    ...(ready && !hasBatch ? { 'desk.align': () => void alignDesk() } : {}),
    ...(isEmpty || hasBatch ? {} : { 'desk.swap': swapSides }),
    ...(isEmpty || hasBatch || state.aligning ? {} : { 'desk.clear': clearDesk }),
  });

  return (
    <div className={styles.desk} data-testid="screen-desk">
      <div className={styles.column}>
        <h1 className="visually-hidden">{t('desk.title')}</h1>
        <BatchList />
        {hasBatch ? null : isEmpty ? (
          <EmptyDrop isFirst={bitexts?.length === 0} />
        ) : (
          <section className={styles.pair}>
            <TextSlot side="source" slot={source} />
            <div className={styles.between}>
              <IconButton label={t('desk.swap')} command="desk.swap" data-testid="swap" onClick={swapSides}>
                <IconArrowsExchange size={17} />
              </IconButton>
            </div>
            <TextSlot side="target" slot={target} />
          </section>
        )}
        {same !== undefined && (
          <p className={styles.hint} role="alert" data-testid="same-language">
            {t('desk.sameLanguage', { language: languageName(same) })}
          </p>
        )}
        {state.problem !== undefined && <ProblemLine problem={state.problem} />}
        {!isEmpty && !hasBatch && (
          <div className={styles.actions}>
            <CollectionChoice />
            <span className={styles.space} />
            <Button look="quiet" disabled={state.aligning} data-testid="clear" onClick={clearDesk}>
              {t('desk.clear')}
            </Button>
            <Button
              look="primary"
              command="desk.align"
              disabled={!ready}
              data-testid="align"
              onClick={() => void alignDesk()}
            >
              {state.aligning ? t('desk.aligning') : t('desk.align')}
            </Button>
          </div>
        )}
        {isEmpty && !hasBatch && <Glance />}
        <RecentWork />
      </div>
    </div>
  );
}

/** Large on the first day; later the memory has more to say than the place for the next texts. */
function EmptyDrop({ isFirst }: { readonly isFirst: boolean }) {
  const t = useWords();
  return (
    <section className={styles.drop} data-slim={!isFirst || undefined} data-testid="drop-area">
      <div>
        <h2>{t('desk.drop.title')}</h2>
        <p>{t('desk.drop.text')}</p>
      </div>
      <div className={styles.dropActions}>
        <Button look="primary" data-testid="open-files" onClick={() => void chooseFiles()}>
          {t('desk.drop.open')}
        </Button>
        <OpenFolder />
        <Button data-testid="paste-texts" onClick={startPasting}>
          {t('desk.drop.paste')}
        </Button>
        {isFirst && (
          <Button data-testid="open-sample" onClick={() => void openSample()}>
            {t('desk.drop.sample')}
          </Button>
        )}
      </div>
    </section>
  );
}

/** The system's own dialog for a folder; what it answers is the files in it. */
function OpenFolder() {
  const t = useWords();
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button data-testid="open-folder" onClick={() => field.current?.click()}>
        {t('documents.batch.openFolder')}
      </Button>
      <input
        ref={field}
        type="file"
        hidden
        multiple
        aria-hidden="true"
        tabIndex={-1}
        data-testid="folder-files"
        {...{ webkitdirectory: '' }}
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])]
            .filter((file) => !/(?:^|\/)\./.test(file.webkitRelativePath))
            .map((file) => host.pathOf(file))
            .filter((path) => path !== '');
          currentTarget.value = '';
          if (files.length > 0) void startBatch(files);
        }}
      />
    </>
  );
}
