import { create } from 'zustand';
import { Problem, type ProblemData } from '../../core/problem.ts';

/** One thing to tell the user; words are looked up when shown, so that they follow the language. */
export type Notice =
  | { readonly kind: 'problem'; readonly problem: ProblemData }
  | { readonly kind: 'done'; readonly key: string; readonly values?: Readonly<Record<string, string | number>> };

export const useNotices = create<{ readonly notice: Notice | undefined; readonly shownAt: number }>(() => ({
  notice: undefined,
  shownAt: 0,
}));

function show(notice: Notice): void {
  useNotices.setState({ notice, shownAt: performance.now() });
}

export function tell(key: string, values?: Readonly<Record<string, string | number>>): void {
  show(values === undefined ? { kind: 'done', key } : { kind: 'done', key, values });
}

/** Whatever was thrown, as a problem with words. */
export function problemOf(error: unknown): ProblemData {
  if (error instanceof Problem) return { code: error.code, details: error.details };
  return { code: 'internal', details: { message: error instanceof Error ? error.message : String(error) } };
}

/** Shows a problem, unless it is the cancel the user asked for. */
export function tellProblem(error: unknown): void {
  const problem = problemOf(error);
  if (problem.code !== 'cancelled') show({ kind: 'problem', problem });
}

export function dismissNotice(): void {
  useNotices.setState({ notice: undefined });
}
