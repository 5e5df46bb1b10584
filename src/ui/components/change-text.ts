import type { ChangeLabel } from '../../engine/contract.ts';
import { say } from '../words.ts';

/** The words of a change, for "Undo: …". */
export function changeText({ key, details }: ChangeLabel): string {
  return say(`change.${key}`, details);
}
