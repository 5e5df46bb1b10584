import type { LanguageRules, SegmentationRule, SegmentationRules } from './segmentation.ts';

/*
 * The rules Concordat cuts sentences by, in the form of SRX 2.0; data/srx/concordat.srx holds the same for other tools.
 * They are tried in order at every place where some rule breaks: first what must break though an abbreviation stands
 * there, then the abbreviations that keep a sentence together, last (Default) the general ends of sentences.
 *
 * An abbreviation is one of three kinds:
 * - leading: always belongs to what follows (г. Минск, им. Баумана, Gen. Smith);
 * - counting: belongs to a following number (ст. 5, No. 5);
 * - closing: may end a sentence and does so before a capital (и т. д., 2020 г., etc.), unless more speaks against it.
 */

const oneOf = (words: string): string => `(?:${words.trim().split(/\s+/).join('|')})`;
/** Words parted by blanks in the list, dots escaped, `_` for a space that may be missing. */
const abbreviations = (list: string): string =>
  `(?:${list
    .trim()
    .split(/\s+/)
    .map((one) => one.replaceAll('.', '\\.').replaceAll('_', '\\s?'))
    .join('|')})`;

const breakAt = (before: string, after: string): SegmentationRule => ({ breaks: true, before, after });
const keep = (before: string, after: string): SegmentationRule => ({ breaks: false, before, after });

const closers = `[»”"’')\\]}›]{0,6}`;
const openers = `[«“„"‘'(\\[‹¿¡]{0,6}`;
const dash = '[-–—―−]';
const start = `${openers}[\\p{Lu}\\p{Lt}\\p{N}№§]`;
const word = '\\p{L}[\\p{L}\\p{M}-]*';

/**
 * Words that begin a sentence and are no names: after them a preceding abbreviation or initial has ended its sentence.
 * Function words only; the capital shows that a new sentence begins.
 */
const russianStarters = oneOf(`
  А Без Более Больше Будучи В Вам Ваш Вместе Вместо Во Вот Впервые Впоследствии Все Всего Всё Вы Где Да Далее Даже Для До
  Другие Его Ее Её Если Еще Ещё Же За Затем Здесь И Из Или Именно Иначе Их К Каждый Как Какой Когда Кого Который Кроме Кто
  Между Мне Многие Может Можно Мои Мой Мы На Над Надо Наконец Нам Например Наш Наши Не Несмотря Нет Ни Никто Ничего Но О Об
  Однако Он Она Они Оно Особенно От Перед По Под Позже После Потом Поэтому При Про Против Прошу Пусть Ранее С Сам Свой Сегодня
  Сейчас Следует Со Согласно Среди Так Также Такая Такие Таким Такое Такой Там Те Тем Теперь То Того Тогда Тоже Только Ты У Уже
  Хотя Чем Через Что Чтобы Эта Эти Это Этого Этой Этому Этот Этим Я`);
const englishStarters = oneOf(`
  A About After All Although Among An And Another Any Anyone Are As At Because Before Being Besides Both But By Can Despite
  Did Do Does During Each Either Even Every Everyone Few For From Further Had Has Have Having He Hence Her Here His How However
  I If In Indeed Instead Into Is It Its Just Last Later Let Many Maybe Meanwhile More Moreover Most Much My Neither Never
  Nevertheless No Nobody Nor Not Nothing Now Of On Once One Only Or Other Others Our Over Perhaps Please Several She Should
  Since So Some Someone Soon Such That The Their Then There Therefore These They This Those Though Through Thus To Today
  Together Too Under Until Upon Very Was We Were What When Where Whether Which While Who Whoever Why Will With Without Would
  Yes Yet You Your`);

/** Abbreviations whose number is no list marker: «ст. 5.», "Art. 5." */
const beforeNumbers = oneOf(`
  ст п пп ч гл разд рис табл стр с т д кв № абз подп прил тел г руб ок корп стр No Nos no Art Arts art Sec Para Paras para p pp Vol
  Fig Ch vol vols fig ch para paras pp sec art arts Tel Nr Abs розд арт Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec янв февр фев апр июн июл авг сент сен окт нояб дек`);
/** Text that stands before an enumerated item: the beginning of the block or the end of a sentence or clause. */
const itemPlace = `(?:^\\s*|\\n\\s*|[;:!?…]\\s+|(?<!\\b${beforeNumbers})\\.\\s+)`;
const roman = '[IVXLCDM]{1,7}';

/** For all languages, before the general ends: enumerations, initials, numbers. */
const common: readonly SegmentationRule[] = [
  // List markers stay with their text: "1. ", "2.3. ", "IV. ", "a) ", "(b) "; within a text a letter needs its bracket («н. э.»).
  keep(`${itemPlace}\\(?(?:\\d{1,3}(?:\\.\\d{1,3}){0,4}|${roman})[.)]{1,2}`, `\\s`),
  keep(`${itemPlace}\\(?\\p{L}\\)`, `\\s`),
  keep(`(?:^|\\n)\\s*\\p{L}\\.`, `\\s`),
  // Dots that go on: "1.5", "example.com".
  keep(`\\.`, `\\p{L}`),
  // Initials: «С. В. Лавров», «С.В. Лавров», «Ю. Лавров»; of two letters as in «Дж. Байден», «Ch. Michel».
  keep(
    `(?<!°)\\b\\p{Lu}\\.`,
    `\\s*(?:\\p{Lu}\\.|(?:(?:фон|де|ван|дер|да|ди|ле|ла|von|van|de|der|di|du|la|le|al|bin)\\s)?\\p{Lu}\\p{L})`,
  ),
  keep(`\\b(?:Дж|Дз|Юл|Ст|Вл|Ал|Ев|Ф|Ch|Th|Ph|Chr|Yu|Ya|Ye|Zh|Sh|Kh|Ts)\\.`, `\\s*\\p{Lu}`),
];

const russian: readonly SegmentationRule[] = [
  // «Статья 5. Общие положения», «Раздел II. …» at the head of a block.
  keep(
    `^\\s*(?:Статья|СТАТЬЯ|Глава|ГЛАВА|Раздел|РАЗДЕЛ|Часть|ЧАСТЬ|Пункт|Подраздел|Приложение|ПРИЛОЖЕНИЕ|Параграф|Правило|Таблица|Рисунок|Рис|Табл|Схема|Вопрос|Тема|§)\\.?\\s*(?:№\\s?)?(?:\\d{1,4}(?:[.-]\\d{1,4}){0,4}|${roman}|\\p{Lu})\\.`,
    `\\s`,
  ),
  // What must break: a function word with a capital stands after the abbreviation.
  breakAt(
    `\\b(?:${abbreviations('им. гг. г. в. вв. т._д. т._п. т._ч. т._е. др. пр. проч. н._э. руб. коп. долл. евро. тыс. чел. экз. шт. мин. сек. ч. ст. п. пп. стр. с. кв. обл. р-н. ред. изд. США.')})${closers}`,
    `\\s+${openers}${russianStarters}(?![\\p{L}.])`,
  ),
  // An initial before a function word is a letter that ends its sentence («группа Б. Он», «Иванов И. И. Это»).
  breakAt(`[\\p{L}\\p{N}.,]\\s\\p{Lu}\\.`, `\\s+${openers}${russianStarters}\\s[\\p{Ll}\\d]`),

  // A year at the beginning of a clause goes on: «В 2020 г. Минск …», «…, а в 2021 г. Россия …».
  keep(
    `(?:^|[.!?…:;,(]\\s*(?:(?:а|и|но|что|как|когда)\\s)?|\\bи\\s|${dash}\\s)(?:[Вв]|[Дд]о|[Сс]|[Кк]|[Пп]осле|[Нн]ачиная с|[Вв] (?:начале|середине|конце|течение|период|${word}е))\\s(?:${word}\\s)?(?:\\d{1,2}\\s${word}\\s)?\\d{4}(?:\\s?${dash}\\s?\\d{4})?\\s?гг?\\.`,
    `\\s+${openers}\\p{Lu}`,
  ),
  keep(`(?:^|[.!?…]\\s+)\\d{1,2}\\s${word}\\s\\d{4}\\s?г\\.`, `\\s+${openers}\\p{Lu}`),
  keep(
    `(?:^|[.!?…]\\s*)(?:[Вв]|[Сс]|[Кк]|[Дд]о)\\s(?:${word}\\s)?${roman}(?:\\s?${dash}\\s?${roman})?\\s?вв?\\.`,
    `\\s+\\p{Lu}`,
  ),
  // «г.» after a number is a year, elsewhere a town.
  keep(`(?<![\\d\\p{L}]|\\d\\s)гг?\\.`, `\\s*${openers}[\\p{Lu}\\d№§]`),
  keep(`\\bдолл\\.`, `\\s+(?:США|Канады|Австралии|Гонконга)`),
  keep(`\\bруб\\.`, `\\s+(?:РФ|ПМР)`),
  // Leading: titles, ranks, places, references by name.
  keep(
    `(?<![\\p{L}\\p{N}-]|\\d\\s)${abbreviations(`
      им. ул. пр-т. просп. пер. пл. наб. бул. б-р. ш. корп. респ. пос. дер. мкр. мкрн. оз. р. хр. о-в. о. ф.
      акад. проф. доц. д-р. к._т._н. д._т._н. к._э._н. д._э._н. к._ю._н. д._ю._н. к._и._н. д._и._н. к._ф._н. д._ф._н. канд. чл.-корр. чл.-кор.
      гр. г-н. г-жа. тов. т. тт. сотр. зам. зав. пом. нач. ген. ген.-м. ген.-л. ген.-лейт. ген.-майор. ген.-полк. подполк. кап. лейт. серж. адм. вице-адм.
      и._о. врио. исп. св. прп. архиеп. митр. еп. прот. свящ. иером. архим. кн. имп.
      ср. напр. т._ч. т._н. т._к. т._е. т._о. прим. примеч. букв. соотв. урожд. ред. сост. отв. сокр. тж. устар. вкл. искл.
      ин-т. ун-т. каф. отд. упр. деп. мин-во. гл. разд. муницип.
    `)}`,
    `\\s*${openers}[\\p{Lu}\\d№§]`,
  ),
  keep(
    `(?<![\\p{L}\\p{N}-])(?:Чл\\.-корр|Чл\\.-кор|Вр\\.\\s?и\\.\\s?о|Им|Ул|Акад|Проф|Доц|Д-р|Г-н|Г-жа|Тов|Зам|Зав|Пом|Нач|Ген|Полк|Подполк|Кап|Лейт|Адм|И\\.\\s?о|Исп|Св|Прп|Митр|См|Ср|Напр|Прим|Отв|Ред|Сост|Гр|Г)\\.`,
    `\\s*${openers}[\\p{Lu}\\d№§]`,
  ),
  // «10 см.» is a measure, «см. Приложение» a reference.
  keep(`(?<!\\d\\s?|[\\p{L}-])см\\.`, `\\s*${openers}[\\p{Lu}\\d№§]`),
  // Languages in brackets and the like: «(англ. Commonwealth)», «от лат. Forum».
  keep(
    `(?:\\(|,\\s|\\bот\\s|\\bс\\s|\\bпо-)(?:англ|нем|фр|франц|лат|итал|исп|греч|др\\.-греч|рус|укр|белор|каз|кирг|арм|кит|яп|араб|тур|польск|род|ум)\\.`,
    `\\s*${openers}[\\p{Lu}\\d№§]`,
  ),
  // Counting: with a number, a Roman numeral or a letter in quotes behind.
  keep(
    `(?<![\\p{L}-])${abbreviations(`
      ст. стст. п. пп. подп. ч. чч. гл. разд. абз. подразд. прил. табл. рис. черт. илл. ил. сх. фиг. с. стр. сс. т. тт. кн. вып. № N д. дд. кв. к. корп. стр. оф. каб. пом. эт. тел. доб. моб. инд. ок. св. р. рег. вх. исх. сер. лл. л. изд. зак. Ст. П. Пп. Ч. Гл. Разд. Прил. Табл. Рис. Стр. Т. Вып. Тел. Ок.
    `)}`,
    `\\s*(?:№\\s?)?${openers}(?:\\d|[IVXLCDM]+(?!\\p{L}))`,
  ),
  // Closing abbreviations before a name that belongs to them.
  keep(
    `\\b(?:с|д|х|ст|пгт|р|р-н|обл|о|п)\\.`,
    `\\s?${openers}\\p{Lu}\\p{Ll}+(?:ая|ое|ий|ый|ка|во|во|но|ль|ск|ки|ры|ха|га|на)\\b`,
  ),
  // Months cut short, with a year or day around them.
  keep(`\\b(?:янв|февр|фев|апр|июн|июл|авг|сент|сен|окт|нояб|ноя|дек)\\.`, `\\s*\\d`),
  // The author's words after direct speech: «— Да! — сказал он.» has a small letter and needs no rule; a name needs one.
  keep(
    `[?!…]${closers}`,
    `\\s+${dash}\\s+${openers}(?:\\p{Lu}${word}\\s){0,2}(?:сказал|спросил|ответил|воскликнул|крикнул|закричал|прошептал|произн[её]с|заметил|добавил|заявил|отметил|подчеркнул|говорит|спрашивает|отвечает|возразил|продолжал|проговорил)`,
  ),
];

const englishMonths = 'Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec';

const english: readonly SegmentationRule[] = [
  // "Article 5. General provisions" at the head of a block.
  keep(
    `^\\s*(?:Article|ARTICLE|Chapter|CHAPTER|Section|SECTION|Part|PART|Annex|ANNEX|Appendix|APPENDIX|Rule|RULE|Regulation|Schedule|Table|Figure|Fig|Box|Question|Item|Paragraph|Clause|Title|TITLE|§)\\.?\\s*(?:No\\.?\\s?)?(?:\\d{1,4}(?:[.-]\\d{1,4}){0,4}|${roman}|\\p{Lu})\\.`,
    `\\s`,
  ),
  // What must break: a function word with a capital stands after an abbreviation that may end a sentence.
  breakAt(
    `\\b(?:${abbreviations('U.S. U.S.A. U.K. U.N. E.U. D.C. a.m. p.m. A.M. P.M. etc. Inc. Ltd. Co. Corp. Bros. LLC. Plc. Jr. Sr. al. Ph.D. M.D. B.A. M.A. M.P. Ave. Blvd. Rd. St. ft. in. lb. oz. kg. km. min. sec. hrs. Dept. B.C. A.D. B.C.E. C.E. vol. ibid. R.S.F.S.R. U.S.S.R. S.A. A.G. N.V. S.p.A.')})${closers}`,
    `\\s+${openers}${englishStarters}(?![\\p{L}.])`,
  ),
  // A lone letter before a function word ends its sentence ("Plan B. The …"); "J. A. Smith" is no such word.
  breakAt(`[\\p{L}\\p{N},]\\s\\p{Lu}\\.`, `\\s+${openers}${englishStarters}\\s[\\p{Ll}\\d]`),
  // Counting: "No. 5", "Art. 5", "pp. 3"; before anything else "No." is a word.
  keep(
    `(?<![\\p{L}-])(?:Nos?|Arts?|arts?|Paras?|paras?|Secs?|secs?|Sects?|Chaps?|Chs?|ch|chap|Vols?|vols?|Figs?|figs?|Tabs?|pp?|Pp?|ll?|Eqs?|eqs?|Add|Amend|Annex|Doc|doc|Docs|docs|Res|res|Dec|Rev|Corr|Sess|Ser|ser|Reg|Pt|pt|Pts|Cl|cl|Sub|Subpara|subpara|Ex|Tel|tel|Ext|ext|Fax|fax|ca|c|approx|Approx|Rm|Apt|Ste|Bldg|Bl|Fl|Op|op|Col|col|n|fn|N)\\.`,
    `\\s*${openers}(?:\\d|[IVXLC]{2,}(?!\\p{L})|[IVX](?=[.,;:)\\]])|[A-Z](?:/|\\d))`,
  ),
  keep(`(?<![\\p{L}-])nos?\\.`, `\\s*\\d{1,4}\\b`),
  // Leading: titles and ranks.
  keep(
    `(?<![\\p{L}\\p{N}-])${abbreviations(`
      Mr. Mrs. Ms. Mx. Messrs. Mmes. Mme. Mlle. Dr. Drs. Prof. Profs. Rev. Fr. Hon. Rt. Amb. H.E. H.R.H. H.M. Pres. Gov. Lt.-Gov. Sen. Sens. Rep. Reps. Cong. Del. Supt. Insp. Det. Sec. Asst. Assoc. Dep. Atty. Att. Ald. Coun. Cllr. Min. Chmn. Chm. Dir. Mgr. Secy. Treas. Insp.
      Gen. Lt. Col. Maj. Capt. Cpt. Cmdr. Cdr. Comdr. Adm. Brig. Sgt. Cpl. Pvt. Pfc. Spc. Ens. Cmdre. Cdre. Msgr. Bp. Abp. Card. Pr. Sr. St. Ste. Sts. Mt. Mts. Ft. Pt. Pte. Gov.-Gen. Maj.-Gen. Lt.-Gen. Brig.-Gen. Lt.-Col. Vice-Adm. Ph.
      v. vs. viz. cf. e.g. i.e. Cf. E.g. I.e. esp. incl. excl. approx. ca. Univ. Inst. Natl. Intl. Int'l. Gov't. Govt. Dept. Div. Acad. Assn. Soc. Fed. Bros. Ed. Eds. ed. eds. trans. Trans. repr. Vol. Bull. Jour. Proc. Supp. Suppl. Adv. Hum. Am. Rus. Russ. Eng. Ger. Lat. Gr. 
    `)}`,
    `\\s*${openers}\\p{Lu}`,
  ),
  keep(`\\bet al\\.`, `\\s+(?:\\(|\\p{Lu}\\p{Ll}+\\s?\\()`),
  // "the U.S. Senate", "the U.K. Government": countries go on before a name; function words were treated above.
  keep(
    `\\b(?:U\\.\\s?S\\.(?:\\s?A\\.)?|U\\.\\s?K\\.|U\\.\\s?N\\.|E\\.\\s?U\\.|D\\.\\s?C\\.|U\\.S\\.S\\.R\\.|D\\.P\\.R\\.K\\.|R\\.O\\.K\\.|P\\.R\\.C\\.|U\\.A\\.E\\.)`,
    `\\s+${openers}[\\p{Lu}\\d]`,
  ),
  keep(`\\b\\p{Lu}\\.(?:\\p{Lu}\\.)+`, `\\s+${openers}\\p{Lu}`),
  keep(`\\b(?:Inc|Ltd|Co|Corp|Bros|Cos|Jr|Sr|Esq|Plc|Pty|S\\.A|N\\.V|A\\.G|S\\.p\\.A)\\.`, `\\s+${openers}\\p{Lu}`),
  // Times: "5 p.m. Monday", "at 10 a.m. Moscow time".
  keep(
    `\\b[aApP]\\.\\s?[mM]\\.`,
    `\\s+(?:Mon|Tues?|Wed|Thu|Fri|Sat|Sun|January|February|March|April|May|June|July|August|September|October|November|December|Moscow|London|Minsk|local|GMT|UTC|EST|EDT|PST|PDT|CET|MSK|BST|ET|PT|CT|Eastern|Pacific|Central)`,
  ),
  keep(`\\b(?:${englishMonths}|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\\.`, `\\s+(?:\\d|(?:${englishMonths}))`),
  keep(
    `\\b(?:Calif|Fla|Tex|Pa|Mass|Conn|Ill|Mich|Minn|Wis|Va|Md|Ariz|Colo|Ore|Wash|Okla|Tenn|Ala|Ga|Kan|Neb|Nev|Ont|Que|Ave|Blvd|Rd|Sq)\\.`,
    `\\s+(?:\\d|\\p{Lu}\\p{Ll}+(?:,|\\s\\p{Lu}))`,
  ),
  // Yahoo! and its like.
  keep(`\\b(?:Yahoo|Jeopardy|Yum)!`, `\\s+\\p{Lu}`),
  // The author's words after direct speech: "Stop!" John said.
  keep(
    `[?!][”"’']+`,
    `\\s+(?!(?:She|He|They|It|I|We|You|Then|And|But)\\b)(?:(?:the|The|a|Mr\\.|Mrs\\.|Ms\\.|Dr\\.)\\s)?(?:\\p{Lu}[\\p{L}.-]*\\s){0,3}(?:said|says|asked|asks|replied|cried|exclaimed|shouted|answered|added|wrote|tweeted|told|whispered|thought|continued|called)\\b`,
  ),
];

const german: readonly SegmentationRule[] = [
  keep(
    `(?<![\\p{L}\\d])\\d{1,2}\\.`,
    `\\s+(?:Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez|Jahrhundert|Jh|Tagung|Sitzung|Kapitel|Absatz|Artikel)`,
  ),
  keep(
    `(?<![\\p{L}-])${abbreviations('z._B. d._h. u._a. i._d._R. o._ä. bzw. ca. vgl. Nr. Nrn. Art. Abs. S. Dr. Prof. Hr. Fr. Hrn. Frl. St. Gen. bspw. ggf. inkl. usw. Mio. Mrd. Tel. Str. geb. gest. Dipl. Ing. Bd. Kap. Ziff. zzgl. ehem. sog. v. i._V. i._A.')}`,
    `\\s*${openers}[\\p{Lu}\\d№§]`,
  ),
];

const french: readonly SegmentationRule[] = [
  keep(
    `(?<![\\p{L}-])${abbreviations('M. MM. Mme. Mlle. Mgr. Me. Dr. Pr. St. Ste. art. Art. al. p. pp. n. no. cf. Cf. c.-à-d. env. fig. chap. ch. vol. t. éd. av. apr. J.-C. tél. gén. col. lt. cap. adj.')}`,
    `\\s*${openers}[\\p{Lu}\\d№§]`,
  ),
  keep(`[?!][\\s ]*»`, `\\s+[\\p{Ll}]`),
];

const spanish: readonly SegmentationRule[] = [
  keep(
    `(?<![\\p{L}-])${abbreviations('Sr. Sra. Srta. Sres. Dr. Dra. D. Dña. Excmo. Excma. Ilmo. Ilma. Ud. Uds. Vd. EE. UU. EE._UU. art. Art. arts. núm. núms. nº. pág. págs. p. pp. cap. vol. fig. tel. av. avda. gral. Gral. cnel. Cnel. cap. prof. Prof. Lic. Ing. Sto. Sta. S. cf. p._ej. aprox. ed. etc.')}`,
    `\\s*${openers}[\\p{Lu}\\d№§]`,
  ),
];

const ukrainian: readonly SegmentationRule[] = [
  keep(
    `(?<![\\p{L}\\d-]|\\d\\s)${abbreviations('м. ім. вул. просп. пл. обл. р-н. смт. акад. проф. доц. д-р. п. пп. тов. гр. заст. нач. ген. полк. див. пор. напр. т._зв. т._ч. св. о. в._о. т._в._о. англ. рос. укр. нім. фр.')}`,
    `\\s*${openers}[\\p{Lu}\\d№§]`,
  ),
  keep(
    `(?<![\\p{L}-])${abbreviations('ст. ч. гл. розд. абз. стор. с. рис. табл. дод. т. вип. буд. кв. тел. № п. пп.')}`,
    `\\s*(?:\\d|[IVXLCDM]+(?!\\p{L}))`,
  ),
];

const belarusian: readonly SegmentationRule[] = [
  keep(
    `(?<![\\p{L}\\d-]|\\d\\s)${abbreviations('г. імя. вул. пр. пл. вобл. акад. праф. дац. д-р. тав. нам. нач. ген. палк. гл. напр. св. в._а. англ. руск. бел. ням. фр.')}`,
    `\\s*${openers}[\\p{Lu}\\d№§]`,
  ),
  keep(
    `(?<![\\p{L}-])${abbreviations('арт. ч. гл. разд. с. стар. мал. табл. т. вып. д. кв. тэл. № п. пп.')}`,
    `\\s*(?:\\d|[IVXLCDM]+(?!\\p{L}))`,
  ),
];

/** Where sentences end in any language; small letters after a stop go on. */
const general: readonly SegmentationRule[] = [
  ...common,
  // A full stop, question or exclamation mark, closing marks, a note's number, white space, then a beginning.
  breakAt(`[.?!…‽]{1,8}${closers}(?:\\[\\d{1,3}\\])?`, `\\s+(?:${dash}\\s*|[•·▪●*]\\s*)?${start}`),
  // Scripts without capitals: any letter begins.
  breakAt(`[.?!…؟۔।॥։።]{1,8}${closers}`, `\\s+${openers}\\p{Lo}`),
  // Scripts that put no space after the stop.
  breakAt(`[。！？｡．]{1,8}[」』）】〉》”’]{0,6}`, ''),
  // A line break after an end, before an enumerated item, or an empty line.
  breakAt(`[.?!…:;]${closers}\\s*`, `\\n`),
  breakAt('', `\\n\\s*(?:\\(?(?:\\d{1,3}(?:\\.\\d{1,3})*|\\p{L}|${roman})[.)]|[•·▪●*–—-])\\s`),
  breakAt('', `\\n\\s*\\n`),
];

const languageRules: readonly LanguageRules[] = [
  { name: 'Russian', rules: russian },
  { name: 'English', rules: english },
  { name: 'German', rules: german },
  { name: 'French', rules: french },
  { name: 'Spanish', rules: spanish },
  { name: 'Ukrainian', rules: ukrainian },
  { name: 'Belarusian', rules: belarusian },
  { name: 'Default', rules: general },
];

/** The rules that come with the program. */
export const shippedRules: SegmentationRules = {
  cascade: true,
  languageRules,
  maps: [
    { pattern: 'ru([-_].*)?', rules: 'Russian' },
    { pattern: 'en([-_].*)?', rules: 'English' },
    { pattern: 'de([-_].*)?', rules: 'German' },
    { pattern: 'fr([-_].*)?', rules: 'French' },
    { pattern: 'es([-_].*)?', rules: 'Spanish' },
    { pattern: 'uk([-_].*)?', rules: 'Ukrainian' },
    { pattern: 'be([-_].*)?', rules: 'Belarusian' },
    { pattern: '.*', rules: 'Default' },
  ],
};
