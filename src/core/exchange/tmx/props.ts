import type { UnitState } from '../../memory/records.ts';
import { unescapeXml } from '../xml-markup.ts';

/** Types of props in which programs say what the model has a place for. */
export const propNames = {
  /** memoQ: the segment before and behind, as an escaped seg. */
  previous: 'x-context-pre',
  next: 'x-context-post',
  /** OmegaT: the same, as plain text. */
  omegatPrevious: 'prev',
  omegatNext: 'next',
  /** memoQ: the document the unit comes from. */
  document: 'x-document',
  /** Trados Studio. */
  tradosState: 'x-ConfirmationLevel',
  /** Our own, where the state is not the usual one. */
  state: 'x-concordat-state',
  /** Our own: properties of other formats, as JSON. */
  properties: 'x-concordat-properties',
  /** memoQ, in the header. */
  targetLanguage: 'targetlang',
} as const;

/** Confirmation levels of Trados Studio; rejections have no counterpart and stay a prop. */
export const tradosStates: Readonly<Record<string, UnitState>> = {
  Draft: 'initial',
  Translated: 'translated',
  ApprovedTranslation: 'reviewed',
  ApprovedSignOff: 'final',
};

/** The words of a context prop: memoQ's escaped seg without markup, or plain text. `undefined` where there is markup in it. */
export function contextText(value: string): string | undefined {
  const inner = /^\s*<seg>([\s\S]*)<\/seg>\s*$/.exec(value)?.[1];
  if (inner === undefined) return /^\s*<seg\b/.test(value) ? undefined : value;
  return inner.includes('<') ? undefined : unescapeXml(inner);
}
