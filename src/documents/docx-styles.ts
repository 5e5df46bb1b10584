import type { Job } from '../core/job.ts';
import { attribute, parseXml } from './xml.ts';
import { readPart, type ZipArchive } from './zip-archive.ts';

/** What a paragraph style says of its paragraphs' part in the text. */
export interface DocxStyle {
  /** Heading level from 1, or undefined for a style that is no heading. */
  readonly heading?: number;
  /** The style numbers or bullets its paragraphs. */
  readonly list: boolean;
  /** The style hides its text. */
  readonly hidden: boolean;
}

export type DocxStyles = ReadonlyMap<string, DocxStyle>;

interface RawStyle {
  name: string;
  basedOn?: string;
  outline?: number;
  list?: boolean;
  hidden?: boolean;
}

/** Longest chain of styles based on one another that is followed; a circle ends there too. */
const longestChain = 20;

/** Styles by their id, with what they inherit worked out. An absent part gives none. */
export async function docxStyles(archive: ZipArchive, part: string | undefined, job: Job): Promise<DocxStyles> {
  const bytes = part === undefined ? undefined : await readPart(archive, part, job);
  const raw = new Map<string, RawStyle>();
  if (bytes === undefined) return new Map();
  let style: RawStyle | undefined;
  await parseXml(bytes, archive.file.name, job, {
    open(tag) {
      const value = attribute(tag, 'val');
      if (tag.local === 'style') {
        style = { name: '' };
        raw.set(attribute(tag, 'styleId') ?? '', style);
      } else if (style === undefined) return;
      else if (tag.local === 'name') style.name = value ?? '';
      else if (tag.local === 'basedOn' && value !== undefined) style.basedOn = value;
      else if (tag.local === 'outlineLvl') style.outline = Number(value);
      else if (tag.local === 'numId') style.list = value !== '0';
      else if (tag.local === 'vanish') style.hidden = value !== '0' && value !== 'false';
    },
    close(tag) {
      if (tag.local === 'style') style = undefined;
    },
    text() {},
  });

  const styles = new Map<string, DocxStyle>();
  for (const id of raw.keys()) {
    const chain: RawStyle[] = [];
    for (let at = raw.get(id); at !== undefined && chain.length < longestChain; at = raw.get(at.basedOn ?? '')) {
      chain.push(at);
    }
    const heading = chain.map(headingLevel).find((level) => level !== undefined);
    styles.set(id, {
      ...(heading !== undefined && heading > 0 && { heading }),
      list: chain.map((one) => one.list).find((list) => list !== undefined) ?? false,
      hidden: chain.map((one) => one.hidden).find((hidden) => hidden !== undefined) ?? false,
    });
  }
  return styles;
}

/** Level by name or outline; 0 where the style says it is body text. Word keeps built-in names English in every language. */
function headingLevel(style: RawStyle): number | undefined {
  const named = /^(?:heading|заголовок)\s*([1-9])$/i.exec(style.name);
  if (named !== null) return Number(named[1]);
  if (/^(?:title|subtitle|название|заголовок)$/i.test(style.name)) return 1;
  if (style.outline === undefined || Number.isNaN(style.outline)) return undefined;
  return style.outline >= 9 ? 0 : style.outline + 1;
}
