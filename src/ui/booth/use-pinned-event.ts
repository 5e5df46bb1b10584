import { useEffect } from 'react';
import { Problem } from '../../core/problem.ts';
import { engine } from '../engine/connection.ts';
import { pinEvent, useBooth } from './booth-state.ts';

/** Entries come in one by one while titles are accepted; the papers are read anew once they have. */
const pauseMs = 2000;

/** Finds the terms of an event, and says no more of it where it is gone. */
export async function readPinnedEvent(id: number): Promise<void> {
  try {
    const found = await engine.eventTerms({ id });
    if (useBooth.getState().event?.id === id) pinEvent({ id, ...found });
  } catch (error) {
    if (error instanceof Problem && error.code === 'not-found') pinEvent(null);
    // Otherwise what was found last stays.
  }
}

/** Whether the glossary or the papers may have changed since they were last read. */
let outdated = true;

/** To be called when the booth is opened. */
export function refreshPinnedEvent(): void {
  const { event } = useBooth.getState();
  if (event === null || !outdated) return;
  outdated = false;
  void readPinnedEvent(event.id);
}

/**
 * Keeps the terms of the pinned event true to the glossary: soon after a change while the booth is in use, else when one
 * next turns to it, for the papers of an unseen booth would be read for nobody.
 */
export function usePinnedEvent(): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = engine.onEvent('changed', ({ what }) => {
      if (!what.includes('entries') && !what.includes('events')) return;
      outdated = true;
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (document.hasFocus()) refreshPinnedEvent();
      }, pauseMs);
    });
    window.addEventListener('focus', refreshPinnedEvent);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('focus', refreshPinnedEvent);
      stop();
    };
  }, []);
}
