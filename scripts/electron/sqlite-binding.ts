import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { run } from '../run.ts';
import { Refusal, say } from '../say.ts';
import { cacheFolder, putInPlace, workFolder } from './cache.ts';
import { registryRuntimeVersion } from './registry-runtime.ts';
import { ensureProgram } from './system-packages.ts';

/** Raised when the way of building changes, so that what an older way built is not used any more. */
const recipe = 3;

/**
 * The one experimental function the driver needs and the headers of `node-api-headers` do not declare: without it objects
 * are finalized within the garbage collection, and the runtime ends the process at the first of them.
 */
const postFinalizer = `#pragma once
#include <js_native_api.h>
extern "C" napi_status node_api_post_finalizer(node_api_basic_env, napi_finalize, void*, void*);
`;

/**
 * The database driver for the registry runtime. better-sqlite3's own binary speaks Node-API 10, and that runtime
 * speaks 9; built from the package's source as an experimental Node-API module it loads there. Plain compiler calls
 * with the headers of `node-api-headers` need no headers of the host's Node, which may be missing or of another age,
 * and leave out the link-time optimisation that takes most of the usual build.
 */
export async function ensureSqliteBinding(): Promise<string> {
  const require = createRequire(import.meta.url);
  const driver = dirname(require.resolve('better-sqlite3/package.json'));
  const { version } = JSON.parse(readFileSync(join(driver, 'package.json'), 'utf8')) as { version: string };
  const place = join(cacheFolder(), `better-sqlite3-${version}-electron-${registryRuntimeVersion}-${recipe}.node`);
  if (existsSync(place)) return place;
  await ensureProgram(
    'g++',
    ['g++'],
    'The database driver must be built once for this Electron, which needs a compiler',
  );
  say('Building the database driver for this Electron (about half a minute, once).');
  const work = workFolder('sqlite');
  try {
    const sqlite = join(driver, 'deps/sqlite3');
    const defines = definesIn(readFileSync(join(driver, 'deps/defines.gypi'), 'utf8'));
    const common = ['-O2', '-fPIC', '-w', '-DNDEBUG', ...defines, `-I${sqlite}`];
    const include = [
      dirname(require.resolve('node-addon-api/package.json', { paths: [driver] })),
      join(dirname(require.resolve('node-api-headers/package.json')), 'include'),
    ];
    const experimental = [
      // Node's own headers raise the version by themselves where experimental is asked for; these do not.
      '-DNAPI_VERSION=2147483647',
      '-DNAPI_EXPERIMENTAL',
      '-DNODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT',
      '-DNODE_API_EXPERIMENTAL_HAS_POST_FINALIZER',
      '-include',
      'post-finalizer.h',
      '-DNAPI_DISABLE_CPP_EXCEPTIONS',
      '-DNODE_API_SWALLOW_UNTHROWABLE_EXCEPTIONS',
    ];
    writeFileSync(join(work, 'post-finalizer.h'), postFinalizer);
    const codes = await Promise.all([
      run('gcc', [...common, '-std=c99', '-c', join(sqlite, 'sqlite3.c'), '-o', 'sqlite3.o'], { cwd: work }),
      run(
        'g++',
        [
          ...common,
          '-std=c++20',
          '-fvisibility=hidden',
          '-fvisibility-inlines-hidden',
          ...experimental,
          ...include.map((folder) => `-I${folder}`),
          '-c',
          join(driver, 'src/better_sqlite3.cpp'),
          '-o',
          'driver.o',
        ],
        { cwd: work },
      ),
    ]);
    if (codes.some((code) => code !== 0)) throw new Refusal('The database driver could not be built; see above.');
    const link = [
      '-shared',
      '-o',
      'driver.node',
      'driver.o',
      'sqlite3.o',
      '-Wl,-Bsymbolic',
      '-Wl,--exclude-libs,ALL',
      '-ldl',
    ];
    if ((await run('g++', link, { cwd: work })) !== 0)
      throw new Refusal('The database driver could not be linked; see above.');
    putInPlace(join(work, 'driver.node'), place);
    return place;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** The settings SQLite is compiled with in the driver's own builds. */
function definesIn(gypi: string): string[] {
  return [...gypi.matchAll(/'([A-Z][A-Z0-9_]*(?:=[^']*)?)'/g)].map((match) => `-D${match[1]}`);
}
