import { useCommands } from './commands/handlers.ts';
import { changeText } from './components/change-text.ts';
import { engine } from './engine/connection.ts';
import { inOrder } from './engine/in-order.ts';
import { runJob } from './engine/jobs.ts';
import { bitextsQuery, queryClient, rereadBitexts } from './engine/queries.ts';
import { host } from './platform/host.ts';
import { roomCommand, roomPath } from './room-names.ts';
import { rooms } from './rooms.ts';
import { goTo, paths } from './routes.ts';
import { chooseFiles } from './screens/desk/desk-state.ts';
import { openSample } from './screens/desk/open-bitext.ts';
import { exportGlossary, focusGlossarySearch } from './screens/glossary/glossary-actions.ts';
import { openBackups } from './screens/memory/backups-state.ts';
import { chooseInterfaceLanguage } from './state/memory-settings.ts';
import { tell } from './state/notices.ts';
import { setScheme } from './state/scheme.ts';
import { useWorkplace } from './state/workplace.ts';

interface Overlays {
  readonly openPalette: () => void;
  readonly openHelp: () => void;
}

/** The text last open, or else the newest one. */
async function currentBitext(): Promise<number | undefined> {
  const { bitextId } = useWorkplace.getState();
  const recent = await queryClient.ensureQueryData(bitextsQuery);
  return recent.some(({ id }) => id === bitextId) ? bitextId : recent[0]?.id;
}

async function goToBitext(path: (id?: number) => string): Promise<void> {
  goTo(path(await currentBitext().catch(() => undefined)));
}

/** Undoes or redoes the last change, one that is still under way included. */
function travel(direction: 'undo' | 'redo'): void {
  inOrder(async () => {
    const { undo, redo } = await engine.undoState({});
    const label = direction === 'undo' ? undo : redo;
    if (label === undefined) return;
    await runJob((options) => engine[direction]({}, options), 'with-progress');
    rereadBitexts();
    tell(direction === 'undo' ? 'app.status.undone' : 'app.status.redone', { what: changeText(label) });
  });
}

/** The commands that work on every screen. */
export function useAppCommands({ openPalette, openHelp }: Overlays): void {
  useCommands({
    'app.palette': openPalette,
    'app.help': openHelp,
    ...Object.fromEntries(rooms.map(({ name }) => [roomCommand(name), () => goTo(roomPath(name))])),
    'app.booth': () => host.booth('open'),
    'app.newWindow': () => host.newWindow(),
    'app.zoomIn': () => host.zoom(1),
    'app.zoomOut': () => host.zoom(-1),
    'app.zoomReset': () => host.zoom(0),
    'app.align': () => void goToBitext(paths.align),
    'app.titles': () => void goToBitext(paths.titles),
    'app.searchGlossary': focusGlossarySearch,
    'app.backups': openBackups,
    'app.undo': () => travel('undo'),
    'app.redo': () => travel('redo'),
    'app.openFiles': () => {
      goTo(paths.desk);
      void chooseFiles();
    },
    'app.openSample': () => void openSample(),
    'app.export': () => exportGlossary(),
    'app.languageEn': () => chooseInterfaceLanguage('en'),
    'app.languageRu': () => chooseInterfaceLanguage('ru'),
    'app.schemeAuto': () => setScheme('auto'),
    'app.schemeLight': () => setScheme('light'),
    'app.schemeDark': () => setScheme('dark'),
  });
}
