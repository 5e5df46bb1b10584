import type { Brief, BriefLanguage } from '../core/brief/brief.ts';
import type { SheetOrder } from '../core/brief/sheet.ts';
import type { Translate } from '../locales/index.ts';

export const paperSizes = ['a4', 'a5'] as const;
export type PaperSize = (typeof paperSizes)[number];

/** What is printed, and how. */
export interface PrintJob {
  readonly brief: Brief;
  readonly order: SheetOrder;
  readonly paper: PaperSize;
  /** Words of headings, in the language of the user. */
  readonly t: Translate;
  /** BCP 47 of those words. */
  readonly language: string;
}

/** Languages that lead, one list for each. */
export function sourcesOf({ event: { direction } }: Brief): BriefLanguage[] {
  return direction === 'both' ? ['ru', 'en'] : [direction === 'en-ru' ? 'en' : 'ru'];
}

/** "Event · 12 May 2026 · Astana", without what is not known. */
export function eventLine({ brief, language, t }: PrintJob): string {
  const { name, date, place } = brief.event;
  return [name || t('brief.untitled'), dateText(date, language), place].filter((part) => part !== '').join(' · ');
}

export function dateText(date: string, language: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return date;
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );
}
