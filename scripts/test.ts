/**
 * npm test: types, lint, unit tests, build, and the tests in the real Electron, which it fetches where it is missing.
 * Ends with one plain line: N passed, N failed, N skipped.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from './project.ts';
import { run } from './run.ts';
import { runScript, say } from './say.ts';
import { withWindow } from './with-window.ts';

interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** Several times what either part takes on two cores; a test that never ends must not hold the whole up for ever. */
const limitMs = 20 * 60_000;
const reports = mkdtempSync(join(tmpdir(), 'concordat-test-'));
const vitest = join(projectRoot, 'node_modules/vitest/vitest.mjs');

await runScript(async () => {
  try {
    const checks = [await check('types', ['run', 'types']), await check('lint', ['run', 'lint'])];
    const unit = await tests('unit', 'vitest.config.ts', process.env);
    const windows = await withWindow((env) => tests('e2e', 'vitest.e2e.config.ts', env));
    const all = [...checks, unit, windows];
    const sum = (kind: keyof Count): number => all.reduce((total, count) => total + count[kind], 0);
    const ran = unit.passed + windows.passed > 0;
    if (!ran) say('No test ran, which counts as a failure.');
    console.log(`${sum('passed')} passed, ${sum('failed') + (ran ? 0 : 1)} failed, ${sum('skipped')} skipped`);
    return sum('failed') === 0 && ran ? 0 : 1;
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
});

/** A check is no test: it counts only when it fails. */
async function check(name: string, args: readonly string[]): Promise<Count> {
  const code = await run('npm', args, { cwd: projectRoot });
  if (code !== 0) say(`The check of ${name} failed.`);
  return { passed: 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

async function tests(name: string, config: string, env: NodeJS.ProcessEnv): Promise<Count> {
  const file = join(reports, `${name}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const code = await run(process.execPath, [vitest, 'run', '--config', config, ...reporters], {
    cwd: projectRoot,
    env,
    limitMs,
  });
  if (code === 124) say(`The ${name} tests did not end within ${limitMs / 60_000} minutes and were stopped.`);
  try {
    const report = JSON.parse(readFileSync(file, 'utf8')) as Record<string, number>;
    const failed = report.numFailedTests ?? 0;
    return {
      passed: report.numPassedTests ?? 0,
      // A file that could not be loaded, or a fault outside of tests, fails the run without failing a test.
      failed: failed === 0 && code !== 0 ? 1 : failed,
      skipped: (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0),
    };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}
