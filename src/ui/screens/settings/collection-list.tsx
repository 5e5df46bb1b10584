import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { ProblemData } from '../../../core/problem.ts';
import { Button } from '../../components/button.tsx';
import { ProblemLine } from '../../components/problem-line.tsx';
import { engine } from '../../engine/connection.ts';
import { collectionsQuery, refresh } from '../../engine/queries.ts';
import { problemOf } from '../../state/notices.ts';
import { useWords } from '../../words.ts';
import styles from './settings.module.css';

export function CollectionList() {
  const t = useWords();
  const { data: collections = [] } = useQuery(collectionsQuery);
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<ProblemData | undefined>();
  const during = async (work: Promise<unknown>) => {
    try {
      setProblem(undefined);
      await work;
      setName('');
      refresh(['collections', 'entries']);
    } catch (error) {
      setProblem(problemOf(error));
    }
  };
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '') void during(engine.createCollection({ name: name.trim() }));
  };
  return (
    <>
      <p className={styles.text}>{t('settings.collections.text')}</p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('settings.collections.name')}</th>
            <th scope="col">{t('settings.collections.entries')}</th>
            <th scope="col">{t('settings.collections.texts')}</th>
          </tr>
        </thead>
        <tbody>
          {collections.map((collection) => (
            <tr key={collection.id}>
              <td translate="no">{collection.name}</td>
              <td>{t('app.status.entries', { count: collection.entries })}</td>
              <td>{t('app.status.texts', { count: collection.bitexts })}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {problem !== undefined && <ProblemLine problem={problem} />}
      <form className={styles.search} onSubmit={add}>
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
    </>
  );
}
