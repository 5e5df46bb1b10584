import type { XmlAttributes, XmlHandlers } from './xml-reader.ts';

/** An element of one item of a file: entries and units are small, and easier read as a whole. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: XmlAttributes;
  readonly children: (XmlNode | string)[];
  /** Line of its opening tag, from 1. */
  readonly line: number;
}

/** Builds the tree of one item; `root` is there once its element is closed. */
export class TreeBuilder {
  private readonly stack: XmlNode[] = [];

  get isEmpty(): boolean {
    return this.stack.length === 0;
  }

  open(name: string, attributes: XmlAttributes, line: number): void {
    const node: XmlNode = { name, attributes, children: [], line };
    this.stack.at(-1)?.children.push(node);
    this.stack.push(node);
  }

  text(text: string): void {
    this.stack.at(-1)?.children.push(text);
  }

  /** The whole tree, when its first element has been closed. */
  close(): XmlNode | undefined {
    const node = this.stack.pop();
    return this.stack.length === 0 ? node : undefined;
  }
}

export function elements(node: XmlNode): XmlNode[] {
  return node.children.filter((child): child is XmlNode => typeof child !== 'string');
}

export function child(node: XmlNode, name: string): XmlNode | undefined {
  return elements(node).find((one) => one.name === name);
}

/** Walks what is inside an element, without recursion: files nest tags by the ten thousand. */
export function walk(node: XmlNode, visitor: Pick<XmlHandlers, 'open' | 'text' | 'close'>): void {
  const stack: { readonly node: XmlNode; at: number }[] = [{ node, at: 0 }];
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const next = top.node.children[top.at++];
    if (next === undefined) {
      stack.pop();
      if (stack.length > 0) visitor.close(top.node.name);
    } else if (typeof next === 'string') visitor.text(next);
    else {
      visitor.open(next.name, next.attributes);
      stack.push({ node: next, at: 0 });
    }
  }
}

/** All text in an element. */
export function textOf(node: XmlNode): string {
  let text = '';
  walk(node, {
    open: () => {},
    close: () => {},
    text: (piece) => {
      text += piece;
    },
  });
  return text;
}
