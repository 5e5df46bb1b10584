import { tellProblem } from '../state/notices.ts';

let queue: Promise<unknown> = Promise.resolve();

/** One after another: a key pressed while the last change is under way acts on what that change leaves. */
export function inOrder(change: () => Promise<void> | void): void {
  queue = queue.then(change).catch(tellProblem);
}
