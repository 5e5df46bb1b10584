import { expect, it } from 'vitest';
import { factsOf, proposePairs } from '../../src/documents/pair-documents.ts';
import { documentFromText } from '../../src/documents/read-document.ts';

const facts = (name: string, text: string): ReturnType<typeof factsOf> => factsOf(documentFromText(name, text));

const treaty = {
  ru: 'Договор подписан 5 мая 2014 года.\nВзнос составляет 120 тыс. рублей.\nСрок действия — 15 лет.',
  en: 'The treaty was signed on May 5, 2014.\nThe contribution is 120,000 rubles.\nThe term is 15 years.',
};
const report = {
  ru: 'В 2023 году учтено 312 гнёзд.\nРост составил 18 %.\nДоклад представлен 7 октября.',
  en: 'In 2023, 312 nests were counted.\nGrowth was 18 percent.\nThe report was presented on October 7.',
};
const letter = {
  ru: 'Уважаемый господин посол!\nБлагодарим за приглашение.',
  en: 'Dear Ambassador,\nThank you for the invitation.',
};

it('pairs files by the numbers in them whatever their names', () => {
  const documents = [
    facts('1.txt', report.en),
    facts('2.txt', treaty.ru),
    facts('3.txt', treaty.en),
    facts('4.txt', report.ru),
  ];
  const { pairs, unpaired } = proposePairs(documents, 'ru', 'en');
  expect(pairs.map(({ source, target }) => [source, target]).sort()).toEqual([
    [1, 2],
    [3, 0],
  ]);
  expect(unpaired).toEqual([]);
  for (const { confidence } of pairs) expect(confidence).toBeGreaterThan(0.5);
});

it('pairs files by name where they hold no numbers: language marks off, Cyrillic as Latin', () => {
  const documents = [
    facts('Pismo_poslu_EN.docx', letter.en),
    facts('Письмо послу (рус).docx', letter.ru),
    facts('note-eng.txt', 'The meeting is over.\nEverybody went home.'),
    facts('note-rus.txt', 'Заседание окончено.\nВсе разошлись.'),
  ];
  expect(
    proposePairs(documents, 'ru', 'en')
      .pairs.map(({ source, target }) => [source, target])
      .sort(),
  ).toEqual([
    [1, 0],
    [3, 2],
  ]);
});

it('leaves alone what has no counterpart', () => {
  const documents = [
    facts('a.txt', treaty.ru),
    facts('b.txt', treaty.en),
    facts('c.txt', report.ru),
    facts('d.txt', 'Ministère des Affaires étrangères, le 5 mai.'),
  ];
  const { pairs, unpaired } = proposePairs(documents, 'ru', 'en');
  expect(pairs.map(({ source, target }) => [source, target])).toEqual([[0, 1]]);
  expect(unpaired).toEqual([2, 3]);
});
