import { roomCommand } from '../room-names.ts';
import { tell } from '../state/notices.ts';
import { say } from '../words.ts';
import { isAvailable, runCommand } from './handlers.ts';
import { keysOf } from './keymap.ts';
import { chordText } from './keys.ts';
import { type CommandId, commandIds, commandRow } from './table.ts';

/** They begin something, whatever is open or chosen in their room; the others would do it to what happens to be there. */
const beginners: ReadonlySet<CommandId> = new Set([
  'desk.paste',
  'align.find',
  'align.nextDoubtful',
  'titles.acceptAbove',
  'titles.nextOpen',
  'glossary.add',
  'glossary.duplicates',
  'memory.concordance',
  'memory.similar',
  'memory.add',
  'exchange.choose',
  'check.rules',
  'brief.new',
]);

/** A room takes this long at most to be there with its commands. */
const roomReadyMs = 3000;
const askEveryMs = 30;

/** Commands that cannot be given on the screen that is open, because they belong to another. */
export function commandsElsewhere(available: readonly CommandId[]): readonly CommandId[] {
  const here = new Set(available);
  return commandIds.filter((id) => {
    const { scope, hidden } = commandRow(id);
    return scope !== 'everywhere' && hidden !== true && !here.has(id) && isAvailable(roomCommand(scope));
  });
}

/** Goes to the room of a command and gives it there; one that needs something chosen is only named, with its key. */
export async function runElsewhere(id: CommandId): Promise<void> {
  const { scope, title } = commandRow(id);
  if (scope === 'everywhere') return runCommand(id);
  runCommand(roomCommand(scope));
  if (!beginners.has(id)) {
    const [chord] = keysOf(id);
    if (chord !== undefined) tell('app.palette.elsewhere', { command: say(title), keys: chordText(chord) });
    return;
  }
  for (let waited = 0; waited < roomReadyMs && !isAvailable(id); waited += askEveryMs) {
    await new Promise((resolve) => setTimeout(resolve, askEveryMs));
  }
  runCommand(id);
}
