import { MessageChannel } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { createJob, stillWanted } from '../../src/engine/job.ts';
import { connect } from '../../src/rpc/client.ts';
import { serve } from '../../src/rpc/server.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

interface Searches {
  search(input: { readonly query: string }): Promise<string>;
}

describe('a search asked at every key', () => {
  it('is made for the newest query alone, when those before were given up while the engine was busy', async () => {
    const searched: string[] = [];
    const { port1, port2 } = new MessageChannel();
    const served = serve(
      {
        async search({ query }: { query: string }, job: ReturnType<typeof createJob>) {
          await stillWanted(job);
          searched.push(query);
          return query.toUpperCase();
        },
      },
      port1,
      { createJob, explain: String },
    );
    const client = connect<Searches>(port2);
    closing.push(
      () => served.close(),
      () => client.close(),
    );
    let last = new AbortController();
    const answers: Promise<string>[] = [];
    for (const query of ['с', 'со', 'сов', 'сове', 'совет']) {
      last.abort();
      last = new AbortController();
      answers.push(client.search({ query }, { signal: last.signal }));
    }
    const ends = await Promise.allSettled(answers);
    expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected', 'rejected', 'fulfilled']);
    expect(ends[0]).toMatchObject({ reason: { code: 'cancelled' } });
    expect(await answers[4]).toBe('СОВЕТ');
    expect(searched).toEqual(['совет']);
  });
});
