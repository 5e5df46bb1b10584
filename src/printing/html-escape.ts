const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Control characters that HTML may not hold at all. */
const forbidden = /(?![\t\n\f\r])\p{Cc}/gu;

export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (mark) => marks[mark]!).replace(forbidden, '\uFFFD');
