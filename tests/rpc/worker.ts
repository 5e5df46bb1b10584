import { type MessagePort, parentPort } from 'node:worker_threads';
import { serve } from '../../src/rpc/server.ts';
import { type TestEvents, testApi, testServing } from './api.ts';

/** Serves the test API on every port it is sent; `exit` ends it as a crash would. */
parentPort?.on('message', (message: { readonly port?: MessagePort; readonly exit?: true }) => {
  if (message.exit) process.exit(1);
  if (message.port) serve<TestEvents>(testApi, message.port, testServing).push('changed', { what: 'entries' });
});
