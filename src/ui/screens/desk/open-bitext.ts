import type { BitextSummary } from '../../../engine/contract.ts';
import { engine } from '../../engine/connection.ts';
import { isCancelled, runJob } from '../../engine/jobs.ts';
import { refresh } from '../../engine/queries.ts';
import { goTo, paths } from '../../routes.ts';
import { problemOf, tell, tellProblem } from '../../state/notices.ts';
import { forgetBitext, rememberPlace, useWorkplace } from '../../state/workplace.ts';
import { clearDesk, isReady, useDesk } from './desk-state.ts';

/** Opens a text where it was left. */
export function openBitext({ id }: Pick<BitextSummary, 'id'>): void {
  const place = useWorkplace.getState().places[id];
  rememberPlace(id, {});
  goTo(place?.screen === 'titles' ? paths.titles(id) : paths.align(id));
}

let opening = false;

/** The sample opens on its titles: they show why the tool exists. */
export async function openSample(): Promise<void> {
  if (opening) return;
  opening = true;
  try {
    const { id } = await runJob((options) => engine.openSample({}, options));
    refresh(['bitexts', 'candidates', 'collections']);
    rememberPlace(id, { screen: 'titles' });
    goTo(paths.titles(id));
  } catch (error) {
    tellProblem(error);
  } finally {
    opening = false;
  }
}

export async function alignDesk(): Promise<void> {
  const state = useDesk.getState();
  const { source, target } = state.slots;
  if (!isReady(state) || source === undefined || target === undefined) return;
  useDesk.setState({ aligning: true, problem: undefined });
  try {
    const { id, recognised } = await runJob((options) =>
      engine.createBitext(
        {
          source: withLanguage(source),
          target: withLanguage(target),
          ...(state.collectionId === undefined ? {} : { collectionId: state.collectionId }),
        },
        options,
      ),
    );
    refresh(['bitexts', 'collections']);
    if (recognised?.as === 'same') tell('documents.recognised.same');
    else if (recognised?.as === 'changed') tell('documents.recognised.changed', { count: recognised.kept });
    rememberPlace(id, { screen: 'align', sourceStart: 0, targetStart: 0 });
    // Who has gone elsewhere meanwhile is not torn away; the text waits in the list.
    if (window.location.hash === '' || window.location.hash === '#/') goTo(paths.align(id));
    clearDesk();
  } catch (error) {
    if (!isCancelled(error)) useDesk.setState({ problem: problemOf(error) });
  } finally {
    useDesk.setState({ aligning: false });
  }
}

/** What the user saw is what is aligned: a language found is passed on as said. */
function withLanguage(slot: NonNullable<ReturnType<typeof useDesk.getState>['slots']['source']>) {
  return slot.preview === undefined ? slot.input : { ...slot.input, language: slot.preview.language };
}

export async function deleteBitext(id: number): Promise<void> {
  try {
    await engine.deleteBitext({ id });
    forgetBitext(id);
    refresh(['bitexts', 'candidates']);
  } catch (error) {
    tellProblem(error);
  }
}
