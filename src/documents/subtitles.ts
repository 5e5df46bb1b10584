import type { Block } from '../core/text/document.ts';

const time = String.raw`(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}`;
const timing = new RegExp(String.raw`^\s*${time}\s*-->\s*${time}`);
const sentenceEnd = /[.!?…]["»”')\]]*$/;

/** SRT has numbered cues with times; WebVTT says its name. */
export function isSubtitles(text: string): boolean {
  const head = text.replace(/^\uFEFF/, '').slice(0, 4_000);
  return (
    /^WEBVTT(?:[ \t\n\r]|$)/.test(head) ||
    /^\s*(?:\d+\s*\r?\n)?\s*(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}\s*-->/.test(head)
  );
}

/**
 * Blocks of SRT and WebVTT subtitles. A sentence that runs over several cues becomes one block; what two speakers say in
 * one cue becomes two. Times, cue names, notes, styles and markup are left out.
 */
export function subtitleBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  let open = '';
  const flush = (): void => {
    if (open !== '') blocks.push({ kind: 'paragraph', text: open });
    open = '';
  };
  for (const cue of text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .split(/\n[^\S\n]*\n/)) {
    const lines = cue.split('\n');
    const at = lines.findIndex((line) => timing.test(line));
    if (at < 0) continue;
    for (const line of lines.slice(at + 1).map(plain)) {
      if (line === '') continue;
      const speaker = /^[-–—]\s*/.exec(line);
      if (speaker !== null) flush();
      const words = speaker === null ? line : line.slice(speaker[0].length);
      open = open === '' ? words : `${open} ${words}`;
      if (sentenceEnd.test(open)) flush();
    }
  }
  flush();
  return blocks;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', nbsp: '\u00A0', lrm: '', rlm: '' };

function plain(line: string): string {
  return line
    .replace(/<[^>]*>/g, '')
    .replace(/\{\\[^}]*\}/g, '')
    .replace(/&(amp|lt|gt|nbsp|lrm|rlm);/g, (_, name: string) => entities[name] ?? '')
    .replace(/[♪\u00AD]/g, '')
    .trim();
}
