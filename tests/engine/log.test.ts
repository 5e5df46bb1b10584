import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openFaultLog } from '../../src/engine/log.ts';

it('keeps the stack in the log and shows only the kind of the error', () => {
  const folder = mkdtempSync(join(tmpdir(), 'concordat-'));
  const log = openFaultLog(join(folder, 'новая'), () => new Date('2026-01-02T03:04:05Z'));
  expect(log.note(new RangeError('secret /home/ольга'), 'align')).toBe(
    'RangeError (align, 2026-01-02T03:04:05.000Z, engine.log)',
  );
  expect(readFileSync(join(folder, 'новая', 'engine.log'), 'utf8')).toContain(
    'RangeError: secret /home/ольга\n    at ',
  );
  rmSync(folder, { recursive: true });
});
