import type { Job } from '../core/job.ts';
import { Problem } from '../core/problem.ts';
import type { Engine } from './contract.ts';
import { inputSchemas } from './schemas.ts';

/** The same engine for callers in another process: inputs that do not fit the contract are refused as a `usage` problem. */
export function validated(engine: Engine): Engine {
  const methods = Object.entries(inputSchemas).map(([method, schema]) => {
    const call = Reflect.get(engine, method) as (input: unknown, job: Job) => Promise<unknown>;
    const checked = async (input: unknown, job: Job) => {
      const parsed = schema.safeParse(input);
      if (!parsed.success) {
        const issue = parsed.error.issues[0];
        throw new Problem('usage', { message: `${[method, ...(issue?.path ?? [])].join('.')}: ${issue?.code ?? ''}` });
      }
      return call(withoutUndefined(parsed.data), job);
    };
    return [method, checked] as const;
  });
  return Object.fromEntries(methods) as unknown as Engine;
}

/** Keys that say nothing are dropped, so that "absent" has one form. The data is a parsed tree, so it ends. */
function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUndefined);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => (inner === undefined ? [] : [[key, withoutUndefined(inner)]])),
  );
}
