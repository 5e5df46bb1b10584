import { patternOf, replacedIn, type TextQuery } from '../../../core/text/find-replace.ts';
import { keysOf } from '../../commands/keymap.ts';
import { chordText } from '../../commands/keys.ts';
import { engine } from '../../engine/connection.ts';
import { inOrder } from '../../engine/in-order.ts';
import { runJob } from '../../engine/jobs.ts';
import type { OpenBitext } from '../../engine/open-bitext.ts';
import { rereadBitext } from '../../engine/queries.ts';
import { tell, tellProblem } from '../../state/notices.ts';
import { bitextNow } from './align-actions.ts';
import { withText } from './edited-texts.ts';
import type { FoundPlace, Sides } from './find-text.ts';
import { sideTexts } from './row-texts.ts';

export interface ReplaceActions {
  /** Replaces one place; the text as it then is, and where the replacement ends in its sentence. */
  readonly one: (
    place: FoundPlace,
    find: TextQuery,
    replacement: string,
  ) => Promise<{ readonly bitext: OpenBitext; readonly end: number } | undefined>;
  readonly all: (find: TextQuery, replacement: string, sides: Sides) => Promise<void>;
}

export function replaceActionsOf(id: number): ReplaceActions {
  return {
    one: (place, find, replacement) =>
      inTurn(async () => {
        const view = bitextNow(id);
        const bead = view?.beadViews[place.row];
        const pattern = patternOf(find);
        if (view === undefined || bead === undefined || pattern === undefined) return undefined;
        const was = sideTexts(view, bead, place.side);
        const before = was[place.at] ?? '';
        const { text, count } = replacedIn(before, pattern, replacement, { isRegExp: find.isRegExp, at: place.start });
        if (count === 0) return undefined;
        const texts = withText(was, place.at, text);
        await engine.editRow({ bitextId: id, beadId: bead.id, side: place.side, was, texts });
        return { bitext: await rereadBitext(id), end: place.end + text.length - before.length };
      }),
    all: async (find, replacement, sides) => {
      await inTurn(async () => {
        const result = await runJob((options) =>
          engine.replaceText({ bitextId: id, find, replacement, sides }, options),
        );
        await rereadBitext(id);
        if (result.places === 0) tell('align.replace.nothing');
        else tell('align.replace.done', { count: result.places, undo: chordText(keysOf('app.undo')[0] ?? '') });
      });
    },
  };
}

/** After what is under way; undefined where it fails, which the user is told. */
function inTurn<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
  return new Promise((resolve) => {
    inOrder(async () => {
      try {
        resolve(await work());
      } catch (error) {
        tellProblem(error);
        resolve(undefined);
      }
    });
  });
}
