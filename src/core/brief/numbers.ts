import type { BriefLanguage, BriefNumber, BriefPlace } from './brief.ts';
import { renderedNumber } from './number-rendering.ts';
import { placeOf, type ReadSegment } from './read-segments.ts';

export interface NumberMet {
  readonly kind: BriefNumber['kind'];
  readonly key: string;
  readonly text: string;
  readonly language: BriefLanguage;
  readonly places: BriefPlace[];
}

export function meetNumber(
  numbers: Map<string, NumberMet>,
  { kind, key, start, end }: { kind: BriefNumber['kind']; key: string; start: number; end: number },
  segment: ReadSegment,
): void {
  // «17-й», «III», a lone digit: nothing an interpreter would write down.
  if (kind === 'ordinal' || kind === 'roman' || (kind === 'number' && /^\d$/.test(key)) || /^--\d\d$/.test(key)) return;
  const id = `${kind} ${key}`;
  const place = placeOf(segment, { start, end });
  const met = numbers.get(id);
  if (met !== undefined) met.places.push(place);
  else
    numbers.set(id, {
      kind,
      key,
      text: segment.keyed.text.slice(start, end),
      language: segment.language,
      places: [place],
    });
}

export function numbersOf(numbers: ReadonlyMap<string, NumberMet>): BriefNumber[] {
  return [...numbers.values()].map(({ kind, key, text, language, places }) => ({
    ...{ kind, key, text, language, places },
    rendering: renderedNumber({ kind, key }, language),
  }));
}
