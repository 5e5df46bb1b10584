import { strToU8, zipSync } from 'fflate';

const w = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const namespaces =
  `xmlns:w="${w}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" ` +
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"';
const header = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface DocxParts {
  /** Markup inside w:body. */
  readonly body: string;
  /** Markup inside w:footnotes, w:endnotes, w:hdr, w:ftr, w:styles. */
  readonly footnotes?: string;
  readonly endnotes?: string;
  readonly header?: string;
  readonly footer?: string;
  readonly styles?: string;
}

/** A minimal Word file of the given markup. */
export function makeDocx(parts: DocxParts): Uint8Array {
  const files: Record<string, Uint8Array> = {};
  const relationships: string[] = [];
  const add = (type: string, name: string, root: string, inner: string | undefined): void => {
    if (inner === undefined) return;
    files[`word/${name}`] = strToU8(`${header}<w:${root} ${namespaces}>${inner}</w:${root}>`);
    relationships.push(`<Relationship Id="r${relationships.length}" Type="${office}/${type}" Target="${name}"/>`);
  };
  files['[Content_Types].xml'] = strToU8(
    `${header}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
  );
  add('styles', 'styles.xml', 'styles', parts.styles);
  add('footnotes', 'footnotes.xml', 'footnotes', parts.footnotes);
  add('endnotes', 'endnotes.xml', 'endnotes', parts.endnotes);
  add('header', 'header1.xml', 'hdr', parts.header);
  add('footer', 'footer1.xml', 'ftr', parts.footer);
  const list = (items: readonly string[]): Uint8Array =>
    strToU8(
      `${header}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items.join('')}</Relationships>`,
    );
  files['word/_rels/document.xml.rels'] = list(relationships);
  files['_rels/.rels'] = list([`<Relationship Id="r1" Type="${office}/officeDocument" Target="word/document.xml"/>`]);
  files['word/document.xml'] = strToU8(
    `${header}<w:document ${namespaces}><w:body>${parts.body}<w:sectPr><w:footnotePr><w:footnote w:id="-1"/></w:footnotePr></w:sectPr></w:body></w:document>`,
  );
  return zipSync(files);
}

export const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
export const paragraph = (...texts: string[]): string => `<w:p>${texts.map(run).join('')}</w:p>`;
