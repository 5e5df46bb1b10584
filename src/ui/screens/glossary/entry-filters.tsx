import { useQuery } from '@tanstack/react-query';
import { memo } from 'react';
import { administrativeStatuses, conceptTypes } from '../../../core/terms/concept-entry.ts';
import { Choice } from '../../components/choice.tsx';
import { engine } from '../../engine/connection.ts';
import { collectionsQuery } from '../../engine/queries.ts';
import { useWords } from '../../words.ts';
import { orders } from './entry-columns.ts';
import { wants } from './entry-pages.ts';
import styles from './glossary.module.css';
import { setGlossaryFilter, useGlossary } from './glossary-actions.ts';

/** What the list is narrowed by, and its order; answers of a search have an order of their own. */
export const EntryFilters = memo(function EntryFilters({ isSearching }: { readonly isSearching: boolean }) {
  const t = useWords();
  const filter = useGlossary((state) => state.filter);
  const { data: collections = [] } = useQuery(collectionsQuery);
  const { data: houses = [] } = useQuery({ queryKey: ['entries', 'houses'], queryFn: () => engine.listHouses({}) });
  return (
    <div className={styles.filters}>
      <Choice
        label={t('glossary.filter.type')}
        value={filter.conceptType}
        options={[
          ['all', t('glossary.filter.allTypes')] as const,
          ...conceptTypes.map((type) => [type, t(`terms.conceptType.${type}`)] as const),
        ]}
        onChange={(conceptType) => setGlossaryFilter((before) => ({ ...before, conceptType }))}
        testId="glossary-type"
      />
      {collections.length > 1 && (
        <Choice
          label={t('glossary.filter.collection')}
          value={String(filter.collectionId)}
          options={[
            ['0', t('glossary.filter.allCollections')] as const,
            ...collections.map(({ id, name }) => [String(id), name] as const),
          ]}
          onChange={(value) => setGlossaryFilter((before) => ({ ...before, collectionId: Number(value) }))}
          testId="glossary-collection"
        />
      )}
      <Choice
        label={t('glossary.filter.status')}
        value={filter.status}
        options={[
          ['all', t('glossary.filter.allStatuses')] as const,
          ...administrativeStatuses.map((one) => [one, t(`terms.administrativeStatus.${one}`)] as const),
        ]}
        onChange={(status) => setGlossaryFilter((before) => ({ ...before, status }))}
        testId="glossary-status"
      />
      <Choice
        label={t('glossary.filter.only')}
        value={filter.only}
        options={[
          ['all', t('glossary.filter.complete')] as const,
          ...wants.map((one) => [one, t(`glossary.only.${one}`)] as const),
        ]}
        onChange={(only) => setGlossaryFilter((before) => ({ ...before, only }))}
        testId="glossary-only"
      />
      {houses.length > 0 && (
        <Choice
          label={t('glossary.filter.house')}
          value={filter.house}
          options={[['', t('glossary.filter.allHouses')] as const, ...houses.map((one) => [one, one] as const)]}
          onChange={(house) => setGlossaryFilter((before) => ({ ...before, house }))}
          testId="glossary-house"
        />
      )}
      <Choice
        label={t('glossary.filter.date')}
        value={String(filter.days)}
        options={[
          ['0', t('glossary.filter.anyDate')] as const,
          ...[1, 7, 30, 365].map((days) => [String(days), t('glossary.filter.days', { count: days })] as const),
        ]}
        onChange={(days) => setGlossaryFilter((before) => ({ ...before, days: Number(days) }))}
        testId="glossary-days"
      />
      {!isSearching && (
        <Choice
          label={t('glossary.filter.sort')}
          value={filter.sort}
          options={orders.map((sort) => [sort, t(`glossary.sort.${sort}`)] as const)}
          onChange={(sort) => setGlossaryFilter((before) => ({ ...before, sort, reversed: false }))}
          testId="glossary-sort"
        />
      )}
    </div>
  );
});
