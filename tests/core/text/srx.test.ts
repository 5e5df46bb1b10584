import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { faultsOf, type SegmentationRules, segmentText } from '../../../src/core/text/segmentation.ts';
import { shippedRules } from '../../../src/core/text/segmentation-rules.ts';
import { parseSrx, serializeSrx } from '../../../src/core/text/srx.ts';
import { PatternError, translatePattern } from '../../../src/core/text/srx-pattern.ts';
import { measure } from '../../own-time.ts';

const shippedFile = new URL('../../../data/srx/concordat.srx', import.meta.url);

describe('the shipped SRX file', () => {
  it('holds the rules that are built in', () => {
    expect(parseSrx(readFileSync(shippedFile, 'utf8'), 'concordat.srx')).toEqual(shippedRules);
  });

  it('is what the writer writes', () => {
    expect(serializeSrx(shippedRules)).toBe(readFileSync(shippedFile, 'utf8'));
  });
});

const own = `<?xml version="1.0"?>
<okp:srx xmlns:okp="urn:other" version="2.0"><okp:header cascade="no"/><okp:body><okp:languagerules>
<okp:languagerule languagerulename="A"><okp:rule break="no"><okp:beforebreak>\\bMr\\.</okp:beforebreak><okp:afterbreak>\\s</okp:afterbreak></okp:rule>
<okp:rule><okp:beforebreak><![CDATA[\\.]]></okp:beforebreak><okp:afterbreak>\\s</okp:afterbreak></okp:rule></okp:languagerule>
<okp:languagerule languagerulename="B"><okp:rule break="yes"><okp:afterbreak>\\|</okp:afterbreak></okp:rule></okp:languagerule>
</okp:languagerules><okp:maprules><okp:languagemap languagepattern="EN.*" languagerulename="A"/><okp:languagemap languagepattern=".*" languagerulename="B"/></okp:maprules></okp:body></okp:srx>`;

const cut = (text: string, language: string, rules: SegmentationRules): string[] =>
  segmentText(text, language, rules).map(({ start, end }) => text.slice(start, end));

describe('parseSrx', () => {
  it('reads any prefix, rules without a break attribute or a side, and CDATA', () => {
    expect(parseSrx(own, 'own.srx')).toEqual({
      cascade: false,
      languageRules: [
        {
          name: 'A',
          rules: [
            { breaks: false, before: '\\bMr\\.', after: '\\s' },
            { breaks: true, before: '\\.', after: '\\s' },
          ],
        },
        { name: 'B', rules: [{ breaks: true, before: '', after: '\\|' }] },
      ],
      maps: [
        { pattern: 'EN.*', rules: 'A' },
        { pattern: '.*', rules: 'B' },
      ],
    });
  });

  it('takes the first map alone without cascade, all of them in order with it', () => {
    const rules = parseSrx(own, 'own.srx');
    expect(cut('Mr. A came. He|left.', 'en', rules)).toEqual(['Mr. A came.', 'He|left.']);
    expect(cut('Mr. A came. He|left.', 'en', { ...rules, cascade: true })).toEqual(['Mr. A came.', 'He', '|left.']);
    expect(cut('Mr. A came. He|left.', 'ru', rules)).toEqual(['Mr. A came. He', '|left.']);
  });

  it('loses nothing in a round trip', () => {
    const rules = parseSrx(own.replaceAll('Mr', 'a&lt;b&amp;"c'), 'own.srx');
    expect(parseSrx(serializeSrx(rules), 'again.srx')).toEqual(rules);
  });

  it.each([
    ['another root', '<tmx/>'],
    ['broken markup', '<srx><body></srx>'],
    ['no markup', 'rules'],
    ['an entity', '<!DOCTYPE srx [<!ENTITY a "b">]><srx><body>&a;</body></srx>'],
  ])('refuses %s', (_, text) => {
    expect(() => parseSrx(text, 'bad.srx')).toThrow(expect.objectContaining({ code: 'srx-invalid' }));
  });

  it('names the rule that cannot be used and uses the others', () => {
    const rule = (before: string): string =>
      `<rule break="yes"><beforebreak>${before}</beforebreak><afterbreak>\\s</afterbreak></rule>`;
    const rules = parseSrx(
      `<srx><header cascade="yes"/><body><languagerules><languagerule languagerulename="X">${rule('([a')}${rule('(a+)+;')}${rule(';')}</languagerule></languagerules><maprules><languagemap languagepattern=".*" languagerulename="X"/></maprules></body></srx>`,
      'own.srx',
    );
    expect(faultsOf(rules)).toEqual([
      { rules: 'X', index: 0, pattern: '([a', reason: 'class without an end' },
      { rules: 'X', index: 1, pattern: '(a+)+;', reason: 'nested repetition' },
    ]);
    expect(cut('one; two', 'en', rules)).toEqual(['one;', 'two']);
  });
});

describe('translatePattern', () => {
  /** Pattern as Java or ICU has it, a text it matches as a whole, one it does not. */
  it.each([
    ['\\p{Lu}\\p{Ll}+', 'Совет', 'совет'],
    ['\\p{IsCyrillic}+', 'Минск', 'Minsk'],
    ['\\p{javaUpperCase}\\P{Lu}', 'Аб', 'аб'],
    ['\\p{Upper}\\p{Punct}', 'Я!', 'я!'],
    ['\\pL+', 'abc', '12'],
    ['[[:Lu:]]\\.', 'С.', 'с.'],
    ['[\\p{L}&&[^а]]+', 'бв', 'ба'],
    ['[a-c[x-z]]+', 'abxyz', 'd'],
    ['\\h+', '\u00A0 \t', '\n'],
    ['a\\Rb', 'a\r\nb', 'ab'],
    ['\\Qa.b\\E+', 'a.bb', 'axb'],
    ['\\w++', 'слово', '!'],
    ['(?>a|b)c', 'ac', 'c'],
    ['(?i)мид', 'МИД', 'мир'],
    ['(?i:a)b', 'Ab', 'AB'],
    ['\\x{2014}', '—', '-'],
    ['[\\xff61\\x3002]', '。', '.'],
    ['\\u0410\\x42', 'АB', 'AB'],
    ['(?<name>a)(b)', 'ab', 'ba'],
    ['a{2,3}', 'aaa', 'a'],
    ['[\\-\\]"]+', '-]"', 'a'],
    ['[.!?…][\'"”’]*', '!”', '”'],
    ['(?#note)a', 'a', 'b'],
    ['\\A\\d+\\z', '12', 'a'],
    ['-|}|\\{', '}', 'x'],
    ['😀+', '😀😀', 'x'],
  ])('understands %s', (pattern, yes, no) => {
    const whole = new RegExp(`^(?:${translatePattern(pattern)})$`, 'v');
    expect([whole.test(yes), whole.test(no)]).toEqual([true, false]);
  });

  it('knows word borders in Cyrillic', () => {
    const border = new RegExp(translatePattern('\\bг\\.'), 'v');
    expect([border.test('в г. Минск'), border.test('долг. Минск')]).toEqual([true, false]);
  });

  it.each([
    '(a',
    'a)',
    '[a',
    '*a',
    '\\1',
    '\\p{Nonsense}',
    '(?y)a',
    'a{5000}',
    '(a*)*',
    '(a|ab)*c',
    '(?:\\s|\\t)+',
    'x'.repeat(6_000),
  ])('refuses %.20s', (pattern) => {
    expect(() => translatePattern(pattern)).toThrow(PatternError);
  });

  it('keeps several unbounded repetitions in a row affordable', () => {
    const rules: SegmentationRules = {
      cascade: true,
      languageRules: [{ name: 'X', rules: [{ breaks: true, before: 'a*a*b', after: '' }] }],
      maps: [{ pattern: '.*', rules: 'X' }],
    };
    const taken = measure();
    segmentText('a'.repeat(20_000), 'en', rules);
    expect(taken()).toBeLessThan(5_000);
  });
});
