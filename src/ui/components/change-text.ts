import { starterOrigin } from '../../core/memory/records.ts';
import type { ChangeLabel } from '../../engine/contract.ts';
import { say } from '../words.ts';

/** The words of a change, for "Undo: …". */
export function changeText({ key, details }: ChangeLabel): string {
  const shipped = details.origin === starterOrigin;
  return say(`change.${key}`, shipped ? { ...details, origin: say('engine.starterCollection') } : details);
}
