import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

interface Layer {
  /** Rooms of ours it may import from; its own is always allowed. */
  readonly rooms: readonly string[];
  /** Packages it may import; `node:` stands for all of Node's own modules. */
  readonly packages: readonly string[];
}

/** The one map: which room may import which, and which packages. Longest path wins. */
const layers: Readonly<Record<string, Layer>> = {
  'src/core': {
    rooms: [],
    packages: ['snowball-stemmers', 'convert-layout', 'fastest-levenshtein', 'saxes', 'ts-fsrs'],
  },
  'src/rpc': { rooms: ['src/core'], packages: [] },
  'src/locales': { rooms: ['src/core'], packages: ['i18next'] },
  'src/documents': {
    rooms: ['src/core'],
    packages: [
      'node:',
      'fflate',
      'saxes',
      'jschardet',
      'unpdf',
      'parse5',
      'hucre',
      'csv-parse',
      'csv-stringify',
      'eld',
      '@mozilla/readability',
      'linkedom',
    ],
  },
  'src/printing': {
    rooms: ['src/core', 'src/locales'],
    packages: ['docx', 'pdfmake', 'hucre', 'csv-stringify'],
  },
  'src/store': { rooms: ['src/core'], packages: ['node:', 'better-sqlite3'] },
  'src/engine': {
    rooms: ['src/core', 'src/documents', 'src/printing', 'src/store', 'src/rpc', 'src/locales'],
    packages: ['node:', 'zod', 'az', 'fflate', 'docx', 'hucre'],
  },
  'src/engine/contract.ts': { rooms: ['src/core', 'src/rpc/remote.ts', 'src/engine/contract'], packages: [] },
  'src/engine/contract': { rooms: ['src/core', 'src/engine/contract.ts'], packages: [] },
  'src/cli': {
    rooms: ['src/engine', 'src/core', 'src/locales', 'package.json'],
    packages: ['node:', 'commander', 'cli-progress'],
  },
  'src/ui': {
    rooms: ['src/core', 'src/rpc', 'src/locales', 'src/engine/contract.ts'],
    packages: [
      'react',
      'react-dom',
      '@tabler/icons-react',
      '@tanstack/react-query',
      '@tanstack/react-virtual',
      '@fontsource-variable/golos-text',
      '@fontsource-variable/source-serif-4',
      'i18next',
      'react-i18next',
      'wouter',
      'zustand',
    ],
  },
  'electron/main': { rooms: ['src/locales'], packages: ['node:', 'electron'] },
  'electron/preload': { rooms: ['src/ui/platform/bridge.ts'], packages: ['electron'] },
};

/** What only types may be taken from: the far side of a port. */
const typesOnly = [
  { from: 'src/ui', to: 'src/engine' },
  { from: 'electron/preload', to: 'src/ui' },
];

interface Import {
  readonly file: string;
  readonly specifier: string;
  readonly typeOnly: boolean;
}

const statement =
  /^\s*(?:import|export)\b(?<clause>[^'";]*?)\bfrom\s*['"](?<from>[^'"]+)['"]|^\s*import\s*['"](?<bare>[^'"]+)['"]|\bimport\(\s*['"](?<dynamic>[^'"]+)['"]/gm;

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(statement)].map(({ groups }) => ({
    file,
    specifier: groups?.from ?? groups?.bare ?? groups?.dynamic ?? '',
    typeOnly: /^\s*type\b/.test(groups?.clause ?? ''),
  }));
}

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name).split(sep).join('/'))
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'));
}

function layerOf(path: string): string | undefined {
  return Object.keys(layers)
    .filter((layer) => path === layer || path.startsWith(`${layer}/`))
    .sort((a, b) => b.length - a.length)[0];
}

const within = (path: string, room: string): boolean => path === room || path.startsWith(`${room}/`);

/** Why an import is not allowed, or undefined. */
function fault({ file, specifier, typeOnly }: Import): string | undefined {
  const name = layerOf(file);
  if (name === undefined) return `${file}: this room stands in no layer`;
  const layer = layers[name]!;
  if (!specifier.startsWith('.')) {
    const allowed = layer.packages.some((one) =>
      one === 'node:' ? specifier.startsWith(one) : within(specifier, one),
    );
    return allowed ? undefined : `${file}: ${name} may not import the package ${specifier}`;
  }
  const target = relative(root, resolve(root, dirname(file), specifier))
    .split(sep)
    .join('/');
  if (
    !within(target, name.replace(/\/contract\.ts$/, '/contract.ts')) &&
    !layer.rooms.some((room) => within(target, room))
  ) {
    return `${file}: ${name} may not import ${target}`;
  }
  const farSide = typesOnly.find(({ from, to }) => within(file, from) && within(target, to));
  return farSide !== undefined && !typeOnly ? `${file}: from ${target} only types may be imported` : undefined;
}

describe('layers', () => {
  it.each(['src', 'electron'])('every import under %s goes the allowed way', (folder) => {
    const faults = sources(folder)
      .flatMap((file) => importsOf(file).map(fault))
      .filter(Boolean);
    expect(faults).toEqual([]);
  });

  it('finds an import that goes the wrong way', () => {
    const wrong = (file: string, specifier: string, typeOnly = false) => fault({ file, specifier, typeOnly });
    expect(wrong('src/core/text/fold.ts', '../../store/open.ts')).toContain('may not import src/store/open.ts');
    expect(wrong('src/core/text/fold.ts', 'node:fs')).toContain('may not import the package node:fs');
    expect(wrong('src/ui/app.tsx', '../engine/contract.ts')).toContain('only types');
    expect(wrong('src/ui/app.tsx', '../engine/contract.ts', true)).toBeUndefined();
    expect(wrong('src/ui/app.tsx', '../engine/engine.ts', true)).toContain('may not import');
    expect(wrong('electron/main/index.ts', '../../src/engine/engine.ts')).toContain('may not import');
  });
});
