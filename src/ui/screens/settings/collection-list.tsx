import { IconArrowMerge, IconPencil, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { ProblemData } from '../../../core/problem.ts';
import type { CollectionSummary } from '../../../engine/contract.ts';
import { Button } from '../../components/button.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { OrderedList } from '../../components/ordered-list.tsx';
import { ProblemLine } from '../../components/problem-line.tsx';
import { engine } from '../../engine/connection.ts';
import { collectionsQuery, queryClient, refresh } from '../../engine/queries.ts';
import { changeSettings, useSettings } from '../../state/memory-settings.ts';
import { problemOf } from '../../state/notices.ts';
import { useWords } from '../../words.ts';
import { DeleteCollection, MergeCollection } from './collection-dialogs.tsx';
import styles from './settings.module.css';

type Dialog = { readonly what: 'delete' | 'merge'; readonly collection: CollectionSummary };

export function CollectionList() {
  const t = useWords();
  const { data: collections = [] } = useQuery(collectionsQuery);
  const { notSearched } = useSettings();
  const [name, setName] = useState('');
  const [renamed, setRenamed] = useState<number>();
  const [dialog, setDialog] = useState<Dialog>();
  const [problem, setProblem] = useState<ProblemData | undefined>();
  /** True if it was done. */
  const during = async (work: Promise<unknown>) => {
    try {
      setProblem(undefined);
      await work;
      refresh(['collections', 'entries']);
      return true;
    } catch (error) {
      setProblem(problemOf(error));
      return false;
    }
  };
  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '' && (await during(engine.createCollection({ name: name.trim() })))) setName('');
  };
  const order = (ordered: readonly CollectionSummary[]) => {
    queryClient.setQueryData(collectionsQuery.queryKey, ordered);
    void changeSettings({ collectionOrder: ordered.map(({ id }) => id) });
  };
  const search = ({ id }: CollectionSummary, searched: boolean) => {
    const show = (one: CollectionSummary) => (one.id === id ? { ...one, searched } : one);
    queryClient.setQueryData(collectionsQuery.queryKey, collections.map(show));
    const others = notSearched.filter((one) => one !== id);
    void changeSettings({ notSearched: searched ? others : [...others, id] });
  };
  return (
    <>
      <p className={styles.text}>{t('settings.collections.text')}</p>
      {problem !== undefined && <ProblemLine problem={problem} />}
      <OrderedList
        label={t('settings.section.collections')}
        items={collections}
        keyOf={({ id }) => String(id)}
        nameOf={(collection) => collection.name}
        onOrder={order}
        testId="collection-order"
        tools={(collection) =>
          collection.id !== renamed && (
            <>
              <IconButton
                label={t('settings.collections.rename', { name: collection.name })}
                data-testid="rename-collection"
                onClick={() => setRenamed(collection.id)}
              >
                <IconPencil size={15} />
              </IconButton>
              <IconButton
                label={t('settings.collections.merge', { name: collection.name })}
                data-testid="merge-collection"
                disabled={collections.length < 2}
                onClick={() => setDialog({ what: 'merge', collection })}
              >
                <IconArrowMerge size={15} />
              </IconButton>
              <IconButton
                label={t('settings.collections.delete', { name: collection.name })}
                data-testid="delete-collection"
                onClick={() => setDialog({ what: 'delete', collection })}
              >
                <IconTrash size={15} />
              </IconButton>
            </>
          )
        }
      >
        {(collection) =>
          collection.id === renamed ? (
            <Rename
              collection={collection}
              onEnd={async (changed) => {
                const done =
                  changed === undefined ||
                  (await during(engine.renameCollection({ id: collection.id, name: changed })));
                if (done) setRenamed(undefined);
              }}
            />
          ) : (
            <>
              <label className={styles.searched} title={t('settings.collections.searchedText')}>
                <input
                  type="checkbox"
                  data-testid="collection-searched"
                  checked={collection.searched}
                  onChange={(event) => search(collection, event.currentTarget.checked)}
                />
                <span className="visually-hidden">{t('settings.collections.searched')}: </span>
                <span>{collection.name}</span>
              </label>
              <small className={`${styles.aside} ${styles.under}`}>
                {[
                  t('app.status.entries', { count: collection.entries }),
                  t('app.status.texts', { count: collection.bitexts }),
                  t('memory.backups.units', { count: collection.units }),
                ].join(' · ')}
              </small>
            </>
          )
        }
      </OrderedList>
      {collections.length > 0 && collections.every(({ searched }) => !searched) && (
        <p role="status" className={styles.taken}>
          {t('settings.collections.noneSearched')}
        </p>
      )}
      <form className={styles.search} onSubmit={(event) => void add(event)}>
        <input
          type="text"
          aria-label={t('settings.collections.newName')}
          placeholder={t('settings.collections.newName')}
          maxLength={200}
          data-testid="new-collection"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" disabled={name.trim() === ''}>
          {t('settings.collections.add')}
        </Button>
        <Button look="quiet" onClick={() => void during(engine.addStarterGlossary({}))}>
          {t('settings.collections.starter')}
        </Button>
      </form>
      {dialog?.what === 'delete' && (
        <DeleteCollection collection={dialog.collection} onClose={() => setDialog(undefined)} />
      )}
      {dialog?.what === 'merge' && (
        <MergeCollection
          collection={dialog.collection}
          others={collections.filter(({ id }) => id !== dialog.collection.id)}
          onClose={() => setDialog(undefined)}
        />
      )}
    </>
  );
}

interface RenameProps {
  readonly collection: CollectionSummary;
  /** With the new name, or with none where it stays. */
  readonly onEnd: (name: string | undefined) => Promise<void>;
}

function Rename({ collection, onEnd }: RenameProps) {
  const t = useWords();
  const [name, setName] = useState(collection.name);
  const done = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '') void onEnd(name.trim() === collection.name ? undefined : name.trim());
  };
  return (
    <form className={styles.rename} onSubmit={done}>
      <input
        type="text"
        aria-label={t('settings.collections.newNameOf', { name: collection.name })}
        data-testid="collection-new-name"
        // biome-ignore lint/a11y/noAutofocus: the user has just asked for this field
        autoFocus
        maxLength={200}
        value={name}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setName(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.code !== 'Escape') return;
          event.preventDefault();
          void onEnd(undefined);
        }}
      />
      <Button type="submit" disabled={name.trim() === ''}>
        {t('settings.collections.renameNow')}
      </Button>
      <Button look="quiet" onClick={() => void onEnd(undefined)}>
        {t('memory.cancel')}
      </Button>
    </form>
  );
}
