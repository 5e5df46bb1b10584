/**
 * npm run bench [-- NAME[:PART[:SIZE]] …]: runs the benches of tests/bench (all, or those named) and prints their tables. A bench with
 * parts can run one of them alone, at one of its sizes: memory:units:100000.
 * A bench module exports `title` and `run`, which returns Markdown; a bench whose data is absent says "skipped".
 */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

interface Bench {
  readonly title: string;
  run(...part: string[]): Promise<string>;
}

const folder = new URL('../tests/bench/', import.meta.url);
const wanted = process.argv.slice(2);
const names = readdirSync(fileURLToPath(folder))
  .filter((file) => file.endsWith('.bench.ts'))
  .map((file) => file.slice(0, -'.bench.ts'.length))
  .sort();
const nameOf = (one: string) => one.split(':')[0] ?? '';
const unknown = wanted.map(nameOf).filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`No such bench: ${unknown.join(', ')}. There are: ${names.join(', ')}.`);
  process.exit(2);
}
for (const one of wanted.length === 0 ? names : wanted) {
  const bench = (await import(new URL(`${nameOf(one)}.bench.ts`, folder).href)) as Bench;
  console.log(`## ${bench.title}\n`);
  console.log(`${await bench.run(...one.split(':').slice(1))}\n`);
}
