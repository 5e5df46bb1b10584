import { describe, expect, it } from 'vitest';
import { detectLanguage, guessLanguages } from '../../../src/core/text/detect-language.ts';
import { measure } from '../../own-time.ts';

describe('detectLanguage', () => {
  it.each([
    ['ru', 'Посол'],
    ['ru', 'Министерство иностранных дел'],
    ['ru', 'Организация Договора о коллективной безопасности'],
    ['ru', 'Совет глав государств'],
    ['ru', 'ОДКБ'],
    ['ru', 'Заместитель Председателя Правительства (CSTO, UN, OSCE)'],
    ['en', 'Ambassador'],
    ['en', 'Ministry of Foreign Affairs'],
    ['en', 'Collective Security Council'],
    ['en', 'CSTO'],
    ['en', 'Deputy Prime Minister'],
    ['en', 'Chairman of the State Duma'],
    ['uk', 'Міністерство закордонних справ України'],
    ['uk', 'Верховна Рада ухвалила рішення про проведення виборів'],
    ['uk', 'Президент України підписав указ'],
    ['be', 'Міністэрства замежных спраў'],
    ['be', 'Савет Рэспублікі разгледзеў пытанне аб супрацоўніцтве'],
    ['be', 'Прэзідэнт падпісаў указ'],
    ['kk', 'Сыртқы істер министрлігі'],
    ['kk', 'Қазақстан Республикасының Президенті'],
    ['kk', 'Елбасы туралы заң'],
    ['ky', 'Тышкы иштер министрлиги жана Жогорку Кеңеш'],
    ['ky', 'Кыргыз Республикасынын Өкмөтү'],
    ['tg', 'Вазорати корҳои хориҷӣ'],
    ['tg', 'Президенти Ҷумҳурии Тоҷикистон'],
    ['bg', 'Министерство на външните работи'],
    ['bg', 'Народното събрание прие закона за отбраната'],
    ['sr', 'Министарство спољних послова Србије'],
    ['de', 'Auswärtiges Amt'],
    ['de', 'Der Rat der Außenminister tagte in Berlin'],
    ['de', 'Bundesministerium für Verteidigung'],
    ['fr', 'Ministère des Affaires étrangères'],
    ['fr', 'Le Conseil de sécurité a adopté la résolution'],
    ['es', 'Ministerio de Asuntos Exteriores'],
    ['es', 'El Consejo aprobó la resolución sobre el desarme'],
    ['it', 'Ministero degli affari esteri della Repubblica'],
    ['pl', 'Ministerstwo Spraw Zagranicznych i obrony'],
    ['hy', 'Հայաստանի Հանրապետություն'],
    ['ka', 'საქართველოს მთავრობა'],
    ['zh', '外交部'],
    ['ja', '外務省の報道官'],
  ])('finds %s in «%s»', (language, text) => {
    expect(detectLanguage(text)).toBe(language);
  });

  it('says nothing of a text without letters', () => {
    expect(detectLanguage('12.05.2024 — № 5')).toBeUndefined();
    expect(detectLanguage('')).toBeUndefined();
  });

  it('is sure of a paragraph and careful with a word', () => {
    const paragraph =
      'Стороны подтвердили приверженность целям и принципам Устава и договорились продолжить консультации по этому вопросу до конца года.';
    expect(guessLanguages(paragraph)[0]!.confidence).toBeGreaterThan(0.95);
    expect(guessLanguages('Посол')[0]!.confidence).toBeLessThan(0.9);
  });

  it('takes a Russian text with names in Latin letters as Russian', () => {
    expect(detectLanguage('Компании Gazprom, Rosneft и Lukoil подписали меморандум с BP и Shell.')).toBe('ru');
  });

  it('reads a million characters in no time', () => {
    const text = 'The Council decided to convene the meeting of the working group. '.repeat(16_000);
    const taken = measure();
    expect(detectLanguage(text)).toBe('en');
    expect(taken()).toBeLessThan(200);
  });
});
