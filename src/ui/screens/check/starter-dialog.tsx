import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { Overlay } from '../../components/overlay.tsx';
import { engine } from '../../engine/connection.ts';
import { collectionsQuery } from '../../engine/queries.ts';
import { useWords } from '../../words.ts';
import styles from './dialogs.module.css';
import { copyStarter } from './starter-actions.ts';

/** As many as one looks through before searching. */
const mostShown = 200;

/** The glossary that comes with the program: to be read, searched and copied from. */
export function StarterDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useWords();
  const [query, setQuery] = useState('');
  const asked = useDeferredValue(query.trim());
  const { data: collections = [] } = useQuery(collectionsQuery);
  const [collectionId, setCollectionId] = useState<number | undefined>();
  const { data } = useQuery({
    queryKey: ['starter', asked],
    queryFn: () => engine.listStarterEntries({ query: asked, offset: 0, limit: mostShown }),
    placeholderData: keepPreviousData,
  });
  const entries = data?.entries ?? [];
  return (
    <Overlay label={t('check.starter.title')} place="middle" onClose={onClose}>
      <div className={styles.dialog} data-testid="starter-dialog">
        <h2>{t('check.starter.title')}</h2>
        <p className={styles.faint}>{t('check.starter.text')}</p>
        <div className={styles.choices}>
          <input
            type="search"
            className={styles.search}
            aria-label={t('check.starter.search')}
            placeholder={t('check.starter.search')}
            spellCheck={false}
            maxLength={500}
            data-testid="starter-search"
            value={query}
            onChange={(event) => setQuery(event.currentTarget.value)}
          />
          <span role="status" className={styles.faint} data-testid="starter-count">
            {data !== undefined && t('check.starter.count', { count: data.total })}
          </span>
          {collections.length > 1 && (
            <Choice
              label={t('check.starter.into')}
              value={String(collectionId ?? collections[0]?.id ?? '')}
              options={collections.map(({ id, name }) => [String(id), name] as const)}
              onChange={(value) => setCollectionId(Number(value))}
            />
          )}
        </div>
        <ul className={styles.starter}>
          {entries.map(({ id, ru, en, house }) => (
            <li key={id} data-testid="starter-entry">
              <span lang="ru">{ru}</span>
              <span lang="en">{en}</span>
              <span className={`${styles.faint} clip`} translate="no" title={house}>
                {house}
              </span>
              <Button
                look="quiet"
                aria-label={t('check.starter.copyOf', { term: en })}
                onClick={() => void copyStarter([id], collectionId)}
              >
                {t('check.starter.copy')}
              </Button>
            </li>
          ))}
        </ul>
        <div className={styles.foot}>
          {asked !== '' && entries.length > 0 && (
            <Button
              onClick={() =>
                void copyStarter(
                  entries.map(({ id }) => id),
                  collectionId,
                )
              }
            >
              {t('check.starter.copyAll', { count: entries.length })}
            </Button>
          )}
          <Button look="primary" onClick={onClose}>
            {t('check.rules.close')}
          </Button>
        </div>
      </div>
    </Overlay>
  );
}
