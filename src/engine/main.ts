/**
 * Entry point of the engine's process. The main process of the app starts it with `--user-data`, `--data`, `--version`,
 * `--language` and, where they differ from the usual, `--database` and `--native-binding`; then it sends one port for
 * each window, and the language when the user changes it.
 */
import { parseArgs } from 'node:util';
import { createWords, type InterfaceLanguage, interfaceLanguages, systemLanguage } from '../locales/index.ts';
import type { EmitterPort } from '../rpc/endpoint.ts';
import { type Served, serve } from '../rpc/server.ts';
import type { EngineEvents } from './contract.ts';
import { createEngine } from './engine.ts';
import { keepHouse } from './housekeeping.ts';
import { createJob } from './job.ts';
import { openFaultLog } from './log.ts';
import { databaseIn, dataFolderOfSource, userDataFolder } from './places.ts';
import { validated } from './validated.ts';

/** As Electron gives it to utility processes. */
interface ParentPort {
  on(
    event: 'message',
    listener: (event: { readonly data?: unknown; readonly ports: readonly EmitterPort[] }) => void,
  ): void;
}

const { values } = parseArgs({
  // Electron puts words of its own before and between them.
  args: process.argv.slice(1),
  allowPositionals: true,
  options: {
    'user-data': { type: 'string' },
    data: { type: 'string' },
    version: { type: 'string' },
    language: { type: 'string' },
    database: { type: 'string' },
    'native-binding': { type: 'string' },
  },
  strict: false,
});
const text = (value: string | boolean | undefined) => (typeof value === 'string' && value !== '' ? value : undefined);

const userData = text(values['user-data']) ?? userDataFolder();
const nativeBinding = text(values['native-binding']);
const log = openFaultLog(userData);
const isLanguage = (value: unknown): value is InterfaceLanguage => interfaceLanguages.some((one) => one === value);
const words = createWords(isLanguage(values.language) ? values.language : systemLanguage(process.env));
const running = createEngine({
  databasePath: text(values.database) ?? databaseIn(userData),
  dataFolder: text(values.data) ?? dataFolderOfSource(),
  version: text(values.version) ?? '',
  // Asked for when a collection is made: the language may have changed since the start.
  collectionNames: {
    get general() {
      return words.t('engine.generalCollection');
    },
    get sample() {
      return words.t('engine.sampleCollection');
    },
    get starter() {
      return words.t('engine.starterCollection');
    },
  },
  ...(nativeBinding === undefined ? {} : { nativeBinding }),
});
const { engine } = keepHouse(validated(running.engine), running.openedMemory, (error) =>
  log.note(error, 'housekeeping'),
);
const windows = new Set<Served<EngineEvents>>();

running.onChanged((payload) => {
  for (const window of windows) window.push('changed', payload);
});

const { parentPort } = process as unknown as { readonly parentPort?: ParentPort };
if (parentPort === undefined) throw new Error('the engine is started by the app');
parentPort.on('message', ({ data, ports: [port] }) => {
  const language = typeof data === 'object' && data !== null && 'language' in data ? data.language : undefined;
  if (isLanguage(language)) void words.changeLanguage(language);
  if (port === undefined) return;
  const window = serve<EngineEvents>(engine, port, { createJob, explain: (error, method) => log.note(error, method) });
  windows.add(window);
  window.onClose(() => windows.delete(window));
});

// A fault nobody awaited: the process is in an unknown state. It ends, main starts another, the database is whole.
process.on('uncaughtException', (error) => {
  log.note(error, 'uncaught');
  process.exit(1);
});
