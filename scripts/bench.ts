/**
 * npm run bench [-- NAME …]: runs the benches of tests/bench (all, or those named) and prints their tables.
 * A bench module exports `title` and `run`, which returns Markdown; a bench whose data is absent says "skipped".
 */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

interface Bench {
  readonly title: string;
  run(): Promise<string>;
}

const folder = new URL('../tests/bench/', import.meta.url);
const wanted = process.argv.slice(2);
const names = readdirSync(fileURLToPath(folder))
  .filter((file) => file.endsWith('.bench.ts'))
  .map((file) => file.slice(0, -'.bench.ts'.length))
  .sort();
const unknown = wanted.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`No such bench: ${unknown.join(', ')}. There are: ${names.join(', ')}.`);
  process.exit(2);
}
for (const name of names.filter((name) => wanted.length === 0 || wanted.includes(name))) {
  const bench = (await import(new URL(`${name}.bench.ts`, folder).href)) as Bench;
  console.log(`## ${bench.title}\n`);
  console.log(`${await bench.run()}\n`);
}
