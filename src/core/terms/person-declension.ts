import type { Gender, GrammaticalCase, Morphology, WordReading } from './morphology.ts';
import { russianHead } from './trigger-words.ts';

/**
 * Names of persons by rule: the dictionary knows few of them. A surname tells its kind by its ending, and the parts of a
 * name stand in one case, so that the first name and the patronymic say how the surname is to be read.
 */

const nameWord = /^\p{Lu}(?:\p{Ll}|\u0301)+(?:-\p{Lu}?\p{Ll}+)*$|^\p{Lu}\.$/u;

/** Two to four words with capitals, none of them a common word in the dictionary's eyes. */
export function isPersonName(text: string, morphology: Morphology): boolean {
  const words = text.trim().split(/\s+/);
  if (words.length < 2 || words.length > 4 || !words.every((word) => nameWord.test(word))) return false;
  if (firstName(lower(words[0] ?? '')) !== undefined) return true;
  // «Президент Казахстана», «Милли Меджлис» name no person.
  const isTitle = (one: WordReading): boolean =>
    one.name === 'place' || russianHead(one.lemma.replaceAll('ё', 'е')) !== undefined;
  if (words.some((word) => morphology.readings(word).some((one) => one.part === 'noun' && isTitle(one)))) return false;
  // Unknown first names are met in foreigners; a common noun or adjective shows that no name is meant.
  return words.every(
    (word) => !morphology.readings(word).some((one) => one.known && isCommon(one) && !surnameEnding.test(word)),
  );
}

const isCommon = (reading: WordReading): boolean =>
  (reading.part === 'noun' && !reading.animate) ||
  ((reading.part === 'adjective' || reading.part === 'participle') && reading.score > 0.3);

const surnameEnding =
  /(?:[оеё]в|[иы]н|ск(?:ий|ой)|цк(?:ий|ой)|[оеё]в(?:а|у|ым|е|ой)|[иы]н(?:а|у|ым|е|ой)|[сц]к(?:ого|ому|им|ом|ая|ую)|ко|их|ых)$/iu;

/** Endings of first names and patronymics by declension; the first fitting row wins. */
interface Pattern {
  readonly ending: RegExp;
  /** Ending of the nominative. */
  readonly nominative: string;
  readonly gender: Gender;
  readonly case: GrammaticalCase;
}

const patronymics: readonly Pattern[] = [
  { ending: /(?<=[оеё]в|[иы])ича$/u, nominative: 'ич', gender: 'masc', case: 'gent' },
  { ending: /(?<=[оеё]в|[иы])ичу$/u, nominative: 'ич', gender: 'masc', case: 'datv' },
  { ending: /(?<=[оеё]в|[иы])ичем$/u, nominative: 'ич', gender: 'masc', case: 'ablt' },
  { ending: /(?<=[оеё]в|[иы])иче$/u, nominative: 'ич', gender: 'masc', case: 'loct' },
  { ending: /(?<=[оеё]в|[иы])ич$/u, nominative: 'ич', gender: 'masc', case: 'nomn' },
  { ending: /(?<=(?:[оеё]в|ич|инич))ны$/u, nominative: 'на', gender: 'femn', case: 'gent' },
  { ending: /(?<=(?:[оеё]в|ич|инич))не$/u, nominative: 'на', gender: 'femn', case: 'datv' },
  { ending: /(?<=(?:[оеё]в|ич|инич))ну$/u, nominative: 'на', gender: 'femn', case: 'accs' },
  { ending: /(?<=(?:[оеё]в|ич|инич))ной$/u, nominative: 'на', gender: 'femn', case: 'ablt' },
  { ending: /(?<=(?:[оеё]в|ич|инич))на$/u, nominative: 'на', gender: 'femn', case: 'nomn' },
];

/** Cases an ending may stand for in a first name, with the nominative it comes from. */
const firstNameEndings: readonly Pattern[] = [
  { ending: /ием$/u, nominative: 'ий', gender: 'masc', case: 'ablt' },
  { ending: /ия$/u, nominative: 'ий', gender: 'masc', case: 'gent' },
  { ending: /ию$/u, nominative: 'ий', gender: 'masc', case: 'datv' },
  { ending: /ии$/u, nominative: 'ий', gender: 'masc', case: 'loct' },
  { ending: /ея$/u, nominative: 'ей', gender: 'masc', case: 'gent' },
  { ending: /ею$/u, nominative: 'ей', gender: 'masc', case: 'datv' },
  { ending: /еем$/u, nominative: 'ей', gender: 'masc', case: 'ablt' },
  { ending: /ее$/u, nominative: 'ей', gender: 'masc', case: 'loct' },
  { ending: /ая$/u, nominative: 'ай', gender: 'masc', case: 'gent' },
  { ending: /аю$/u, nominative: 'ай', gender: 'masc', case: 'datv' },
  { ending: /аем$/u, nominative: 'ай', gender: 'masc', case: 'ablt' },
  { ending: /ае$/u, nominative: 'ай', gender: 'masc', case: 'loct' },
  { ending: /(?<=[бвгджзклмнпрстфхцчшщ])ом$/u, nominative: '', gender: 'masc', case: 'ablt' },
  { ending: /(?<=[бвгджзклмнпрстфхцчшщ])у$/u, nominative: '', gender: 'masc', case: 'datv' },
  { ending: /(?<=[бвгджзклмнпрстфхцчшщ])а$/u, nominative: '', gender: 'masc', case: 'gent' },
  { ending: /(?<=[бвгджзклмнпрстфхцчшщ])е$/u, nominative: '', gender: 'masc', case: 'loct' },
  { ending: /(?<=[лр])я$/u, nominative: 'ь', gender: 'masc', case: 'gent' },
  { ending: /(?<=[лр])ю$/u, nominative: 'ь', gender: 'masc', case: 'datv' },
  { ending: /(?<=[лр])ем$/u, nominative: 'ь', gender: 'masc', case: 'ablt' },
  { ending: /(?<=[лр])е$/u, nominative: 'ь', gender: 'masc', case: 'loct' },
  { ending: /ии$/u, nominative: 'ия', gender: 'femn', case: 'gent' },
  { ending: /ию$/u, nominative: 'ия', gender: 'femn', case: 'accs' },
  { ending: /ией$/u, nominative: 'ия', gender: 'femn', case: 'ablt' },
  { ending: /[ыи]$/u, nominative: 'а', gender: 'femn', case: 'gent' },
  { ending: /е$/u, nominative: 'а', gender: 'femn', case: 'datv' },
  { ending: /у$/u, nominative: 'а', gender: 'femn', case: 'accs' },
  { ending: /[ое]й$/u, nominative: 'а', gender: 'femn', case: 'ablt' },
  { ending: /и$/u, nominative: 'я', gender: 'femn', case: 'gent' },
  { ending: /ю$/u, nominative: 'я', gender: 'femn', case: 'accs' },
  { ending: /ей$/u, nominative: 'я', gender: 'femn', case: 'ablt' },
  { ending: /е$/u, nominative: 'я', gender: 'femn', case: 'datv' },
];

/** First names common enough to settle what an ending alone leaves open. */
const masculineNames = new Set(
  `александр алексей анатолий андрей антон аркадий артем артур арсений богдан борис вадим валентин валерий василий вениамин виктор виталий
  владимир владислав всеволод вячеслав геннадий георгий герман глеб григорий давид даниил данила демьян денис дмитрий евгений егор
  захар иван игорь илья иннокентий иосиф кирилл константин лев леонид макар максим марат марк матвей михаил мурат никита николай олег
  павел петр платон прохор равиль рамзан ренат рафаэль ринат роберт родион роман ростислав руслан рустам савелий святослав семен сергей
  станислав степан султан тарас тимофей тимур федор феликс филипп фома эдуард эльдар эмиль эрик эрнест юлиан юрий яков ярослав алмаз
  нурлан касым-жомарт эмомали садыр ильхам гурбангулы серик ерлан бакыт токтар адам джон джордж ганс герхард жак франсуа ричард роналд
  дональд томас уильям чарльз энтони майк майкл питер пол стивен хуан карлос карл фридрих вильгельм отто олаф эммануэль реджеп роберт
  николас ираклий михеил зураб нурсултан бидзина серж никол армен арам рубен гагик тигран ашот левон вазген`.split(
    /\s+/,
  ),
);
const feminineNames = new Set(
  `александра алена алина алиса алла анастасия ангела ангелина анна антонина валентина валерия варвара вера вероника виктория галина
  дарья диана евгения евдокия екатерина елена елизавета жанна зинаида злата зоя инна ирина карина каролина кира клавдия кристина ксения
  лариса лидия любовь людмила маргарита марина мария марфа милана надежда наталия наталья нина оксана олеся ольга полина раиса регина
  римма светлана снежана софия софья таисия тамара татьяна ульяна урсула федерика фаина эвелина элла эльвира эмма юлия яна ярослава
  тереза кристин хиллари кондолиза камала марин аннегрет джорджа сара роза лейла гульнара динара алия асель майя зульфия рамиля`.split(
    /\s+/,
  ),
);

/** Whether a nominative is a first name that everybody knows. */
export function isFirstName(word: string): boolean {
  return masculineNames.has(lower(word)) || feminineNames.has(lower(word));
}

interface Part {
  readonly nominative: string;
  readonly gender?: Gender;
  readonly case?: GrammaticalCase;
}

/** A name of a person, whatever its case, in the nominative. Parts that cannot be told stay as they are. */
export function nameInNominative(text: string, morphology: Morphology): string {
  const words = text.trim().split(/\s+/);
  const anchor = anchorOf(words);
  return words.map((word, index) => nominativeOf(word, index, words.length, anchor, morphology)).join(' ');
}

/** Case and gender of a whole name, from its patronymic or a well-known first name. */
function anchorOf(words: readonly string[]): Part | undefined {
  for (const word of words) {
    const patronymic = match(patronymics, lower(word));
    if (patronymic !== undefined && words.length > 1) return patronymic;
  }
  for (const word of words) {
    const first = firstName(lower(word));
    if (first !== undefined) return first;
  }
  return undefined;
}

function nominativeOf(
  word: string,
  index: number,
  count: number,
  anchor: Part | undefined,
  morphology: Morphology,
): string {
  if (/^\p{Lu}\.$/u.test(word)) return word;
  const key = lower(word);
  const patronymic = match(patronymics, key);
  if (patronymic !== undefined && count > 1 && index > 0) return capitalised(patronymic.nominative, word);
  const first = firstName(key);
  const isSurname = index === count - 1 && count > 1;
  if (first !== undefined && !isSurname) return capitalised(first.nominative, word);
  if (word.includes('-') && /-\p{Lu}/u.test(word)) {
    return word
      .split('-')
      .map((part) => nominativeOf(part, count - 1, Math.max(2, count), anchor, morphology))
      .join('-');
  }
  if (anchor?.case === 'nomn') return word;
  return capitalised(surname(key, anchor, morphology), word);
}

function firstName(key: string): Part | undefined {
  if (masculineNames.has(key)) return { nominative: key, gender: 'masc', case: 'nomn' };
  if (feminineNames.has(key)) return { nominative: key, gender: 'femn', case: 'nomn' };
  for (const [from, to] of fleeting)
    if (key.startsWith(from)) return { nominative: to, gender: 'masc', case: caseOfEnding(key.slice(from.length)) };
  for (const pattern of firstNameEndings) {
    if (!pattern.ending.test(key)) continue;
    const nominative = key.replace(pattern.ending, pattern.nominative);
    const names = pattern.gender === 'masc' ? masculineNames : feminineNames;
    if (names.has(nominative)) return { nominative, gender: pattern.gender, case: pattern.case };
  }
  // Илья, Никита, Данила, Фома: men who decline like women.
  for (const name of ['илья', 'никита', 'данила', 'фома']) {
    const base = name.slice(0, -1);
    if (key !== name && key.startsWith(base) && /^(?:ы|и|е|у|ю|ой|ей|ёй)$/u.test(key.slice(base.length))) {
      return { nominative: name, gender: 'masc', case: caseOfEnding(key.slice(base.length)) };
    }
  }
  if (key === 'любови' || key === 'любовью')
    return { nominative: 'любовь', gender: 'femn', case: key === 'любови' ? 'gent' : 'ablt' };
  return undefined;
}

/** First names that lose a vowel when they decline. */
const fleeting: readonly (readonly [string, string])[] = [
  ['павл', 'павел'],
  ['льв', 'лев'],
  ['петр', 'петр'],
];

function caseOfEnding(ending: string): GrammaticalCase {
  if (ending === '') return 'nomn';
  if (/^(?:ом|ем|ой|ей|ёй)$/u.test(ending)) return 'ablt';
  if (/^(?:у|ю)$/u.test(ending)) return 'datv';
  return ending === 'е' ? 'loct' : 'gent';
}

function match(patterns: readonly Pattern[], key: string): Part | undefined {
  for (const pattern of patterns) {
    if (pattern.ending.test(key)) {
      return {
        nominative: key.replace(pattern.ending, pattern.nominative),
        gender: pattern.gender,
        case: pattern.case,
      };
    }
  }
  return undefined;
}

/** Surname by the kind its ending shows; the anchor says gender and case where the ending alone does not. */
function surname(key: string, anchor: Part | undefined, morphology: Morphology): string {
  // Indeclinable: Матвиенко, Черных, Дюма, Гаврилюк of a woman, foreign names in a vowel.
  if (/(?:ко|[иы]х|(?<![ое]г)о|э)$/u.test(key)) return key;
  const feminine = anchor?.gender === 'femn';
  const possessive = /^(?<base>.+(?:[оеё]в|[иы]н))(?<ending>а|у|ым|е|ой|ом)?$/u.exec(key)?.groups;
  if (possessive !== undefined) {
    const { base, ending = '' } = possessive as { base: string; ending?: string };
    if (feminine) return ending === '' ? key : `${base}а`;
    if (anchor === undefined && ending === 'а') return key;
    // Чаплином, Дарвином: foreign names in -ин and -ов; the nominative is the same.
    return base;
  }
  const adjective = /^(?<base>.+)(?<ending>ого|его|ому|ему|[иы]м|ом|ем|ую|юю|ой|ей)$/u.exec(key)?.groups;
  if (adjective !== undefined) {
    const { base, ending } = adjective as { base: string; ending: string };
    if (/[сц]к$/u.test(base))
      return feminine || ending === 'ую'
        ? `${base}ая`
        : ending === 'ой' && anchor?.gender !== 'masc'
          ? `${base}ая`
          : `${base}ий`;
    const lemma = morphology.readings(key).find((one) => one.part === 'adjective' || one.part === 'participle')?.lemma;
    const full = /^(?:ого|его|ому|ему|[иы]м)$/u.test(ending) || (ending === 'ом' && anchor?.case === 'loct');
    if (full && lemma !== undefined) return feminine ? feminineOf(lemma) : lemma;
  }
  if (feminine) {
    // A woman's surname in a consonant does not decline; one in -а does.
    if (anchor?.case !== 'nomn') {
      if (/(?:ы|и|е|у|ой|ей)$/u.test(key) && !/(?:ели|ини|аши|ури|ани|идзе|швили)$/u.test(key)) {
        return key.replace(/(?:ой|ей|[ыиеу])$/u, 'а');
      }
    }
    return key;
  }
  if (/(?:швили|дзе|иани|ия|уа|аа)$/u.test(key)) return key;
  if (anchor === undefined || anchor.gender !== 'masc') return key;
  const wanted = anchor.case;
  const strip = (ending: RegExp, nominative: string): string | undefined =>
    ending.test(key) ? key.replace(ending, nominative) : undefined;
  switch (wanted) {
    case 'gent':
    case 'accs':
      return (
        strip(/(?<=[бвгджзклмнпрстфхцчшщ])а$/u, '') ??
        strip(/(?<=[лрнт])я$/u, 'ь') ??
        strip(/(?<=[аеоуи])я$/u, 'й') ??
        strip(/[ы]$/u, 'а') ??
        strip(/(?<=[кгх])и$/u, 'а') ??
        key
      );
    case 'datv':
      return (
        strip(/(?<=[бвгджзклмнпрстфхцчшщ])у$/u, '') ??
        strip(/(?<=[лрнт])ю$/u, 'ь') ??
        strip(/(?<=[аеоуи])ю$/u, 'й') ??
        strip(/е$/u, 'а') ??
        key
      );
    case 'ablt':
      return (
        strip(/(?<=[лрнт])ем$/u, 'ь') ??
        strip(/(?<=[бвгджзклмнпрстфхцчшщ])[ое]м$/u, '') ??
        strip(/(?<=[аеоуи])ем$/u, 'й') ??
        strip(/[ое]й$/u, 'а') ??
        key
      );
    case 'loct': {
      const soft = strip(/(?<=[лрнт])е$/u, 'ь');
      if (soft !== undefined && morphology.readings(soft).some((one) => one.known && one.part === 'noun')) return soft;
      return strip(/(?<=[бвгджзклмнпрстфхцчшщ])е$/u, '') ?? strip(/(?<=[аеоуи])е$/u, 'й') ?? key;
    }
    default:
      return key;
  }
}

const feminineOf = (adjective: string): string =>
  adjective.replace(/(?:ый|ой)$/u, 'ая').replace(/ий$/u, /[гкхжшчщ]ий$/u.test(adjective) ? 'ая' : 'яя');

/** A name in the nominative, in another case. */
export function declineName(nominative: string, wanted: GrammaticalCase, morphology: Morphology): string {
  if (wanted === 'nomn') return nominative;
  const words = nominative.trim().split(/\s+/);
  const anchor = anchorOf(words);
  const gender: Gender = anchor?.gender ?? (/(?:ова|ева|ина|ая)$/u.test(words.at(-1) ?? '') ? 'femn' : 'masc');
  return words.map((word) => declinePart(word, wanted, gender, morphology)).join(' ');
}

const endings: Readonly<Record<string, Readonly<Partial<Record<GrammaticalCase, string>>>>> = {
  hushing: { gent: 'а', datv: 'у', accs: 'а', ablt: 'ем', loct: 'е' },
  hard: { gent: 'а', datv: 'у', accs: 'а', ablt: 'ом', loct: 'е' },
  possessive: { gent: 'а', datv: 'у', accs: 'а', ablt: 'ым', loct: 'е' },
  possessiveFeminine: { gent: 'ой', datv: 'ой', accs: 'у', ablt: 'ой', loct: 'ой' },
  adjective: { gent: 'ого', datv: 'ому', accs: 'ого', ablt: 'им', loct: 'ом' },
  adjectiveFeminine: { gent: 'ой', datv: 'ой', accs: 'ую', ablt: 'ой', loct: 'ой' },
  soft: { gent: 'я', datv: 'ю', accs: 'я', ablt: 'ем', loct: 'е' },
  softIy: { gent: 'я', datv: 'ю', accs: 'я', ablt: 'ем', loct: 'и' },
  a: { gent: 'ы', datv: 'е', accs: 'у', ablt: 'ой', loct: 'е' },
  ka: { gent: 'и', datv: 'е', accs: 'у', ablt: 'ой', loct: 'е' },
  ya: { gent: 'и', datv: 'е', accs: 'ю', ablt: 'ей', loct: 'е' },
  iya: { gent: 'и', datv: 'и', accs: 'ю', ablt: 'ей', loct: 'и' },
};

function declinePart(word: string, wanted: GrammaticalCase, gender: Gender, morphology: Morphology): string {
  if (/^\p{Lu}\.$/u.test(word)) return word;
  if (word.includes('-'))
    return word
      .split('-')
      .map((part) => declinePart(part, wanted, gender, morphology))
      .join('-');
  const key = lower(word);
  const add = (kind: string, cut = 0): string =>
    capitalised(key.slice(0, key.length - cut) + (endings[kind]?.[wanted] ?? ''), word);
  if (/(?:ко|[иы]х|о|э|и|у|ю|е|ы)$/u.test(key)) return word;
  if (gender === 'femn') {
    if (/(?:[оеё]ва|[иы]на)$/u.test(key) && !feminineNames.has(key)) return add('possessiveFeminine', 1);
    if (/ая$/u.test(key) && !feminineNames.has(key)) return add('adjectiveFeminine', 2);
    if (/ия$/u.test(key)) return add('iya', 1);
    if (/[гкхжшчщ]а$/u.test(key)) return add('ka', 1);
    if (/а$/u.test(key)) return add('a', 1);
    if (/я$/u.test(key)) return add('ya', 1);
    return word;
  }
  if (key === 'павел') return capitalised(`павл${endings.hard?.[wanted]}`, word);
  if (key === 'лев' && masculineNames.has(key)) return capitalised(`льв${endings.hard?.[wanted]}`, word);
  if (/(?:[оеё]в|[иы]н)$/u.test(key) && !masculineNames.has(key)) return add('possessive');
  if (/(?:ск|цк)(?:ий|ой)$/u.test(key)) return add('adjective', 2);
  if (/(?:ый|ой)$/u.test(key)) {
    const form = morphology
      .readings(key)
      .find((one) => one.part === 'adjective' && one.case === 'nomn')
      ?.inflect({ case: wanted === 'accs' ? 'gent' : wanted, number: 'sing', gender: 'masc' });
    return form === undefined ? word : capitalised(form, word);
  }
  if (/[жчшщц]$/u.test(key)) return add('hushing');
  if (/ий$/u.test(key)) return add('softIy', 1);
  if (/[йь]$/u.test(key)) return add('soft', 1);
  if (/[гкхжшчщ]а$/u.test(key)) return add('ka', 1);
  if (/а$/u.test(key)) return add('a', 1);
  if (/я$/u.test(key)) return add('ya', 1);
  return add('hard');
}

/**
 * Nominatives that a name word may come from, the word itself first. For choosing among them by the other language's
 * spelling where no rule knows the name.
 */
export function possibleNominatives(word: string): string[] {
  const key = lower(word);
  const forms = new Set([key]);
  const cut = (ending: RegExp, ...nominatives: readonly string[]): void => {
    if (!ending.test(key)) return;
    for (const nominative of nominatives) {
      const form = key.replace(ending, nominative);
      // No word has a soft sign after a vowel, or й after a consonant.
      if (form.length >= 2 && !/[аеиоуыэюя]ь$|[^аеиоуыэюя]й$/u.test(form)) forms.add(form);
    }
  };
  cut(/(?:а|у|е|ом|ем|ым)$/u, '');
  // Георгиевская is a nominative; Николая is of Николай.
  if (!/[сц]кая$/u.test(key)) cut(/(?:я|ю|ем|е|и)$/u, 'й', 'ь', 'я');
  cut(/(?:ы|е|у|ой|ей)$/u, 'а');
  cut(/(?:ого|его|ому|ему|им|ым|ом)$/u, 'ий', 'ый', 'ой');
  cut(/(?:ой|ую)$/u, 'ая', 'а');
  cut(/(?:ии|ию|ией)$/u, 'ия');
  for (const [from, to] of fleeting) if (key.startsWith(from)) forms.add(to);
  return [...forms].map((form) => capitalised(form, word));
}

function lower(word: string): string {
  return word.toLowerCase().replaceAll('ё', 'е').replaceAll('\u0301', '');
}

function capitalised(form: string, model: string): string {
  const cased =
    model.length > 1 && model === model.toUpperCase()
      ? form.toUpperCase()
      : form.charAt(0).toUpperCase() + form.slice(1);
  // The letters the text itself had are kept, with their ё.
  let same = 0;
  while (same < cased.length && same < model.length && fold(cased.charAt(same)) === fold(model.charAt(same))) same++;
  return model.slice(0, same) + cased.slice(same);
}

const fold = (letter: string): string => letter.toLowerCase().replace('ё', 'е');
