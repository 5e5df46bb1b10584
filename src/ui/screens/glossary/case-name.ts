import { say, words } from '../../words.ts';

/** The name of a case in the language of the interface. */
export function caseName(name: string): string {
  return words.exists(`terms.case.${name}`) ? say(`terms.case.${name}`) : name;
}
