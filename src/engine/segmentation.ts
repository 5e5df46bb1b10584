import { rm, stat } from 'node:fs/promises';
import { quietJob } from '../core/job.ts';
import type { SegmentationRules } from '../core/text/segmentation.ts';
import { shippedRules } from '../core/text/segmentation-rules.ts';
import { parseSrx, serializeSrx } from '../core/text/srx.ts';
import { decodeText } from '../documents/encoding.ts';
import { readInputFile } from '../documents/input-file.ts';
import { writeWhole } from './services/exporting.ts';

/** The rules texts are cut by: the user's own, kept in an SRX file beside the memory, or the shipped ones. */
export interface Segmentation {
  /** `srx-invalid` where the file of own rules cannot be used: cutting by other rules than asked for would not be noticed. */
  rules(): Promise<SegmentationRules>;
  /** The user's own rules; undefined where there are none. */
  own(): Promise<SegmentationRules | undefined>;
  save(rules: SegmentationRules): Promise<void>;
  reset(): Promise<void>;
  readonly path: string | undefined;
}

/** OmegaT's file, the largest known, has 0.5 MB. */
const largestRules = 20 * 2 ** 20;

export function openSegmentation(path: string | undefined): Segmentation {
  let held: { readonly state: string; readonly rules: SegmentationRules } | undefined;

  async function own(): Promise<SegmentationRules | undefined> {
    if (path === undefined) return undefined;
    const file = await stat(path).catch(() => undefined);
    if (file === undefined) return undefined;
    // Another window, the terminal or an editor may have changed it.
    const state = `${file.mtimeMs} ${file.size} ${file.ino}`;
    if (held?.state !== state) held = { state, rules: await readSrx(path) };
    return held.rules;
  }

  return {
    path,
    own,
    rules: async () => (await own()) ?? shippedRules,
    async save(rules) {
      if (path === undefined) return;
      await writeWhole(path, (write) => write(serializeSrx(rules)));
    },
    async reset() {
      if (path !== undefined) await rm(path, { force: true });
    },
  };
}

/** Reads a file of rules of any program and encoding. */
export async function readSrx(path: string): Promise<SegmentationRules> {
  const file = await readInputFile(path, quietJob, largestRules);
  const declared = /^<\?xml[^>]*encoding\s*=\s*["']([\w.-]+)/.exec(
    new TextDecoder('latin1').decode(file.bytes.subarray(0, 200)),
  )?.[1];
  const { text } = await decodeText(file.bytes, file.name, declared);
  return parseSrx(text, file.name);
}
