import { glossary } from './010-glossary.ts';
import { bitexts } from './020-bitexts.ts';
import { units } from './030-units.ts';
import { changes } from './040-changes.ts';
import { properties } from './050-properties.ts';
import { importReports } from './060-import-reports.ts';
import { beadUnit } from './070-bead-unit.ts';
import { places } from './080-places.ts';
import { check } from './090-check.ts';
import { events } from './100-events.ts';
import { wordStems } from './110-word-stems.ts';
import { segmentEdits } from './120-segment-edits.ts';
import { termForms } from './130-term-forms.ts';
import { countsByDay } from './150-counts-by-day.ts';
import { settings } from './170-settings.ts';
import type { Migration } from './migration.ts';

/** In order. Only ever added to. */
export const migrations: readonly Migration[] = [
  glossary,
  bitexts,
  units,
  changes,
  properties,
  importReports,
  beadUnit,
  places,
  check,
  events,
  wordStems,
  segmentEdits,
  termForms,
  countsByDay,
  settings,
];

export const latestSchema = Math.max(...migrations.map(({ version }) => version));
