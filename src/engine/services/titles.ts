import type { GlossaryPair } from '../../core/align/align.ts';
import type { Bead } from '../../core/align/bead.ts';
import type { Job } from '../../core/job.ts';
import type { TitlePair } from '../../core/terms/candidate.ts';
import { proposeTitles } from '../../core/terms/titles.ts';
import type { LanguageTag } from '../../core/text/language.ts';
import type { Engine } from '../contract.ts';
import type { Knowledge } from '../knowledge.ts';
import type { Resources } from '../resources.ts';
import type { AlignedPair } from './aligning.ts';

type TitleMethods = Pick<
  Engine,
  'proposeTitles' | 'listCandidates' | 'acceptCandidates' | 'rejectCandidates' | 'caseForms'
>;

export function titleServices({ memory, knowledge }: Resources): TitleMethods {
  return {
    async proposeTitles({ bitextId }, job) {
      const store = await memory();
      const content = await store.openBitext(bitextId);
      const { sourceLanguage, targetLanguage, sourceSegments, targetSegments, beadRecords } = content;
      const glossary = await store.termPairs({ source: sourceLanguage, target: targetLanguage });
      const titles = await findTitles(
        knowledge,
        { sourceLanguage, targetLanguage, sourceSegments, targetSegments, beads: beadRecords },
        glossary,
        job,
      );
      await job.checkpoint();
      job.progress({ done: 0, total: 0, what: 'saving' });
      return store.proposeCandidates(bitextId, titles);
    },

    async listCandidates({ bitextId }) {
      return (await memory()).listCandidates(bitextId);
    },

    async acceptCandidates({ bitextId, edits, collectionId }) {
      return (await memory()).acceptCandidates(bitextId, edits, collectionId);
    },

    async rejectCandidates({ bitextId, ids }) {
      return (await memory()).rejectCandidates(bitextId, ids);
    },

    async caseForms({ text, language }) {
      return caseForms(text, language, await knowledge.morphology());
    },
  };
}
