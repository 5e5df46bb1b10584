/**
 * English for the words that Russian official titles are made of, where a dictionary of words would offer too many.
 * Keys are dictionary forms; facts of both languages, from general knowledge.
 */
const english: Readonly<Record<string, string>> = {
  // posts
  ...{ глава: 'Head', председатель: 'Chair', заместитель: 'Deputy', министр: 'Minister', секретарь: 'Secretary' },
  ...{
    директор: 'Director',
    представитель: 'Representative',
    помощник: 'Assistant',
    начальник: 'Chief',
    президент: 'President',
  },
  ...{ премьер: 'Prime Minister', канцлер: 'Chancellor', посол: 'Ambassador', посланник: 'Envoy', спикер: 'Speaker' },
  ...{ сопредседатель: 'Co-Chair', депутат: 'Deputy', сенатор: 'Senator', член: 'Member', руководитель: 'Head' },
  ...{
    командующий: 'Commander',
    главнокомандующий: 'Commander-in-Chief',
    прокурор: 'Prosecutor',
    губернатор: 'Governor',
  },
  ...{ мэр: 'Mayor', советник: 'Adviser', комиссар: 'Commissioner', уполномоченный: 'Commissioner', лидер: 'Leader' },
  ...{
    координатор: 'Coordinator',
    ректор: 'Rector',
    постпред: 'Permanent Representative',
    полпред: 'Plenipotentiary Representative',
  },
  ...{
    докладчик: 'Rapporteur',
    наблюдатель: 'Observer',
    управляющий: 'Governor',
    эксперт: 'Expert',
    генсек: 'Secretary General',
  },
  // bodies
  ...{
    министерство: 'Ministry',
    комитет: 'Committee',
    подкомитет: 'Subcommittee',
    комиссия: 'Commission',
    совет: 'Council',
  },
  ...{ ассамблея: 'Assembly', дума: 'Duma', правительство: 'Government', служба: 'Service', управление: 'Directorate' },
  ...{
    департамент: 'Department',
    отдел: 'Division',
    суд: 'Court',
    прокуратура: 'Prosecutor’s Office',
    палата: 'Chamber',
  },
  ...{
    штаб: 'Staff',
    секретариат: 'Secretariat',
    администрация: 'Administration',
    делегация: 'Delegation',
    миссия: 'Mission',
  },
  ...{ группа: 'Group', бюро: 'Bureau', собрание: 'Assembly', посольство: 'Embassy', консульство: 'Consulate' },
  ...{
    организация: 'Organization',
    союз: 'Union',
    ассоциация: 'Association',
    федерация: 'Federation',
    агентство: 'Agency',
  },
  ...{ институт: 'Institute', университет: 'University', академия: 'Academy', фонд: 'Fund', банк: 'Bank' },
  ...{
    корпорация: 'Corporation',
    содружество: 'Commonwealth',
    сообщество: 'Community',
    центр: 'Centre',
    форум: 'Forum',
  },
  // documents and events
  ...{
    договор: 'Treaty',
    соглашение: 'Agreement',
    конвенция: 'Convention',
    устав: 'Charter',
    закон: 'Law',
    указ: 'Decree',
  },
  ...{
    резолюция: 'Resolution',
    декларация: 'Declaration',
    меморандум: 'Memorandum',
    протокол: 'Protocol',
    программа: 'Programme',
  },
  ...{
    стратегия: 'Strategy',
    концепция: 'Concept',
    план: 'Plan',
    саммит: 'Summit',
    конференция: 'Conference',
    сессия: 'Session',
  },
  // attributes
  ...{
    постоянный: 'Permanent',
    генеральный: 'General',
    первый: 'First',
    специальный: 'Special',
    исполнительный: 'Executive',
  },
  ...{ государственный: 'State', федеральный: 'Federal', национальный: 'National', международный: 'International' },
  ...{
    межгосударственный: 'Interstate',
    межправительственный: 'Intergovernmental',
    межпарламентский: 'Inter-Parliamentary',
  },
  ...{
    парламентский: 'Parliamentary',
    российский: 'Russian',
    украинский: 'Ukrainian',
    верховный: 'Supreme',
    высший: 'Supreme',
  },
  ...{ объединённый: 'Joint', совместный: 'Joint', координационный: 'Coordination', консультативный: 'Consultative' },
  ...{ чрезвычайный: 'Extraordinary', полномочный: 'Plenipotentiary', официальный: 'Official', главный: 'Chief' },
  ...{
    экономический: 'Economic',
    социальный: 'Social',
    научный: 'Scientific',
    технический: 'Technical',
    военный: 'Military',
  },
  ...{
    центральный: 'Central',
    региональный: 'Regional',
    европейский: 'European',
    евразийский: 'Eurasian',
    рабочий: 'Working',
  },
  // matters
  ...{ оборона: 'Defence', безопасность: 'Security', финансы: 'Finance', развитие: 'Development', политика: 'Policy' },
  ...{
    сотрудничество: 'Cooperation',
    экономика: 'Economy',
    культура: 'Culture',
    наука: 'Science',
    образование: 'Education',
  },
  ...{ здравоохранение: 'Health', энергетика: 'Energy', транспорт: 'Transport', торговля: 'Trade', юстиция: 'Justice' },
  ...{ вопрос: 'Issues', дело: 'Affairs', право: 'Rights', человек: 'Human', сила: 'Forces', вооружённый: 'Armed' },
};

/** By folded dictionary form. */
const byLemma = new Map(Object.entries(english).map(([lemma, text]) => [lemma.replaceAll('ё', 'е'), text]));

/** English for a noun or adjective of titles; undefined for other words. `lemma` is folded. */
export function titleWordInEnglish(lemma: string): string | undefined {
  return byLemma.get(lemma);
}

const byEnglish = new Map(
  Object.entries(english)
    .reverse()
    .map(([lemma, text]) => [text.toLowerCase(), lemma]),
);

/** The Russian word, in its dictionary form, for an English one of titles, in small letters. */
export function titleWordInRussian(word: string): string | undefined {
  return (
    byEnglish.get(word) ??
    byEnglish.get(word.replace(/man$|woman$|person$/, '')) ??
    byEnglish.get(word.replace('center', 'centre'))
  );
}
