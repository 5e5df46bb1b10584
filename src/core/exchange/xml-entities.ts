/** Entities a file may declare; a company's name, a version number. More is a bomb. */
const mostEntities = 100;
const longestEntity = 1000;

/**
 * The entities an internal subset declares, where they are harmless: short texts without markup and without other
 * entities. `undefined` for all else: external entities, parameter entities, entities within entities.
 */
export function harmlessEntities(doctype: string): ReadonlyMap<string, string> | undefined {
  const entities = new Map<string, string>();
  const subset = doctype.replace(/<!--[\s\S]*?-->/g, '');
  for (const match of subset.matchAll(/<!ENTITY\b([^>]*)>?/gi)) {
    const parts = /^\s+([\p{L}_][\p{L}\p{N}_.:-]*)\s+(?:"([^"]*)"|'([^']*)')\s*$/u.exec(match[1] ?? '');
    const name = parts?.[1];
    const value = parts?.[2] ?? parts?.[3];
    if (name === undefined || value === undefined || /[&<%]/.test(value)) return undefined;
    if (value.length > longestEntity || entities.size >= mostEntities) return undefined;
    entities.set(name, value);
  }
  // Whatever the pattern did not understand is not trusted.
  const declared = subset.match(/<!ENTITY/gi)?.length ?? 0;
  return declared === entities.size && !/%[\p{L}_][^\s;]*;/u.test(subset) ? entities : undefined;
}
