import { createWords, type InterfaceLanguage, interfaceLanguages, systemLanguage } from '../locales/index.ts';
import { exitCodeOf } from './exit-code.ts';
import { runProgram } from './program.ts';

const args = process.argv.slice(2);
const language = chosenLanguage(args) ?? systemLanguage(process.env);
const cancelled = new AbortController();

// A reader that has seen enough (`| head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});
process.stderr.on('error', () => {});
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    // Whoever asks twice does not want to wait for a tidy end.
    if (cancelled.signal.aborted) process.exit(exitCodeOf('cancelled'));
    cancelled.abort();
  });
}

process.exitCode = await runProgram(
  {
    language,
    t: createWords(language).t,
    stdout: process.stdout,
    stderr: process.stderr,
    signal: cancelled.signal,
    folder: process.cwd(),
  },
  args,
);

/** Needed before the options are parsed: their help is in this language too. */
function chosenLanguage(args: readonly string[]): InterfaceLanguage | undefined {
  const index = args.indexOf('--ui-language');
  const value = index >= 0 ? args[index + 1] : args.find((arg) => arg.startsWith('--ui-language='))?.slice(14);
  return interfaceLanguages.find((known) => known === value);
}
