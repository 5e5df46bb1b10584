import type { Property, UnitInput } from '../../memory/records.ts';

/** Kind of the property in which we write what XLIFF has no place for, as JSON. */
export const ownKind = 'concordat';

type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

/** A unit of a file we wrote ourselves, as it was. */
export function ownProperties(unit: Mutable<UnitInput>): Mutable<UnitInput> {
  const own = unit.properties?.find((one) => isOwn(one));
  if (own === undefined) return unit;
  try {
    const { variants, ...rest } = JSON.parse(own.text) as Partial<UnitInput> & {
      readonly variants?: readonly (readonly Property[] | null)[];
    };
    const { properties: _, note, origin, ...said } = unit;
    return {
      ...said,
      ...(note !== undefined && { note }),
      ...rest,
      variants: unit.variants.map((variant, place) => {
        const properties = variants?.[place];
        return properties ? { ...variant, properties } : variant;
      }),
    };
  } catch {
    return unit;
  }
}

function isOwn({ kind, type }: Property): boolean {
  return kind === ownKind || type === ownKind;
}
