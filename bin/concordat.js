#!/usr/bin/env node
// Plain JavaScript, so that even a Node too old for the program can say so. The database driver crashes on those.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const neededMajor = 24;
const inCheckout = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

if (Number(process.versions.node.split('.')[0]) >= neededMajor) {
  module.enableCompileCache?.(inCheckout('node_modules/.cache/concordat'));
  await import('../src/cli/main.ts');
} else {
  const ownNode = inCheckout(
    process.platform === 'win32' ? 'node_modules/node/bin/node.exe' : 'node_modules/node/bin/node',
  );
  if (existsSync(ownNode)) runUnder(ownNode);
  else refuse();
}

/** The same command under the Node that `npm ci` has installed; signals and the exit code are passed on. */
function runUnder(node) {
  const child = spawn(node, process.argv.slice(1), { stdio: 'inherit' });
  // A Ctrl-C reaches the child by itself; this process only has to outlive it.
  process.on('SIGINT', () => {});
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', refuse);
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 143);
  });
}

function refuse() {
  const chosen = process.argv.find((_, index) => process.argv[index - 1] === '--ui-language');
  const locale = chosen || process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '';
  const language = /^ru(?:[-_.@]|$)/i.test(locale) ? 'ru' : 'en';
  const words = JSON.parse(readFileSync(inCheckout(`src/locales/${language}/problem.json`), 'utf8'));
  const text = words['node-too-old']
    .replace('{{needed}}', String(neededMajor))
    .replace('{{found}}', process.versions.node);
  process.stderr.write(`concordat: ${text}\n`);
  process.exitCode = 2;
}
