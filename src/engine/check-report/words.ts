import type { InterfaceLanguage, Translate } from '../../locales/index.ts';
import type { CheckFinding } from '../contract.ts';

/** The language a report is written in. */
export interface ReportWords {
  readonly t: Translate;
  readonly language: InterfaceLanguage;
}

/** Why a finding is one, in words. */
export function reasonOf(t: Translate, { reason }: Pick<CheckFinding, 'reason'>): string {
  // The keys come from the rules, so no type can know them; a test holds every one of them to the locales.
  const words = t as (key: string, details: Readonly<Record<string, string | number>>) => string;
  return words(`check.reason.${reason.key}`, reason.details);
}
