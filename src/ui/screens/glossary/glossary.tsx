import { IconArrowsJoin2, IconDownload, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import { administrativeStatuses, conceptTypes } from '../../../core/terms/concept-entry.ts';
import { useCommands } from '../../commands/handlers.ts';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { ProblemLine } from '../../components/problem-line.tsx';
import { SearchBox } from '../../components/search-box.tsx';
import { engine } from '../../engine/connection.ts';
import { collectionsQuery } from '../../engine/queries.ts';
import { goTo, paths } from '../../routes.ts';
import { problemOf } from '../../state/notices.ts';
import { useWords } from '../../words.ts';
import { openSample } from '../desk/open-bitext.ts';
import { Duplicates } from './duplicates.tsx';
import { EntryListRow } from './entry-list-row.tsx';
import { useEntryPages, wants } from './entry-pages.ts';
import { EntryPanel } from './entry-panel.tsx';
import styles from './glossary.module.css';
import { exportGlossary, setGlossaryFilter, useGlossary } from './glossary-actions.ts';

const rowHeight = 60;
const sorts = ['changed', 'ru', 'en'] as const;

type Mode = 'view' | 'edit' | 'new';

/** The screen of everything that was accepted: search on the left, one entry on the right. */
export default function Glossary({ id }: { readonly id: number | undefined }) {
  const t = useWords();
  const { query, filter, focusRequests } = useGlossary();
  const { data: collections = [] } = useQuery(collectionsQuery);
  const { data: houses = [] } = useQuery({ queryKey: ['entries', 'houses'], queryFn: () => engine.listHouses({}) });
  const [merging, setMerging] = useState(false);
  const [mode, setMode] = useState<Mode>('view');
  const scroller = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState({ first: 0, last: 0 });
  const pages = useEntryPages({ ...filter, query }, shown.first, shown.last);
  const total = pages.total ?? 0;

  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
    onChange: (instance) => {
      const first = instance.range?.startIndex ?? 0;
      const last = instance.range?.endIndex ?? 0;
      setShown((before) => (before.first === first && before.last === last ? before : { first, last }));
    },
  });

  // The best answer is open while one types; without a question the first entry is.
  const firstId = pages.row(0)?.id;
  const isSearching = query.trim() !== '';
  useEffect(() => {
    if (isSearching && !pages.stale && firstId !== undefined) goTo(paths.glossary(firstId));
  }, [isSearching, pages.stale, firstId]);
  useEffect(() => {
    if (id === undefined && !pages.stale && firstId !== undefined) goTo(paths.glossary(firstId));
  }, [id, pages.stale, firstId]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list begins at its top
  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 });
  }, [query, filter]);

  const indexOf = (entryId: number | undefined): number => {
    for (let index = Math.max(0, shown.first - 20); index < Math.min(total, shown.last + 20); index++) {
      if (pages.row(index)?.id === entryId) return index;
    }
    return -1;
  };
  const move = (step: 1 | -1) => {
    const index = Math.max(0, Math.min(indexOf(id) + step, total - 1));
    const row = pages.row(index);
    if (row === undefined) return;
    setMode('view');
    goTo(paths.glossary(row.id));
    virtualizer.scrollToIndex(index, { align: 'auto' });
  };

  /** As far as an export knows of it. */
  const shownFilter = {
    ...(filter.collectionId !== 0 && { collectionId: filter.collectionId }),
    ...(filter.conceptType !== 'all' && { conceptType: filter.conceptType }),
    ...(filter.status !== 'all' && { status: filter.status }),
  };
  useCommands({
    'app.export': () => exportGlossary(shownFilter),
    'glossary.next': () => move(1),
    'glossary.previous': () => move(-1),
    'glossary.add': () => setMode('new'),
    'glossary.duplicates': () => setMerging(true),
    ...(mode === 'view' && id !== undefined ? { 'glossary.edit': () => setMode('edit') } : {}),
  });

  const isFiltered =
    filter.conceptType !== 'all' ||
    filter.collectionId !== 0 ||
    filter.status !== 'all' ||
    filter.house !== '' ||
    filter.days !== 0 ||
    filter.only !== 'all';

  return (
    <div className={styles.screen} data-testid="screen-glossary">
      <h1 className="visually-hidden">{t('glossary.title')}</h1>
      <div className={styles.top}>
        <SearchBox
          label={t('glossary.searchLabel')}
          placeholder={t('glossary.search')}
          value={query}
          onChange={(value) => {
            setMode('view');
            useGlossary.setState({ query: value });
          }}
          count={
            pages.total === undefined ? '' : t(isSearching ? 'glossary.found' : 'glossary.count', { count: total })
          }
          clearLabel={t('glossary.clearSearch')}
          onMove={move}
          onEnter={() => scroller.current?.focus()}
          focusRequests={focusRequests}
          maxLength={500}
          testId="glossary"
        />
        <Button icon={<IconPlus size={15} />} data-testid="add-entry" onClick={() => setMode('new')}>
          {t('glossary.add')}
        </Button>
        <IconButton
          label={t('glossary.action.duplicates')}
          command="glossary.duplicates"
          data-testid="open-duplicates"
          onClick={() => setMerging(true)}
        >
          <IconArrowsJoin2 size={18} />
        </IconButton>
        <Button
          look="quiet"
          icon={<IconDownload size={15} />}
          data-testid="export"
          onClick={() => exportGlossary(shownFilter)}
        >
          {t('glossary.export')}
        </Button>
      </div>
      {merging && <Duplicates onClose={() => setMerging(false)} />}
      <div className={styles.body}>
        <section className={styles.listSide}>
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
            />
            {!isSearching && (
              <Choice
                label={t('glossary.filter.sort')}
                value={filter.sort}
                options={sorts.map((sort) => [sort, t(`glossary.sort.${sort}`)] as const)}
                onChange={(sort) => setGlossaryFilter((before) => ({ ...before, sort }))}
              />
            )}
          </div>
          {pages.error !== null && <ProblemLine problem={problemOf(pages.error)} />}
          {pages.total === 0 ? (
            <NothingFound query={query.trim()} isFiltered={isFiltered} onAdd={() => setMode('new')} />
          ) : (
            <div
              ref={scroller}
              className={styles.scroller}
              role="listbox"
              tabIndex={0}
              aria-label={t('glossary.list')}
              aria-activedescendant={id === undefined ? undefined : `entry-${id}`}
              data-testid="glossary-list"
            >
              <div role="presentation" className={styles.rows} style={{ height: virtualizer.getTotalSize() }}>
                {virtualizer.getVirtualItems().map(({ index, start }) => {
                  const row = pages.row(index);
                  return row === undefined ? null : (
                    <EntryListRow
                      key={index}
                      row={row}
                      index={index}
                      total={total}
                      top={start}
                      isCurrent={row.id === id}
                      onPick={(entryId) => {
                        setMode('view');
                        goTo(paths.glossary(entryId));
                      }}
                    />
                  );
                })}
              </div>
            </div>
          )}
        </section>
        <EntryPanel
          id={id}
          mode={mode}
          suggestion={mode === 'new' ? query.trim() : ''}
          onMode={(next) => {
            setMode(next);
            // The fields are gone; the list takes the keyboard back.
            if (next === 'view') scroller.current?.focus({ preventScroll: true });
          }}
          onDeleted={() => goTo(paths.glossary())}
        />
      </div>
    </div>
  );
}

interface NothingFoundProps {
  readonly query: string;
  readonly isFiltered: boolean;
  readonly onAdd: () => void;
}

function NothingFound({ query, isFiltered, onAdd }: NothingFoundProps) {
  const t = useWords();
  if (query !== '') {
    return (
      <EmptyState title={t('glossary.empty.nothing', { query })} text={t('glossary.empty.nothingText')}>
        <Button data-testid="add-found-nothing" onClick={onAdd}>
          {t('glossary.empty.addIt')}
        </Button>
      </EmptyState>
    );
  }
  if (isFiltered) return <EmptyState title={t('glossary.empty.filtered')} />;
  return (
    <EmptyState title={t('glossary.empty.title')} text={t('glossary.empty.text')}>
      <Button look="primary" onClick={() => void openSample()}>
        {t('glossary.empty.sample')}
      </Button>
      <Button onClick={() => goTo(paths.desk)}>{t('glossary.empty.desk')}</Button>
    </EmptyState>
  );
}
