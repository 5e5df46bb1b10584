import { fileURLToPath } from 'node:url';

/** Root of the checkout, where package.json lies. */
export const projectRoot = fileURLToPath(new URL('..', import.meta.url)).replace(/[/\\]$/, '');
