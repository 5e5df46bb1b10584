import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { BeadView, BitextView } from '../../../engine/contract.ts';
import { useCommands } from '../../commands/handlers.ts';
import { keysOf } from '../../commands/keymap.ts';
import { keyCaps } from '../../commands/keys.ts';
import { useWindowTitle } from '../../components/window-title.ts';
import { isUnread, type OpenBitext } from '../../engine/open-bitext.ts';
import { readFirstAbout } from '../../engine/read-bitext.ts';
import { formatNumber, formatPercent, languageName } from '../../format.ts';
import { goTo, paths } from '../../routes.ts';
import { tell } from '../../state/notices.ts';
import { rememberPlace, useWorkplace } from '../../state/workplace.ts';
import { useWords } from '../../words.ts';
import styles from './align.module.css';
import { bitextNow, inOrder, proposeTitles, realign, recut, setBeadState } from './align-actions.ts';
import { AlignHeader } from './align-header.tsx';
import { BeadRow, type RowActions } from './bead-row.tsx';
import { doubtfulBelow, isUnlikelyParallel, sureFrom } from './doubt.ts';
import { FindBar } from './find-bar.tsx';
import { nextNumbersApart } from './one-sided.ts';
import { Overview } from './overview.tsx';
import { estimateHeight, expectedGridHeight, expectedGridWidth, measuresOf, offsetOf } from './row-height.ts';
import {
  type Cut,
  canSplit,
  likelyCut,
  merged,
  moved,
  movedCut,
  nextOneSided,
  pinned,
  type Recut,
  rowOf,
  type Side,
  split,
} from './shapes.ts';

interface Cursor {
  readonly index: number;
  readonly side: Side;
}

export function AlignGrid({ bitext }: { readonly bitext: OpenBitext }) {
  const t = useWords();
  const { id, beadViews: beads } = bitext;
  useWindowTitle(bitext.sourceName);
  const scroller = useRef<HTMLDivElement>(null);
  const [cursor, setCursor] = useState<Cursor>(() => ({ index: placeOf(id, beads), side: 'source' }));
  const [cut, setCut] = useState<Cut | undefined>();
  const [finding, setFinding] = useState(false);
  /** The cell that waits for its partner in another row. */
  const [pin, setPin] = useState<Cursor | undefined>();
  const [width, setWidth] = useState(expectedGridWidth);
  const measuredWidth = useRef(width);
  // What the keys act on: ahead of the drawing, for keys come faster than frames.
  const current = useRef({ cursor, cut });
  const place = useCallback((next: Partial<{ cursor: Cursor; cut: Cut | undefined }>) => {
    Object.assign(current.current, next);
    setCursor(current.current.cursor);
    setCut(current.current.cut);
  }, []);

  const measures = useMemo(() => measuresOf(width), [width]);
  const virtualizer = useVirtualizer({
    count: beads.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => estimateHeight(bitext, index, measures),
    getItemKey: useCallback((index: number) => beads[index]?.id ?? index, [beads]),
    overscan: 6,
    // The rows that will be seen are drawn at once, not the first ones before them.
    initialRect: { width, height: expectedGridHeight() },
    initialOffset: () => offsetOf(bitext, cursor.index, measures, expectedGridHeight()),
  });

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const readWidth = () => setWidth(element.clientWidth);
    readWidth();
    const observer = new ResizeObserver(readWidth);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  // Other widths make other heights: all are guessed anew, and what is on screen is measured.
  // biome-ignore lint/correctness/useExhaustiveDependencies: as said
  useLayoutEffect(() => {
    if (measuredWidth.current === width) return;
    measuredWidth.current = width;
    virtualizer.measure();
    // Asking for the total makes the guesses; only against them are the true heights then told apart.
    virtualizer.getTotalSize();
    for (const row of scroller.current?.querySelectorAll<HTMLElement>('[data-index]') ?? []) {
      virtualizer.resizeItem(Number(row.dataset.index), row.offsetHeight);
    }
  }, [width]);

  const goToRow = useCallback(
    (index: number, align: 'auto' | 'center' = 'auto', side?: Side) => {
      const count = bitextNow(id)?.beadViews.length ?? 0;
      const bounded = Math.max(0, Math.min(index, count - 1));
      place({ cursor: { index: bounded, side: side ?? current.current.cursor.side }, cut: undefined });
      virtualizer.scrollToIndex(bounded, { align });
    },
    [id, virtualizer, place],
  );

  useEffect(() => {
    scroller.current?.focus({ preventScroll: true });
    virtualizer.scrollToIndex(current.current.cursor.index, { align: 'center' });
  }, [virtualizer]);

  const shown = beads[virtualizer.range?.startIndex ?? cursor.index];
  useEffect(() => {
    if (shown !== undefined) readFirstAbout(id, shown.source.start);
  }, [id, shown]);

  useEffect(() => {
    const bead = beads[cursor.index];
    if (bead === undefined) return;
    const timer = setTimeout(
      () => rememberPlace(id, { sourceStart: bead.source.start, targetStart: bead.target.start }),
      400,
    );
    return () => clearTimeout(timer);
  }, [id, beads, cursor.index]);

  const actions = useMemo((): RowActions => {
    const here = (at?: number) => {
      const beads = bitextNow(id)?.beadViews ?? [];
      const { cursor } = current.current;
      const index = at ?? cursor.index;
      return { beads, index, side: cursor.side, bead: beads[index] };
    };
    const apply = async (change: Recut | undefined, otherwise: string, follow?: { source: number; target: number }) => {
      if (change === undefined) return tell(otherwise);
      const after = await recut(id, change);
      const first = change.shapes[0];
      const at = follow ?? { source: first?.source.start ?? 0, target: first?.target.start ?? 0 };
      goToRow(rowOf(after.beadViews, at.source, at.target));
    };
    return {
      select: (index, side) => goToRow(index, 'auto', side),
      toggle: (index) =>
        inOrder(() => {
          const bead = bitextNow(id)?.beadViews[index];
          if (bead === undefined) return;
          goToRow(index);
          return setBeadState(id, [bead.id], bead.state === 'confirmed' ? 'proposed' : 'confirmed');
        }),
      confirm: () =>
        inOrder(() => {
          const { bead, index, beads } = here();
          if (bead === undefined) return;
          goToRow(index + 1);
          if (bead.state !== 'confirmed') setBeadState(id, [bead.id], 'confirmed');
          const left = beads.some((one) => one.state === 'proposed' && one.id !== bead.id);
          if (!left && bead.state !== 'confirmed') tell('align.allConfirmed');
        }),
      unconfirm: () =>
        inOrder(() => {
          const { bead } = here();
          if (bead?.state === 'confirmed') return setBeadState(id, [bead.id], 'proposed');
        }),
      confirmToHere: () =>
        inOrder(() => {
          const { beads, index } = here();
          const above = beads.slice(0, index + 1).filter(({ state }) => state === 'proposed');
          return setBeadState(id, idsOf(above), 'confirmed');
        }),
      confirmSure: () =>
        inOrder(() => {
          const sure = here().beads.filter(({ state, confidence }) => state === 'proposed' && confidence >= sureFrom);
          return setBeadState(id, idsOf(sure), 'confirmed');
        }),
      merge: (at) =>
        inOrder(() => {
          const { beads, index, bead } = here(at);
          const next = beads[index + 1];
          const change = bead === undefined || next === undefined ? undefined : merged(bead, next);
          return apply(change, 'align.cannotMerge');
        }),
      move: (direction, onSide, at) =>
        inOrder(() => {
          const { beads, index, side: cursorSide } = here(at);
          const side = onSide ?? cursorSide;
          const bead = beads[index];
          const change = moved(beads, index, side, direction);
          if (bead === undefined || change === undefined) return apply(undefined, 'align.cannotMove');
          // The cursor stays with what is left of its row, or follows the sentence when nothing is.
          const kept = direction === 'down' ? bead : undefined;
          const follow =
            kept !== undefined
              ? { source: kept.source.start, target: kept.target.start }
              : {
                  source: bead.source.start + (side === 'source' ? 1 : 0),
                  target: bead.target.start + (side === 'target' ? 1 : 0),
                };
          return apply(change, 'align.cannotMove', follow);
        }),
      startSplit: (at) => {
        const { bead, index } = here(at);
        const view = bitextNow(id);
        if (bead === undefined || view === undefined) return;
        goToRow(index);
        if (!canSplit(bead)) return tell('align.cannotSplit');
        const lengths = (segments: typeof view.sourceSegments, range: BeadView['source']) =>
          segments.slice(range.start, range.end).map(({ text }) => text.length);
        place({
          cut: likelyCut(bead, lengths(view.sourceSegments, bead.source), lengths(view.targetSegments, bead.target)),
        });
      },
      setCut: (cut) => place({ cut }),
      moveCut: (step) => {
        const { bead, side } = here();
        const before = current.current.cut;
        if (bead !== undefined && before !== undefined) place({ cut: movedCut(bead, before, side, step) ?? before });
      },
      applyCut: () =>
        inOrder(() => {
          const { bead } = here();
          const { cut } = current.current;
          if (bead === undefined || cut === undefined) return;
          place({ cut: undefined });
          return apply(split(bead, cut), 'align.cannotSplit');
        }),
      doubtful: (step) => {
        const { beads, index } = here();
        for (let passed = 1; passed <= beads.length; passed++) {
          const at = (index + step * passed + beads.length * 2) % beads.length;
          const bead = beads[at];
          if (bead?.state === 'proposed' && bead.confidence < doubtfulBelow) return goToRow(at, 'center');
        }
        tell('align.noMoreDoubtful');
      },
      numbersApart: () => {
        const view = bitextNow(id);
        if (view === undefined) return;
        void nextNumbersApart(view, here().index).then((index) => {
          if (index === undefined) tell('align.noNumbersApart');
          else goToRow(index, 'center');
        });
      },
      oneSided: () => {
        const { beads, index } = here();
        const next = nextOneSided(beads, index);
        if (next === undefined) tell('align.noOneSided');
        else goToRow(next, 'center');
      },
      pin: (from) =>
        inOrder(async () => {
          const { beads, index, side } = here();
          if (from === undefined || from.side === side) return;
          const rows = side === 'target' ? ([from.index, index] as const) : ([index, from.index] as const);
          const change = pinned(beads, ...rows);
          if (change === undefined) return tell('align.cannotPin');
          const { source, target } = { source: beads[rows[0]]?.source, target: beads[rows[1]]?.target };
          const after = await recut(id, change);
          // What lost its partner is not confirmed: aligning the rest anew finds it another one.
          const low = Math.min(...change.shapes.map((shape) => shape.source.start));
          const high = Math.max(...change.shapes.map((shape) => shape.source.end));
          const left = after.beadViews.filter(
            (bead) =>
              bead.source.start >= low &&
              bead.source.end <= high &&
              bead.source.start !== source?.start &&
              change.shapes.some(
                (shape) => shape.source.start === bead.source.start && shape.target.start === bead.target.start,
              ),
          );
          setBeadState(id, idsOf(left), 'proposed');
          goToRow(rowOf(after.beadViews, source?.start ?? 0, target?.start ?? 0));
        }),
      realign: () =>
        inOrder(async () => {
          const { bead } = here();
          const after = await realign(id);
          goToRow(rowOf(after.beadViews, bead?.source.start ?? 0, bead?.target.start ?? 0));
          tell('align.realigned');
        }),
      copy: () => {
        const { bead } = here();
        const view = bitextNow(id);
        if (bead === undefined || view === undefined) return;
        void navigator.clipboard.writeText(
          `${textOf(view.sourceSegments, bead.source)}\t${textOf(view.targetSegments, bead.target)}`,
        );
        tell('align.copied');
      },
      titles: () => void findTitles(id),
    };
  }, [id, goToRow, place]);

  const splitting = cut !== undefined;
  useCommands({
    'align.next': () => (splitting ? actions.moveCut(1) : goToRow(cursor.index + 1)),
    'align.previous': () => (splitting ? actions.moveCut(-1) : goToRow(cursor.index - 1)),
    'align.sourceSide': () => place({ cursor: { ...current.current.cursor, side: 'source' } }),
    'align.targetSide': () => place({ cursor: { ...current.current.cursor, side: 'target' } }),
    'align.first': () => goToRow(0),
    'align.last': () => goToRow(beads.length - 1),
    'align.confirm': splitting ? actions.applyCut : actions.confirm,
    'align.unconfirm': actions.unconfirm,
    'align.confirmToHere': actions.confirmToHere,
    'align.confirmSure': actions.confirmSure,
    'align.merge': () => actions.merge(),
    'align.split': () => (splitting ? actions.applyCut() : actions.startSplit()),
    'align.moveUp': () => actions.move('up'),
    'align.moveDown': () => actions.move('down'),
    'align.nextDoubtful': () => actions.doubtful(1),
    'align.previousDoubtful': () => actions.doubtful(-1),
    'align.numbersApart': actions.numbersApart,
    'align.oneSided': actions.oneSided,
    'align.find': () => setFinding(true),
    'align.pin': () => {
      const { cursor } = current.current;
      if (pin === undefined || pin.side === cursor.side) return setPin(cursor);
      actions.pin(pin);
      setPin(undefined);
    },
    'align.realign': actions.realign,
    'align.copy': actions.copy,
    'align.titles': actions.titles,
    ...(splitting
      ? { 'align.leaveSplit': () => place({ cut: undefined }) }
      : pin === undefined
        ? {}
        : { 'align.leaveSplit': () => setPin(undefined) }),
  });

  return (
    <div className={styles.screen} data-testid="screen-align">
      <AlignHeader bitext={bitext} actions={actions} />
      {isUnlikelyParallel(bitext) && (
        <p className={styles.verdict} role="alert" data-testid="not-parallel">
          {t('align.notParallel', { percent: formatPercent(bitext.parallel) })}
        </p>
      )}
      {finding && (
        <FindBar
          bitext={bitext}
          current={cursor.index}
          onGo={(index) => goToRow(index, 'center')}
          onClose={() => {
            setFinding(false);
            scroller.current?.focus({ preventScroll: true });
          }}
        />
      )}
      {pin !== undefined && (
        <p className={styles.pinHint} role="status" data-testid="pin-hint">
          {t(pin.side === 'source' ? 'align.pin.source' : 'align.pin.target', {
            row: formatNumber(pin.index + 1),
            key: keyCaps(keysOf('align.pin')[0] ?? '').join('+'),
            escape: keyCaps('Escape')[0],
          })}
        </p>
      )}
      <div className={styles.columns} aria-hidden="true">
        <span />
        <span>
          {t('align.column.source')} · {languageName(bitext.sourceLanguage)}
        </span>
        <span>
          {t('align.column.target')} · {languageName(bitext.targetLanguage)}
        </span>
      </div>
      <div className={styles.body}>
        {/* One tab stop; arrows move within, as in any grid. */}
        <div
          ref={scroller}
          className={styles.scroller}
          role="grid"
          tabIndex={0}
          aria-label={t('align.grid', {
            source: languageName(bitext.sourceLanguage),
            target: languageName(bitext.targetLanguage),
          })}
          aria-rowcount={beads.length}
          aria-colcount={4}
          aria-activedescendant={`cell-${cursor.index}-${cursor.side}`}
          data-testid="align-grid"
        >
          <div role="presentation" className={styles.rows} style={{ height: virtualizer.getTotalSize() }}>
            {virtualizer.getVirtualItems().map((item) => {
              const bead = beads[item.index];
              if (bead === undefined) return null;
              const isCurrent = item.index === cursor.index;
              return (
                <BeadRow
                  key={item.key}
                  bitext={bitext}
                  bead={bead}
                  index={item.index}
                  top={item.start}
                  unreadHeight={isUnread(bitext, bead) ? item.size : undefined}
                  side={isCurrent ? cursor.side : undefined}
                  cut={isCurrent ? cut : undefined}
                  measure={virtualizer.measureElement}
                  actions={actions}
                />
              );
            })}
          </div>
        </div>
        <Overview beads={beads} current={cursor.index} onPick={(index) => goToRow(index, 'center')} />
      </div>
      {splitting && (
        <p className={styles.splitHint} role="status">
          {t('align.split.hint', {
            up: keyCaps('ArrowUp')[0],
            down: keyCaps('ArrowDown')[0],
            left: keyCaps('ArrowLeft')[0],
            right: keyCaps('ArrowRight')[0],
            enter: keyCaps('Enter')[0],
            escape: keyCaps('Escape')[0],
          })}
        </p>
      )}
    </div>
  );
}

const idsOf = (beads: readonly BeadView[]) => beads.map(({ id }) => id);

function textOf(segments: BitextView['sourceSegments'], { start, end }: BeadView['source']): string {
  return segments
    .slice(start, end)
    .map(({ text }) => text)
    .join(' ');
}

/** The row where the user left this text. */
function placeOf(id: number, beads: readonly BeadView[]): number {
  const place = useWorkplace.getState().places[id];
  return place === undefined ? 0 : rowOf(beads, place.sourceStart, place.targetStart);
}

/** Looks for titles unless that was done already, and shows them. */
async function findTitles(id: number): Promise<void> {
  const candidates = bitextNow(id)?.candidates;
  const known = candidates === undefined ? 0 : candidates.proposed + candidates.accepted + candidates.rejected;
  if (known > 0) return goTo(paths.titles(id));
  inOrder(async () => {
    await proposeTitles(id);
    goTo(paths.titles(id));
  });
}
