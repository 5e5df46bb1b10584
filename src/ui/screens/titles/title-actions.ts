import type { CandidateEdit, CandidateView } from '../../../engine/contract.ts';
import { engine } from '../../engine/connection.ts';
import { candidatesQuery, queryClient, refresh } from '../../engine/queries.ts';
import { tellProblem } from '../../state/notices.ts';

export function candidatesNow(bitextId: number): readonly CandidateView[] {
  return queryClient.getQueryData(candidatesQuery(bitextId).queryKey) ?? [];
}

function show(bitextId: number, changed: readonly CandidateView[]): void {
  const byId = new Map(changed.map((candidate) => [candidate.id, candidate]));
  queryClient.setQueryData(candidatesQuery(bitextId).queryKey, (before) =>
    before?.map((candidate) => byId.get(candidate.id) ?? candidate),
  );
}

/** Stores the pairs with their sentences; what comes back is shown as decided. */
export async function acceptCandidates(bitextId: number, edits: readonly CandidateEdit[]): Promise<boolean> {
  try {
    show(bitextId, await engine.acceptCandidates({ bitextId, edits }));
    refresh(['entries', 'bitexts']);
    return true;
  } catch (error) {
    tellProblem(error);
    return false;
  }
}

export async function rejectCandidates(bitextId: number, ids: readonly number[]): Promise<void> {
  try {
    show(bitextId, await engine.rejectCandidates({ bitextId, ids }));
    refresh(['bitexts']);
  } catch (error) {
    tellProblem(error);
  }
}
