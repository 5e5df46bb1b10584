import { setTimeout as pause } from 'node:timers/promises';
import { SingleBar } from 'cli-progress';
import type { Progress } from '../core/job.ts';
import type { Terminal } from './terminal.ts';

export interface ProgressBar {
  readonly report: (progress: Progress) => void;
  /** Wipes the bar away. */
  stop(): void;
}

/** A short job needs no bar; one that flashes up only irritates. */
const patienceMs = 300;

/** A bar on stderr where that is a terminal; silence elsewhere. */
export function startProgressBar(terminal: Terminal): ProgressBar {
  if (!terminal.stderr.isTTY) return { report: () => {}, stop: () => {} };
  const bar = new SingleBar({
    stream: terminal.stderr,
    format: '{what} {bar} {percentage} %',
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 32,
    hideCursor: true,
    clearOnComplete: true,
    fps: 15,
  });
  let state: 'waiting' | 'running' | 'stopped' = 'waiting';
  let latest: Progress | undefined;
  const show = ({ done, total, what }: Progress) => {
    bar.setTotal(Math.max(total, 1));
    bar.update(total === 0 ? 0 : done, { what: terminal.t(`progress.${what}`) });
  };
  const waiting = new AbortController();
  void pause(patienceMs, undefined, { signal: waiting.signal, ref: false }).then(
    () => {
      state = 'running';
      bar.start(1, 0, { what: '' });
      if (latest !== undefined) show(latest);
    },
    () => {},
  );
  return {
    report(progress) {
      latest = progress;
      if (state === 'running') show(progress);
    },
    stop() {
      waiting.abort();
      if (state === 'running') bar.stop();
      state = 'stopped';
    },
  };
}
