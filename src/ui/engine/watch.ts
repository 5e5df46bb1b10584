import { tell } from '../state/notices.ts';
import { engine } from './connection.ts';
import { queryClient, refresh } from './queries.ts';

/** Keeps what is shown true to what the engine holds; the answer stops watching. */
export function watchEngine(): () => void {
  let wasGone = false;
  const stops = [
    engine.onEvent('changed', ({ what }) => refresh(what)),
    engine.onState((state) => {
      if (state === 'gone') wasGone = true;
      if (state !== 'connected' || !wasGone) return;
      wasGone = false;
      tell('app.status.restarted');
      void queryClient.invalidateQueries();
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
