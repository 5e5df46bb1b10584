/** npm run test:e2e [-- ARGUMENTS OF VITEST]: the tests in the real app. */
import { join } from 'node:path';
import { projectRoot } from './project.ts';
import { run } from './run.ts';
import { runScript } from './say.ts';
import { withWindow } from './with-window.ts';

const vitest = join(projectRoot, 'node_modules/vitest/vitest.mjs');

await runScript(() =>
  withWindow((env) =>
    run(process.execPath, [vitest, 'run', '--config', 'vitest.e2e.config.ts', ...process.argv.slice(2)], {
      cwd: projectRoot,
      env,
    }),
  ),
);
