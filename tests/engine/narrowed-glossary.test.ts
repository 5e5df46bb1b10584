import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { checkRules, checkText } from '../../src/core/check/check.ts';
import { CheckGlossary } from '../../src/core/check/check-glossary.ts';
import { quietJob as job } from '../../src/core/job.ts';
import { openKnowledge } from '../../src/engine/knowledge.ts';
import { dataFolderOfSource } from '../../src/engine/places.ts';
import { openMemory } from '../../src/store/open.ts';
import { runEngine } from './run-engine.ts';

const article = readFileSync(new URL('../../data/sample/csto-weapons.en.txt', import.meta.url), 'utf8');

/** What every way of finding needs: order, a synonym, spelling, the state's names, romanisations, capitals. */
const texts = [
  article,
  'The Organization of the Collective Security Treaty met. The Council of Defense Heads and the Committee of Heads of Security Councils spoke.',
  'The Commonwealth of the Independent States and the Parliamentary Meeting of the CSTO agreed.',
  'The Defence Ministry of Russia, the RF Ministry of Foreign Affairs and the Russian Ministry of Emergency Situations answered.',
  "ODKB and the MinTsifry, Minoborony and Rosstat said so; the SNG's and YeAES's members, the ShOS and MChS did not.",
  'The Interstate Economical Committee of the Eurasian Union and the Supreme Eurasian Economic Soviet.',
  'KhLKShch, XLKShh and the MinRybkhoz agreed.',
  'The RF Ministry of Fisheries and the Fisheries Ministry of Russia did not.',
  'Security Council; council; UN, IT and OR. Nothing is named here.',
  "Members of the people's republic, côte d'Ivoire, the Kyrgyz Republic’s government and the President of Belarus.",
];

/** Bodies whose romanised names no entry lists as wrong. */
const unlisted = [
  ['ХЛКЩ', 'acronym', 'Main Forest Council of Stewards'],
  ['Минрыбхоз России', 'shortForm', 'Ministry of Fisheries of the Russian Federation'],
].map(([ru = '', termType, en = '']) => ({
  conceptType: 'body' as const,
  terms: [
    { language: 'ru', text: ru, termType: termType as 'acronym', administrativeStatus: 'preferred' as const },
    { language: 'en', text: en, termType: 'fullForm' as const, administrativeStatus: 'preferred' as const },
  ],
}));

it('finds with the part of a memory that a text can name just what it finds with all of it', async () => {
  const running = runEngine();
  const knowledge = openKnowledge(dataFolderOfSource());
  const store = await openMemory({ path: running.databasePath });
  const { id: collectionId } = await store.ensureCollection('Мой');
  const starter = await knowledge.starterGlossary();
  await store.importEntries(
    [...starter, ...unlisted].map((entry) => ({ ...entry, collectionId })),
    { origin: 'test' },
  );
  const ids: number[] = [];
  for await (const { id } of store.eachEntry({})) ids.push(id);
  const all = (await store.conceptTerms(ids)).map(({ subjectField, ...concept }) =>
    subjectField === undefined ? concept : { ...concept, house: subjectField },
  );
  await store.close();
  const glossary = CheckGlossary.of(all, 'en');
  const rules = checkRules(await knowledge.calques(), await knowledge.englishVariants());
  const place = ({ start, end, rule, preferred }: ReturnType<typeof checkText>[number]) => [
    rule,
    start,
    end,
    ...preferred,
  ];

  let found = 0;
  const fired = new Set<string>();
  for (const text of texts) {
    const { findings } = await running.engine.check(
      { text: { kind: 'text', name: 'x', text, language: 'en' }, settings: { ownGlossaryOnly: true } },
      job,
    );
    const whole = checkText(text, 'en', { glossary, rules });
    expect(findings.map(place)).toEqual(whole.map(place));
    found += whole.length;
    for (const finding of whole) fired.add(finding.rule);
  }
  expect(found).toBeGreaterThan(15);
  expect([...fired]).toEqual(expect.arrayContaining(['near-title', 'romanised-acronym', 'deprecated-form']));
  await running.dispose();
});

it('lets what the user struck from a copy of a shipped entry stand, though nothing else of it is named', async () => {
  const running = runEngine();
  const check = (text: string) =>
    running.engine.check({ text: { kind: 'text', name: 'x', text, language: 'en' } }, job);
  const { entries } = await running.engine.listStarterEntries({ query: 'EEU', offset: 0, limit: 50 }, job);
  const shipped = entries.find(({ terms }) => terms.some(({ text }) => text === 'EEU'))!;
  expect((await check('He works for EEU.')).findings.map(({ text }) => text)).toContain('EEU');
  const { id: collectionId } = await running.engine.createCollection({ name: 'Мой' }, job);
  await running.engine.saveEntry(
    {
      collectionId,
      conceptType: shipped.conceptType,
      terms: shipped.terms.filter(({ text }) => text !== 'EEU'),
    },
    job,
  );
  const { findings } = await check('He works for EEU.');
  expect(findings.filter(({ severity }) => severity !== 'note').map(({ text }) => text)).not.toContain('EEU');
  await running.dispose();
});
