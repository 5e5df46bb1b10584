import type { QueryClient } from '@tanstack/react-query';
import type { CancelSignal } from '../../rpc/remote.ts';
import { useWorkplace } from '../state/workplace.ts';
import { engine } from './connection.ts';
import { movesTexts, nextPiece, type OpenBitext, withChanges, withPiece } from './open-bitext.ts';

/** Where in a text the user is or is about to be, as the index of a source segment; by id of the text. */
const places = new Map<number, number>();

/** What is about this row is read before the rest. */
export function readFirstAbout(id: number, sourceStart: number): void {
  places.set(id, sourceStart);
}

const reading = new Set<number>();

/** A busy window gets the next piece after this at the latest, ms. */
const longestPause = 150;

/** Until what is to be drawn is drawn: the rows that are seen come before texts that are not. */
function pause(): Promise<void> {
  return new Promise((resolve) => requestIdleCallback(() => resolve(), { timeout: longestPause }));
}

/**
 * Opens a text, or reads again what changed in one that is open. It is there as soon as the texts about the place where the
 * user left it are; the others follow piece by piece, with frames drawn in between.
 */
export async function readBitext(client: QueryClient, id: number, signal: CancelSignal): Promise<OpenBitext> {
  const queryKey = ['bitext', id];
  const heldNow = () => client.getQueryData<OpenBitext>(queryKey);
  const near = useWorkplace.getState().places[id];
  if (near !== undefined && !places.has(id)) places.set(id, near.sourceStart);
  const openAnew = () =>
    engine.openBitext(
      { id, ...(near && { near: { sourceStart: near.sourceStart, targetStart: near.targetStart } }) },
      { signal },
    );
  const since = heldNow()?.revision;
  let changes = since === undefined ? await openAnew() : await engine.openBitext({ id, since }, { signal });
  // Which texts are still missing cannot be told once they have moved.
  if (changes.since !== undefined && movesTexts(changes) && (heldNow()?.unread.length ?? 0) > 0) {
    changes = await openAnew();
  }
  // What is held may have been replaced while this was asked for.
  const held = heldNow();
  if (changes.since !== undefined && held?.revision !== changes.since) changes = await openAnew();
  const bitext = withChanges(held, changes);
  void readOn(client, id);
  return bitext;
}

async function readOn(client: QueryClient, id: number): Promise<void> {
  if (reading.has(id)) return;
  reading.add(id);
  const queryKey = ['bitext', id];
  try {
    for (;;) {
      await pause();
      const bitext = client.getQueryData<OpenBitext>(queryKey);
      const next = bitext && nextPiece(bitext, places.get(id) ?? 0);
      if (bitext === undefined || next === undefined) return;
      const { revision } = bitext;
      const piece = await engine.readSegments({ id, revision, source: next.source, target: next.target });
      if (piece === undefined) {
        void client.invalidateQueries({ queryKey });
        return;
      }
      client.setQueryData<OpenBitext>(queryKey, (held) =>
        held?.revision === revision ? withPiece(held, piece) : undefined,
      );
    }
  } catch {
    // The engine has gone: when it is back, everything that is shown is asked for again.
  } finally {
    reading.delete(id);
  }
}
