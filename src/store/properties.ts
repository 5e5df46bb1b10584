import type { Property } from '../core/memory/records.ts';

/** As the column `properties` holds them: a JSON list, or nothing. */
export function propertiesColumn(properties: readonly Property[] | undefined): string | null {
  return properties === undefined || properties.length === 0 ? null : JSON.stringify(properties);
}

export function parseProperties(column: string): Property[] {
  return JSON.parse(column) as Property[];
}
