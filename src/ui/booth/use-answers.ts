import { useCallback, useEffect, useRef, useState } from 'react';
import { Problem } from '../../core/problem.ts';
import { engine } from '../engine/connection.ts';
import { interfaceLanguage } from '../words.ts';
import { type Answer, answerOf, answerOfEntry, answerOfEventTerm } from './answer.ts';
import { forgetPins, type PinnedEvent, useBooth } from './booth-state.ts';

/** More than can be read while one speaks. */
const answerLimit = 12;

export interface Answers {
  /** What they answer; the box may be ahead of it by a key. */
  readonly query: string;
  readonly list: readonly Answer[];
}

/** The answers to what stands in the box: asked at every key, shown as they come, older ones never over newer ones. */
export function useAnswers(query: string): Answers {
  const [answers, setAnswers] = useState<Answers>({ query: '', list: [] });
  const pinned = useBooth((state) => state.pinned);
  const event = useBooth((state) => state.event);
  const asking = useRef(new AbortController());
  const trimmed = query.trim();

  const ask = useCallback(async () => {
    // A slow engine must not answer one by one what the box has left behind.
    asking.current.abort();
    const turn = new AbortController();
    asking.current = turn;
    try {
      const list = trimmed === '' ? await pinnedAnswers(pinned, event) : await found(trimmed, turn.signal);
      if (!turn.signal.aborted) setAnswers({ query: trimmed, list });
    } catch {
      // Given up, or the engine is away: what is shown stays, and the line below says so.
    }
  }, [trimmed, pinned, event]);

  useEffect(() => {
    void ask();
    const stops = [
      engine.onEvent('changed', ({ what }) => {
        if (what.includes('entries')) void ask();
      }),
      engine.onState((state) => {
        if (state === 'connected') void ask();
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [ask]);
  return answers;
}

async function found(query: string, signal: AbortSignal): Promise<readonly Answer[]> {
  const { results } = await engine.lookup({ query, limit: answerLimit }, { signal });
  return results.map(answerOf);
}

/** Those pinned one by one come before those of the event. */
async function pinnedAnswers(pinned: readonly number[], event: PinnedEvent | null): Promise<readonly Answer[]> {
  const gone: number[] = [];
  const answers = await Promise.all(
    pinned.map(async (id) => {
      try {
        return [answerOfEntry(await engine.getEntry({ id }), interfaceLanguage())];
      } catch (error) {
        if (error instanceof Problem && error.code === 'not-found') gone.push(id);
        return [];
      }
    }),
  );
  if (gone.length > 0) forgetPins(gone);
  const terms = event?.terms ?? [];
  const ofEvent = terms.filter(({ id }) => !pinned.includes(id));
  return [...answers.flat(), ...ofEvent.map((term) => answerOfEventTerm(term, interfaceLanguage()))];
}
