/** Parallel texts written for these tests, line by line. */
export type Pairs = readonly (readonly [source: string, target: string])[];

/** A report of a committee, Russian and English. */
export const report: Pairs = [
  ['Доклад о работе комитета за 2021 год', 'Report on the work of the committee in 2021'],
  ['1. Общие сведения', '1. General information'],
  [
    'Комитет был создан 14 марта 2019 года решением совета министров.',
    'The committee was established on 14 March 2019 by a decision of the council of ministers.',
  ],
  [
    'Его первым председателем стал Николай Орешкин, бывший посол в Хельсинки.',
    'Its first chairman was Nikolai Oreshkin, a former ambassador to Helsinki.',
  ],
  [
    'В состав комитета входят представители девяти государств.',
    'The committee consists of representatives of nine states.',
  ],
  ['Заседания проводятся не реже двух раз в год.', 'Meetings are held at least twice a year.'],
  ['Рабочими языками являются русский и английский.', 'The working languages are Russian and English.'],
  ['2. Заседания', '2. Meetings'],
  [
    'В отчётном году состоялись три заседания: в Минске, Астане и Ереване.',
    'Three meetings took place in the reporting year: in Minsk, Astana and Yerevan.',
  ],
  [
    'На первом из них был утверждён бюджет в размере 4,7 млн долларов.',
    'At the first of them a budget of 4.7 million dollars was approved.',
  ],
  ['Делегация Армении воздержалась при голосовании.', 'The delegation of Armenia abstained from the vote.'],
  ['Кто будет отвечать за исполнение бюджета?', 'Who will be responsible for carrying out the budget?'],
  [
    'Этот вопрос был поставлен делегацией Таджикистана и остался без ответа.',
    'This question was raised by the delegation of Tajikistan and remained unanswered.',
  ],
  [
    'На втором заседании обсуждались условия перевозки грузов по железной дороге.',
    'The second meeting discussed the conditions for carrying goods by rail.',
  ],
  [
    'Участники согласились, что пошлины следует снизить на 12 процентов.',
    'The participants agreed that duties should be lowered by 12 percent.',
  ],
  [
    'Представитель секретариата, г-жа Вероника Шульц, напомнила о сроках.',
    'The representative of the secretariat, Ms Veronika Schulz, recalled the time limits.',
  ],
  [
    'Третье заседание было посвящено подготовке специалистов.',
    'The third meeting was devoted to the training of specialists.',
  ],
  [
    'Университет в Бишкеке предложил принять 150 слушателей.',
    'The university in Bishkek offered to admit 150 students.',
  ],
  ['3. Исполнение решений', '3. Implementation of decisions'],
  [
    'Из 28 решений, принятых ранее, полностью исполнены 19.',
    'Of the 28 decisions taken earlier, 19 have been carried out in full.',
  ],
  [
    'Исполнение ещё пяти решений отложено до июня 2022 года.',
    'The implementation of another five has been postponed until June 2022.',
  ],
  [
    'Четыре решения утратили силу в связи с изменением законодательства.',
    'Four decisions have lapsed because the law was changed.',
  ],
  [
    'Секретариату поручено представить подробную таблицу.',
    'The secretariat has been instructed to submit a detailed table.',
  ],
  ['4. Финансовое положение', '4. Financial situation'],
  [
    'Расходы составили 3,9 млн долларов, то есть меньше, чем планировалось.',
    'Expenditure amounted to 3.9 million dollars, which is less than planned.',
  ],
  [
    'Экономия объясняется тем, что два совещания прошли по видеосвязи.',
    'The saving is explained by the fact that two conferences were held by video link.',
  ],
  ['Аудиторы не обнаружили нарушений.', 'The auditors found no irregularities.'],
  ['Взносы не уплатили вовремя только два государства.', 'Only two states failed to pay their contributions in time.'],
  ['5. Планы на будущий год', '5. Plans for the coming year'],
  ['Следующее заседание пройдёт в Ташкенте 3 февраля.', 'The next meeting will be held in Tashkent on 3 February.'],
  ['На нём предполагается избрать нового председателя.', 'A new chairman is expected to be elected there.'],
  [
    'Комитет просит государства прислать свои замечания в письменном виде.',
    'The committee asks the states to send their comments in writing.',
  ],
  ['Доклад принят единогласно.', 'The report was adopted unanimously.'],
];

/** A village story, Russian and English: nothing in common with the report. */
export const story: Pairs = [
  ['Старый мельник жил один у самой реки.', 'The old miller lived alone right by the river.'],
  ['Каждое утро он кормил уток хлебными крошками.', 'Every morning he fed the ducks with bread crumbs.'],
  ['Однажды к нему постучалась девочка с мокрой кошкой.', 'One day a girl with a wet cat knocked at his door.'],
  ['«Она упала с моста», — сказала девочка.', '"She fell off the bridge," said the girl.'],
  ['Мельник молча поставил чайник на печь.', 'Without a word the miller put the kettle on the stove.'],
  ['Кошка уснула в корзине с яблоками.', 'The cat fell asleep in the apple basket.'],
  ['Снаружи шумел дождь и скрипело колесо.', 'Outside the rain was pouring and the wheel creaked.'],
  ['Вечером за девочкой пришла мать.', 'In the evening the mother came for the girl.'],
  ['Она принесла пирог с капустой.', 'She brought a cabbage pie.'],
  ['С тех пор кошка осталась на мельнице.', 'From then on the cat stayed at the mill.'],
  ['Утки сперва боялись её.', 'At first the ducks were afraid of her.'],
  ['Потом они привыкли и даже полюбили её.', 'Later they got used to her and even grew fond of her.'],
  ['Зимой река замёрзла, и колесо встало.', 'In winter the river froze and the wheel stood still.'],
  ['Мельник рассказывал кошке длинные сказки.', 'The miller told the cat long tales.'],
  ['А весной всё началось сначала.', 'And in spring everything began anew.'],
];

/** Minutes of a club, German and French: a pair without a lexicon. */
export const minutes: Pairs = [
  ['Protokoll der Versammlung vom 8. Mai 2018', 'Procès-verbal de l’assemblée du 8 mai 2018'],
  ['Anwesend sind 42 Mitglieder des Vereins.', '42 membres de l’association sont présents.'],
  [
    'Die Präsidentin, Frau Lindemann, eröffnet die Sitzung um 19 Uhr.',
    'La présidente, Madame Lindemann, ouvre la séance à 19 heures.',
  ],
  ['Sie begrüßt die Gäste aus Lausanne und Mulhouse.', 'Elle salue les invités de Lausanne et de Mulhouse.'],
  ['Das Protokoll der letzten Versammlung wird genehmigt.', 'Le procès-verbal de la dernière assemblée est approuvé.'],
  [
    'Herr Brandt berichtet über die Arbeiten am Bootshaus.',
    'Monsieur Brandt présente les travaux du hangar à bateaux.',
  ],
  ['Das Dach wurde im April erneuert.', 'Le toit a été refait en avril.'],
  ['Die Kosten betrugen 17 350 Franken.', 'Les coûts se sont élevés à 17 350 francs.'],
  ['Wer hat die Rechnungen geprüft?', 'Qui a vérifié les factures ?'],
  ['Die Frage wird von Herrn Keller gestellt.', 'La question est posée par Monsieur Keller.'],
  ['Die Präsidentin verweist auf den Bericht der Revisoren.', 'La présidente renvoie au rapport des réviseurs.'],
  ['Der Bericht liegt allen Mitgliedern vor.', 'Le rapport a été remis à tous les membres.'],
  ['Im Juli findet das Sommerfest statt.', 'La fête d’été aura lieu en juillet.'],
  ['Frau Keller sucht noch 6 Helfer für die Küche.', 'Madame Keller cherche encore 6 aides pour la cuisine.'],
  ['Die Musik spielt bis Mitternacht.', 'L’orchestre jouera jusqu’à minuit.'],
  ['Der Beitrag bleibt bei 80 Franken im Jahr.', 'La cotisation reste fixée à 80 francs par an.'],
  ['Für junge Mitglieder beträgt er 40 Franken.', 'Pour les jeunes membres, elle est de 40 francs.'],
  ['Zwei Mitglieder stimmen dagegen.', 'Deux membres votent contre.'],
  ['Herr Brandt wird zum Vizepräsidenten gewählt.', 'Monsieur Brandt est élu vice-président.'],
  ['Er dankt für das Vertrauen.', 'Il remercie de la confiance accordée.'],
  ['Die nächste Versammlung ist am 12. November.', 'La prochaine assemblée aura lieu le 12 novembre.'],
  ['Die Sitzung wird um 21.30 Uhr geschlossen.', 'La séance est levée à 21 h 30.'],
];

export const sources = (pairs: Pairs): string[] => pairs.map(([source]) => source);
export const targets = (pairs: Pairs): string[] => pairs.map(([, target]) => target);
