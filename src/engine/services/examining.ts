import { stat } from 'node:fs/promises';
import { arch, platform } from 'node:process';
import type { Job } from '../../core/job.ts';
import { Problem } from '../../core/problem.ts';
import type { DoctorCheck } from '../contract.ts';
import type { EngineSettings } from '../engine.ts';
import type { Resources } from '../resources.ts';

type Finding = Pick<DoctorCheck, 'ok' | 'fact' | 'problem'>;

/**
 * Looks at what the program runs on and at the memory, one check after the other; a check that fails says so and the rest
 * goes on. A memory that has not been begun is in order, and is not begun by looking for it.
 */
export async function examine(
  { databasePath, nativeBinding }: Pick<EngineSettings, 'databasePath' | 'nativeBinding'>,
  { memory, knowledge }: Pick<Resources, 'memory' | 'knowledge'>,
  { repair = false }: { readonly repair?: boolean },
  job: Job,
): Promise<DoctorCheck[]> {
  const checks: DoctorCheck[] = [];
  const check = async (id: DoctorCheck['id'], look: () => Promise<string> | string) => {
    job.progress({ done: checks.length, total: 0, what: 'checking' });
    await job.checkpoint();
    checks.push({ id, ...(await findingOf(look)) });
    return checks.at(-1)?.ok === true;
  };

  await check('runtime', runtimeName);
  const driverWorks = await check('driver', async () => {
    const { sqliteVersion } = await import('../../store/driver.ts');
    return `SQLite ${sqliteVersion(nativeBinding)}`;
  });
  if (databasePath !== undefined && driverWorks) {
    const size = await stat(databasePath).then(
      (stats) => stats.size,
      () => undefined,
    );
    const opens = await check('database', async () => {
      if (size !== undefined) await memory();
      return `${databasePath}, ${megabytes(size ?? 0)} MB`;
    });
    if (opens && size !== undefined) {
      await job.checkpoint();
      const store = await memory();
      try {
        checks.push(...(await store.examine({ repair })));
      } catch (error) {
        checks.push({ id: 'integrity', ...failure(error, databasePath) });
      }
    }
  }
  await check('lexicon', async () => {
    const { sourceLanguage, targetLanguage } = await knowledge.lexicon();
    return `${sourceLanguage}–${targetLanguage}`;
  });
  await check('morphology', async () => {
    const [reading] = (await knowledge.morphology()).readings('организациями');
    if (reading?.lemma !== 'организация') throw new Error('dictionary incomplete');
    return 'OpenCorpora';
  });
  return checks;
}

async function findingOf(look: () => Promise<string> | string): Promise<Finding> {
  try {
    return { ok: true, fact: await look() };
  } catch (error) {
    return failure(error);
  }
}

function failure(error: unknown, about = ''): Finding {
  if (!(error instanceof Problem)) return { ok: false, fact: error instanceof Error ? error.message : about };
  if (error.code === 'cancelled') throw error;
  const { code, details } = error;
  return { ok: false, fact: String(details.file ?? about), problem: { code, details } };
}

function runtimeName(): string {
  const { electron, node } = process.versions as Readonly<Record<string, string | undefined>>;
  return [electron === undefined ? '' : `Electron ${electron},`, `Node ${node}, ${platform} ${arch}`].join(' ').trim();
}

function megabytes(bytes: number): string {
  return (bytes / 2 ** 20).toFixed(1);
}
