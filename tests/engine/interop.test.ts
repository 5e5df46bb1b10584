import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportFormats, exportPresetNames, exportPresets } from '../../src/core/exchange/export-presets.ts';
import { quietJob } from '../../src/core/job.ts';
import { sharedData } from '../shared-data.ts';
import { runEngine, type TestEngine } from './run-engine.ts';

/*
 * Our exports in the hands of programs that are not ours: validators, OmegaT, translate-toolkit. tests/README.md says how
 * to have them; without them this file passes itself over.
 */
const tools = join(dirname(sharedData), 'tools', 'interop');
const formats = join(sharedData, 'formats');

const has = (...commands: string[]) =>
  commands.every((one) => spawnSync('sh', ['-c', `command -v ${one}`]).status === 0);
const hasPython = (...modules: string[]) =>
  spawnSync('/usr/bin/python3', ['-c', `import ${modules.join(', ')}`]).status === 0;
const hasScripts = existsSync(join(tools, 'validate.sh'));
const canValidate =
  hasScripts &&
  has('xmllint', 'jing') &&
  hasPython('lxml', 'openpyxl', 'translate') &&
  existsSync('/usr/share/java/Saxon-HE.jar');
const hasOmegaT = hasScripts && existsSync('/usr/share/omegat/OmegaT.jar') && hasPython('lxml');
const hasToolkit = hasScripts && has('pretranslate') && hasPython('lxml', 'translate');

const longMs = 180_000;

describe.skipIf(!(canValidate || hasOmegaT || hasToolkit))('exports of a real memory', () => {
  let engine: TestEngine;
  let folder: string;
  beforeAll(async () => {
    engine = runEngine();
    folder = mkdtempSync(join(tmpdir(), 'concordat-interop-'));
    const files = [
      'tmx/own-sample-100-ru-en.tmx',
      'tbx/weblate-glossary-ru.tbx',
      'tbx/own-v3-basic-dca-ru-en.tbx',
      'glossary/own-omegat-ru-en.txt',
      'tmx/own-level2-all-inline.tmx',
      'broken/own-formula-injection.tmx',
    ];
    await engine.engine.importFiles(
      { files: files.map((file) => ({ path: join(formats, file) })), collection: 'Проба' },
      quietJob,
    );
    for (const preset of exportPresetNames) {
      const { extension } = exportFormats[exportPresets[preset][0]];
      mkdirSync(join(folder, preset));
      await engine.engine.exportFiles(
        { path: join(folder, preset, `${preset}.${extension}`), preset, filter: { languages: ['ru', 'en'] } },
        quietJob,
      );
    }
  }, longMs);
  afterAll(async () => {
    await engine.dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  const run = (script: string, ...args: string[]) => {
    const result = spawnSync(join(tools, script), args, { encoding: 'utf8', timeout: longMs });
    return { status: result.status, said: `${result.stdout}\n${result.stderr}` };
  };

  it.skipIf(!canValidate)(
    'pass the validators of their formats',
    () => {
      const { status, said } = run('validate.sh', folder);
      expect(said).not.toContain('FAIL');
      expect(status).toBe(0);
    },
    longMs,
  );

  it.skipIf(!hasOmegaT)(
    'are used by OmegaT: all matches, all entries of the glossary',
    () => {
      const { status, said } = run(
        'omegat-check.sh',
        join(folder, 'omegat/omegat.tmx'),
        join(folder, 'omegat/omegat-glossary.txt'),
      );
      expect(said).toContain('0 failed');
      expect(status).toBe(0);
    },
    longMs,
  );

  it.skipIf(!hasToolkit)(
    'are used by translate-toolkit: all matches, all terms',
    () => {
      const { status, said } = run(
        'toolkit-check.sh',
        join(folder, 'weblate/weblate.tmx'),
        join(folder, 'weblate/weblate-glossary.tbx'),
      );
      expect(said).toContain('0 failed');
      expect(status).toBe(0);
    },
    longMs,
  );
});
