import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { protocol, session } from 'electron';
import { pseudoSwitch } from './words.ts';

/**
 * The page comes over a scheme of its own: with file: every file of the disk would be of the page's own origin, and
 * with http: a port would stand open. So one rule suffices: what is not ours is refused.
 */
const scheme = 'concordat';
const host = 'app';
const query = pseudoSwitch ? '?pseudo-words' : '';
export const pageUrl = `${scheme}://${host}/index.html${query}`;
export const boothUrl = `${scheme}://${host}/booth.html${query}`;

/** Whether a message came from one of our pages. */
export function isOurPage(frame: { readonly url: string } | null): boolean {
  return frame !== null && [pageUrl, boothUrl].includes(frame.url.replace(/#.*$/, ''));
}

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json; charset=utf-8',
};

/** No script but ours, no connection, no frame. Styles may be set by code: the widgets position themselves so. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Must run before the app is ready. */
export function allowPage(): void {
  protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true, codeCache: true } }]);
}

/** Serves the built page, and refuses every other request and every permission. */
export function servePage(folder: string): void {
  const { defaultSession } = session;
  defaultSession.protocol.handle(scheme, async (request) => {
    const url = new URL(request.url);
    const path = normalize(join(folder, decodeURIComponent(url.pathname)));
    const contentType = contentTypes[extname(path)];
    if (url.host !== host || !path.startsWith(folder + sep) || contentType === undefined) return refused();
    try {
      const body = new Uint8Array(await readFile(path));
      return new Response(body, {
        headers: { 'content-type': contentType, 'content-security-policy': contentSecurityPolicy },
      });
    } catch {
      return refused();
    }
  });
  defaultSession.webRequest.onBeforeRequest((details, answer) => {
    const ours = details.url.startsWith(`${scheme}://${host}/`) || details.url.startsWith('devtools://');
    // Pictures and fonts made within the page itself reach nobody.
    const inner = details.url.startsWith('data:') || details.url.startsWith('blob:');
    answer({ cancel: !ours && !inner });
  });
  defaultSession.setPermissionRequestHandler((_contents, permission, answer) =>
    answer(permission === 'clipboard-sanitized-write'),
  );
  defaultSession.setPermissionCheckHandler((_contents, permission) => permission === 'clipboard-sanitized-write');
}

function refused(): Response {
  return new Response('', { status: 404 });
}
