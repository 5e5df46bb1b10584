const russian = new Set(
  `и в во на по о об обо с со к ко у от до из за для при про без под над между через после перед около против ради
  а но или либо да же ли бы не ни что чтобы как так то это этот эта эти этого этой этому этом этих этим этими тот та те того той тому том тех тем
  он она оно они его ее их ему ей им ими нем ней них я мы вы ты мой наш ваш свой своя свое свои своего своей своих своему своим своими
  который которая которое которые которого которой которому котором которых которым которыми кто чем чего
  весь вся все всего всей всех всем всеми сам сама само сами также тоже уже еще только лишь был была было были быть есть будет будут
  из-за из-под где когда если чтобы потому поэтому однако`.split(/\s+/),
);
const english = new Set(
  `a an the of for on in to and at by with from or as its their his her our your my into under over upon between among against within
  without about via is are was were be been being has have had will would shall should can could may might do does did not no nor but
  if that this these those which who whom whose it he she they we you i there here also only just than then so such what when where
  why how all any some each every both more most other another`.split(/\s+/),
);

/** Words that bind and carry nothing of a title by themselves. Input folded. */
export function isRussianFunctionWord(key: string): boolean {
  return russian.has(key);
}

export function isEnglishFunctionWord(key: string): boolean {
  return english.has(key);
}

/** Small words that may stand inside an English title. */
const inner = new Set(
  'of for on in to and the at by with from as between among against de la du des della von van der'.split(' '),
);

export function mayStandInEnglishTitle(key: string): boolean {
  return inner.has(key);
}

/** Prepositions that join a complement to a Russian title: комитет по, министерство по делам, посол в, представитель при. */
const joining = new Set('по в во на при о об обо с со для за против между из у к'.split(' '));

export function joinsRussianTitle(key: string): boolean {
  return joining.has(key);
}
