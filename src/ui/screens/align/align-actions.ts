import type { BeadView, CandidateState } from '../../../engine/contract.ts';
import { engine } from '../../engine/connection.ts';
import { runJob } from '../../engine/jobs.ts';
import type { OpenBitext } from '../../engine/open-bitext.ts';
import { bitextQuery, candidatesQuery, queryClient, rereadBitext } from '../../engine/queries.ts';
import { tellProblem } from '../../state/notices.ts';
import type { Recut } from './shapes.ts';

export function bitextNow(id: number): OpenBitext | undefined {
  return queryClient.getQueryData(bitextQuery(id).queryKey);
}

/** Shows the new state at once and stores it, without holding up the next key; asks again if it could not be stored. */
export function setBeadState(id: number, beadIds: readonly number[], state: BeadView['state']): void {
  const before = bitextNow(id);
  if (before === undefined || beadIds.length === 0) return;
  const chosen = new Set(beadIds);
  const { queryKey } = bitextQuery(id);
  void queryClient.cancelQueries({ queryKey });
  const beadViews = before.beadViews.map((bead) => (chosen.has(bead.id) ? { ...bead, state } : bead));
  const after: OpenBitext = {
    ...before,
    beadViews,
    confirmedBeads: beadViews.filter((bead) => bead.state === 'confirmed').length,
  };
  queryClient.setQueryData(queryKey, after);
  engine.setBeadState({ bitextId: id, beadIds, state }).catch((error: unknown) => {
    tellProblem(error);
    void queryClient.invalidateQueries({ queryKey });
  });
}

/** Cuts rows anew; answers with the text as it then is. */
export async function recut(id: number, { beadIds, shapes }: Recut): Promise<OpenBitext> {
  await engine.replaceBeads({ bitextId: id, beadIds, shapes });
  return rereadBitext(id);
}

/** Aligns anew what is not confirmed, or of that only these rows. */
export async function realign(id: number, beadIds?: readonly number[]): Promise<OpenBitext> {
  await runJob((options) => engine.realign({ bitextId: id, ...(beadIds && { beadIds }) }, options));
  return rereadBitext(id);
}

export async function proposeTitles(bitextId: number): Promise<void> {
  const found = await runJob((options) => engine.proposeTitles({ bitextId }, options));
  const count = (state: CandidateState) => found.filter((candidate) => candidate.state === state).length;
  queryClient.setQueryData(candidatesQuery(bitextId).queryKey, found);
  queryClient.setQueryData(bitextQuery(bitextId).queryKey, (before) =>
    before === undefined
      ? undefined
      : {
          ...before,
          candidates: { proposed: count('proposed'), accepted: count('accepted'), rejected: count('rejected') },
        },
  );
}
