import { describe, expect, it } from 'vitest';
import { databaseIn, userDataFolder } from '../../src/engine/places.ts';

describe('the folder of the app', () => {
  it.each([
    ['linux', {}, '/home/ольга/.config/Concordat'],
    ['linux', { XDG_CONFIG_HOME: '/cfg' }, '/cfg/Concordat'],
    ['darwin', {}, '/home/ольга/Library/Application Support/Concordat'],
  ] as const)('on %s with %j is %s, as Electron has it', (platform, env, folder) => {
    expect(userDataFolder(platform, env, '/home/ольга')).toBe(folder);
    expect(databaseIn(folder)).toBe(`${folder}/concordat.db`);
  });

  it('on Windows lies in the roaming data', () => {
    expect(userDataFolder('win32', { APPDATA: 'C:/Users/o/Roaming' }, 'C:/Users/o')).toContain('Concordat');
  });
});
