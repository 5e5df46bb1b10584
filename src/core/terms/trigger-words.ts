import type { ConceptType } from './concept-entry.ts';

/** Nouns that head titles, by the kind of thing; dictionary forms, ё=е. Facts of both languages, from general knowledge. */
const russianHeads: Readonly<Partial<Record<ConceptType, string>>> = {
  post: `глава председатель зампредседателя зампред министр замминистра минобороны-министр секретарь замсекретаря директор замдиректора
    представитель постпред полпред спецпредставитель заместитель замглавы замначальника помощник начальник президент премьер
    премьер-министр вице-премьер вице-президент вице-спикер канцлер посол посланник спикер сопредседатель депутат сенатор член
    руководитель командующий главнокомандующий главком прокурор генпрокурор судья губернатор вице-губернатор мэр генерал адмирал
    маршал полковник советник комиссар уполномоченный лидер координатор спецкоординатор ректор академик генсек госсекретарь
    пресс-секретарь экс-президент экс-премьер экс-министр экс-глава король королева принц шейх патриарх папа аятолла омбудсмен
    спецпосланник консул генконсул атташе спецдокладчик докладчик наблюдатель модератор управляющий гендиректор вице-канцлер
    конгрессмен парламентарий аналитик эксперт профессор редактор главред основатель учредитель акционер тренер капитан
    главврач архиепископ митрополит епископ имам муфтий чиновник чемпион олимпиец омбудсман полпредство`,
  body: `министерство комитет подкомитет комиссия еврокомиссия совет госсовет совбез совфед ассамблея генассамблея дума госдума
    гордума парламент европарламент правительство кабинет служба управление департамент госдепартамент госдеп отдел суд горсуд
    облсуд трибунал прокуратура генпрокуратура палата штаб генштаб секретариат администрация мэрия делегация миссия группа
    бюро рада меджлис кнессет бундестаг конгресс сенат собрание инспекция полиция милиция разведка следком роспотребнадзор
    центризбирком избирком минобороны мид мвд мчс минфин минтранс минздрав минюст минэнерго минкульт минкультуры минобрнауки
    минсельхоз минпромторг минэкономразвития минцифры минстрой минтруд минспорт минприроды минпросвещения казначейство орган
    погранслужба госпогранслужба политбюро кенеш меджлис мажлис маслахаты хурал сейм скупщина президиум коллегия вече синод жюри консульство посольство представительство
    госдума полиция спецслужба омон росгвардия`,
  organisation: `организация союз евросоюз ассоциация федерация агентство институт университет академия фонд банк центробанк корпорация госкорпорация
    компания холдинг концерн партия фракция движение объединение лига альянс коалиция блок содружество сообщество общество
    армия войска силы флот центр клуб школа больница музей театр библиотека фабрика завод предприятие издательство церковь
    патриархат биржа конфедерация консорциум кооператив профсоюз штаб-квартира филармония лаборатория обсерватория колледж
    сборная команда оркестр вооруженные`,
  document: `договор договоренность соглашение конвенция устав хартия закон законопроект указ постановление распоряжение приказ резолюция декларация
    меморандум протокол пакт кодекс конституция программа госпрограмма нацпроект проект стратегия доктрина концепция план доклад
    отчет заявление коммюнике акт положение регламент инициатива премия поправка статья бюджет санкция список реестр документ
    стандарт билль вердикт манифест трактат грант орден медаль`,
  event: `саммит конференция форум заседание сессия совещание выборы референдум учения учение война операция фестиваль чемпионат
    игры универсиада выставка съезд олимпиада перемирие блокада революция переворот кризис спартакиада кубок турнир марафон
    конкурс ярмарка парад годовщина юбилей катастрофа`,
  place: `область край республика район округ море полуостров остров острова регион провинция штат геопарк парк заповедник площадь
    аэропорт вокзал залив пролив долина канал граница город поселок село деревня улица проспект озеро река гора королевство
    эмират нагорье пустыня зона станция космодром полигон`,
  other: `газета журнал телеканал канал радио радиостанция издание портал сайт формат процесс система реактор ракета корабль принцип субъект
    субъекты сервис проект спутник крейсер комплекс платформа наблюдатели бренд сериал фильм роман передача`,
};

/** English heads, singular, keys as folded words. */
const englishHeads: Readonly<Partial<Record<ConceptType, string>>> = {
  post: `head chair chairman chairwoman chairperson minister secretary director representative deputy assistant aide chief president premier
    pm chancellor ambassador envoy speaker co-chair co-leader leader senator member mp commander commander-in-chief prosecutor
    judge justice governor mayor general admiral marshal colonel adviser advisor commissioner ombudsman coordinator rector
    academician spokesman spokeswoman spokesperson vice-president king queen prince sheikh patriarch pope consul attaché rapporteur
    observer manager ceo founder professor editor attorney principal undersecretary under-secretary congressman lawmaker
    parliamentarian superintendent counsel counsellor delegate champion captain coach bishop archbishop`,
  body: `ministry committee subcommittee commission council assembly duma parliament government cabinet service directorate department office
    court tribunal chamber staff secretariat administration delegation mission group bureau rada majlis knesset bundestag
    congress senate house inspectorate police prosecutor board panel authority embassy consulate presidium treasury pentagon
    legislature hall headquarters`,
  organisation: `organization organisation union association federation agency institute university academy foundation fund bank corporation company
    holding party faction movement league alliance coalition bloc commonwealth community society army troops forces force navy
    fleet center centre club school hospital museum theatre theater library factory plant church patriarchate exchange
    confederation consortium cooperative team orchestra college laboratory group`,
  document: `treaty agreement accord convention charter statute law bill act decree resolution order declaration memorandum protocol pact code
    constitution program programme project strategy doctrine concept plan report statement communique communiqué regulation
    initiative award prize amendment article budget list register document standard deal ordinance directive medal`,
  event: `summit conference forum meeting session election elections referendum exercise exercises war operation festival championship games exhibition
    congress olympics crisis revolution coup cup tournament marathon competition fair parade anniversary disaster`,
  place: `region territory krai oblast republic district area sea peninsula island islands province state geopark park reserve square airport
    station gulf bay strait valley canal border city town village street avenue lake river mountain kingdom county`,
  other: `newspaper gazeta magazine channel radio format process system reactor rocket missile ship principle subjects portal site
    service platform observers times post journal`,
};

export interface Trigger {
  readonly type: ConceptType;
}

function table(heads: Readonly<Partial<Record<ConceptType, string>>>): ReadonlyMap<string, ConceptType> {
  const map = new Map<string, ConceptType>();
  for (const [type, words] of Object.entries(heads)) {
    for (const word of words.split(/\s+/)) if (!map.has(word)) map.set(word, type as ConceptType);
  }
  return map;
}

const russian = table(russianHeads);
const english = table(englishHeads);

/** First parts of clipped compounds, with the kind of thing they make: Минтранс, Госдума, замсекретарь, Евросоюз. */
const clipped: readonly (readonly [string, ConceptType])[] = [
  ['зам', 'post'],
  ['экс-', 'post'],
  ['вице-', 'post'],
  ['спец', 'post'],
  ['мин', 'body'],
  ['гос', 'body'],
  ['рос', 'body'],
  ['ген', 'body'],
  ['сов', 'body'],
  ['евро', 'organisation'],
  ['центро', 'body'],
];

/** Kind of thing a Russian noun heads, by its dictionary form (folded); undefined for other nouns. */
export function russianHead(lemma: string): ConceptType | undefined {
  const known = russian.get(lemma);
  if (known !== undefined) return known;
  // A compound is headed by its last part: государство-член, премьер-министр, замминистра.
  const last = lemma.split('-').at(-1) ?? lemma;
  return last === lemma ? undefined : russian.get(last);
}

/** Names that begin like a clipped compound and are none: Россия, Минск, Генуя, Европа. */
const notClipped =
  /^(?:росси|россий|ростов|росток|росса|минск|минин|миннес|минус|генуэ|генуя|генуи|генри|генна|генер|совет|советс|европ|замок|замб|спецп?р?$|госс?л)/;

/** Kind of thing a capitalised clipped compound names, by its beginning. */
export function clippedHead(key: string): ConceptType | undefined {
  if (notClipped.test(key)) return undefined;
  return clipped.find(([prefix]) => key.length > prefix.length + 2 && key.startsWith(prefix))?.[1];
}

/** Kind of thing an English noun heads, singular or plural. */
export function englishHead(key: string): ConceptType | undefined {
  const direct = english.get(key);
  if (direct !== undefined) return direct;
  if (key.endsWith('ies')) return english.get(`${key.slice(0, -3)}y`);
  if (key.endsWith('es') && english.has(key.slice(0, -2))) return english.get(key.slice(0, -2));
  return key.endsWith('s') ? english.get(key.slice(0, -1)) : undefined;
}

/** Adjectives that only point (данный, новый, нынешний …): a title does not begin with them. Dictionary forms. */
const pointing = new Set(
  `этот тот весь каждый любой другой иной сам самый такой какой который данный новый нынешний последний следующий прошлый
  предыдущий многий некоторый несколько целый собственный различный разный крупный крупнейший большой небольшой главное
  соответствующий указанный вышеуказанный вышеназванный названный упомянутый определенный важный ключевой основной
  ведущий очередной возможный подобный остальной единственный свой наш ваш мой его ее их`.split(/\s+/),
);

export function isPointing(lemma: string): boolean {
  return pointing.has(lemma);
}
