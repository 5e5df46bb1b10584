import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Development data that lies beside the repository, or is absent: tests and benches that need it skip themselves.
 * Nothing that must always hold may be tested with it alone.
 */
export const sharedData =
  process.env.CONCORDAT_SHARED_DATA ?? fileURLToPath(new URL('../../shared/data', import.meta.url));

export function hasSharedData(...path: string[]): boolean {
  return existsSync(join(sharedData, ...path));
}
