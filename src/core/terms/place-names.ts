import type { GrammaticalCase, GrammaticalNumber, Morphology, WordReading } from './morphology.ts';
import { grammaticalCases } from './morphology.ts';

/**
 * Names of countries, capitals and regions that dictionaries of common words lack or take for something else (Корея for
 * кора, Чад for чадо). Nominatives; how each declines its ending tells. Facts of general knowledge.
 */
const declinable =
  `Абхазия Австралия Австрия Аддис-Абеба Аджария Адыгея Азербайджан Азия Албания Алжир Алтай Америка Амман Амстердам Ангилья Ангола
  Андорра Анкара Антарктида Аравия Аргентина Арктика Армения Аруба Астана Астрахань Афганистан Африка Ашхабад Багдад Балтика Бангкок
  Бангладеш Барбадос Бахрейн Башкирия Башкортостан Бейрут Беларусь Белград Белиз Белоруссия Бельгия Бенин Берлин Берн Бирма Бишкек
  Богота Болгария Боливия Босния Ботсвана Бразилия Братислава Британия Бруней Брюссель Будапешт Бурятия Бутан Бухарест Буэнос-Айрес
  Варшава Ватикан Вашингтон Великобритания Веллингтон Вена Венгрия Венесуэла Вильнюс Владивосток Волгоград Вологда Воронеж Вьетнам
  Гаага Габон Гавана Гагаузия Гайана Гамбия Гана Гватемала Гвинея Германия Герцеговина Гибралтар Голландия Гондурас Гонконг Гренада
  Гренландия Греция Грузия Дагестан Дамаск Дания Джакарта Доминика Донбасс Донецк Доха Дублин Евразия Европа Египет Екатеринбург
  Ереван Женева Заир Закавказье Замбия Загреб Запорожье Зеландия Ижевск Иерусалим Израиль Ингушетия Индия Индонезия Иордания
  Ирак Иран Иркутск Ирландия Исламабад Исландия Испания Италия Йемен Кабардино-Балкария Кабул Кавказ Казань Казахстан Каир Калининград
  Калмыкия Калуга Камбоджа Камерун Камчатка Канада Канберра Карабах Каракас Карачаево-Черкесия Карелия Катар Кения Киев Кипр Киргизия
  Китай Кишинев Колумбия Копенгаген Корея Коста-Рика Краснодар Красноярск Крым Куала-Лумпур Куба Кубань Кувейт Курск Кыргызстан Лаос
  Латвия Либерия Ливан Ливия Лима Лиссабон Литва Лихтенштейн Лондон Луганск Любляна Люксембург Мавритания Магадан Мадагаскар Мадрид
  Македония Малайзия Мальта Манила Мариуполь Мексика Микронезия Минск Мозамбик Молдавия Молдова Монголия Мордовия Москва Мурманск
  Мьянма Намибия Непал Нигер Нигерия Нидерланды Никосия Новосибирск Норвегия Нью-Йорк Одесса Оман Омск Осетия Оттава Пакистан Палестина
  Панама Парагвай Париж Пекин Пермь Петербург Полинезия Польша Португалия Прага Претория Прибалтика Приднестровье Псков
  Пхеньян Рабат Рейкьявик Рига Рим Родезия Россия Ростов Руанда Румыния Рязань Сальвадор Самара Санкт-Петербург Саратов Сахалин
  Сахель Свазиленд Севастополь Сенегал Сербия Сеул Сибирь Сингапур Сирия Скандинавия Словакия Словения Смоленск Стамбул Стокгольм
  Страсбург Судан Суринам Таджикистан Таиланд Тайвань Таллин Танзания Татарстан Татария Ташкент Тверь Тегеран Техас Тибет Тирана Томск
  Тула Тонга Тува Тунис Туркменистан Туркмения Турция Тыва Тюмень Уганда Удмуртия Узбекистан Украина Улан-Батор Ульяновск Урал Уругвай
  Уфа Финляндия Флорида Франция Хабаровск Хакасия Ханой Харьков Хартум Херсон Хорватия Чад Чебоксары Челябинск Черногория Чехия
  Чехословакия Чечня Чувашия Шанхай Швейцария Швеция Шотландия Шри-Ланка Эквадор Эль-Кувейт Эр-Рияд Эритрея Эстония Эфиопия Югославия
  Югра Якутия Ялта Ямайка Япония Ярославль`.split(/\s+/);

const indeclinable =
  `Абу-Даби Баку Бразилиа Буркина-Фасо Бурунди Вануату Гаити Гвинея-Бисау Джибути Душанбе Зимбабве Кабо-Верде Кирибати Коми Конго
  Кот-д'Ивуар Лесото Малави Мали Марокко Мехико Монако Монтевидео Найроби Науру Никарагуа Нью-Дели Осло Палау Перу Самоа Сан-Марино
  Сантьяго Сараево Скопье Сомали Сочи Тбилиси Тимор-Лешти Того Токио Тольятти Триполи Тувалу Улан-Удэ Фиджи Хельсинки Чили Эсватини
  Сан-Томе Принсипи Папуа`.split(/\s+/);

/** Plural names, with the genitive their ending does not tell. */
const plural: Readonly<Record<string, string>> = {
  Афины: 'афин',
  Балканы: 'балкан',
  Карпаты: 'карпат',
  Коморы: 'комор',
  Мальдивы: 'мальдив',
  Нидерланды: 'нидерландов',
  Сейшелы: 'сейшел',
  Филиппины: 'филиппин',
  Чебоксары: 'чебоксар',
  Штаты: 'штатов',
};

/** Names in a soft sign that decline like a woman's: Беларусь, Беларуси. */
const feminineInSoftSign = /^(?:астрахань|беларусь|казань|кубань|пермь|рязань|сибирь|тверь|тюмень)$/u;

type Endings = readonly [cut: number, gent: string, datv: string, accs: string, ablt: string, loct: string];

/** How a name declines: letters to cut and the endings of the cases after the nominative; undefined: it does not. */
function paradigm(name: string): { readonly gender: 'masc' | 'femn' | 'neut'; readonly endings: Endings } | undefined {
  if (name.endsWith('ия')) return { gender: 'femn', endings: [1, 'и', 'и', 'ю', 'ей', 'и'] };
  if (name.endsWith('я')) return { gender: 'femn', endings: [1, 'и', 'е', 'ю', 'ей', 'е'] };
  if (/[аеиоуэ]а$/u.test(name)) return undefined;
  if (/[жшчщц]а$/u.test(name)) return { gender: 'femn', endings: [1, 'и', 'е', 'у', 'ей', 'е'] };
  if (/[гкх]а$/u.test(name)) return { gender: 'femn', endings: [1, 'и', 'е', 'у', 'ой', 'е'] };
  if (name.endsWith('а')) return { gender: 'femn', endings: [1, 'ы', 'е', 'у', 'ой', 'е'] };
  if (name.endsWith('ье')) return { gender: 'neut', endings: [1, 'я', 'ю', 'е', 'ем', 'е'] };
  if (feminineInSoftSign.test(name)) return { gender: 'femn', endings: [1, 'и', 'и', 'ь', 'ью', 'и'] };
  if (name.endsWith('ь')) return { gender: 'masc', endings: [1, 'я', 'ю', 'ь', 'ем', 'е'] };
  if (name.endsWith('й')) return { gender: 'masc', endings: [1, 'я', 'ю', 'й', 'ем', 'е'] };
  if (/[жшчщц]$/u.test(name)) return { gender: 'masc', endings: [0, 'а', 'у', '', 'ем', 'е'] };
  if (/[бвгдзклмнпрстфх]$/u.test(name)) return { gender: 'masc', endings: [0, 'а', 'у', '', 'ом', 'е'] };
  return undefined;
}

interface NameForms {
  readonly lemma: string;
  readonly gender?: 'masc' | 'femn' | 'neut';
  readonly number: GrammaticalNumber;
  /** In the order of `grammaticalCases`. */
  readonly forms: readonly string[];
}

const byForm = new Map<string, NameForms[]>();

function enter(name: NameForms): void {
  for (const form of new Set(name.forms)) {
    const list = byForm.get(form);
    if (list === undefined) byForm.set(form, [name]);
    else if (!list.some((other) => other.lemma === name.lemma)) list.push(name);
  }
}

for (const name of declinable) {
  const lemma = name.toLowerCase();
  if (plural[name] !== undefined) continue;
  const kind = paradigm(lemma);
  if (kind === undefined) {
    enter({ lemma, number: 'sing', forms: grammaticalCases.map(() => lemma) });
    continue;
  }
  const [cut, ...endings] = kind.endings;
  // A name that loses the vowel of its last syllable.
  const base = lemma === 'египет' ? 'египт' : lemma.slice(0, lemma.length - cut);
  const accusative = kind.gender === 'masc' ? lemma : undefined;
  const forms = endings.map((ending, index) => (index === 2 && accusative !== undefined ? accusative : base + ending));
  enter({ lemma, gender: kind.gender, number: 'sing', forms: [lemma, ...forms] });
}
for (const name of indeclinable) {
  const lemma = name.toLowerCase();
  enter({ lemma, number: 'sing', forms: grammaticalCases.map(() => lemma) });
}
for (const [name, genitive] of Object.entries(plural)) {
  const lemma = name.toLowerCase();
  const base = lemma.slice(0, -1);
  enter({
    lemma,
    number: 'plur',
    forms: [lemma, genitive, `${base}ам`, lemma, `${base}ами`, `${base}ах`],
  });
}

/** Readings of a word as a well-known place; none for a word without a capital, for того is not Того. */
export function placeReadings(word: string): readonly WordReading[] {
  const first = word.charCodeAt(0);
  // А–Я: no other name of the list begins otherwise.
  if (first < 0x410 || first > 0x42f) return [];
  const key = word.toLowerCase().replaceAll('ё', 'е').replaceAll('’', "'");
  const readings: WordReading[] = [];
  for (const { lemma, gender, number, forms } of byForm.get(key) ?? []) {
    const fixed = forms.every((form) => form === lemma);
    forms.forEach((form, index) => {
      if (form !== key || (fixed && index > 0)) return;
      readings.push({
        lemma,
        part: 'noun',
        case: grammaticalCases[index] as GrammaticalCase,
        number,
        ...(gender === undefined ? {} : { gender }),
        animate: false,
        fixed,
        name: 'place',
        // Surely this name; which case the context must tell.
        score: fixed ? 1 : 0.5,
        known: true,
        inflect: (wanted) =>
          (wanted.number ?? number) === number ? forms[grammaticalCases.indexOf(wanted.case)] : undefined,
      });
    });
  }
  return readings;
}

/** A dictionary that knows the places too: a capitalised word that is one of them is no other noun. */
export function withPlaces(morphology: Morphology): Morphology {
  return {
    readings(word) {
      const places = placeReadings(word);
      if (places.length === 0) return morphology.readings(word);
      // «в Хабаровском крае»: the form of the town may be that of its adjective too.
      return [...places, ...morphology.readings(word).filter((reading) => reading.part === 'adjective')];
    },
  };
}
