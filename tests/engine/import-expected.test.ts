import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { quietJob } from '../../src/core/job.ts';
import { hasSharedData, sharedData } from '../shared-data.ts';
import { runEngine, type TestEngine } from './run-engine.ts';

const folder = join(sharedData, 'formats');

interface Expected {
  readonly path: string;
  readonly format: string;
  readonly parse: string;
  readonly units: string;
  readonly why: string;
}

function expectedFiles(): Expected[] {
  if (!hasSharedData('formats', 'expected.tsv')) return [];
  const [head = '', ...lines] = readFileSync(join(folder, 'expected.tsv'), 'utf8').trimEnd().split('\n');
  const names = head.split('\t');
  return lines
    .map((line) => {
      const cells = line.split('\t');
      const cell = (name: string) => cells[names.indexOf(name)] ?? '';
      return {
        path: cell('path'),
        format: cell('format'),
        parse: cell('should_parse'),
        units: cell('units'),
        why: cell('why'),
      };
    })
    .filter(({ parse }) => parse !== '-');
}

const files = expectedFiles();

describe.skipIf(files.length === 0)('importing files of other programs', () => {
  let engine: TestEngine;
  beforeAll(() => {
    engine = runEngine();
  });
  afterAll(() => engine.dispose());

  it.each(files)('$path ($parse): $why', async ({ path, format, parse, units }) => {
    const before = await engine.engine.listCollections({}, quietJob);
    const report = await engine.engine.importFiles(
      { files: [{ path: join(folder, path) }], collection: path },
      quietJob,
    );
    const [file] = report.files;
    if (file === undefined) throw new Error('no report');
    // Nothing may vanish: what was read is stored, joined to what is there, or named among what was passed over.
    const told = file.added + file.merged + file.skipped;
    // A unit of XLIFF may hold several segments, each of which is stored by itself.
    if (format === 'xliff') expect(told).toBeGreaterThanOrEqual(file.unreadable ? file.skipped : file.read);
    else expect(told).toBe(file.unreadable ? file.skipped : file.read);
    if (parse === 'yes') {
      expect(file.unreadable).toBe(false);
      // The list counts the heading of a table among its rows.
      const counted = format === 'table' ? file.rows : file.read;
      expect(String(counted)).toBe(units);
    }
    if (parse === 'no') {
      expect(file.unreadable).toBe(true);
      expect(file.problems[0]?.code).not.toBe('internal');
    }
    if (file.unreadable) {
      expect(file.problems.length).toBeGreaterThan(0);
      expect(await engine.engine.listCollections({}, quietJob)).toEqual(before);
    }
    expect(JSON.stringify(report)).not.toContain('CANARY');
  });
});
