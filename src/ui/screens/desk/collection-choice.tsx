import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { engine } from '../../engine/connection.ts';
import { collectionsQuery, refresh } from '../../engine/queries.ts';
import { tellProblem } from '../../state/notices.ts';
import { useWords } from '../../words.ts';
import styles from './desk.module.css';
import { useDesk } from './desk-state.ts';

const newCollection = 'new';
/** The engine makes it with the first text. */
const firstCollection = 'first';

/** Where the aligned text and its titles will belong. */
export function CollectionChoice() {
  const t = useWords();
  const { data: collections = [] } = useQuery(collectionsQuery);
  const chosen = useDesk((state) => state.collectionId);
  const [naming, setNaming] = useState(false);

  if (naming) return <NewCollection onEnd={() => setNaming(false)} />;
  return (
    <div className={styles.collection}>
      <span aria-hidden="true">{t('desk.collection')}</span>
      <Choice
        label={t('desk.collection')}
        value={String(chosen ?? collections[0]?.id ?? firstCollection)}
        options={[
          ...(collections.length === 0 ? [[firstCollection, t('desk.firstCollection')] as const] : []),
          ...collections.map(({ id, name }) => [String(id), name] as const),
          [newCollection, t('desk.newCollection')] as const,
        ]}
        onChange={(value) => {
          if (value === newCollection) setNaming(true);
          else if (value !== firstCollection) useDesk.setState({ collectionId: Number(value) });
        }}
        testId="collection"
      />
    </div>
  );
}

function NewCollection({ onEnd }: { readonly onEnd: () => void }) {
  const t = useWords();
  const [name, setName] = useState('');
  const create = async (event: FormEvent) => {
    event.preventDefault();
    try {
      const { id } = await engine.createCollection({ name: name.trim() });
      useDesk.setState({ collectionId: id });
      refresh(['collections']);
      onEnd();
    } catch (error) {
      tellProblem(error);
    }
  };
  return (
    <form className={styles.collection} onSubmit={(event) => void create(event)}>
      <input
        className={styles.input}
        aria-label={t('desk.newCollectionName')}
        placeholder={t('desk.newCollectionName')}
        data-testid="collection-name"
        // biome-ignore lint/a11y/noAutofocus: the user has just asked for this field
        autoFocus
        maxLength={200}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.code !== 'Escape') return;
          event.preventDefault();
          onEnd();
        }}
      />
      <Button type="submit" disabled={name.trim() === ''}>
        {t('desk.createCollection')}
      </Button>
    </form>
  );
}
