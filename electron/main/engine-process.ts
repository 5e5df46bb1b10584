import { MessageChannelMain, type UtilityProcess, utilityProcess, type WebContents } from 'electron';
import type { InterfaceLanguage } from '../../src/locales/index.ts';

interface EngineOptions {
  readonly program: string;
  readonly userData: string;
  readonly data: string;
  readonly version: string;
  readonly database: string | undefined;
  readonly nativeBinding: string | undefined;
}

/** An engine that ends again within this time of its start, this often in a row, is not started any more. */
const quickEndMs = 3_000;
const mostQuickEnds = 5;

/** The engine's process: started once, started again when it ends, with a fresh port for every window each time. */
export class EngineProcess {
  readonly #options: EngineOptions;
  readonly #windows = new Set<WebContents>();
  #language: InterfaceLanguage | undefined;
  #process: UtilityProcess | undefined;
  #startedAt = 0;
  #quickEnds = 0;
  #stopping = false;

  constructor(options: EngineOptions) {
    this.#options = options;
  }

  start(): void {
    const { program, userData, data, version, database, nativeBinding } = this.#options;
    const args = ['--user-data', userData, '--data', data, '--version', version];
    if (this.#language !== undefined) args.push('--language', this.#language);
    if (database !== undefined) args.push('--database', database);
    if (nativeBinding !== undefined) args.push('--native-binding', nativeBinding);
    const engine = utilityProcess.fork(program, args, { serviceName: 'Concordat engine' });
    this.#process = engine;
    this.#startedAt = Date.now();
    engine.once('exit', () => this.#ended(engine));
    for (const window of this.#windows) this.#sendPort(window);
  }

  /** Gives a window its line to the engine, now and after every restart, until the window is gone. */
  connect(window: WebContents): void {
    if (!this.#windows.has(window)) {
      this.#windows.add(window);
      window.once('destroyed', () => this.#windows.delete(window));
    }
    this.#sendPort(window);
  }

  /** The language the engine names things in from now on, also after a restart. */
  setLanguage(language: InterfaceLanguage): void {
    if (language === this.#language) return;
    this.#language = language;
    this.#process?.postMessage({ language });
  }

  stop(): void {
    this.#stopping = true;
    this.#process?.kill();
  }

  #sendPort(window: WebContents): void {
    if (this.#process === undefined || window.isDestroyed()) return;
    const { port1, port2 } = new MessageChannelMain();
    this.#process.postMessage(null, [port1]);
    window.postMessage('engine-port', null, [port2]);
  }

  #ended(engine: UtilityProcess): void {
    if (this.#process === engine) this.#process = undefined;
    if (this.#stopping) return;
    this.#quickEnds = Date.now() - this.#startedAt < quickEndMs ? this.#quickEnds + 1 : 0;
    if (this.#quickEnds < mostQuickEnds) this.start();
  }
}
