import type { Page } from 'playwright-core';
import type { RunningApp } from './app.ts';

/** A window a screen must hold out in: of what size, and enlarged how much. */
export interface WindowShape {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** 1 is 100 %. */
  readonly zoom: number;
}

/** The one people begin with. */
export const usualShape: WindowShape = { name: '1280x800', width: 1280, height: 800, zoom: 1 };

/** The smallest window people work in, and the enlargement that WCAG 2.2, 1.4.4, asks for. */
export const tightShapes: readonly WindowShape[] = [
  { name: '800x600', width: 800, height: 600, zoom: 1 },
  { name: '1280x800-200%', width: 1280, height: 800, zoom: 2 },
];

/** Gives the window that shape and waits until the page has taken it. */
export async function shapeWindow({ app, page }: Pick<RunningApp, 'app' | 'page'>, shape: WindowShape): Promise<void> {
  const window = await app.browserWindow(page);
  await window.evaluate(
    (one, { width, height, zoom }) => {
      one.setContentSize(width, height);
      one.webContents.setZoomFactor(zoom);
    },
    { ...shape },
  );
  const wide = Math.round(shape.width / shape.zoom);
  await page.waitForFunction((width) => Math.abs(innerWidth - width) <= 1, wide, { timeout: 5000 });
  // Lists that draw only what is in view draw once more.
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 60))));
}

/**
 * What does not fit on the page as it stands, a line a fault, empty when all is well: a page wider or higher than its
 * window; text cut off with nothing that says so; text over other text; something focusable that no scrolling reaches;
 * and, where the system asks for less motion, something that moves.
 */
export function layoutFaults(page: Page): Promise<string[]> {
  return page.evaluate(findLayoutFaults);
}

/** Runs in the page, so it knows nothing of this file. */
function findLayoutFaults(): string[] {
  /** Half pixels round either way; a line box may stick out of its letters by as much, px. */
  const slack = 2;
  interface Box {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
  }
  const faults = new Set<string>();
  const dialogs = [...document.querySelectorAll('dialog[open]')];
  const root = dialogs.at(-1) ?? document.body;

  const nameOf = (element: Element): string => {
    const id = element.closest('[data-testid]')?.getAttribute('data-testid');
    const kind = typeof element.className === 'string' ? element.className.split(' ')[0] : '';
    return `${element.tagName.toLowerCase()}${kind ? `.${kind}` : ''}${id ? ` in ${id}` : ''}`;
  };
  const quoted = (text: string): string => `“${text.replace(/\s+/g, ' ').trim().slice(0, 60)}”`;
  const meet = (a: Box, b: Box): Box => ({
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  });
  const width = (box: Box): number => box.right - box.left;
  const height = (box: Box): number => box.bottom - box.top;
  const styles = new Map<Element, CSSStyleDeclaration>();
  const styleOf = (element: Element): CSSStyleDeclaration => {
    const known = styles.get(element) ?? getComputedStyle(element);
    styles.set(element, known);
    return known;
  };
  const hidden = new Map<Element, boolean>();
  const isHidden = (element: Element): boolean => {
    const known = hidden.get(element);
    if (known !== undefined) return known;
    // What lies in a closed list of details is measured, and yet not drawn.
    if (element instanceof HTMLElement && !element.checkVisibility()) return true;
    const { clipPath, visibility, opacity } = styleOf(element);
    const parent = element.parentElement;
    const is =
      clipPath === 'inset(50%)' || visibility === 'hidden' || opacity === '0' || (parent !== null && isHidden(parent));
    hidden.set(element, is);
    return is;
  };
  const scrolls = (overflow: string): boolean => overflow === 'auto' || overflow === 'scroll';
  const cuts = (overflow: string): boolean => overflow === 'hidden' || overflow === 'clip';
  const inners = new Map<Element, Box>();
  const inner = (element: Element): Box => {
    const known = inners.get(element) ?? measured(element);
    inners.set(element, known);
    return known;
  };
  const measured = (element: Element): Box => {
    const box = element.getBoundingClientRect();
    const { borderLeftWidth, borderRightWidth, borderTopWidth, borderBottomWidth } = styleOf(element);
    return {
      left: box.left + Number.parseFloat(borderLeftWidth),
      right: box.right - Number.parseFloat(borderRightWidth),
      top: box.top + Number.parseFloat(borderTopWidth),
      bottom: box.bottom - Number.parseFloat(borderBottomWidth),
    };
  };
  const view: Box = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };

  // What sticks out of the page is out of sight for good, and yet takes the page along when it gets the focus.
  const { body, documentElement } = document;
  const isWide = Math.max(body.scrollWidth, documentElement.scrollWidth) > innerWidth + 1;
  const isHigh = Math.max(body.scrollHeight, documentElement.scrollHeight) > innerHeight + 1;
  if (isWide || isHigh) {
    const out = [...body.querySelectorAll<HTMLElement>('*')].filter((element) => {
      const box = element.getBoundingClientRect();
      if (box.right <= innerWidth + 1 && box.bottom <= innerHeight + 1) return false;
      for (let one: Element | null = element; one instanceof HTMLElement && one !== body; one = one.offsetParent)
        if (one !== element && styleOf(one).overflowY !== 'visible') return false;
      return styleOf(element).position === 'absolute' || element.parentElement === body;
    });
    const names = out.slice(0, 3).map(nameOf).join(', ');
    faults.add(`the page is ${isWide ? 'wider' : 'higher'} than the window: ${names || 'its frame'}`);
  }

  // Text that is cut off, and where the rest of it stands on the screen.
  const seen: { readonly element: Element; readonly text: string; readonly boxes: Box[] }[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = node.nodeValue ?? '';
    const element = node.parentElement;
    if (text.trim() === '' || element === null || element.closest('option, script, style, svg') !== null) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    let boxes: Box[] = [...range.getClientRects()].filter((box) => box.width > 0 && box.height > 0);
    if (boxes.length === 0 || isHidden(element)) continue;
    for (let one: Element | null = element; one !== null && one !== documentElement; one = one.parentElement) {
      const style = styleOf(one);
      const [x, y] = [style.overflowX, style.overflowY];
      if (x === 'visible' && y === 'visible') continue;
      const box = inner(one);
      const says =
        style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none' || one.closest('[title]') !== null;
      if (cuts(x) && !says && boxes.some((part) => part.right > box.right + slack || part.left < box.left - slack))
        faults.add(`cut off: ${quoted(text)} by ${nameOf(one)}`);
      if (
        cuts(y) &&
        !says &&
        boxes.some((part) => part.bottom > box.bottom + slack + 1 || part.top < box.top - slack - 1)
      )
        faults.add(`cut off below: ${quoted(text)} by ${nameOf(one)}`);
      // A button is a word to act on: half a word does not say what will happen.
      const button = one.closest('button');
      if (button !== null && cuts(x) && one.scrollWidth > one.clientWidth + 1 && button.closest('[title]') === null) {
        if (button.closest('[role="row"], [role="option"], [role="grid"], li') === null)
          faults.add(`a button cut off: ${quoted(text)} in ${nameOf(button)}`);
      }
      boxes = boxes.map((part) => meet(part, box)).filter((part) => width(part) > 0 && height(part) > 0);
    }
    boxes = boxes.map((part) => meet(part, view)).filter((part) => width(part) > 1 && height(part) > 1);
    if (boxes.length > 0) seen.push({ element, text, boxes });
  }

  // Text over other text.
  for (const [place, one] of seen.entries()) {
    for (const other of seen.slice(place + 1)) {
      if (one.element.contains(other.element) || other.element.contains(one.element)) continue;
      const over = one.boxes.some((a) =>
        other.boxes.some((b) => {
          const both = meet(a, b);
          if (width(both) <= 3 || height(both) <= Math.min(height(a), height(b)) / 3) return false;
          // A heading that stays while the rest scrolls covers what is under it, which then is not on the screen.
          const shown = document.elementsFromPoint((both.left + both.right) / 2, (both.top + both.bottom) / 2);
          const firstOf = (element: Element) => shown.findIndex((top) => top === element || element.contains(top));
          const places = [firstOf(one.element), firstOf(other.element)].sort((x, y) => x - y);
          // A hint that lets the pointer through lies over the text on a ground of its own.
          if (places[0] === -1) return false;
          const between = shown.slice(...places);
          return !between.some((top) => styleOf(top).backgroundColor !== 'rgba(0, 0, 0, 0)');
        }),
      );
      if (over)
        faults.add(`one over the other: ${quoted(one.text)} and ${quoted(other.text)} in ${nameOf(one.element)}`);
    }
  }

  // A field to write in shows at least a word of what is written.
  const leastField = 90;
  for (const field of root.querySelectorAll<HTMLInputElement>(
    'input:not([type]), input[type="text"], input[type="search"], textarea',
  )) {
    if (field.clientWidth > 0 && field.clientWidth < leastField && !isHidden(field))
      faults.add(`no room to write in ${nameOf(field)}`);
  }
  // Dots alone say nothing.
  const leastWord = 30;
  for (const { element, text } of seen) {
    const isCut = styleOf(element).textOverflow === 'ellipsis' && element.scrollWidth > element.clientWidth + 1;
    if (isCut && element.clientWidth < leastWord) faults.add(`no room for ${quoted(text)} in ${nameOf(element)}`);
  }

  // What stands in an empty field has no box of its own.
  const canvas = document.createElement('canvas').getContext('2d');
  for (const field of root.querySelectorAll<HTMLInputElement>('input[placeholder]')) {
    const { fontStyle, fontWeight, fontSize, fontFamily, paddingLeft, paddingRight, textOverflow } = styleOf(field);
    if (canvas === null || field.value !== '' || field.clientWidth === 0 || isHidden(field)) continue;
    canvas.font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
    const room = field.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
    if (canvas.measureText(field.placeholder).width > room + slack && textOverflow !== 'ellipsis')
      faults.add(`cut off: ${quoted(field.placeholder)} in the field ${nameOf(field)}`);
  }

  // Whatever takes the focus must be on the screen, or be brought there by scrolling.
  const focusable =
    'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex="0"]';
  for (const element of root.querySelectorAll<HTMLElement>(focusable)) {
    if (element.getClientRects().length === 0 || isHidden(element) || element.closest('[inert]') !== null) continue;
    if (
      element instanceof HTMLInputElement &&
      (element.type === 'file' || element.type === 'radio' || element.type === 'checkbox')
    )
      continue;
    let box: Box = element.getBoundingClientRect();
    let lost = false;
    for (let one = element.parentElement; one !== null && one !== documentElement; one = one.parentElement) {
      const { overflowX, overflowY, position } = styleOf(one);
      const frame = inner(one);
      const shape = one.getBoundingClientRect();
      if (scrolls(overflowX) || scrolls(overflowY)) {
        // It can be brought into this one, so from here on this one stands for it.
        if (shape.height < 24 || shape.width < 24) lost = true;
        box = {
          left: Math.max(box.left, frame.left),
          right: Math.min(box.right, frame.right),
          top: frame.top,
          bottom: frame.bottom,
        };
        if (width(box) <= 0) box = frame;
      } else if (cuts(overflowX) || cuts(overflowY)) {
        const both = meet(box, frame);
        if (width(both) < Math.min(8, width(box)) || height(both) < Math.min(8, height(box))) lost = true;
      }
      if (position === 'fixed') break;
    }
    const both = meet(box, view);
    if (lost || width(both) < Math.min(8, width(box)) || height(both) < Math.min(8, height(box)))
      faults.add(
        `out of reach: ${quoted(element.getAttribute('aria-label') ?? element.textContent ?? '')} ${nameOf(element)}`,
      );
  }

  if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
    for (const element of document.querySelectorAll('body *')) {
      const { transitionDuration, animationDuration, animationName } = styleOf(element);
      const moves = (durations: string) => durations.split(', ').some((one) => Number.parseFloat(one) > 0.001);
      if (moves(transitionDuration) || (animationName !== 'none' && moves(animationDuration)))
        faults.add(`moves although less motion is asked for: ${nameOf(element)}`);
    }
  }
  return [...faults];
}
