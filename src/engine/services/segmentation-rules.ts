import { access } from 'node:fs/promises';
import { Problem } from '../../core/problem.ts';
import { faultsOf, type SegmentationRules, segmentText } from '../../core/text/segmentation.ts';
import { shippedRules } from '../../core/text/segmentation-rules.ts';
import { serializeSrx } from '../../core/text/srx.ts';
import type { DocumentMethods, SegmentationView } from '../contract.ts';
import { readSrx, type Segmentation } from '../segmentation.ts';
import { writeWhole } from './exporting.ts';

type RuleMethods = Pick<
  DocumentMethods,
  | 'segmentationRules'
  | 'saveSegmentationRules'
  | 'importSegmentationRules'
  | 'exportSegmentationRules'
  | 'resetSegmentationRules'
  | 'trySegmentation'
>;

export function segmentationServices(segmentation: Segmentation): RuleMethods {
  async function view(): Promise<SegmentationView> {
    const { path } = segmentation;
    const place = path === undefined ? {} : { path };
    try {
      const own = await segmentation.own();
      const rules = own ?? shippedRules;
      return { origin: own === undefined ? 'shipped' : 'own', ...place, rules, faults: faultsOf(rules) };
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const { code, details } = error;
      return { origin: 'shipped', ...place, rules: shippedRules, faults: [], problem: { code, details } };
    }
  }

  async function keep(rules: SegmentationRules): Promise<SegmentationView> {
    if (segmentation.path === undefined) throw new Problem('database-not-found', { file: '' });
    await segmentation.save(rules);
    return view();
  }

  return {
    segmentationRules: view,
    saveSegmentationRules: ({ rules }) => keep(rules),
    importSegmentationRules: async ({ path }) => keep(await readSrx(path)),
    async exportSegmentationRules({ path, overwrite = false }) {
      const taken = await access(path).then(
        () => true,
        () => false,
      );
      if (taken && !overwrite) throw new Problem('file-not-writable', { file: path });
      const rules = await segmentation.rules();
      await writeWhole(path, (write) => write(serializeSrx(rules)));
    },
    async resetSegmentationRules() {
      await segmentation.reset();
      return view();
    },
    async trySegmentation({ text, language, rules }) {
      return segmentText(text, language, rules ?? (await segmentation.rules()));
    },
  };
}
