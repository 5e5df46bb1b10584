import { describe, expect, it } from 'vitest';
import { numbersIn } from '../../../src/core/text/numbers.ts';
import { measure } from '../../own-time.ts';

const keys = (text: string, language: string): string[] => numbersIn(text, language).map(({ key }) => key);

describe('numbersIn', () => {
  it.each<[string, string, string[]]>([
    ['ru', '7 октября 2024 года', ['2024-10-07']],
    ['en', 'October 7, 2024', ['2024-10-07']],
    ['en', '7 October 2024', ['2024-10-07']],
    ['en', 'the 7th of October 2024', ['2024-10-07']],
    ['ru', '07.10.2024', ['2024-10-07']],
    ['ru', '07.10.2024 г.', ['2024-10-07']],
    ['en', '2024-10-07', ['2024-10-07']],
    ['en', '10/07/2024', ['2024-10-07']],
    ['en', '25/07/2024', ['2024-07-25']],
    ['ru', 'в октябре 2024 г.', ['2024-10']],
    ['en', 'in October 2024', ['2024-10']],
    ['ru', '5 мая', ['--05-05']],
    ['en', 'May 5', ['--05-05']],
    ['ru', '7–9 октября 2024 г.', ['2024-10-07', '2024-10-09']],
    ['en', 'October 7–9, 2024', ['2024-10-07', '2024-10-09']],
    ['ru', 'в мае', ['--05']],
    ['en', 'in May', ['--05']],
    ['en', 'He may march on', []],
    ['ru', '1 200 000 человек', ['1200000']],
    ['ru', '1\u00A0200\u00A0000 человек', ['1200000']],
    ['en', '1,200,000 people', ['1200000']],
    ['ru', '1,2 млн человек', ['1200000']],
    ['en', '1.2 million people', ['1200000']],
    ['ru', '3,50', ['3.5']],
    ['en', '3.5', ['3.5']],
    ['ru', 'п. 2.3.1', ['2.3.1']],
    ['ru', '5 %', ['5%']],
    ['ru', 'пять процентов', ['5%']],
    ['en', '5 per cent', ['5%']],
    ['en', 'five percent', ['5%']],
    ['en', '5.5%', ['5.5%']],
    ['ru', '5 млн долл. США', ['5000000 USD']],
    ['ru', '5 миллионов долларов', ['5000000 USD']],
    ['en', '$5 million', ['5000000 USD']],
    ['en', 'US$5,000,000', ['5000000 USD']],
    ['en', '5 million US dollars', ['5000000 USD']],
    ['ru', '120 рублей', ['120 RUB']],
    ['en', 'EUR 3.2 billion', ['3200000000 EUR']],
    ['ru', 'пятьдесят два', ['52']],
    ['en', 'fifty-two', ['52']],
    ['ru', 'ста двадцати пяти государств', ['125']],
    ['en', 'one hundred and twenty-five States', ['125']],
    ['ru', 'две тысячи четырнадцать', ['2014']],
    ['en', 'two thousand fourteen', ['2014']],
    ['ru', 'тридцати пяти тысяч', ['35000']],
    ['ru', 'двадцать первого века', ['21']],
    ['en', 'twenty-first century', ['21']],
    ['ru', '73-я сессия', ['73']],
    ['en', '73rd session', ['73']],
    ['ru', 'третьему комитету', ['3']],
    ['en', 'the Third Committee', ['3']],
    ['ru', 'XX век', ['20']],
    ['ru', 'ХХ век', ['20']],
    ['en', 'Annex II', ['2']],
    ['en', 'Part I', ['1']],
    ['en', 'I agree', []],
    ['ru', 'I Всемирная война', ['1']],
    ['ru', 'один из них', []],
    ['en', 'one of them', []],
    ['ru', 'двадцать один', ['21']],
    ['ru', 'в 15:30', ['15:30']],
    ['en', 'at 3:30 p.m.', ['15:30']],
    ['en', 'at 5 p.m.', ['17:00']],
    ['en', 'at 12 a.m.', ['00:00']],
    ['ru', '10 ч. 30 мин.', ['10:30']],
    ['ru', '1990-х годов', ['1990']],
    ['en', 'the 1990s', ['1990']],
    ['ru', '32-летний', ['32']],
    ['ru', 'тысячи людей', []],
    ['en', 'thousands of people', []],
    ['ru', 'резолюция 2254 (2015)', ['2254', '2015']],
    ['ru', '1998–2003 гг.', ['1998', '2003']],
    ['ru', 'семью', []],
    ['ru', 'пять или шесть', ['5', '6']],
    ['en', 'two and three', ['2', '3']],
    ['de', '1,5 Millionen am 7.', ['1.5', '7']],
  ])('%s: %s', (language, text, expected) => {
    expect(keys(text, language)).toEqual(expected);
  });

  it('says where a number stands and of what kind it is', () => {
    expect(numbersIn('Ущерб — 5 млн руб. к 7 октября 2024 года.', 'ru')).toEqual([
      { key: '5000000 RUB', start: 8, end: 17, kind: 'amount' },
      { key: '2024-10-07', start: 21, end: 40, kind: 'date' },
    ]);
    expect(numbersIn('Costs of US$ 5 rose', 'en')).toEqual([{ key: '5 USD', start: 9, end: 14, kind: 'amount' }]);
  });

  it('scans a hundred thousand words well under a second', () => {
    const text = 'Совет принял 5 мая 2024 года сто двадцать решений на сумму 3,5 млн долл. США в XX веке. '.repeat(
      6_000,
    );
    const taken = measure();
    expect(numbersIn(text, 'ru')).toHaveLength(24_000);
    expect(taken()).toBeLessThan(1_000);
  });
});
