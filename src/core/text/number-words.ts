/**
 * Numbers written as words, folded (lower case, ё=е), with every case form. Tables are spelt out by rule from stems and
 * endings, so that a lookup is one step a word.
 */
export interface NumberWord {
  readonly value: number;
  readonly ordinal: boolean;
  /** Multiplies what stands before it: thousand, million, English hundred. */
  readonly multiplies: boolean;
}

const words = (list: string): readonly string[] => list.split(' ');

function addAll(
  table: Map<string, NumberWord>,
  value: number,
  forms: readonly string[],
  ordinal = false,
  multiplies = false,
): void {
  for (const form of forms) if (!table.has(form)) table.set(form, { value, ordinal, multiplies });
}

function russian(): ReadonlyMap<string, NumberWord> {
  const table = new Map<string, NumberWord>();
  addAll(table, 0, words('ноль ноля нуль нуля нулю'));
  addAll(table, 1, words('один одна одно одного одной одному одним одном одну'));
  addAll(table, 2, words('два две двух двум двумя'));
  addAll(table, 3, words('три трех трем тремя'));
  addAll(table, 4, words('четыре четырех четырем четырьмя'));
  // «семью» is more often a family.
  for (const [value, stem] of [
    [5, 'пят'],
    [6, 'шест'],
    [7, 'сем'],
    [9, 'девят'],
    [10, 'десят'],
  ] as const) {
    addAll(table, value, [`${stem}ь`, `${stem}и`, ...(value === 7 ? [] : [`${stem}ью`])]);
  }
  addAll(table, 8, words('восемь восьми восемью восьмью'));
  const teens = words(
    'одиннадцат двенадцат тринадцат четырнадцат пятнадцат шестнадцат семнадцат восемнадцат девятнадцат',
  );
  teens.forEach((stem, index) => {
    addAll(table, 11 + index, [`${stem}ь`, `${stem}и`, `${stem}ью`]);
  });
  addAll(table, 20, words('двадцать двадцати двадцатью'));
  addAll(table, 30, words('тридцать тридцати тридцатью'));
  addAll(table, 40, words('сорок сорока'));
  const tens = [
    [50, 'пятьдесят', 'пятидесяти', 'пятьюдесятью'],
    [60, 'шестьдесят', 'шестидесяти', 'шестьюдесятью'],
  ] as const;
  for (const [value, ...forms] of tens) addAll(table, value, forms);
  addAll(table, 70, words('семьдесят семидесяти семьюдесятью'));
  addAll(table, 80, words('восемьдесят восьмидесяти восемьюдесятью восьмьюдесятью'));
  addAll(table, 90, words('девяносто девяноста'));
  addAll(table, 100, words('сто ста'));
  addAll(table, 200, words('двести двухсот двумстам двумястами двухстах'));
  addAll(table, 300, words('триста трехсот тремстам тремястами трехстах'));
  addAll(table, 400, words('четыреста четырехсот четыремстам четырьмястами четырехстах'));
  for (const [value, nominative, stem] of [
    [500, 'пят', 'пяти'],
    [600, 'шест', 'шести'],
    [700, 'сем', 'семи'],
    [800, 'восем', 'восьми'],
    [900, 'девят', 'девяти'],
  ] as const) {
    addAll(table, value, [`${nominative}ьсот`, `${stem}сот`, `${stem}стам`, `${stem}стах`, `${nominative}ьюстами`]);
  }
  addAll(
    table,
    1e3,
    words('тысяча тысячи тысяче тысячу тысячей тысячью тысяч тысячам тысячами тысячах тыс'),
    false,
    true,
  );
  for (const [value, stem] of [
    [1e6, 'миллион'],
    [1e9, 'миллиард'],
    [1e12, 'триллион'],
  ] as const) {
    addAll(
      table,
      value,
      ['', 'а', 'у', 'ом', 'е', 'ы', 'ов', 'ам', 'ами', 'ах'].map((ending) => stem + ending),
      false,
      true,
    );
  }
  addAll(table, 1e6, ['млн'], false, true);
  addAll(table, 1e9, ['млрд'], false, true);
  addAll(table, 1e12, ['трлн'], false, true);

  const hard = words('ый ой ая ое ые ого ому ым ом ую ых ыми');
  const ordinals: readonly (readonly [number, string])[] = [
    ...([
      [1, 'перв'],
      [2, 'втор'],
      [4, 'четверт'],
      [5, 'пят'],
      [6, 'шест'],
      [7, 'седьм'],
      [8, 'восьм'],
      [9, 'девят'],
      [10, 'десят'],
    ] as const),
    ...teens.map((stem, index) => [11 + index, stem] as const),
    ...([
      [20, 'двадцат'],
      [30, 'тридцат'],
      [40, 'сороков'],
      [50, 'пятидесят'],
      [60, 'шестидесят'],
      [70, 'семидесят'],
      [80, 'восьмидесят'],
    ] as const),
    ...([
      [90, 'девяност'],
      [100, 'сот'],
      [1000, 'тысячн'],
    ] as const),
  ];
  for (const [value, stem] of ordinals)
    addAll(
      table,
      value,
      hard.map((ending) => stem + ending),
      true,
    );
  addAll(
    table,
    3,
    words('третий третья третье третьи третьего третьей третьему третьим третьем третью третьих третьими'),
    true,
  );
  return table;
}

function english(): ReadonlyMap<string, NumberWord> {
  const table = new Map<string, NumberWord>();
  words(
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
  ).forEach((word, value) => {
    addAll(table, value, [word]);
  });
  words(
    'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth',
  ).forEach((word, index) => {
    addAll(table, index + 1, [word], true);
  });
  words('twenty thirty forty fifty sixty seventy eighty ninety').forEach((word, index) => {
    addAll(table, 20 + 10 * index, [word]);
    addAll(table, 20 + 10 * index, [word.replace(/y$/, 'ieth')], true);
  });
  addAll(table, 100, ['hundred'], false, true);
  addAll(table, 1e3, ['thousand'], false, true);
  addAll(table, 1e6, words('million mln mn'), false, true);
  addAll(table, 1e9, words('billion bln bn'), false, true);
  addAll(table, 1e12, words('trillion trln tn'), false, true);
  addAll(table, 100, ['hundredth'], true);
  addAll(table, 1000, ['thousandth'], true);
  return table;
}

export const russianNumberWords: ReadonlyMap<string, NumberWord> = russian();
export const englishNumberWords: ReadonlyMap<string, NumberWord> = english();

function monthTable(lists: readonly string[]): ReadonlyMap<string, number> {
  const table = new Map<string, number>();
  lists.forEach((forms, index) => {
    for (const form of words(forms)) table.set(form, index + 1);
  });
  return table;
}

/** Months by folded form, 1-12. */
export const russianMonths = monthTable([
  'январь января январе январю январем янв',
  'февраль февраля феврале февралю февралем февр фев',
  'март марта марте марту мартом',
  'апрель апреля апреле апрелю апрелем апр',
  'май мая мае маю маем',
  'июнь июня июне июню июнем июн',
  'июль июля июле июлю июлем июл',
  'август августа августе августу августом авг',
  'сентябрь сентября сентябре сентябрю сентябрем сент сен',
  'октябрь октября октябре октябрю октябрем окт',
  'ноябрь ноября ноябре ноябрю ноябрем нояб',
  'декабрь декабря декабре декабрю декабрем дек',
]);

export const englishMonths = monthTable([
  'january jan',
  'february feb',
  'march mar',
  'april apr',
  'may',
  'june jun',
  'july jul',
  'august aug',
  'september sept sep',
  'october oct',
  'november nov',
  'december dec',
]);
