import { engine } from '../../engine/connection.ts';
import { inOrder } from '../../engine/in-order.ts';
import { isUnread, type OpenBitext } from '../../engine/open-bitext.ts';
import { bitextQuery, queryClient, rereadBitext } from '../../engine/queries.ts';
import { readFirstAbout } from '../../engine/read-bitext.ts';
import { tell } from '../../state/notices.ts';
import { bitextNow } from './align-actions.ts';
import type { EditActions } from './cell-editor.tsx';
import { joinedAtCaret, splitAtCaret, withText } from './edited-texts.ts';
import type { Editing, GridPlace } from './grid-state.ts';
import { sideTexts } from './row-texts.ts';
import type { Side } from './shapes.ts';

/** What the editor of a sentence can do. `focusGrid` gives the keys back to the rows. */
export function editActionsOf(
  id: number,
  { now, place }: GridPlace,
  /** Index of the row shown below another (1) or above it (-1). */
  rowBeside: (index: number, step: 1 | -1) => number,
  goToRow: (index: number) => void,
  focusGrid: () => void,
): EditActions {
  const rowOfBead = (beadId: number) => bitextNow(id)?.beadViews.findIndex((bead) => bead.id === beadId) ?? -1;

  const start = (index: number, side: Side, at = 0, caret?: number): boolean => {
    const view = bitextNow(id);
    const bead = view?.beadViews[index];
    if (view === undefined || bead === undefined) return false;
    if (isUnread(view, bead)) {
      readFirstAbout(id, bead.source.start);
      whenRead(id, bead.id, (row) => {
        const { cursor, editing } = now();
        if (cursor.index === row && editing === undefined) start(row, side, at, caret);
      });
      goToRow(index);
      return true;
    }
    const was = sideTexts(view, bead, side);
    const sentence = Math.max(0, Math.min(at, was.length - 1));
    const end = was[sentence]?.length ?? 0;
    goToRow(index);
    place({
      cursor: { index, side },
      cut: undefined,
      selection: undefined,
      editing: { beadId: bead.id, side, at: sentence, was, caret: Math.min(caret ?? end, end) },
    });
    return true;
  };

  const leave = (focus: boolean) => {
    place({ editing: undefined });
    if (focus) focusGrid();
  };

  const save = (editing: Editing, text: string): readonly string[] => {
    const texts = withText(editing.was, editing.at, text);
    storeTexts(id, editing, texts);
    return texts;
  };

  /** Goes on in the sentences that an edit made. */
  const goOn = (editing: Editing, edited: ReturnType<typeof splitAtCaret>, otherwise: string): boolean => {
    if (edited === undefined) {
      tell(otherwise);
      return false;
    }
    storeTexts(id, editing, edited.texts);
    place({ editing: { ...editing, was: edited.texts, at: edited.at, caret: edited.caret } });
    return true;
  };

  return {
    start: (index, side, at, caret) => void start(index, side, at, caret),
    save: (editing, text) => void save(editing, text),
    leave,
    split: (editing, text, caret) =>
      goOn(editing, splitAtCaret(editing.was, editing.at, text, caret), 'align.edit.cannotSplit'),
    join: (editing, text) => goOn(editing, joinedAtCaret(editing.was, editing.at, text), 'align.edit.cannotJoin'),
    saveAndGo: (editing, text, step) => {
      const texts = save(editing, text);
      const next = step === -1 ? editing.at - 1 : editing.at + 1 - Math.max(0, editing.was.length - texts.length);
      if (next >= 0 && next < texts.length) {
        const caret = step === 1 ? 0 : (texts[next]?.length ?? 0);
        place({ editing: { ...editing, was: texts, at: next, caret } });
        return;
      }
      const row = rowOfBead(editing.beadId);
      const staysInRow = (editing.side === 'source') === (step === 1);
      const beside = rowBeside(row, step);
      if (!staysInRow && beside === row) return leave(true);
      const went = start(
        staysInRow ? row : beside,
        editing.side === 'source' ? 'target' : 'source',
        step === 1 ? 0 : Number.POSITIVE_INFINITY,
        step === 1 ? 0 : undefined,
      );
      if (!went && now().editing !== undefined) leave(true);
    },
  };
}

/** How long a text may take to arrive before what was to be done with it is forgotten, ms. */
const longestWait = 10_000;

/** Does something with a row once its texts have arrived. */
function whenRead(id: number, beadId: number, work: (row: number) => void): void {
  const until = performance.now() + longestWait;
  const look = () => {
    const view = bitextNow(id);
    const row = view?.beadViews.findIndex((bead) => bead.id === beadId) ?? -1;
    const bead = view?.beadViews[row];
    if (view === undefined || bead === undefined || performance.now() > until) return;
    if (isUnread(view, bead)) requestAnimationFrame(look);
    else work(row);
  };
  look();
}

/** Stores other sentences for a side of a row; where they are as many as before they are seen at once. */
export function storeTexts(id: number, { beadId, side, was }: Omit<Editing, 'at' | 'caret'>, texts: readonly string[]) {
  if (was.length === texts.length && was.every((text, index) => text === texts[index])) return;
  if (was.length === texts.length) show(id, beadId, side, texts);
  inOrder(async () => {
    try {
      await engine.editRow({ bitextId: id, beadId, side, was, texts });
      await rereadBitext(id);
    } catch (error) {
      if (was.length === texts.length) show(id, beadId, side, was);
      throw error;
    }
  });
}

function show(id: number, beadId: number, side: Side, texts: readonly string[]): void {
  queryClient.setQueryData<OpenBitext>(bitextQuery(id).queryKey, (held) => {
    const range = held?.beadViews.find((bead) => bead.id === beadId)?.[side];
    if (held === undefined || range === undefined || range.end - range.start !== texts.length) return held;
    const key = side === 'source' ? 'sourceSegments' : 'targetSegments';
    const segments = held[key].map((segment, index) => {
      const text = texts[index - range.start];
      return text === undefined || text === segment.text ? segment : { ...segment, text };
    });
    return { ...held, [key]: segments };
  });
}
