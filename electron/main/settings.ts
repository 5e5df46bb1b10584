import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { InterfaceLanguage } from '../../src/locales/index.ts';

interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What main itself must know before a window is there; everything else is the window's. */
export interface Settings {
  readonly bounds?: Bounds;
  readonly maximized?: boolean;
  readonly language?: InterfaceLanguage;
  readonly booth?: {
    readonly bounds?: Bounds;
    /** The whole screen rather than a small window above the others. */
    readonly full?: boolean;
    /** Key of the whole system, as Electron writes it; empty for none. */
    readonly shortcut?: string;
  };
}

const fileName = 'window.json';

/** Settings are a comfort: a file that cannot be read or makes no sense counts as none. */
export function readSettings(userData: string): Settings {
  try {
    const value: unknown = JSON.parse(readFileSync(join(userData, fileName), 'utf8'));
    return typeof value === 'object' && value !== null ? parse(value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

export function writeSettings(userData: string, settings: Settings): void {
  try {
    mkdirSync(userData, { recursive: true });
    const path = join(userData, fileName);
    writeFileSync(`${path}.new`, JSON.stringify(settings));
    renameSync(`${path}.new`, path);
  } catch {
    // A folder that cannot be written is reported by the engine, which needs it.
  }
}

function parse(value: Record<string, unknown>): Settings {
  const { bounds, maximized, language, booth } = value;
  return {
    ...(isBounds(bounds) ? { bounds } : {}),
    ...(typeof maximized === 'boolean' ? { maximized } : {}),
    ...(language === 'en' || language === 'ru' ? { language } : {}),
    ...(typeof booth === 'object' && booth !== null ? { booth: parseBooth(booth as Record<string, unknown>) } : {}),
  };
}

function parseBooth({ bounds, full, shortcut }: Record<string, unknown>): NonNullable<Settings['booth']> {
  return {
    ...(isBounds(bounds) ? { bounds } : {}),
    ...(typeof full === 'boolean' ? { full } : {}),
    ...(typeof shortcut === 'string' ? { shortcut } : {}),
  };
}

function isBounds(value: unknown): value is Bounds {
  if (typeof value !== 'object' || value === null) return false;
  const bounds = value as Record<string, unknown>;
  return ['x', 'y', 'width', 'height'].every((key) => Number.isInteger(bounds[key]));
}
