import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Calque } from '../../../src/core/check/calques.ts';
import { checkRules, checkText } from '../../../src/core/check/check.ts';
import { CheckGlossary } from '../../../src/core/check/check-glossary.ts';
import { ConceptIndex } from '../../../src/core/check/concept-index.ts';
import type { CheckConcept, CheckSettings, Finding } from '../../../src/core/check/finding.ts';
import { SourceGlossary } from '../../../src/core/check/source-text.ts';
import { parseEnglishVariants } from '../../../src/core/text/english-variants.ts';

type Status = 'preferred' | 'admitted' | 'deprecated' | 'superseded';

function concept(
  id: number,
  conceptType: string,
  ...terms: [string, string, Status?, Record<string, string>?][]
): CheckConcept {
  return {
    id,
    conceptType,
    house: 'CSTO',
    terms: terms.map(([language, text, administrativeStatus = 'preferred', more = {}]) => ({
      language,
      text,
      termType: text === text.toUpperCase() ? 'acronym' : /^\p{Lu}\p{Ll}+$/u.test(text) ? 'shortForm' : 'fullForm',
      administrativeStatus,
      ...more,
    })),
  };
}

const concepts = [
  concept(
    1,
    'organisation',
    ['ru', 'Организация Договора о коллективной безопасности'],
    ['ru', 'ОДКБ', 'admitted'],
    ['en', 'Collective Security Treaty Organization'],
    ['en', 'CSTO', 'admitted'],
    ['en', 'Tashkent Pact Organization', 'superseded'],
  ),
  concept(2, 'document', ['ru', 'Договор о коллективной безопасности'], ['en', 'Collective Security Treaty']),
  concept(3, 'body', ['ru', 'Минцифры', 'admitted'], ['en', 'Ministry of Digital Development']),
  concept(4, 'organisation', ['ru', 'ТАСС'], ['en', 'TASS']),
  concept(5, 'body', ['en', 'CSTO Council of Defense Ministers']),
  concept(
    6,
    'organisation',
    ['ru', 'Всемирная организация здравоохранения'],
    ['en', 'World Health Organization'],
    ['en', 'WHO', 'admitted'],
  ),
  concept(7, 'organisation', ['ru', 'Европейский союз'], ['en', 'European Union'], ['en', 'YeS', 'deprecated']),
  concept(8, 'post', ['en', 'Chairman of the Federation Council']),
  concept(9, 'body', ['en', 'Federation Council Committee on Economic Policy']),
  concept(10, 'body', ['en', 'Old Ministry of Works', 'preferred', { validTo: '2005-12-31' }]),
];
const glossary = CheckGlossary.of(concepts, 'en');
const calques = JSON.parse(
  readFileSync(new URL('../../../data/check/calques.json', import.meta.url), 'utf8'),
) as Calque[];
const variants = parseEnglishVariants(
  readFileSync(new URL('../../../data/check/english-spelling.tsv', import.meta.url), 'utf8'),
);
const rules = checkRules(calques, variants);

function check(text: string, settings: CheckSettings = {}): Finding[] {
  return checkText(text, 'en', { glossary, rules, settings });
}
const brief = (findings: readonly Finding[]): string[] => findings.map((finding) => `${finding.rule}: ${finding.text}`);

describe('with the glossary', () => {
  it('marks a known title with its words in another order and gives the preferred form', () => {
    const [finding] = check('The Organization of the Collective Security Treaty met in Minsk.');
    expect(finding).toMatchObject({
      rule: 'near-title',
      severity: 'major',
      text: 'Organization of the Collective Security Treaty',
      entryId: 1,
      reason: { key: 'word-order' },
    });
    expect(finding!.preferred[0]).toBe('Collective Security Treaty Organization');
  });

  it('marks a title with one word put by a synonym', () => {
    expect(check('It was agreed by the CSTO Board of Defense Ministers.')).toMatchObject([
      { rule: 'near-title', text: 'CSTO Board of Defense Ministers', reason: { key: 'synonym' } },
    ]);
  });

  it('lets whose a body is stand behind it', () => {
    expect(brief(check('The Council of Defense Ministers of the CSTO met.'))).toEqual(['acronym-introduction: CSTO']);
  });

  it('lets the preferred form, an admitted one and either spelling pass', () => {
    expect(
      check('The Collective Security Treaty Organisation (CSTO) and the CSTO Council of Defence Ministers met.'),
    ).toEqual([]);
  });

  it('marks a superseded form', () => {
    expect(check('The Tashkent Pact Organization is old.')).toMatchObject([{ reason: { key: 'superseded' } }]);
  });

  it('marks a name used outside its years only when the text has a date', () => {
    expect(check('The Old Ministry of Works said so.')).toEqual([]);
    expect(check('The Old Ministry of Works said so.', { date: '2024-01-01' })).toMatchObject([
      { reason: { key: 'outside-validity' } },
    ]);
  });

  it('lets the longest title win over what it shares words with', () => {
    expect(check('He is Chairman of the Federation Council Committee on Economic Policy.')).toEqual([]);
  });

  it('tells an acronym by its capitals', () => {
    expect(check('The man who said yes agreed.')).toEqual([]);
    expect(brief(check('The YeS agreed.'))).toEqual(['deprecated-form: YeS']);
  });

  it('does not carry a title over a bracket or a full stop', () => {
    expect(check('It was the Collective Security (Treaty) Organization. Security Treaty Organization')).toEqual([]);
  });
});

describe('without the glossary saying so', () => {
  it('finds a romanised Russian acronym by whatever system', () => {
    expect(check('ODKB members and the ODKB.')).toMatchObject([
      { rule: 'romanised-acronym', text: 'ODKB', preferred: expect.arrayContaining(['CSTO']) as string[], entryId: 1 },
      { rule: 'romanised-acronym', text: 'ODKB' },
    ]);
  });

  it.each(['MinTsifry', 'Mintsifry', 'Mincifry'])('finds the clipped compound %s', (word) => {
    expect(check(`The plan of ${word} is ready.`)).toMatchObject([
      { rule: 'romanised-acronym', text: word, reason: { details: { russian: 'Минцифры' } } },
    ]);
  });

  it('lets a romanised acronym pass that English uses', () => {
    expect(check('TASS reported it.')).toEqual([]);
  });

  it('finds one body named two ways', () => {
    expect(
      check('The Fund for the Support of Russian Writers is new. The fund to support Russian writers will help.'),
    ).toMatchObject([
      {
        rule: 'inconsistent-name',
        text: 'fund to support Russian writers',
        preferred: ['Fund for the Support of Russian Writers'],
      },
    ]);
  });

  it('does not hold phrases and posts with persons against each other', () => {
    expect(
      check(
        'Vice President Mike Pence spoke. Mike Pence, the vice president, left. NATO and the European Union met; the European Union and NATO agreed.',
      ),
    ).toEqual([]);
  });

  it('finds a surname spelt two ways', () => {
    expect(check('Andrei Serdyukov spoke. Mr Serdiukov agreed.')).toMatchObject([
      { rule: 'name-spelling', text: 'Serdiukov', preferred: ['Serdyukov'] },
    ]);
  });

  it('marks the calque alone within its wording', () => {
    expect(check("The 'Model (typographical) Agreement' was signed.")).toMatchObject([
      { rule: 'calque', text: 'typographical', preferred: ['standard', 'model'] },
    ]);
  });

  it('asks for the surroundings that make a wording wrong', () => {
    expect(check('The participating states of the OSCE met.')).toEqual([]);
    expect(brief(check('The CSTO (Collective Security Treaty Organization) helps participating states.'))).toContain(
      'calque: participating states',
    );
  });

  it('finds acronyms introduced late, twice or never', () => {
    expect(
      check('The BDI said so. The Federation (BDI) agreed. The union (BDI) again.').map(
        (finding) => finding.reason.key,
      ),
    ).toEqual(['used-before-introduced', 'introduced-twice']);
    expect(check('The CSTO met.').map((finding) => finding.reason.key)).toEqual(['never-introduced']);
  });

  it('finds Cyrillic left in the text', () => {
    expect(brief(check('The body is called Совет министров here.'))).toEqual(['untranslated: Совет министров']);
  });
});

describe('posts, capitals and variants', () => {
  it.each([
    ['Ivan Petrov, head of the Ministry of Defence, left.', 'head of the Ministry of Defence', 'Minister of Defence'],
    ['The Defence Ministry chief left.', 'Defence Ministry chief', 'Defence Minister'],
    [
      'The head of the Ministry of Natural Resources and Environment spoke.',
      'head of the Ministry of Natural Resources and Environment',
      'Minister of Natural Resources and Environment',
    ],
  ])('%s', (text, found, preferred) => {
    expect(check(text)).toMatchObject([{ rule: 'minister', text: found, preferred: [preferred] }]);
  });

  it('lets the heads of what a ministry has pass', () => {
    expect(
      check("The head of the Ministry's press service and the head of the Defence Ministry delegation spoke."),
    ).toEqual([]);
  });

  it('marks a name with some of its capitals', () => {
    expect(check('He is with the World health Organization.')).toMatchObject([
      { rule: 'capitals', severity: 'minor', preferred: ['World Health Organization'] },
    ]);
    expect(check('He is with the world health organization.')).toEqual([]);
  });

  it('reads no acronyms into headings in capitals', () => {
    expect(check('YES SAYS THE YES MAN')).toEqual([]);
  });

  it.each([
    ['The OSCE PA met. Members of the PA of the OSCE agreed.', 'PA of the OSCE', 'OSCE PA'],
    ['Bashkir Longevity is a project. Bashkir Longivity will help.', 'Bashkir Longivity', 'Bashkir Longevity'],
    [
      'The Federal Committee on Economic Policy met. The Council of Economic Policy agreed.',
      'Council of Economic Policy',
      'Federal Committee on Economic Policy',
    ],
    ['Ivanovo region is small. In Ivanov region they said so.', 'Ivanov region', 'Ivanovo region'],
  ])('%s', (text, found, preferred) => {
    expect(check(text)).toMatchObject([{ rule: 'inconsistent-name', text: found, preferred: [preferred] }]);
  });

  it('holds plurals, demonyms and possessives for no variants', () => {
    expect(check("North Korea's Army met. North Koreans Army met. North Korean Army met.")).toEqual([]);
  });

  it('marks РФ left as RF within a title', () => {
    const own = CheckGlossary.of(
      [concept(20, 'body', ['ru', 'Министерство обороны'], ['en', 'Ministry of Defence of the Russian Federation'])],
      'en',
    );
    const findings = checkText('The RF Ministry of Defence said so.', 'en', { glossary: own, rules });
    expect(findings).toMatchObject([
      { text: 'RF Ministry of Defence', preferred: ['Ministry of Defence of the Russian Federation'] },
    ]);
  });

  it('marks clipped compounds that no glossary knows, and lets names of firms pass', () => {
    expect(brief(check('GosTekhNadzor and Rosneft met at Rostelecom.'))).toEqual(['romanised-acronym: GosTekhNadzor']);
  });

  it('does not make a form that names no state name it', () => {
    const own = CheckGlossary.of(
      [
        concept(
          21,
          'body',
          ['en', 'Ministry of Works of the Russian Federation'],
          ['en', 'Ministry of Works', 'admitted'],
          ['en', 'Works Office', 'deprecated'],
        ),
      ],
      'en',
    );
    expect(checkText('The Works Office said so.', 'en', { glossary: own, rules })[0]?.preferred[0]).toBe(
      'Ministry of Works',
    );
  });
});

describe('a large memory', () => {
  it('is asked only for what can stand in the text', () => {
    const index = new ConceptIndex('en');
    index.addName(1, 'council of defense ministers');
    index.addName(2, 'council of health ministers');
    index.addName(3, 'committee of ministers');
    index.addName(4, 'ministry of works of the russian federation');
    index.addName(5, 'it');
    const words = (text: string) => text.toLowerCase().split(' ');
    expect([...index.namedIn(words('the ministers of defence in council'))].sort()).toEqual([1]);
    expect([...index.namedIn(words('the commission of ministers'))]).toEqual([3]);
    expect([...index.namedIn(words('the russian works ministry'))]).toEqual([4]);
    expect([...index.namedIn(words('it is'))]).toEqual([5]);
    const apart = (count: number) => words(`a ${'word '.repeat(30)}committee ${'word '.repeat(count)}ministers`);
    expect([...index.namedIn(apart(62))]).toEqual([3]);
    expect([...index.namedIn(apart(130))]).toEqual([]);
  });

  it('is asked by the stems the store holds, save where English folds more than inflection', () => {
    const stems = new Map([
      ['organisations', 'organis'],
      ['ministers', 'minist'],
      ['constructor', 'constructor'],
    ]);
    const index = new ConceptIndex('en', stems);
    index.addName(1, 'organisations of ministers');
    index.addName(2, 'constructor');
    expect([...index.namedIn(['organization', 'minister'])]).toEqual([1]);
    expect([...index.namedIn(['constructors'])]).toEqual([2]);
  });
});

describe('with the source', () => {
  const source = (text: string, sentence: string) => ({
    language: 'ru',
    pairs: [{ source: sentence, start: 0, end: text.length }],
    glossary: new SourceGlossary(concepts, 'ru'),
  });

  it('says which title of the source has no rendering', () => {
    const text = 'The alliance met in Minsk.';
    const findings = checkText(text, 'en', {
      glossary,
      rules,
      source: source(text, 'В Минске прошло заседание Организации Договора о коллективной безопасности.'),
    });
    expect(findings).toMatchObject([
      {
        rule: 'missing-rendering',
        reason: { details: { source: 'Организации Договора о коллективной безопасности' } },
        preferred: ['Collective Security Treaty Organization', 'CSTO'],
      },
    ]);
  });

  it('is content with any accepted rendering', () => {
    const text = 'The Collective Security Treaty Organization met in Minsk.';
    expect(checkText(text, 'en', { glossary, rules, source: source(text, 'В Минске прошло заседание ОДКБ.') })).toEqual(
      [],
    );
  });

  it('finds numbers and dates that differ, and gives what the source has', () => {
    const text = 'On 15 May 1992 the parties agreed on 350 people.';
    const findings = checkText(text, 'en', {
      glossary,
      rules,
      source: source(text, '15 мая 1992 года стороны договорились о 340 людях.'),
    });
    expect(findings).toMatchObject([
      { rule: 'number-differs', text: '350', preferred: ['340'], reason: { details: { number: '340' } } },
    ]);
    expect(
      checkText(text, 'en', { glossary, rules, source: source(text, '15 мая 1992 года договорились о 350 людях.') }),
    ).toEqual([]);
  });

  it('finds a title of the source rendered in two ways that are both right', () => {
    const two = [
      concept(
        30,
        'body',
        ['ru', 'Бюро работ'],
        ['en', 'Bureau of Public Works'],
        ['en', 'Office of the Works Bureau', 'admitted'],
      ),
    ];
    const text = 'The Bureau of Public Works met. Later the Office of the Works Bureau agreed.';
    const findings = checkText(text, 'en', {
      glossary: CheckGlossary.of(two, 'en'),
      rules,
      source: {
        language: 'ru',
        pairs: [{ source: 'Бюро работ провело заседание. Позже Бюро работ согласилось.', start: 0, end: text.length }],
        glossary: new SourceGlossary(two, 'ru'),
      },
    });
    expect(findings).toMatchObject([
      { rule: 'rendered-two-ways', text: 'Office of the Works Bureau', preferred: ['Bureau of Public Works'] },
    ]);
  });

  it('marks what is left of a sentence in which something else is wrong', () => {
    const text = 'The normative acts were adopted in Minsk.';
    const findings = checkText(text, 'en', {
      glossary,
      rules,
      source: source(text, 'Организация Договора о коллективной безопасности приняла в Минске нормативные акты.'),
    });
    expect(brief(findings)).toEqual(['calque: normative acts', 'missing-rendering: were adopted in Minsk.']);
  });
});

describe('the spelling the user has chosen', () => {
  it.each([
    [
      'british',
      'The center of labor policy is in the Defense Ministry of neighboring states.',
      ['center', 'labor', 'neighboring'],
    ],
    [
      'american',
      'The centre of labour policy organised its programme in the laboratory.',
      ['centre', 'labour', 'organised', 'programme'],
    ],
    ['british', 'An organized center for the analysis of honorary colors.', ['organized', 'center', 'colors']],
    ['oxford', 'An organised centre analysed and recognized colour.', ['organised']],
  ] as const)('is kept: %s', (chosen, text, found) => {
    const findings = check(text, { spelling: chosen }).filter(({ rule }) => rule === 'spelling');
    expect(findings.map((finding) => finding.text)).toEqual(found);
    expect(check(text).filter(({ rule }) => rule === 'spelling')).toEqual([]);
  });
});

it('keeps findings in text order, apart from each other, with exact offsets', () => {
  const text = 'ODKB and the Organization of the Collective Security Treaty; MinTsifry.';
  const findings = check(text);
  for (const finding of findings) expect(text.slice(finding.start, finding.end)).toBe(finding.text);
  for (let index = 1; index < findings.length; index++) {
    expect(findings[index]!.start).toBeGreaterThanOrEqual(findings[index - 1]!.end);
  }
});

it('runs no rule that is switched off', () => {
  expect(check('ODKB', { off: ['romanised-acronym'] })).toEqual([]);
});
