import type { Job, Progress } from '../core/job.ts';
import { Problem, type ProblemData } from '../core/problem.ts';
import { type AnyPort, endpointOf } from './endpoint.ts';
import { parseClientMessage, type ServerMessage } from './messages.ts';

/** Often enough for a smooth bar, seldom enough to cost nothing. */
const progressIntervalMs = 50;

export interface ServeOptions {
  /** Makes the job of one call; its checkpoint must reject with the problem `cancelled` once the signal is aborted. */
  readonly createJob: (signal: AbortSignal, report: (progress: Progress) => void) => Job;
  /** Notes an error that is no Problem and gives the words that may be shown instead of it. */
  readonly explain: (error: unknown, method: string) => string;
}

export interface Served<Events> {
  push<Name extends keyof Events & string>(name: Name, payload: Events[Name]): void;
  /** Called once, when the far end has gone; what it still waited for is cancelled then. */
  onClose(listener: () => void): void;
  close(): void;
}

/** Answers calls that come through a port with the own methods of a plain object of functions `(input, job)`. */
export function serve<Events>(api: object, port: AnyPort, options: ServeOptions): Served<Events> {
  const endpoint = endpointOf(port);
  const running = new Map<number, AbortController>();

  /** True if it went out; a value that cannot be cloned does not. */
  function post(message: ServerMessage): boolean {
    try {
      endpoint.post(message);
      return true;
    } catch {
      return false;
    }
  }

  function problemOf(error: unknown, method: string): ProblemData {
    return error instanceof Problem
      ? { code: error.code, details: error.details }
      : { code: 'internal', details: { message: options.explain(error, method) } };
  }

  async function answer(id: number, method: string, input: unknown): Promise<void> {
    if (running.has(id)) return;
    const controller = new AbortController();
    running.set(id, controller);
    try {
      const handler: unknown = Object.hasOwn(api, method) ? Reflect.get(api, method) : undefined;
      if (typeof handler !== 'function') throw new Error(`no such method: ${method.slice(0, 80)}`);
      const report = throttled((progress) => post({ type: 'progress', id, progress }));
      const value: unknown = await handler(input, options.createJob(controller.signal, report));
      if (!post({ type: 'result', id, value })) throw new Error('the result cannot be sent');
    } catch (error) {
      post({ type: 'problem', id, problem: problemOf(error, method) });
    } finally {
      running.delete(id);
    }
  }

  endpoint.onClose(() => {
    for (const controller of running.values()) controller.abort();
  });
  endpoint.onMessage((raw) => {
    const message = parseClientMessage(raw);
    if (message === undefined) return;
    if (message.type === 'cancel') running.get(message.id)?.abort();
    else void answer(message.id, message.method, message.input);
  });

  return {
    push: (name, payload) => void post({ type: 'event', name, payload }),
    onClose: (listener) => endpoint.onClose(listener),
    close: () => endpoint.close(),
  };
}

/** Lets a report through when it says something new in kind, or when the last one is old enough. */
function throttled(report: (progress: Progress) => void): (progress: Progress) => void {
  let lastAt = Number.NEGATIVE_INFINITY;
  let lastWhat: string | undefined;
  return (progress) => {
    const now = performance.now();
    const finished = progress.total > 0 && progress.done >= progress.total;
    if (progress.what === lastWhat && !finished && now - lastAt < progressIntervalMs) return;
    lastAt = now;
    lastWhat = progress.what;
    report(progress);
  };
}
