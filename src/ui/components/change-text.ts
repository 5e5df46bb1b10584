import type { ChangeLabel } from '../../engine/contract.ts';
import { say } from '../words.ts';

/** What the engine calls the glossary that ships with the program. */
const starterOrigin = 'starter-glossary/entries.tsv';

/** The words of a change, for "Undo: …". */
export function changeText({ key, details }: ChangeLabel): string {
  const shipped = details.origin === starterOrigin;
  return say(`change.${key}`, shipped ? { ...details, origin: say('engine.starterCollection') } : details);
}
