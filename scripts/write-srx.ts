/** node scripts/write-srx.ts: writes data/srx/concordat.srx anew from the rules in src/core/text/segmentation-rules.ts. */
import { writeFileSync } from 'node:fs';
import { shippedRules } from '../src/core/text/segmentation-rules.ts';
import { serializeSrx } from '../src/core/text/srx.ts';

writeFileSync(new URL('../data/srx/concordat.srx', import.meta.url), serializeSrx(shippedRules));
