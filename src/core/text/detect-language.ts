import type { LanguageTag } from './language.ts';

/*
 * The language of a text, offline: the script decides first, then letters only some alphabets have, then function
 * words and typical letter groups. Built for official texts and short titles in the languages met beside Russian and
 * English; tables of all the world's languages would guess worse on three words and cost start time.
 */

export interface LanguageGuess {
  readonly language: LanguageTag;
  /** 0-1; a title of two words without a telling letter gives about 0.5, a paragraph nearly 1. */
  readonly confidence: number;
}

interface Profile {
  readonly language: LanguageTag;
  /** Letters that speak for the language. */
  readonly letters?: RegExp;
  /** Letters the language does not have. */
  readonly foreign?: RegExp;
  /** Function words. */
  readonly words: ReadonlySet<string>;
  /** Groups of letters at word ends or within words. */
  readonly groups?: RegExp;
  /** What is believed before anything is seen; only the differences count. */
  readonly prior: number;
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const cyrillicProfiles: readonly Profile[] = [
  {
    language: 'ru',
    prior: 3.5,
    letters: /[ыэёщ]/g,
    foreign: /[іїєґўәғқңөұүһҳҷӣӯјљњћђџѓќѕ]|ъ(?![еёюя])/g,
    words: set(
      'и в во не на что с со как по это из для к о об от его а но или также года году был была были было при до между их за у он она они который которые которая которого является чтобы если уже только еще ее том этом этого российской федерации под бы же',
    ),
    groups: /(?:ого|его|ые|ых|ция|ции|ость|ости|ение|ния|ства|ство|ский|ской|ться|ется|ются)$/g,
  },
  {
    language: 'uk',
    prior: 0,
    letters: /[іїєґ]/g,
    foreign: /[ыэёъўәғқңөұүһҳҷӣӯјљњћђџѓќѕ]/g,
    words: set(
      'і в у та що на з із не до для від як це його або також року був була були при між їх за він вона вони який які яка якого є щоб якщо вже тільки ще її цього україни й зі про',
    ),
    groups: /(?:ого|ння|ення|ський|ської|ться|ість|ості|ією|ції|ція|ями|ів)$/g,
  },
  {
    language: 'be',
    prior: 0,
    letters: /[ўіыэ]|дз|ць/g,
    foreign: /[ищъїєґәғқңөұүһҳҷӣӯјљњћђџѓќѕ]/g,
    words: set(
      'і ў у на з са што не да для як гэта яго або таксама года годзе быў была былі пры паміж іх за ён яна яны які якія якая з’яўляецца каб калі ужо толькі яшчэ яе гэтага беларусі аб ад па',
    ),
    groups: /(?:ага|ыя|ння|ння|скай|скі|цца|асць|асці|цыя|цыі|аў|яў)$/g,
  },
  {
    language: 'bg',
    prior: -1,
    letters: /ъ/g,
    foreign: /[ыэёіїєґўәғқңөұүһҳҷӣӯјљњћђџѓќѕ]/g,
    words: set(
      'на и да се за от в е са с по че като това при или до които който която ще не бе беше те той тя към след между през също има най във със',
    ),
    groups: /(?:ията|ите|ото|ът|ята|ски|ски|ване|ния)$/g,
  },
  {
    language: 'sr',
    prior: -1,
    letters: /[јљњћђџ]/g,
    foreign: /[ыэёъьщюяйіїєґўәғқңөұүһҳҷӣӯѓќѕ]/g,
    words: set('и у је на да се за од са су који која које о не као или али је био била из по до'),
  },
  {
    language: 'mk',
    prior: -1,
    letters: /[ѓќѕј]/g,
    foreign: /[ыэёъьщюяйіїєґўәғқңөұүһҳҷӣӯћђ]/g,
    words: set('и на во да се за од со е го ги кој која што не како или при до ќе'),
  },
  {
    language: 'kk',
    prior: -1,
    letters: /[әғқңөұүһіы]/g,
    foreign: /[їєґўҳҷӣӯјљњћђџѓќѕ]/g,
    words: set(
      'және мен бен пен туралы үшін бойынша бұл осы ол да де болып табылады жылғы республикасы қазақстан елдердің арқылы бар деп еді',
    ),
    groups: /(?:ның|нің|дың|дің|тың|тің|лар|лер|дар|дер|тар|тер|ған|ген|қан|кен|ында|інде)$/g,
  },
  {
    language: 'ky',
    prior: -1,
    letters: /[ңөүыэ]/g,
    foreign: /[әғқұһіїєґўҳҷӣӯјљњћђџѓќѕ]/g,
    words: set(
      'жана менен үчүн боюнча бул ал да деп болуп жылы республикасынын кыргыз кыргызстан жөнүндө тууралуу анын эмес',
    ),
    groups: /(?:нын|нин|дын|дин|тын|тин|нун|нүн|лар|лөр|лор|дар|дор|дөр|ган|ген|гон|гөн|уу|үү|оо|өө)$/g,
  },
  {
    language: 'mn',
    prior: -2,
    letters: /[өүыэ]/g,
    foreign: /[ңәғқұһіїєґўҳҷӣӯјљњћђџѓќѕ]/g,
    words: set('байна нь бол болон тухай энэ юм улсын монгол байгаа хийх дээр өөрийн гэж мөн'),
    groups: /(?:ийн|ын|гийн|аас|ээс|оос|өөс|даа|дээ|сан|сэн|сон|сөн|аар|ээр|оор|өөр)$/g,
  },
  {
    language: 'tg',
    prior: -1,
    letters: /[ӣӯҳҷғқ]/g,
    foreign: /[ыщцңөұүәһіїєґўјљњћђџѓќѕ]/g,
    words: set('ва дар аз ба бо барои ки ин он аст мебошад оид соли ҷумҳурии тоҷикистон бар то ё низ шуд'),
    groups: /(?:ҳои|ии|ҳо|анд|ист)$/g,
  },
  {
    language: 'uz-Cyrl',
    prior: -1,
    letters: /[ўқғҳ]/g,
    foreign: /[ыщңөұүәһіїєґҷӣӯјљњћђџѓќѕ]/g,
    words: set('ва билан учун бўйича бу шу ҳам эди тўғрисида йил республикаси ўзбекистон давлат каби бир'),
    groups: /(?:нинг|лари|ларни|ган|лик|лиги|ида|дан)$/g,
  },
];

const latinProfiles: readonly Profile[] = [
  {
    language: 'en',
    prior: 2.5,
    foreign: /[äöüßéèêàâçñáíóúãõåøæąćęłńśźżčďěňřšťůžğışășț]/g,
    words: set(
      'the of and to in for on with by from at as is are was were be been that this which it its an a or not have has had will shall their his her he they between under than also he she said who all any such other into may',
    ),
    groups: /(?:tion|tions|ing|ship|ment|ity|ness|ed|ary|ly|wh|th|sh)/g,
  },
  {
    language: 'de',
    prior: 0,
    letters: /[äöüß]/g,
    words: set(
      'der die das und in den von zu mit für des im auf dem ist nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über zum zur oder',
    ),
    groups: /(?:ung|ungen|keit|heit|lich|isch|sch|cht|schaft|eit)/g,
  },
  {
    language: 'fr',
    prior: 0,
    letters: /[éèêàçâîôûëïœù]/g,
    words: set(
      'le la les de des du et en un une que qui pour dans sur par au aux est sont avec ce cette il elle ne pas plus se sa son ses leur ou a été d l',
    ),
    groups: /(?:tion|ment|eur|eux|aux|ique|ité|ées|oir|que)\b/g,
  },
  {
    language: 'es',
    prior: 0,
    letters: /[ñáíóúé¿¡]/g,
    words: set(
      'el la los las de del y en un una que por para con se su sus es al como más o no lo ha fue entre sobre desde este esta han son',
    ),
    groups: /(?:ción|ciones|dad|idad|miento|mente|ado|ados|ida|os|as|rio|res)\b/g,
  },
  {
    language: 'it',
    prior: -0.5,
    letters: /[àèéìòù]/g,
    words: set(
      'il lo la i gli le di del della dei delle e in un una che per con si è sono nel nella al alla da dal non come più anche ha',
    ),
    groups: /(?:zione|zioni|mento|gli|ità|ell[ao]|ato|ati)\b/g,
  },
  {
    language: 'pt',
    prior: -0.5,
    letters: /[ãõçáâêéíóú]/g,
    words: set(
      'o a os as de do da dos das e em no na um uma que por para com se ao à é são foi mais como ou não pelo pela',
    ),
    groups: /(?:ção|ções|dade|mento|ado|ados|ões|ão)\b/g,
  },
  {
    language: 'pl',
    prior: -0.5,
    letters: /[ąćęłńśźżó]/g,
    words: set('i w na z do nie się jest że to o po od dla przez za jak oraz lub który która które był być'),
    groups: /(?:ych|ego|owa|owy|nie|ość|cz|sz|rz|stwo)/g,
  },
  {
    language: 'tr',
    prior: -0.5,
    letters: /[ğışçöü]/g,
    words: set('ve bir bu ile için de da olarak olan gibi daha çok en ne kadar sonra tarafından türkiye'),
    groups: /(?:lar|ler|lık|lik|ının|inin|dır|dir|ması|mesi)\b/g,
  },
  {
    language: 'cs',
    prior: -0.5,
    letters: /[áčďéěíňóřšťúůýž]/g,
    words: set('a v na je se s z do o že pro jako k po od by nebo které který která byl byla'),
    groups: /(?:ého|ých|ání|ení|ost)\b/g,
  },
  {
    language: 'ro',
    prior: -0.5,
    letters: /[ăâîșțşţ]/g,
    words: set('și de la în a cu pe din care nu este sunt pentru că o un ale al ai prin mai'),
    groups: /(?:ului|ilor|rea|ție|ului|ești)\b/g,
  },
];

const scripts: readonly (readonly [RegExp, LanguageTag])[] = [
  [/\p{Script=Armenian}/gu, 'hy'],
  [/\p{Script=Georgian}/gu, 'ka'],
  [/\p{Script=Greek}/gu, 'el'],
  [/\p{Script=Hebrew}/gu, 'he'],
  [/\p{Script=Arabic}/gu, 'ar'],
  [/\p{Script=Devanagari}/gu, 'hi'],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'ja'],
  [/\p{Script=Hangul}/gu, 'ko'],
  [/\p{Script=Han}/gu, 'zh'],
  [/\p{Script=Thai}/gu, 'th'],
];

/** Enough text to be sure of; more only costs time. UTF-16 code units. */
const sampleLength = 20_000;
const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** What each kind of sign is worth, in the units of `prior`; found by trying titles and paragraphs of all languages listed. */
const worth = { letter: 3, foreign: -4, word: 2, group: 0.6 };

/** Difference of scores that makes one language e times likelier than another. */
const spread = 1.5;

/** Languages a text may be in, likeliest first, with confidences adding up to at most 1; empty for a text without letters. */
export function guessLanguages(text: string): LanguageGuess[] {
  // Initials would pass for one-letter words (Czech v, Polish i).
  const sample = sampleOf(text)
    .normalize('NFC')
    .replace(/(?<!\p{L})\p{Lu}\./gu, ' ')
    .toLowerCase();
  const letters = count(sample, /\p{L}/gu);
  if (letters === 0) return [];
  const cyrillic = count(sample, /\p{Script=Cyrillic}/gu);
  const latin = count(sample, /\p{Script=Latin}/gu);
  const other = scripts.map(([script, language]) => ({ language, letters: count(sample, script) }));
  // Japanese is written with Chinese characters too: kana decide.
  const kana = other.find(({ language }) => language === 'ja')?.letters ?? 0;
  const best = other
    .map((one) => (one.language === 'ja' && kana > 0 ? { ...one, letters: letters - latin - cyrillic } : one))
    .sort((a, b) => b.letters - a.letters)[0];
  if (best !== undefined && best.letters > cyrillic && best.letters > latin) {
    return [{ language: best.language, confidence: best.letters / letters }];
  }
  const share = Math.max(cyrillic, latin) / letters;
  return scored(
    sample,
    cyrillic >= latin ? cyrillicProfiles : latinProfiles,
    cyrillic >= latin ? /\p{Script=Cyrillic}+(?:['’ʼ]\p{Script=Cyrillic}+)*/gu : /\p{Script=Latin}+/gu,
    share,
  );
}

/** The beginning of a long text and a piece of its middle: beginnings may be a letterhead in two languages. */
function sampleOf(text: string): string {
  if (text.length <= sampleLength) return text;
  const half = sampleLength / 2;
  const middle = Math.floor(text.length / 2);
  return `${text.slice(0, half)}\n${text.slice(middle, middle + half)}`;
}

function scored(sample: string, profiles: readonly Profile[], wordPattern: RegExp, share: number): LanguageGuess[] {
  const words = sample.match(wordPattern) ?? [];
  const joined = words.join(' ');
  // Evidence grows with the text, but not without end: ten words in, a language is clear or the text is mixed.
  const scale = Math.min(1, 12 / Math.max(1, words.length));
  const scores = profiles.map((profile) => {
    const evidence =
      worth.letter * (profile.letters === undefined ? 0 : count(joined, profile.letters)) +
      worth.foreign * (profile.foreign === undefined ? 0 : count(joined, profile.foreign)) +
      worth.word * words.filter((word) => profile.words.has(word)).length +
      worth.group * (profile.groups === undefined ? 0 : words.filter((word) => matches(profile.groups, word)).length);
    return { language: profile.language, score: profile.prior + evidence * scale };
  });
  scores.sort((a, b) => b.score - a.score);
  const top = scores[0]?.score ?? 0;
  const weights = scores.map(({ score }) => Math.exp((score - top) / spread));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return scores.map(({ language }, index) => ({ language, confidence: (share * weights[index]!) / total }));
}

function matches(pattern: RegExp | undefined, word: string): boolean {
  if (pattern === undefined) return false;
  pattern.lastIndex = 0;
  return pattern.test(word);
}

/** Below this a guess is no answer. */
const leastConfidence = 0.3;

/** The likeliest language, or undefined where the text does not tell. For a confidence see `guessLanguages`. */
export function detectLanguage(text: string): LanguageTag | undefined {
  const best = guessLanguages(text)[0];
  return best !== undefined && best.confidence >= leastConfidence ? best.language : undefined;
}
