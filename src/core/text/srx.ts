import { SaxesParser } from 'saxes';
import { Problem } from '../problem.ts';
import type { LanguageMap, SegmentationRule, SegmentationRules } from './segmentation.ts';

/** Rules a file may hold; OmegaT's has 2,800. */
const mostRules = 50_000;

/**
 * Reads SRX 1.0 and 2.0, with or without namespace and prefix, rules without a break attribute or without one of their
 * sides. What is not SRX, or not well-formed, is the problem `srx-invalid` with its line. Rules whose patterns cannot be
 * used are kept, so that nothing is lost on writing; `faultsOf` names them and cutting passes them over.
 */
export function parseSrx(text: string, file: string): SegmentationRules {
  const languageRules: { name: string; rules: SegmentationRule[] }[] = [];
  const maps: LanguageMap[] = [];
  let cascade = false;
  let root = '';
  let count = 0;
  let breaks = true;
  let before = '';
  let after = '';
  let side: 'before' | 'after' | undefined;
  let rules: SegmentationRule[] | undefined;
  const parser = new SaxesParser({ xmlns: false });
  const fail = (message: string): never => {
    throw new Problem('srx-invalid', { file, line: parser.line, reason: message });
  };
  const local = (name: string): string => (name.split(':').at(-1) ?? '').toLowerCase();
  parser.on('error', (error) => {
    fail(error.message.replace(/^\d+:\d+: /, ''));
  });
  parser.on('opentag', (tag) => {
    const name = local(tag.name);
    const value = (attribute: string): string => {
      for (const [key, text] of Object.entries(tag.attributes)) if (local(key) === attribute) return String(text);
      return '';
    };
    if (root === '') {
      root = name;
      if (root !== 'srx') fail('srx');
      // SRX 1.0 knows no cascade: its maps are tried in turn and the first decides.
    }
    if (name === 'header') cascade = value('cascade') === 'yes';
    else if (name === 'languagerule') {
      rules = [];
      languageRules.push({ name: value('languagerulename'), rules });
    } else if (name === 'rule') {
      if (++count > mostRules) fail('too many rules');
      breaks = value('break') !== 'no';
      before = '';
      after = '';
    } else if (name === 'beforebreak') side = 'before';
    else if (name === 'afterbreak') side = 'after';
    else if (name === 'languagemap') maps.push({ pattern: value('languagepattern'), rules: value('languagerulename') });
  });
  const append = (text: string): void => {
    if (side === 'before') before += text;
    else if (side === 'after') after += text;
  };
  parser.on('text', append);
  parser.on('cdata', append);
  parser.on('closetag', (tag) => {
    const name = local(tag.name);
    if (name === 'beforebreak' || name === 'afterbreak') side = undefined;
    else if (name === 'rule') rules?.push({ breaks, before, after });
    else if (name === 'languagerule') rules = undefined;
  });
  parser.write(text.replace(/^\uFEFF/, '')).close();
  return { cascade, languageRules, maps };
}

const escaped = (text: string): string =>
  text.replace(
    /[&<>"]/g,
    (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[character] ?? character,
  );

/** Writes SRX 2.0, UTF-8, valid against srx20.xsd. */
export function serializeSrx(rules: SegmentationRules): string {
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<srx xmlns="http://www.lisa.org/srx20" version="2.0">',
    `  <header segmentsubflows="yes" cascade="${rules.cascade ? 'yes' : 'no'}">`,
    '    <formathandle type="start" include="no"/>',
    '    <formathandle type="end" include="yes"/>',
    '    <formathandle type="isolated" include="no"/>',
    '  </header>',
    '  <body>',
    '    <languagerules>',
  ];
  for (const { name, rules: list } of rules.languageRules) {
    lines.push(`      <languagerule languagerulename="${escaped(name)}">`);
    for (const { breaks, before, after } of list) {
      lines.push(
        `        <rule break="${breaks ? 'yes' : 'no'}">`,
        `          <beforebreak>${escaped(before)}</beforebreak>`,
        `          <afterbreak>${escaped(after)}</afterbreak>`,
        '        </rule>',
      );
    }
    lines.push('      </languagerule>');
  }
  lines.push('    </languagerules>', '    <maprules>');
  for (const { pattern, rules: name } of rules.maps) {
    lines.push(`      <languagemap languagepattern="${escaped(pattern)}" languagerulename="${escaped(name)}"/>`);
  }
  lines.push('    </maprules>', '  </body>', '</srx>', '');
  return lines.join('\n');
}
