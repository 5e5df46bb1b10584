import { completeHouseOrder, defaultHouseOrder, type HouseKind, type HouseRank, houseKinds } from '../terms/houses.ts';
import type { EnglishSpelling } from '../text/english-spelling.ts';
import type { LanguageTag } from '../text/language.ts';
import { type RomanisationSystem, romanisationSystems } from '../text/transliteration.ts';

/** `usual`: spellings on record first, else as the press writes. */
export type RomanisationStyle = RomanisationSystem | 'usual';
export const romanisationStyles: readonly RomanisationStyle[] = ['usual', ...romanisationSystems];

export const spellingChoices = ['as-it-comes', 'british', 'oxford', 'american'] as const;
export type SpellingChoice = (typeof spellingChoices)[number];

export const backupIntervals = ['hour', 'day', 'week', 'never'] as const;
export type BackupInterval = (typeof backupIntervals)[number];

/** How many automatic backups stay: so many of the newest, or `thinned`: fewer and fewer the older they are. */
export const backupsKept = ['thinned', 5, 20, 100] as const;
export type BackupsKept = (typeof backupsKept)[number];

/** What is set once for a memory; kept in it, so that every window and the terminal go by the same. */
export interface MemorySettings {
  /** Whose renderings are believed first; every kind is in it. */
  readonly houses: readonly HouseRank[];
  /** Collections in the user's order; those not named come behind, the older first. Empty where the user has set none. */
  readonly collectionOrder: readonly number[];
  /** Collections that a search leaves out unless it names them. */
  readonly notSearched: readonly number[];
  /** How Russian names are written in Latin letters where the program proposes one; what is read may be in any. */
  readonly romanisation: RomanisationStyle;
  /** Of English that is proposed or checked. */
  readonly spelling: SpellingChoice;
  /** What is usually translated into what. */
  readonly languages: { readonly source: LanguageTag; readonly target: LanguageTag };
  /** Of the windows; absent while it is the system's. */
  readonly interfaceLanguage?: 'en' | 'ru';
  readonly backups: { readonly every: BackupInterval; readonly keep: BackupsKept };
}

export const defaultSettings: MemorySettings = {
  houses: defaultHouseOrder,
  collectionOrder: [],
  notSearched: [],
  romanisation: 'usual',
  spelling: 'as-it-comes',
  languages: { source: 'ru', target: 'en' },
  backups: { every: 'day', keep: 'thinned' },
};

type Parsers = { readonly [Name in keyof MemorySettings]-?: (value: unknown) => MemorySettings[Name] | undefined };

const oneOf =
  <Value>(values: readonly Value[]) =>
  (value: unknown): Value | undefined =>
    values.find((one) => one === value);

const ids = (value: unknown): readonly number[] | undefined =>
  Array.isArray(value) && value.every(Number.isInteger) ? (value as readonly number[]) : undefined;

const parsers: Parsers = {
  houses: (value) => (Array.isArray(value) && value.every(isHouseRank) ? completeHouseOrder(value) : undefined),
  collectionOrder: ids,
  notSearched: ids,
  romanisation: oneOf(romanisationStyles),
  spelling: oneOf(spellingChoices),
  languages(value) {
    const { source, target } = record(value);
    return typeof source === 'string' && typeof target === 'string' && source !== target
      ? { source, target }
      : undefined;
  },
  interfaceLanguage: oneOf(['en', 'ru'] as const),
  backups(value) {
    const { every, keep } = record(value);
    const interval = oneOf(backupIntervals)(every);
    const kept = oneOf(backupsKept)(keep);
    return interval === undefined || kept === undefined ? undefined : { every: interval, keep: kept };
  },
};

export const settingNames = Object.keys(parsers) as readonly (keyof MemorySettings)[];

/** Settings as kept by name; one that a newer program wrote, or nobody understands, is as if it were not set. */
export function parseSettings(kept: Iterable<readonly [name: string, value: unknown]>): MemorySettings {
  const settings: Record<string, unknown> = { ...defaultSettings };
  for (const [name, value] of kept) {
    const parse = settingNames.find((one) => one === name);
    const parsed = parse === undefined ? undefined : parsers[parse](value);
    if (parsed !== undefined) settings[name] = parsed;
  }
  return settings as unknown as MemorySettings;
}

function isHouseRank(value: unknown): value is HouseRank {
  if (typeof value !== 'string') return false;
  if (value.startsWith('kind:')) return houseKinds.includes(value.slice('kind:'.length) as HouseKind);
  return value.startsWith('house:') && value.length > 'house:'.length;
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** The spelling to keep to; undefined where any passes. */
export function spellingOf({ spelling }: Pick<MemorySettings, 'spelling'>): EnglishSpelling | undefined {
  return spelling === 'as-it-comes' ? undefined : spelling;
}
