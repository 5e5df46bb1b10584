import type { InlineTag } from '../memory/records.ts';
import { escapeText, openTag } from './xml-markup.ts';
import type { XmlAttributes } from './xml-reader.ts';

/** What an inline element is to the text: a frame around text, or a code in whose content native markup stands. */
export interface InlineElement {
  readonly kind: 'frame' | InlineTag['kind'];
  /** Attributes that pair an opening with its closing element, the first one present counts. */
  readonly pairBy?: readonly string[];
}

export interface InlineText {
  readonly text: string;
  readonly tags: readonly InlineTag[];
}

/**
 * Gathers the content of a segment: text, and tags as data. Codes are kept with all that stands in them; elements that
 * are not known are frames, so that no text is lost.
 */
export class InlineBuilder {
  private readonly elements: Readonly<Record<string, InlineElement>>;
  private text = '';
  private tags: InlineTag[] = [];
  private frames: { readonly name: string; readonly pair: string }[] = [];
  private framesSeen = 0;
  /** Code being read: its markup so far, and how deep in it the reader is. */
  private native = '';
  private nativeDepth = 0;
  private nativeEmpty = true;
  private nativeTag: Pick<InlineTag, 'kind' | 'pair'> = { kind: 'standalone' };

  constructor(elements: Readonly<Record<string, InlineElement>>) {
    this.elements = elements;
  }

  open(name: string, attributes: XmlAttributes): void {
    if (this.nativeDepth > 0) {
      this.nativeDepth++;
      this.native += openTag(name, attributes);
      this.nativeEmpty = false;
      return;
    }
    const element = this.elements[name];
    if (element === undefined || element.kind === 'frame') {
      const pair = attributes.id ?? `${name}${++this.framesSeen}`;
      this.frames.push({ name, pair });
      this.tags.push({ offset: this.text.length, kind: 'open', pair, content: openTag(name, attributes) });
      return;
    }
    const pairBy = element.pairBy?.find((key) => attributes[key] !== undefined);
    this.nativeTag = { kind: element.kind, ...(pairBy !== undefined && { pair: attributes[pairBy] ?? '' }) };
    this.native = openTag(name, attributes);
    this.nativeDepth = 1;
    this.nativeEmpty = true;
  }

  write(text: string): void {
    if (this.nativeDepth === 0) this.text += text;
    else {
      this.native += escapeText(text);
      this.nativeEmpty = false;
    }
  }

  close(name: string): void {
    if (this.nativeDepth > 0) {
      this.nativeDepth--;
      if (this.nativeDepth > 0) {
        this.native += `</${name}>`;
        return;
      }
      const content = this.nativeEmpty ? `${this.native.slice(0, -1)}/>` : `${this.native}</${name}>`;
      this.tags.push({ offset: this.text.length, ...this.nativeTag, content });
      return;
    }
    const frame = this.frames.pop();
    if (frame !== undefined) {
      this.tags.push({ offset: this.text.length, kind: 'close', pair: frame.pair, content: `</${frame.name}>` });
    }
  }

  /** What was gathered; the builder is empty afterwards. */
  take(): InlineText {
    const taken = { text: this.text, tags: this.tags };
    this.text = '';
    if (this.tags.length > 0) this.tags = [];
    this.frames = [];
    this.framesSeen = 0;
    this.nativeDepth = 0;
    return taken;
  }
}

/** The place of a tag within the text, not between the halves of one character. */
export function wholeOffset(text: string, offset: number): number {
  const within = Math.min(Math.max(offset, 0), text.length);
  return /[\uDC00-\uDFFF]/.test(text.charAt(within)) && /[\uD800-\uDBFF]/.test(text.charAt(within - 1))
    ? within + 1
    : within;
}
