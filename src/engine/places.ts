import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const appFolderName = 'Concordat';
const databaseName = 'concordat.db';

/** Where the app keeps what is the user's: the folder Electron calls userData. */
export function userDataFolder(
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
  home: string = homedir(),
): string {
  switch (platform) {
    case 'win32':
      return join(env.APPDATA || join(home, 'AppData', 'Roaming'), appFolderName);
    case 'darwin':
      return join(home, 'Library', 'Application Support', appFolderName);
    default:
      return join(env.XDG_CONFIG_HOME || join(home, '.config'), appFolderName);
  }
}

/** The app's own database. */
export function databaseIn(userData: string): string {
  return join(userData, databaseName);
}

/** The data shipped with the program (lexicon, sample), when it runs from its source. */
export function dataFolderOfSource(): string {
  return fileURLToPath(new URL('../../data/', import.meta.url));
}
