import type { InlineTag } from '../../memory/records.ts';

const placeholder = /&t(?:\w+|\S);/g;

/** Wordfast writes tags as `&tA;`: the text without them, and the tags where they stood. */
export function restoreWordfastTags(text: string): { readonly text: string; readonly tags?: readonly InlineTag[] } {
  const tags: InlineTag[] = [];
  let plain = '';
  let last = 0;
  for (const match of text.matchAll(placeholder)) {
    plain += text.slice(last, match.index);
    last = match.index + match[0].length;
    tags.push({ offset: plain.length, kind: 'standalone', content: match[0] });
  }
  plain += text.slice(last);
  return tags.length === 0 ? { text: plain } : { text: plain, tags };
}
