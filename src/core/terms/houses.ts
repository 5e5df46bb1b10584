import { fold } from '../text/fold.ts';

/**
 * Kinds of publishers ("houses"), in the order in which they are believed unless the user says otherwise. The body itself
 * decides what it is called; the UN keeps reviewed terminology in both languages; other bodies of states come next, those
 * that work in Russian first; a ministry speaks for one side; the press is quick.
 */
export const houseKinds = ['own', 'un', 'cis', 'international', 'state', 'press', 'other'] as const;
export type HouseKind = (typeof houseKinds)[number];

/** A place in the ranking: a kind of houses, or one house of that name. */
export type HouseRank = `kind:${HouseKind}` | `house:${string}`;

export const defaultHouseOrder: readonly HouseRank[] = houseKinds.map((kind) => `kind:${kind}` as const);

/** Longer names than a publisher's are a mistake. */
export const longestHouseName = 200;

/** Names of publishers, folded, and domains of their sites; the first kind that fits is taken. */
const marks: readonly (readonly [Exclude<HouseKind, 'own' | 'other'>, RegExp])[] = [
  [
    'un',
    /(?:^|[^\p{L}])(?:оон|un|unterm|united nations|объединенн\S+ наци\S*|юнеско|unesco|юнисеф|unicef|воз|who|мот|ilo|магатэ|iaea|унп ?оон|unodc|увкб|unhcr|undp|пр ?оон|оон-\S+|un\.org)(?:$|[^\p{L}])/u,
  ],
  [
    'cis',
    /(?:^|[^\p{L}])(?:снг|cis|содружеств\S+ независимых государств|commonwealth of independent states|одкб|csto|шос|sco|еаэс|eaeu|еэк|eec|мпа снг|па одкб|союзн\S+ государств\S*|union state|межгосударственн\S+ статистическ\S+|cis\.minsk\.by|odkb-csto\.org|sectsco\.org|eaeunion\.org)(?:$|[^\p{L}])/u,
  ],
  [
    'international',
    /(?:^|[^\p{L}])(?:обсе|osce|совет европы|council of europe|ес|eu|европейск\S+ союз|european union|нато|nato|брикс|brics|всемирн\S+ банк|world bank|мвф|imf|вто|wto|интерпол|interpol|мккк|icrc|европейская комиссия|european commission|лига арабских государств|african union|iso|исо|oecd|оэср)(?:$|[^\p{L}])/u,
  ],
  [
    'state',
    /(?:^|[^\p{L}])(?:мид|mfa|министерств\S*|ministry|мин[а-я]{4,}|правительств\S*|government|президент\S*|president|кремль|kremlin|государственн\S+ дум\S*|state duma|парламент\S*|parliament|сенат|senate|совет федерации|federation council|посольств\S*|embassy|foreign office|state department|госдеп\S*|федеральн\S+ (?:служба|агентство)|federal (?:service|agency)|верховн\S+ суд\S*|supreme court|прокуратур\S*|kremlin\.ru|mid\.ru|government\.ru|duma\.gov\.ru|gov\.ru|gov\.uk|state\.gov|gov)(?:$|[^\p{L}])/u,
  ],
  [
    'press',
    /(?:^|[^\p{L}])(?:тасс|tass|итар|интерфакс|interfax|риа|ria|рейтер|reuters|afp|афп|associated press|bbc|би-би-си|cnn|rt|sputnik|спутник|коммерсант\S*|kommersant|известия|izvestia|газета|gazeta|newspaper|правда|pravda|times|ведомости|vedomosti|xinhua|синьхуа|белта|belta|казинформ|kazinform|кабар|kabar|арменпресс|armenpress|хабар|пресс[ае]|press|сми|news|новости|агентство новостей|news agency|информационное агентство|информагентство)(?:$|[^\p{L}])/u,
  ],
];

/** What kind of publisher a name is; of which concept it is the own site is told by the concept. */
export function houseKind(house: string): Exclude<HouseKind, 'own'> {
  const name = fold(house);
  return marks.find(([, mark]) => mark.test(name))?.[0] ?? 'other';
}

/** Names that differ in case, spacing and ё alone are one house. */
export function houseKey(house: string): string {
  return fold(house.trim());
}

/** The user's order made whole: each rank once, kinds it lacks behind those it has, in their usual order. */
export function completeHouseOrder(order: readonly HouseRank[]): readonly HouseRank[] {
  return [...new Set([...order, ...defaultHouseOrder])];
}

export interface HouseRanking {
  /** Place of a house, from 0, lower is believed sooner; for a concept with these names (folded) their house is its own. */
  placeOf(house: string, ownNames: ReadonlySet<string>): number;
}

export function houseRanking(order: readonly HouseRank[]): HouseRanking {
  const places = new Map<string, number>();
  for (const [place, rank] of completeHouseOrder(order).entries()) {
    const key = rank.startsWith('house:') ? `house:${houseKey(rank.slice('house:'.length))}` : rank;
    if (!places.has(key)) places.set(key, place);
  }
  const kinds = new Map<string, number>();
  const none = Number.POSITIVE_INFINITY;
  return {
    placeOf(house, ownNames) {
      const key = houseKey(house);
      const own = ownNames.has(key) ? (places.get('kind:own') ?? none) : none;
      const named = places.get(`house:${key}`);
      if (named !== undefined) return Math.min(own, named);
      let place = kinds.get(key);
      if (place === undefined) {
        place = places.get(`kind:${houseKind(house)}`) ?? none;
        kinds.set(key, place);
      }
      return Math.min(own, place);
    },
  };
}
