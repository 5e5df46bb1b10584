import { useEffect, useLayoutEffect, useRef } from 'react';
import { commandsUnder } from './keymap.ts';
import { chordOf } from './keys.ts';
import { type CommandId, commandRow } from './table.ts';

/** What a command does now: set by the screen that is open. */
export type CommandHandlers = Partial<Record<CommandId, () => void>>;

/** Later ones win: a row being edited takes Enter from the list that holds it. */
const stack: { current: CommandHandlers }[] = [];

function handlerOf(id: CommandId): (() => void) | undefined {
  return stack.findLast((handlers) => handlers.current[id] !== undefined)?.current[id];
}

export function isAvailable(id: CommandId): boolean {
  return handlerOf(id) !== undefined;
}

export function runCommand(id: CommandId): void {
  handlerOf(id)?.();
}

/** While the component is mounted, these commands do this. */
export function useCommands(handlers: CommandHandlers): void {
  const current = useRef(handlers);
  useLayoutEffect(() => {
    current.current = handlers;
  });
  useEffect(() => {
    stack.push(current);
    return () => {
      stack.splice(stack.indexOf(current), 1);
    };
  }, []);
}

/** Of fields only their moves and Space: letters mean nothing to them. */
const choosable = 'input[type="radio"], input[type="checkbox"]';
const editable = `input:not(${choosable}), textarea, select, [contenteditable="true"]`;
const pressable = 'button, a[href], summary, [role="button"], [role="tab"], [role="radio"], [role="switch"]';
const overlay = 'dialog, [role="dialog"], [role="menu"]';

/** Whether a key press belongs to the control it was made in rather than to a command. */
function isTakenByControl(event: KeyboardEvent, target: Element, isGlobal: boolean): boolean {
  const bare = !event.ctrlKey && !event.metaKey && !event.altKey;
  if (target.closest(overlay) !== null && !isGlobal) return true;
  if (bare && /^(?:Arrow|Space)/.test(event.code) && target.closest(choosable) !== null) return true;
  if (target.closest(editable) !== null) {
    if (bare && !/^F\d+$/.test(event.code)) return true;
    // Text fields have an undo of their own, and word-wise moves.
    if (/^(?:KeyZ|KeyY|KeyC|KeyX|KeyA|Arrow|Home|End|Delete|Backspace)/.test(event.code)) return true;
  }
  return bare && (event.code === 'Enter' || event.code === 'Space') && target.closest(pressable) !== null;
}

/** Runs the command of a key press, if there is one here. */
export function handleKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const target = event.target instanceof Element ? event.target : document.body;
  for (const id of commandsUnder(chordOf(event))) {
    const handler = handlerOf(id);
    const isGlobal = commandRow(id).scope === 'everywhere' && (event.ctrlKey || event.metaKey);
    if (handler === undefined || isTakenByControl(event, target, isGlobal)) continue;
    event.preventDefault();
    handler();
    return;
  }
}
