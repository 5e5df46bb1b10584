import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EngineEvents } from '../../src/engine/contract.ts';
import { createEngine, type RunningEngine } from '../../src/engine/engine.ts';
import { dataFolderOfSource } from '../../src/engine/places.ts';

export interface TestEngine extends RunningEngine {
  readonly databasePath: string;
  readonly changes: EngineEvents['changed'][];
  /** Ends the engine and begins another on the same memory. */
  restart(): Promise<TestEngine>;
  dispose(): Promise<void>;
}

/** An engine on a real database file of its own. */
export function runEngine(folder = mkdtempSync(join(tmpdir(), 'concordat-движок '))): TestEngine {
  const databasePath = join(folder, 'память.db');
  const running = createEngine({
    databasePath,
    dataFolder: dataFolderOfSource(),
    version: '1.2.3',
    collectionNames: { general: 'Общая', sample: 'Пример', starter: 'Начальный глоссарий' },
  });
  const changes: EngineEvents['changed'][] = [];
  running.onChanged((changed) => changes.push(changed));
  return {
    ...running,
    databasePath,
    changes,
    async restart() {
      await running.close();
      return runEngine(folder);
    },
    async dispose() {
      await running.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
