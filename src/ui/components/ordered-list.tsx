import { IconArrowDown, IconArrowUp, IconGripVertical } from '@tabler/icons-react';
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { useCommands } from '../commands/handlers.ts';
import { useWords } from '../words.ts';
import { IconButton } from './icon-button.tsx';
import styles from './ordered-list.module.css';

interface OrderedListProps<Item> {
  readonly label: string;
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string;
  readonly nameOf: (item: Item) => string;
  /** All of them, in their new order. */
  readonly onOrder: (items: readonly Item[]) => void;
  readonly children: (item: Item) => ReactNode;
  /** Buttons of a row, beside its arrows. */
  readonly tools?: (item: Item) => ReactNode;
  readonly testId?: string;
}

/** The list with the item at `from` standing at `to`. */
function moved<Item>(items: readonly Item[], from: number, to: number): readonly Item[] {
  const rest = items.filter((_, index) => index !== from);
  return [...rest.slice(0, to), ...items.slice(from, from + 1), ...rest.slice(to)];
}

/** A list the user puts in order: by dragging a row, by its two arrows, or by keys while something in it has the focus. */
export function OrderedList<Item>({
  label,
  items,
  keyOf,
  nameOf,
  onOrder,
  children,
  tools,
  testId,
}: OrderedListProps<Item>) {
  const t = useWords();
  const list = useRef<HTMLOListElement>(null);
  /** The row that has, or last had, the focus. */
  const [current, setCurrent] = useState<string>();
  const [dragged, setDragged] = useState<string>();
  /** The dragged row would stand before the row at this place. */
  const [gap, setGap] = useState<number>();
  const [told, setTold] = useState('');
  /** What had the focus before its row was moved: moving a row in the page takes it away. */
  const focused = useRef<Element | null>(null);

  useLayoutEffect(() => {
    const before = focused.current;
    focused.current = null;
    if (!(before instanceof HTMLElement) || document.activeElement === before) return;
    before.focus({ preventScroll: true });
  });

  const move = (key: string, to: number) => {
    const from = items.findIndex((item) => keyOf(item) === key);
    const item = items[from];
    if (item === undefined || to < 0 || to >= items.length || to === from) return;
    focused.current = list.current?.contains(document.activeElement) ? document.activeElement : null;
    onOrder(moved(items, from, to));
    setTold(t('app.order.moved', { name: nameOf(item), place: to + 1, count: items.length }));
  };
  const step = (by: -1 | 1) => {
    const at = items.findIndex((item) => keyOf(item) === current);
    if (current !== undefined && at >= 0) move(current, at + by);
  };
  useCommands({ 'settings.moveUp': () => step(-1), 'settings.moveDown': () => step(1) });

  return (
    <>
      <ol ref={list} className={styles.list} aria-label={label} data-testid={testId}>
        {items.map((item, index) => {
          const key = keyOf(item);
          const name = nameOf(item);
          return (
            <li
              key={key}
              className={styles.row}
              data-dragged={dragged === key || undefined}
              data-gap={
                gap === index ? 'before' : gap === index + 1 && index === items.length - 1 ? 'after' : undefined
              }
              onFocus={() => setCurrent(key)}
              onDragOver={(event) => {
                if (dragged === undefined) return;
                event.preventDefault();
                const { top, height } = event.currentTarget.getBoundingClientRect();
                setGap(event.clientY < top + height / 2 ? index : index + 1);
              }}
              onDrop={(event) => {
                if (dragged === undefined || gap === undefined) return;
                event.preventDefault();
                const from = items.findIndex((one) => keyOf(one) === dragged);
                move(dragged, gap > from ? gap - 1 : gap);
              }}
            >
              {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrows of the row and the keys do the same */}
              <span
                className={styles.grip}
                draggable
                title={t('app.order.drag')}
                onDragStart={(event) => {
                  const row = event.currentTarget.closest('li');
                  if (row !== null) event.dataTransfer.setDragImage(row, 12, 12);
                  event.dataTransfer.effectAllowed = 'move';
                  event.dataTransfer.setData('text/x-concordat-row', key);
                  setDragged(key);
                }}
                onDragEnd={() => {
                  setDragged(undefined);
                  setGap(undefined);
                }}
              >
                <IconGripVertical size={15} aria-hidden="true" />
              </span>
              <span className={styles.place}>{index + 1}</span>
              <div className={styles.content}>{children(item)}</div>
              {tools?.(item)}
              <IconButton
                label={t('app.order.up', { name })}
                command="settings.moveUp"
                disabled={index === 0}
                onClick={() => move(key, index - 1)}
              >
                <IconArrowUp size={15} />
              </IconButton>
              <IconButton
                label={t('app.order.down', { name })}
                command="settings.moveDown"
                disabled={index === items.length - 1}
                onClick={() => move(key, index + 1)}
              >
                <IconArrowDown size={15} />
              </IconButton>
            </li>
          );
        })}
      </ol>
      <p role="status" className="visually-hidden" data-testid="order-told">
        {told}
      </p>
    </>
  );
}
