import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type MouseEvent, memo, type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import { useCommands } from '../../commands/handlers.ts';
import { engine } from '../../engine/connection.ts';
import { goTo, paths } from '../../routes.ts';
import { tellProblem } from '../../state/notices.ts';
import { useWords } from '../../words.ts';
import {
  chooseAll,
  chooseNone,
  chooseRange,
  extendChosen,
  setAnchor,
  toggleChosen,
  useChosen,
} from './chosen-entries.ts';
import { columns, sortBy } from './entry-columns.ts';
import { EntryListRow } from './entry-list-row.tsx';
import { type EntryFilter, listingOf, useEntryRows } from './entry-pages.ts';
import styles from './glossary.module.css';

const rowHeight = 60;
/** The heading stays above the rows while they scroll under it. */
const headingHeight = 46;

export interface EntryListHandle {
  focus(): void;
  /** Opens the next or the last entry. */
  move(step: 1 | -1): void;
}

interface EntryListProps {
  readonly ref?: Ref<EntryListHandle>;
  readonly filter: EntryFilter;
  readonly firstRows: Parameters<typeof useEntryRows>[1];
  readonly total: number;
  /** The entry that is open. */
  readonly id: number | undefined;
  readonly withCollection: boolean;
  /** Another entry is opened by hand. */
  readonly onPick: () => void;
}

/** The entries as a grid: one is open, several can be chosen. It draws what is seen, whatever else the screen does. */
export const EntryList = memo(function EntryList(props: EntryListProps) {
  const { ref, filter, firstRows, total, id, withCollection, onPick } = props;
  const t = useWords();
  const chosen = useChosen(({ ids }) => ids);
  const scroller = useRef<HTMLDivElement>(null);
  /** Where the open entry stands, as far as it was seen. */
  const place = useRef(-1);
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollMargin: headingHeight,
    scrollPaddingStart: headingHeight,
    // Rows that come a frame later are better than a frame that is late.
    useFlushSync: false,
  });
  const items = virtualizer.getVirtualItems();
  const rowAt = useEntryRows(filter, firstRows, total, items[0]?.index ?? 0, items.at(-1)?.index ?? 0);
  for (const { index } of items) if (rowAt(index)?.id === id) place.current = index;

  // biome-ignore lint/correctness/useExhaustiveDependencies: another list begins at its top, with nothing chosen
  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 });
    place.current = -1;
    chooseNone();
  }, [filter]);

  const open = (index: number) => {
    if (index < 0 || index >= total) return;
    place.current = index;
    virtualizer.scrollToIndex(index, { align: 'auto' });
    onPick();
    const row = rowAt(index);
    if (row !== undefined) goTo(paths.glossary(row.id));
    else void openUnseen(filter, index);
  };
  const jump = (index: number) => {
    chooseNone();
    open(index);
  };
  const step = (by: number) => jump(Math.max(0, Math.min(place.current + by, total - 1)));
  const extend = (by: 1 | -1) => {
    const from = { index: place.current, row: rowAt(place.current) };
    const to = { index: place.current + by, row: rowAt(place.current + by) };
    if (from.row === undefined || to.row === undefined) return;
    extendChosen({ index: from.index, id: from.row.id }, { index: to.index, id: to.row.id });
    open(to.index);
  };
  useImperativeHandle(ref, () => ({ focus: () => scroller.current?.focus({ preventScroll: true }), move: step }));
  useCommands({
    'glossary.next': () => step(1),
    'glossary.previous': () => step(-1),
    'glossary.first': () => jump(0),
    'glossary.last': () => jump(total - 1),
    'glossary.extendNext': () => extend(1),
    'glossary.extendPrevious': () => extend(-1),
    'glossary.chooseAll': () => void chooseAll(filter, total),
    ...(id === undefined ? {} : { 'glossary.choose': () => toggleChosen(id, undefined) }),
    ...(chosen.size === 0 ? {} : { 'glossary.chooseNone': chooseNone }),
  });

  const onClick = (event: MouseEvent<HTMLDivElement>) => {
    const element = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-index]') : null;
    if (element === null) return;
    const index = Number(element.dataset.index);
    const row = rowAt(index);
    if (row === undefined) return;
    if (event.shiftKey) void chooseRange(filter, chosen.size > 0 ? useChosen.getState().anchor : place.current, index);
    else if (event.ctrlKey || event.metaKey) {
      toggleChosen(row.id, id);
      setAnchor(index);
    } else {
      chooseNone();
      setAnchor(index);
      open(index);
    }
  };

  const isSearching = filter.query.trim() !== '';
  return (
    <div
      ref={scroller}
      className={styles.scroller}
      role="grid"
      tabIndex={0}
      aria-label={t('glossary.list')}
      aria-rowcount={total + 1}
      aria-multiselectable="true"
      aria-activedescendant={id === undefined ? undefined : `entry-${id}`}
      data-testid="glossary-list"
      onClick={onClick}
    >
      <div role="row" aria-rowindex={1} className={styles.heading} style={{ height: headingHeight }} tabIndex={-1}>
        {columns.map((column) => {
          const isSorted = !isSearching && filter.sort === column;
          const name = t(`glossary.column.${column}`);
          // Most quotations come first; everything else begins at its beginning.
          const rises = (column === 'evidence') === filter.reversed;
          const Arrow = rises ? IconArrowUp : IconArrowDown;
          return (
            <span
              key={column}
              role="columnheader"
              data-column={column}
              aria-sort={isSorted ? (rises ? 'ascending' : 'descending') : undefined}
            >
              {isSearching ? (
                name
              ) : (
                <button
                  type="button"
                  data-testid={`sort-${column}`}
                  title={t('glossary.column.sort', { column: name })}
                  onClick={() => sortBy(column)}
                >
                  {name}
                  {isSorted && <Arrow size={12} aria-hidden="true" />}
                </button>
              )}
            </span>
          );
        })}
      </div>
      <div role="rowgroup" className={styles.rows} style={{ height: virtualizer.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const row = rowAt(index);
          return (
            <EntryListRow
              key={index}
              row={row}
              index={index}
              top={start - headingHeight}
              isCurrent={row !== undefined && row.id === id}
              isChosen={row !== undefined && chosen.has(row.id)}
              withCollection={withCollection}
              t={t}
            />
          );
        })}
      </div>
    </div>
  );
});

/** A row far away is known by its place alone. */
async function openUnseen(filter: EntryFilter, index: number): Promise<void> {
  try {
    const [id] = await engine.listEntryIds(listingOf(filter, index, 1));
    if (id !== undefined) goTo(paths.glossary(id));
  } catch (error) {
    tellProblem(error);
  }
}
