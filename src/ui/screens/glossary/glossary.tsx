import { IconArrowsJoin2, IconDownload, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { useCommands } from '../../commands/handlers.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { ProblemLine } from '../../components/problem-line.tsx';
import { SearchBox } from '../../components/search-box.tsx';
import { collectionsQuery } from '../../engine/queries.ts';
import { goTo, paths } from '../../routes.ts';
import { problemOf } from '../../state/notices.ts';
import { useWords } from '../../words.ts';
import { openSample } from '../desk/open-bitext.ts';
import { useChosen } from './chosen-entries.ts';
import { ChosenPanel } from './chosen-panel.tsx';
import { Duplicates } from './duplicates.tsx';
import { EntryFilters } from './entry-filters.tsx';
import { EntryList, type EntryListHandle } from './entry-list.tsx';
import { useEntryList } from './entry-pages.ts';
import { EntryPanel } from './entry-panel.tsx';
import styles from './glossary.module.css';
import { exportGlossary, setGlossaryFilter, useGlossary } from './glossary-actions.ts';

type Mode = 'view' | 'edit' | 'new';

/** The screen of everything that was accepted: search on the left, one entry on the right. */
export default function Glossary({ id }: { readonly id: number | undefined }) {
  const t = useWords();
  const { query, filter: chosenFilter, focusRequests } = useGlossary();
  const filter = useMemo(() => ({ ...chosenFilter, query }), [chosenFilter, query]);
  const { data: collections = [] } = useQuery(collectionsQuery);
  const [merging, setMerging] = useState(false);
  const [mode, setMode] = useState<Mode>('view');
  const list = useRef<EntryListHandle>(null);
  const { rows, total: known, firstId, stale, error } = useEntryList(filter);
  const total = known ?? 0;
  const chosen = useChosen(({ ids }) => ids);
  // Typing and moving through the list come first; the entry follows as soon as there is time to draw it.
  const shownId = useDeferredValue(id);

  // The best answer is open while one types; without a question the first entry is.
  const isSearching = query.trim() !== '';
  useEffect(() => {
    if (isSearching && !stale && firstId !== undefined) goTo(paths.glossary(firstId));
  }, [isSearching, stale, firstId]);
  useEffect(() => {
    if (id === undefined && !stale && firstId !== undefined) goTo(paths.glossary(firstId));
  }, [id, stale, firstId]);

  /** As far as an export knows of it. */
  const exportShown = () =>
    exportGlossary({
      ...(filter.collectionId !== 0 && { collectionId: filter.collectionId }),
      ...(filter.conceptType !== 'all' && { conceptType: filter.conceptType }),
      ...(filter.status !== 'all' && { status: filter.status }),
    });
  useCommands({
    'app.export': exportShown,
    'glossary.add': () => setMode('new'),
    'glossary.duplicates': () => setMerging(true),
    'glossary.reverse': () => setGlossaryFilter((before) => ({ ...before, reversed: !before.reversed })),
    ...(mode === 'view' && id !== undefined ? { 'glossary.edit': () => setMode('edit') } : {}),
  });
  const onPick = useCallback(() => setMode('view'), []);
  const onMode = useCallback((next: Mode) => {
    setMode(next);
    // The fields are gone; the list takes the keyboard back.
    if (next === 'view') list.current?.focus();
  }, []);
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
          count={known === undefined ? '' : t(isSearching ? 'glossary.found' : 'glossary.count', { count: total })}
          clearLabel={t('glossary.clearSearch')}
          onMove={(step) => list.current?.move(step)}
          onEnter={() => list.current?.focus()}
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
        <Button look="quiet" icon={<IconDownload size={15} />} data-testid="export" onClick={exportShown}>
          {t('glossary.export')}
        </Button>
      </div>
      {merging && <Duplicates onClose={() => setMerging(false)} />}
      <div className={styles.body}>
        <section className={styles.listSide}>
          <EntryFilters isSearching={isSearching} />
          {error !== null && <ProblemLine problem={problemOf(error)} />}
          {known === 0 ? (
            <NothingFound query={query.trim()} isFiltered={isFiltered} onAdd={() => setMode('new')} />
          ) : (
            <EntryList
              ref={list}
              filter={filter}
              firstRows={rows}
              total={total}
              id={id}
              withCollection={collections.length > 1}
              onPick={onPick}
            />
          )}
        </section>
        {mode === 'view' && chosen.size > 1 ? (
          <ChosenPanel ids={chosen} />
        ) : (
          <EntryPanel id={shownId} mode={mode} suggestion={mode === 'new' ? query.trim() : ''} onMode={onMode} />
        )}
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
