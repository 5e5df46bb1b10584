import type { Property } from '../memory/records.ts';

/** Whether a value read from JSON is a property, with all that is attached to it. */
export function isProperty(value: unknown): value is Property {
  const pending: unknown[] = [value];
  for (let one = pending.pop(); one !== undefined; one = pending.pop()) {
    if (typeof one !== 'object' || one === null) return false;
    const { kind, type, text, language, section, attached } = one as Record<string, unknown>;
    const optional = [type, language, section].every((part) => part === undefined || typeof part === 'string');
    if (typeof kind !== 'string' || typeof text !== 'string' || !optional) return false;
    if (attached !== undefined) {
      if (!Array.isArray(attached)) return false;
      pending.push(...attached);
    }
  }
  return true;
}
