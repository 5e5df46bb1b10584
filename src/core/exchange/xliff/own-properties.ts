import type { InlineTag, Property, UnitInput, UnitVariant } from '../../memory/records.ts';
import type { UnitToWrite } from '../item.ts';
import { isProperty } from '../property.ts';

/** Type of the context or metadata in which we write what XLIFF has no place for, as JSON. */
export const ownType = 'x-concordat';

interface Own {
  readonly previous?: string;
  readonly next?: string;
  readonly origin?: string;
  readonly author?: string;
  readonly createdAt?: string;
  readonly changedAt?: string;
  readonly properties?: readonly Property[];
  readonly variants: readonly { readonly tags?: readonly InlineTag[]; readonly properties?: readonly Property[] }[];
}

export function writeOwn(unit: UnitToWrite, pair: readonly UnitVariant[]): string {
  const { previous, next, origin, author, createdAt, changedAt, properties } = unit;
  const variants = pair.map(({ tags, properties: said }) => ({ tags, properties: said }));
  return JSON.stringify({ previous, next, origin, author, createdAt, changedAt, properties, variants });
}

/**
 * A unit of a file we wrote ourselves, as it was; `undefined` if the unit is none. Tags come back where they still stand
 * where they stood: the file may have been edited.
 */
export function readOwn(unit: UnitInput): UnitInput | undefined {
  const said = unit.properties?.find(({ type }) => type === ownType);
  if (said === undefined) return undefined;
  const { properties: _, origin: __, ...bare } = unit;
  let own: Partial<Own>;
  try {
    own = JSON.parse(said.text) as Partial<Own>;
  } catch {
    return undefined;
  }
  if (typeof own !== 'object' || own === null) return undefined;
  const texts: Record<string, string> = {};
  for (const key of ['previous', 'next', 'origin', 'author', 'createdAt', 'changedAt'] as const) {
    const value = own[key];
    if (typeof value === 'string') texts[key] = value;
  }
  const list = (value: unknown): readonly Property[] => (Array.isArray(value) ? value.filter(isProperty) : []);
  const properties = list(own.properties);
  return {
    ...bare,
    ...texts,
    ...(properties.length > 0 && { properties }),
    variants: unit.variants.map((variant, place) => {
      const held = own.variants?.[place];
      const kept = list(held?.properties);
      const tags = held?.tags;
      const same = Array.isArray(tags) && sameTags(tags as readonly InlineTag[], variant.tags ?? []);
      return { ...variant, ...(same && { tags }), ...(kept.length > 0 && { properties: kept }) };
    }),
  };
}

function sameTags(held: readonly InlineTag[], read: readonly InlineTag[]): boolean {
  return (
    held.length === read.length &&
    held.every(
      ({ offset, kind, content }, place) => offset === read[place]?.offset && !!kind && typeof content === 'string',
    )
  );
}
