import { lexiconFor } from '../../core/align/lexicon.ts';
import type { Job } from '../../core/job.ts';
import { RussianEnglishNames } from '../../core/marks/name-marks.ts';
import {
  type CandidatePlace,
  isOneSided,
  type MarkKnowledge,
  type RowTexts,
  rowMarks,
} from '../../core/marks/row-marks.ts';
import { type HeldEntry, HeldTitles } from '../../core/marks/title-marks.ts';
import type { PlainBead } from '../../core/memory/bead-columns.ts';
import type { CandidateRecord } from '../../core/memory/records.ts';
import type { MemoryStore } from '../../core/memory/store.ts';
import { Problem } from '../../core/problem.ts';
import { primaryLanguage } from '../../core/text/language.ts';
import { tokenize } from '../../core/text/tokens.ts';
import type { BeadMarks, MarkMethods } from '../contract.ts';
import type { BitextRevision } from '../open-bitexts.ts';
import type { Resources } from '../resources.ts';

/** Rows whose terms are asked of the memory at once when a whole text is gone through; some 100 ms. */
const rowsAtOnce = 40;

type Pair = Pick<BitextRevision, 'sourceLanguage' | 'targetLanguage'>;
type Candidates = ReadonlyMap<number, readonly CandidatePlace[]>;

export function markServices({ memory, knowledge, openBitexts, namedConcepts }: Resources): MarkMethods {
  const names = new Map<string, Promise<RussianEnglishNames | undefined>>();
  const candidates = new Map<number, Promise<Candidates>>();
  const watched = new WeakSet<MemoryStore>();

  async function watchedMemory(): Promise<MemoryStore> {
    const store = await memory();
    if (!watched.has(store)) {
      watched.add(store);
      candidates.clear();
      store.onChange((what) => {
        if (what.includes('candidates')) candidates.clear();
      });
    }
    return store;
  }

  function namesOf({ sourceLanguage, targetLanguage }: Pair): Promise<RussianEnglishNames | undefined> {
    const key = `${primaryLanguage(sourceLanguage)} ${primaryLanguage(targetLanguage)}`;
    let known = names.get(key);
    if (known === undefined) {
      known = (async () => {
        if (key !== 'ru en' && key !== 'en ru') return undefined;
        const lexicon = lexiconFor(await knowledge.lexicon(), 'ru', 'en');
        const shipped = await knowledge.shippedPairs('ru');
        const pairs = shipped.map(({ source, target, ...rest }) => ({ ...rest, russian: source, english: target }));
        return lexicon && new RussianEnglishNames(lexicon, pairs, key === 'ru en');
      })();
      known.catch(() => names.delete(key));
      names.set(key, known);
    }
    return known;
  }

  function candidatesOf(store: MemoryStore, bitextId: number): Promise<Candidates> {
    let known = candidates.get(bitextId);
    if (known === undefined) {
      known = store.listCandidates(bitextId).then(byBead);
      known.catch(() => candidates.delete(bitextId));
      candidates.set(bitextId, known);
    }
    return known;
  }

  /** What the memory holds of the words in some rows. */
  async function knowledgeFor(
    store: MemoryStore,
    pair: Pair,
    rows: readonly RowTexts[],
    job: Job,
  ): Promise<MarkKnowledge> {
    const { sourceLanguage, targetLanguage } = pair;
    const ids = new Set<number>();
    for (const [side, language] of [['source', sourceLanguage] as const, ['target', targetLanguage] as const]) {
      const words = rows.flatMap((row) => row[side].flatMap((text) => tokenize(text).map(({ key }) => key)));
      for (const id of await namedConcepts.namedIn(store, words, primaryLanguage(language), job)) ids.add(id);
    }
    await job.checkpoint();
    const held: readonly HeldEntry[] = await store.conceptTerms([...ids].sort((a, b) => a - b));
    await job.checkpoint();
    const found = await namesOf(pair);
    return {
      sourceLanguage,
      targetLanguage,
      held: {
        source: new HeldTitles(held, sourceLanguage, targetLanguage),
        target: new HeldTitles(held, targetLanguage, sourceLanguage),
      },
      ...(found !== undefined && { names: found }),
    };
  }

  /** Marks of beads by their indices, one after the other as they are asked for. */
  async function* marksOf(
    store: MemoryStore,
    bitextId: number,
    text: BitextRevision,
    indices: readonly number[],
    job: Job,
  ): AsyncGenerator<BeadMarks & { readonly row: RowTexts }> {
    const beads = indices.flatMap((index) => {
      const bead = text.beads[index];
      return bead === undefined ? [] : [{ bead, index, row: rowOf(text, bead) }];
    });
    const rows = beads.map(({ row }) => row);
    const known = await knowledgeFor(store, text, rows, job);
    const places = await candidatesOf(store, bitextId);
    for (const { bead, index, row } of beads) {
      await job.checkpoint();
      yield { beadId: bead.id, row, marks: rowMarks(row, places.get(index) ?? [], known) };
    }
  }

  return {
    async markBeads({ bitextId, revision, beadIds }, job) {
      const store = await watchedMemory();
      const text = openBitexts.at(bitextId, revision) ?? (await openBitexts.latest(store, bitextId));
      const wanted = new Set(beadIds);
      const indices: number[] = [];
      for (let index = 0; index < text.beads.length && indices.length < wanted.size; index++) {
        if (wanted.has(text.beads[index]?.id ?? 0)) indices.push(index);
      }
      const marked: BeadMarks[] = [];
      for await (const { beadId, marks } of marksOf(store, bitextId, text, indices, job))
        marked.push({ beadId, marks });
      return marked;
    },

    async nextOneSided({ bitextId, after }, job) {
      const store = await watchedMemory();
      const text = await openBitexts.latest(store, bitextId);
      const { length } = text.beads;
      const from = text.beads.findIndex(({ id }) => id === after);
      if (from === -1) throw new Problem('not-found', { what: 'bead' });
      for (let passed = 1; passed <= length; passed += rowsAtOnce) {
        job.progress({ done: passed - 1, total: length, what: 'searching' });
        const count = Math.min(rowsAtOnce, length - passed + 1);
        const indices = Array.from({ length: count }, (_, at) => (from + passed + at) % length);
        for await (const { beadId, marks, row } of marksOf(store, bitextId, text, indices, job)) {
          if (isOneSided(marks, row)) return { beadId };
        }
      }
      return {};
    },
  };
}

function rowOf({ source, target }: BitextRevision, bead: PlainBead): RowTexts {
  const texts = (segments: BitextRevision['source'], range: PlainBead['source']) =>
    segments.slice(range.start, range.end).map(({ text }) => text);
  return { source: texts(source, bead.source), target: texts(target, bead.target) };
}

/** Pairs the user has not rejected, by the index of the bead they stand in. */
function byBead(records: readonly CandidateRecord[]): Candidates {
  const places = new Map<number, CandidatePlace[]>();
  for (const { id, state, conceptType, source, target, occurrences } of records) {
    if (state === 'rejected') continue;
    for (const { bead, sourceStart, sourceEnd, targetStart, targetEnd } of occurrences) {
      const inBead = places.get(bead) ?? [];
      if (inBead.length === 0) places.set(bead, inBead);
      inBead.push({
        candidateId: id,
        state,
        conceptType,
        sourceTerm: source.text,
        targetTerm: target.text,
        source: { start: sourceStart, end: sourceEnd },
        target: { start: targetStart, end: targetEnd },
      });
    }
  }
  return places;
}
