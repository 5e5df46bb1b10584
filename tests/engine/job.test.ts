import { describe, expect, it } from 'vitest';
import { createJob } from '../../src/engine/job.ts';
import { measure } from '../own-time.ts';

/** Work that never waits, as a computation is. */
function spin(ms: number): void {
  const until = performance.now() + ms;
  while (performance.now() < until);
}

describe('a job', () => {
  it('lets timers and other calls in while it computes', async () => {
    const job = createJob(new AbortController().signal);
    let turns = 0;
    const timer = setInterval(() => turns++, 1);
    const worked = measure();
    while (worked() < 200) {
      spin(1);
      await job.checkpoint();
    }
    clearInterval(timer);
    // At 12 ms a slice it would be 16; a busy machine may take some of them.
    expect(turns).toBeGreaterThanOrEqual(4);
  });

  it('rejects its next checkpoint once it is cancelled', async () => {
    const controller = new AbortController();
    const job = createJob(controller.signal);
    await job.checkpoint();
    controller.abort();
    await expect(job.checkpoint()).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('hears a cancel that can only arrive when it pauses', async () => {
    const controller = new AbortController();
    const job = createJob(controller.signal);
    let sinceCancel = () => Number.POSITIVE_INFINITY;
    setTimeout(() => {
      sinceCancel = measure();
      controller.abort();
    }, 20);
    const work = (async () => {
      for (;;) {
        spin(2);
        await job.checkpoint();
      }
    })();
    await expect(work).rejects.toMatchObject({ code: 'cancelled' });
    expect(sinceCancel()).toBeLessThan(100);
  });
});
