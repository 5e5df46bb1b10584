import { escapeHtml } from './html-escape.ts';

interface Page {
  readonly language: string;
  readonly title: string;
  /** CSS. */
  readonly style: string;
  /** HTML of the body. */
  readonly body: string;
  /** It brings scripts of its own; else none would run. */
  readonly scripted?: boolean;
}

/** A page with everything in it: no request leaves it, whoever opens it. */
export function selfContainedPage({ language, title, style, body, scripted = false }: Page): string {
  const policy = [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    ...(scripted ? ["script-src 'unsafe-inline'", 'img-src data:'] : []),
  ].join('; ');
  return `<!doctype html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
${body}
</body>
</html>
`;
}
