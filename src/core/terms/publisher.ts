import { type LanguageTag, primaryLanguage } from '../text/language.ts';

/** What a document says of itself where it begins. */
export interface DocumentHead {
  /** Of its file. */
  readonly name: string;
  /** The first lines; more than `headLength` code units are not looked at. */
  readonly beginning: string;
  readonly language: LanguageTag;
}

/** A dateline, a masthead and a document's symbol stand within so many UTF-16 code units. */
const headLength = 600;

interface Publisher {
  /** As it calls itself in each language. */
  readonly ru: string;
  readonly en: string;
  /** Domains of its site, in the name of a saved page or in its first lines. */
  readonly sites: readonly string[];
  /** Agencies sign their datelines: "/TASS/", "(Reuters) –", «МОСКВА, 5 мая – РИА Новости.» */
  readonly signs?: readonly string[];
}

/** Houses whose texts say whose they are; whoever is not among them is not guessed at. */
const publishers: readonly Publisher[] = [
  { ru: 'ТАСС', en: 'TASS', sites: ['tass.ru', 'tass.com'], signs: ['ТАСС', 'TASS', 'ИТАР-ТАСС', 'ITAR-TASS'] },
  { ru: 'РИА Новости', en: 'RIA Novosti', sites: ['ria.ru'], signs: ['РИА Новости', 'RIA Novosti'] },
  {
    ru: 'Интерфакс',
    en: 'Interfax',
    sites: ['interfax.ru', 'interfax.com'],
    signs: ['Интерфакс', 'Interfax', 'ИНТЕРФАКС', 'INTERFAX'],
  },
  { ru: 'Рейтер', en: 'Reuters', sites: ['reuters.com'], signs: ['Рейтер', 'Reuters', 'РЕЙТЕР', 'REUTERS'] },
  { ru: 'АФП', en: 'AFP', sites: ['afp.com'], signs: ['АФП', 'AFP'] },
  { ru: 'БЕЛТА', en: 'BelTA', sites: ['belta.by'], signs: ['БЕЛТА', 'BelTA', 'BELTA'] },
  {
    ru: 'Казинформ',
    en: 'Kazinform',
    sites: ['inform.kz'],
    signs: ['Казинформ', 'Kazinform', 'КАЗИНФОРМ', 'KAZINFORM'],
  },
  { ru: 'Синьхуа', en: 'Xinhua', sites: ['xinhuanet.com', 'news.cn'], signs: ['Синьхуа', 'Xinhua'] },
  { ru: 'ООН', en: 'UN', sites: ['un.org'] },
  { ru: 'ОДКБ', en: 'CSTO', sites: ['odkb-csto.org'] },
  { ru: 'ПА ОДКБ', en: 'CSTO PA', sites: ['paodkb.org', 'paodkb.ru'] },
  { ru: 'СНГ', en: 'CIS', sites: ['cis.minsk.by', 'e-cis.info'] },
  { ru: 'МПА СНГ', en: 'IPA CIS', sites: ['iacis.ru'] },
  { ru: 'ШОС', en: 'SCO', sites: ['sectsco.org'] },
  { ru: 'ЕАЭС', en: 'EAEU', sites: ['eaeunion.org', 'eurasiancommission.org'] },
  { ru: 'ОБСЕ', en: 'OSCE', sites: ['osce.org'] },
  { ru: 'Совет Европы', en: 'Council of Europe', sites: ['coe.int'] },
  { ru: 'Президент России', en: 'President of Russia', sites: ['kremlin.ru'] },
  { ru: 'Правительство России', en: 'Government of Russia', sites: ['government.ru'] },
  { ru: 'МИД России', en: 'MFA of Russia', sites: ['mid.ru'] },
  { ru: 'Минобороны России', en: 'Ministry of Defence of Russia', sites: ['mil.ru'] },
  { ru: 'Государственная Дума', en: 'State Duma', sites: ['duma.gov.ru'] },
  { ru: 'Совет Федерации', en: 'Federation Council', sites: ['council.gov.ru'] },
];

/** Symbols of UN documents: A/RES/70/1, S/2023/45, CCPR/C/RUS/8. Roman or Arabic, they stand alone in the head of the document. */
const unSymbol =
  /(?<![\p{L}\p{N}/])(?:A|S|E|CCPR|CERD|CEDAW|CAT|CRC|HRI|ST|TD)(?:\/[A-Z0-9.]{1,8}){1,4}\/\d{1,4}(?![\p{L}\p{N}/])/u;
const unName = /United Nations|Организаци[яи] Объединенных Наций|Организаци[яи] Объединённых Наций/;

const quoted = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The site itself or a part of it (www.un.org, news.un.org), not one that ends alike (gun.org). */
const namesSite = (text: string, site: string): boolean =>
  new RegExp(`(?<![\\p{L}\\p{N}-])${quoted(site)}(?![\\p{L}\\p{N}-]|\\.\\p{L})`, 'iu').test(text);

/** Between strokes or in brackets, or before the dash that ends a dateline of the first line. */
const isSigned = (head: string, sign: string): boolean => {
  const name = quoted(sign);
  const firstLines = head.split('\n', 3).join('\n');
  return (
    new RegExp(`/\\s*${name}\\s*/|\\(\\s*${name}\\s*\\)`, 'u').test(firstLines) ||
    new RegExp(`^.{0,60}\\d.{0,20}[,.–—-]\\s*${name}(?:\\s*[.–—-]|\\s*$)`, 'mu').test(firstLines)
  );
};

/** Who published a document, by what stands in its name and its first lines; undefined where they do not say. */
export function publisherOf({ name, beginning, language }: DocumentHead): string | undefined {
  const head = beginning.slice(0, headLength);
  const named = (one: Publisher) => (primaryLanguage(language) === 'ru' ? one.ru : one.en);
  const signed = publishers.find(({ signs = [] }) => signs.some((sign) => isSigned(head, sign)));
  if (signed !== undefined) return named(signed);
  const bySite = publishers.find(({ sites }) => sites.some((site) => namesSite(name, site) || namesSite(head, site)));
  if (bySite !== undefined) return named(bySite);
  const isOfUn = unSymbol.test(head) && unName.test(head);
  return isOfUn ? (primaryLanguage(language) === 'ru' ? 'ООН' : 'UN') : undefined;
}
