/**
 * What crosses the port. Both sides distrust what they receive: a message that is not one of these is dropped, for
 * there is nobody to answer.
 */
import type { Progress } from '../core/job.ts';
import { type ProblemCode, type ProblemData, type ProblemDetails, problemCodes } from '../core/problem.ts';

export type ClientMessage =
  | { readonly type: 'call'; readonly id: number; readonly method: string; readonly input: unknown }
  | { readonly type: 'cancel'; readonly id: number };

export type ServerMessage =
  | { readonly type: 'result'; readonly id: number; readonly value: unknown }
  | { readonly type: 'problem'; readonly id: number; readonly problem: ProblemData }
  | { readonly type: 'progress'; readonly id: number; readonly progress: Progress }
  | { readonly type: 'event'; readonly name: string; readonly payload: unknown };

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function parseClientMessage(message: unknown): ClientMessage | undefined {
  if (!isFields(message) || !Number.isSafeInteger(message.id)) return undefined;
  const id = message.id as number;
  if (message.type === 'cancel') return { type: 'cancel', id };
  if (message.type !== 'call' || typeof message.method !== 'string') return undefined;
  return { type: 'call', id, method: message.method, input: message.input };
}

export function parseServerMessage(message: unknown): ServerMessage | undefined {
  if (!isFields(message)) return undefined;
  if (message.type === 'event') {
    return typeof message.name === 'string'
      ? { type: 'event', name: message.name, payload: message.payload }
      : undefined;
  }
  if (!Number.isSafeInteger(message.id)) return undefined;
  const id = message.id as number;
  switch (message.type) {
    case 'result':
      return { type: 'result', id, value: message.value };
    case 'problem':
      return { type: 'problem', id, problem: parseProblemData(message.problem) };
    case 'progress': {
      const progress = message.progress;
      if (!isFields(progress) || typeof progress.done !== 'number' || typeof progress.total !== 'number') {
        return undefined;
      }
      return { type: 'progress', id, progress: progress as unknown as Progress };
    }
    default:
      return undefined;
  }
}

const knownCodes: ReadonlySet<unknown> = new Set(problemCodes);

function parseProblemData(value: unknown): ProblemData {
  if (!isFields(value) || !knownCodes.has(value.code)) {
    return { code: 'internal', details: { message: 'unknown problem' } };
  }
  const details: Record<string, string | number> = {};
  if (isFields(value.details)) {
    for (const [key, detail] of Object.entries(value.details)) {
      if (typeof detail === 'string' || typeof detail === 'number') details[key] = detail;
    }
  }
  return { code: value.code as ProblemCode, details: details satisfies ProblemDetails };
}
