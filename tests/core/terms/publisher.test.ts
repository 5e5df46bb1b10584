import { expect, it } from 'vitest';
import { houseKind } from '../../../src/core/terms/houses.ts';
import { publisherOf } from '../../../src/core/terms/publisher.ts';

it.each<[string, string | undefined, string]>([
  ['МОСКВА, 5 ноября. /ТАСС/. Секретарь Совета Безопасности заявил …', 'ТАСС', 'press'],
  ['MOSCOW, November 5. /TASS/. The Secretary of the Security Council …', 'TASS', 'press'],
  ['GENEVA, March 3 (Reuters) - The talks began on Monday.', 'Reuters', 'press'],
  ['МОСКВА, 12 мая – РИА Новости. Переговоры начались.', 'РИА Новости', 'press'],
  ['United Nations\nA/RES/70/1\nGeneral Assembly\nDistr.: General', 'UN', 'un'],
  ['Организация Объединенных Наций S/2023/45\nСовет Безопасности', 'ООН', 'un'],
  ['Charter\nhttps://en.odkb-csto.org/documents/\nThe Parties …', 'CSTO', 'cis'],
  ['Опубликовано на www.mid.ru/ru/press', 'МИД России', 'state'],
  ['Council of Europe Treaty Series, www.coe.int', 'Council of Europe', 'international'],
  // Who is spoken of is not who speaks.
  ['The Secretary-General of the United Nations met TASS correspondents on 5 May.', undefined, ''],
  ['Он сообщил это корреспонденту ТАСС 5 мая.', undefined, ''],
  ['See also gun.org and mid.rules.', undefined, ''],
  ['Resolution A/70 of the General Assembly of the Forest Union', undefined, ''],
  ['', undefined, ''],
])('%s', (beginning, house, kind) => {
  const language = /\p{Script=Cyrillic}{3}/u.test(beginning) ? 'ru' : 'en';
  expect(publisherOf({ name: 'text.txt', beginning, language })).toBe(house);
  if (house !== undefined) expect(houseKind(house)).toBe(kind);
});

it('is told by the name of a saved page', () => {
  expect(publisherOf({ name: 'kremlin.ru_events_12345.html', beginning: 'Встреча', language: 'ru' })).toBe(
    'Президент России',
  );
  expect(publisherOf({ name: 'news.un.org_story.html', beginning: 'Story', language: 'en' })).toBe('UN');
});

it('is not looked for far into the text', () => {
  const beginning = `${'Long words. '.repeat(80)}www.un.org`;
  expect(publisherOf({ name: 'a.txt', beginning, language: 'en' })).toBeUndefined();
});
