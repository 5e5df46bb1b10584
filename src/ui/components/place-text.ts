import type { TextPlace } from '../../core/text/place.ts';
import { words } from '../words.ts';

/** «page 3, paragraph 2», in the language of the interface. */
export function placeText({ kind, page, number, cell }: TextPlace): string {
  const parts: string[] = [];
  if (page !== undefined) parts.push(words.t('documents.place.page', { page }));
  if (cell !== undefined) parts.push(words.t('documents.place.cell', cell));
  else if (kind === 'footnote' || kind === 'endnote') {
    if (number !== undefined) parts.push(words.t(`documents.place.${kind}`, { number }));
  } else if (kind === 'header' || kind === 'footer' || kind === 'textBox')
    parts.push(words.t(`documents.place.${kind}`));
  else if (number !== undefined) parts.push(words.t('documents.place.paragraph', { number }));
  return parts.join(', ');
}
