/** npm start [-- ARGUMENTS OF THE APP]: builds what is not built, finds or makes an Electron, and opens the app. */
import { ensureBuilt } from './build.ts';
import { hasDisplay } from './electron/display.ts';
import { ensureRuntime, sandboxArgs } from './electron/runtime.ts';
import { run } from './run.ts';
import { Refusal, runScript } from './say.ts';

await runScript(async () => {
  if (!hasDisplay()) {
    throw new Refusal(
      'There is no display here, so no window can be opened. In a terminal use the command line: npx concordat --help\n' +
        'With Xvfb installed a window opens unseen: xvfb-run -a npm start',
    );
  }
  await ensureBuilt();
  const runtime = await ensureRuntime();
  return run(runtime.executable, [...sandboxArgs(), ...runtime.args, ...process.argv.slice(2)], {
    env: { ...process.env, ...runtime.env },
  });
});
