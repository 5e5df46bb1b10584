import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useCommands } from '../../commands/handlers.ts';
import { useWords } from '../../words.ts';
import styles from './cell-editor.module.css';
import type { Editing } from './grid-state.ts';

export interface EditActions {
  readonly start: (index: number, side: Editing['side'], at?: number, caret?: number) => void;
  /** Stores what was typed, if it is anything else than before. */
  readonly save: (editing: Editing, text: string) => void;
  /** The same, and goes to the next sentence or the one before, in reading order. */
  readonly saveAndGo: (editing: Editing, text: string, step: 1 | -1) => void;
  /** Whether it could be; the editing then goes on in what came of it. */
  readonly split: (editing: Editing, text: string, caret: number) => boolean;
  readonly join: (editing: Editing, text: string) => boolean;
  readonly leave: (focus: boolean) => void;
}

interface CellEditorProps {
  readonly editing: Editing;
  readonly language: string;
  readonly actions: EditActions;
}

/** One sentence as it is being edited. What was typed is kept however the editor is left, but for Escape. */
export function CellEditor({ editing, language, actions }: CellEditorProps) {
  const t = useWords();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(editing.was[editing.at] ?? '');
  const typed = useRef(text);
  const isDone = useRef(false);
  const finish = (end: () => void) => {
    if (isDone.current) return;
    isDone.current = true;
    end();
  };

  useLayoutEffect(() => {
    const element = field.current;
    if (element === null) return;
    element.focus({ preventScroll: true });
    element.setSelectionRange(editing.caret, editing.caret);
    element.scrollIntoView({ block: 'nearest' });
  }, [editing.caret]);
  // Another screen, a closed window: nobody said that the text should be thrown away.
  const keep = useRef(() => {});
  keep.current = () => finish(() => actions.save(editing, typed.current));
  useEffect(() => {
    const onHide = () => keep.current();
    window.addEventListener('pagehide', onHide);
    return () => {
      window.removeEventListener('pagehide', onHide);
      keep.current();
    };
  }, []);

  useCommands({
    'align.splitText': () => {
      const caret = field.current?.selectionStart ?? 0;
      isDone.current = actions.split(editing, typed.current, caret);
    },
    'align.joinText': () => {
      isDone.current = actions.join(editing, typed.current);
    },
  });

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const isEnter = event.code === 'Enter' || event.code === 'NumpadEnter';
    if (isEnter && !event.altKey) {
      event.preventDefault();
      finish(() => {
        actions.save(editing, typed.current);
        actions.leave(true);
      });
    } else if (event.code === 'Escape') {
      event.preventDefault();
      finish(() => actions.leave(true));
    } else if (event.code === 'Tab' && !event.ctrlKey && !event.altKey) {
      event.preventDefault();
      finish(() => actions.saveAndGo(editing, typed.current, event.shiftKey ? -1 : 1));
    }
  };
  return (
    <textarea
      ref={field}
      className={`${styles.editor} reading`}
      rows={1}
      lang={language}
      spellCheck={false}
      aria-label={t(editing.side === 'source' ? 'align.edit.source' : 'align.edit.target')}
      data-testid="cell-editor"
      value={text}
      onChange={(event) => {
        // A sentence is one line.
        typed.current = event.currentTarget.value.replace(/[\r\n]+/g, ' ');
        setText(typed.current);
      }}
      onKeyDown={onKeyDown}
      onClick={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
      onBlur={() => {
        // The whole window may have lost the focus: then it comes back to this very place.
        if (!document.hasFocus()) return;
        finish(() => {
          actions.save(editing, typed.current);
          actions.leave(false);
        });
      }}
    />
  );
}

/** A cell while one of its sentences is being edited: the others stand about it as they are. */
export function EditedCell({ editing, language, actions }: CellEditorProps) {
  const { was, at } = editing;
  const shown = was.length === 0 ? [''] : was;
  return shown.map((text, index) =>
    index === at ? (
      <CellEditor key={`${at} of ${was.length}`} editing={editing} language={language} actions={actions} />
    ) : (
      // A sentence is told by its place.
      // biome-ignore lint/suspicious/noArrayIndexKey: as said
      <p key={index} data-segment={index}>
        {text}
      </p>
    ),
  );
}
