/** Files an export can write. `holds` says of what: translation units, or entries of the glossary. */
export const exportFormats = {
  tmx: { holds: 'units', extension: 'tmx' },
  'tmx-trados': { holds: 'units', extension: 'tmx' },
  'tmx-memoq': { holds: 'units', extension: 'tmx' },
  'tmx-level1': { holds: 'units', extension: 'tmx' },
  xliff: { holds: 'units', extension: 'xlf' },
  xliff2: { holds: 'units', extension: 'xlf' },
  'wordfast-tm': { holds: 'units', extension: 'txt' },
  'units-csv': { holds: 'units', extension: 'csv' },
  'units-xlsx': { holds: 'units', extension: 'xlsx' },
  tbx: { holds: 'entries', extension: 'tbx' },
  'tbx-v2': { holds: 'entries', extension: 'tbx' },
  multiterm: { holds: 'entries', extension: 'xml' },
  'multiterm-xlsx': { holds: 'entries', extension: 'xlsx' },
  tsv: { holds: 'entries', extension: 'tsv' },
  csv: { holds: 'entries', extension: 'csv' },
  xlsx: { holds: 'entries', extension: 'xlsx' },
  ods: { holds: 'entries', extension: 'ods' },
  'omegat-glossary': { holds: 'entries', extension: 'txt' },
  utx: { holds: 'entries', extension: 'utx' },
  'wordfast-glossary': { holds: 'entries', extension: 'txt' },
  xbench: { holds: 'entries', extension: 'txt' },
  'memoq-terms': { holds: 'entries', extension: 'txt' },
  'phrase-terms': { holds: 'entries', extension: 'xlsx' },
  'matecat-glossary': { holds: 'entries', extension: 'xlsx' },
  interpretbank: { holds: 'entries', extension: 'txt' },
  anki: { holds: 'entries', extension: 'txt' },
} as const satisfies Readonly<Record<string, { readonly holds: 'units' | 'entries'; readonly extension: string }>>;
export type ExportFormat = keyof typeof exportFormats;

/**
 * What people ask for: the name of the program the files are for, or of a format. A preset of several files writes those
 * that would hold something.
 */
export const exportPresets = {
  omegat: ['tmx-level1', 'omegat-glossary'],
  trados: ['tmx-trados', 'multiterm', 'multiterm-xlsx'],
  memoq: ['tmx-memoq', 'memoq-terms'],
  wordfast: ['wordfast-tm', 'wordfast-glossary'],
  weblate: ['tmx-level1', 'tbx-v2'],
  xbench: ['tmx', 'xbench'],
  phrase: ['tmx', 'phrase-terms'],
  matecat: ['tmx', 'matecat-glossary'],
  excel: ['xlsx', 'units-xlsx'],
  interpretbank: ['interpretbank'],
  anki: ['anki'],
  tbx: ['tbx'],
  'tbx-v2': ['tbx-v2'],
  multiterm: ['multiterm'],
  tmx: ['tmx'],
  xliff: ['xliff'],
  xliff2: ['xliff2'],
  csv: ['csv', 'units-csv'],
  tsv: ['tsv'],
  ods: ['ods'],
  utx: ['utx'],
} as const satisfies Readonly<Record<string, readonly ExportFormat[]>>;
export type ExportPreset = keyof typeof exportPresets;
export const exportPresetNames = Object.keys(exportPresets) as readonly ExportPreset[];

/** What the name of a file asks for; undefined where it says nothing. */
export function presetOfName(name: string): ExportPreset | undefined {
  switch (/\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase()) {
    case 'tmx':
      return 'tmx';
    case 'tbx':
      return 'tbx';
    case 'xlf':
    case 'xliff':
      return 'xliff';
    case 'csv':
      return 'csv';
    case 'xlsx':
      return 'excel';
    case 'ods':
      return 'ods';
    case 'utx':
      return 'utx';
    case 'tsv':
      return 'tsv';
    default:
      return undefined;
  }
}
