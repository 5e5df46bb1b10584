import { has, output, run } from '../run.ts';
import { Refusal, say } from '../say.ts';

/** What Chromium links against on a bare Debian, and fonts with Cyrillic for the parts of a window that are not ours. */
const runtimePackages = [
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libxss1',
  'libxtst6',
  'libatk-bridge2.0-0',
  'libdrm2',
  'fonts-dejavu-core',
  'fonts-noto-core',
];

/** Installs what the runtime lacks, where that may be done; else says how. */
export async function ensureSystemLibraries(executable: string): Promise<void> {
  if (process.platform !== 'linux') return;
  const missing = missingLibraries(executable);
  if (missing.length === 0) return;
  await installPackages(runtimePackages, `Electron needs system libraries that are not here (${missing.join(', ')})`);
  const still = missingLibraries(executable);
  if (still.length > 0) throw new Refusal(`These libraries are still missing: ${still.join(', ')}.`);
}

/** Installs Debian packages so that a program is there; does nothing where it is already. */
export async function ensureProgram(program: string, packages: readonly string[], why: string): Promise<void> {
  if (has(program)) return;
  await installPackages(packages, why);
  if (!has(program)) throw new Refusal(`${program} is still missing after the installation.`);
}

function missingLibraries(executable: string): string[] {
  const lines = output('ldd', [executable])?.split('\n') ?? [];
  return lines.filter((line) => line.includes('not found')).map((line) => line.trim().split(' ')[0] ?? '');
}

async function installPackages(packages: readonly string[], why: string): Promise<void> {
  const command = `apt-get install -y --no-install-recommends ${packages.join(' ')}`;
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || !has('apt-get')) {
    throw new Refusal(`${why}. Install them and try again:\n  sudo apt-get update && sudo ${command}`);
  }
  say(`${why}: installing ${packages.join(' ')} with apt-get.`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  if ((await run('apt-get', ['update', '-qq'], { env, quiet: true })) !== 0) {
    throw new Refusal('apt-get update failed; see its message above.');
  }
  if (
    (await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { env, quiet: true })) !== 0
  ) {
    throw new Refusal(`apt-get could not install the packages; see its message above. By hand:\n  ${command}`);
  }
}
