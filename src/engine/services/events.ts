import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import {
  type Brief,
  type BriefContent,
  type BriefDocument,
  type BriefItem,
  directionOf,
  otherLanguage,
} from '../../core/brief/brief.ts';
import { flashCards } from '../../core/brief/cards.ts';
import { type EventFileRow, parseEventFile, serializeEventFile } from '../../core/brief/event-file.ts';
import { afterReview, nextDues } from '../../core/brief/study.ts';
import { looksLikeAcronym } from '../../core/brief/title-finder.ts';
import type { Job } from '../../core/job.ts';
import type { EventDraft, EventRecord, StudyCardRecord } from '../../core/memory/events.ts';
import type { EntryInput, EvidenceInput, TermInput } from '../../core/memory/records.ts';
import type { MemoryStore } from '../../core/memory/store.ts';
import { Problem } from '../../core/problem.ts';
import { fold } from '../../core/text/fold.ts';
import type {
  BriefContext,
  BriefEngine,
  BriefItemView,
  BriefView,
  EventDetails,
  EventSummary,
  EventTerm,
  StudyCardView,
  StudyView,
} from '../contract/brief.ts';
import type { EventCoverage, OverviewMethods } from '../contract/overview.ts';
import type { Resources } from '../resources.ts';
import { analysePapers, readPapers } from './briefing.ts';
import { writeWhole } from './exporting.ts';
import { printBrief } from './printing.ts';

/** Sentences shown with a title. */
const mostContexts = 5;
/** Bytes of a file a colleague sends; a glossary of 100,000 rows is smaller. */
const largestEventFile = 64 * 1024 * 1024;
const dayMs = 86_400_000;

interface Held {
  readonly content: BriefContent;
  readonly event: EventRecord;
  readonly dismissed: ReadonlySet<string>;
}

export function eventServices(
  resources: Resources,
  nativeBinding: string | undefined,
  author: string,
): BriefEngine & Pick<OverviewMethods, 'eventCoverage'> {
  const { memory, knowledge, segmentation, dataFolder, collectionNames } = resources;
  /** Briefs of one state of the memory, by event. */
  const briefs = new Map<number, Held>();
  const watched = new WeakSet<MemoryStore>();
  let accepting = false;

  async function store(): Promise<MemoryStore> {
    const opened = await memory();
    if (!watched.has(opened)) {
      watched.add(opened);
      opened.onChange((what) => {
        // What acceptGap does is put into the brief that is held, so that the next gap need not wait.
        const stale = (['entries', 'events', 'collections', 'settings'] as const).some((kind) => what.includes(kind));
        if (!accepting && stale) briefs.clear();
      });
    }
    return opened;
  }

  async function briefOf(id: number, job: Job): Promise<Held> {
    const held = briefs.get(id);
    if (held !== undefined) return held;
    const opened = await store();
    const glossary = await opened.glossaryState();
    const { event, documents, dismissed } = await opened.openEvent(id);
    const content = await analysePapers({ memory: opened, knowledge, dataFolder }, { documents }, job);
    const made = { content, event, dismissed: new Set(dismissed) };
    briefs.set(id, made);
    await opened.keepCoverage(id, coverageOf(made), glossary);
    return made;
  }

  /** A brief that was changed here rather than made anew. */
  async function hold(id: number, held: Held): Promise<void> {
    briefs.set(id, held);
    const opened = await store();
    await opened.keepCoverage(id, coverageOf(held), await opened.glossaryState());
  }

  const printable = ({ content, event }: Held): Brief => {
    const { name, date, place, notes, direction } = event;
    return { ...content, event: { name, date, place, notes, direction } };
  };

  /** Records a change without making the brief anew. */
  async function quietly<Result>(work: () => Promise<Result>): Promise<Result> {
    accepting = true;
    try {
      return await work();
    } finally {
      accepting = false;
    }
  }

  function draftOf(details: EventDetails, documents: readonly BriefDocument[]): EventDraft {
    const { name, date, place, notes } = details;
    return { name: name.trim(), date, place, notes, direction: details.direction ?? directionOf(documents) };
  }

  return {
    listEvents: async () => (await (await store()).listEvents()).map(summaryOf),

    async createEvent({ documents: inputs, ...details }, job) {
      const documents = await readPapers(inputs, await segmentation.rules(), job);
      await job.checkpoint();
      const opened = await store();
      return summaryOf(await opened.saveEvent(draftOf(details, documents), documents));
    },

    async updateEvent({ id, ...details }) {
      const opened = await store();
      const { direction, collectionId } = await opened.getEvent(id);
      const draft = { ...draftOf({ direction, ...details }, []), ...(collectionId !== undefined && { collectionId }) };
      return summaryOf(await opened.saveEvent({ ...draft, id }, []));
    },

    async addPapers({ id, documents: inputs }, job) {
      const documents = await readPapers(inputs, await segmentation.rules(), job);
      await job.checkpoint();
      const opened = await store();
      const { name, date, place, notes, collectionId, papers } = await opened.getEvent(id);
      const direction = directionOf([...papers, ...documents]);
      const draft = { name, date, place, notes, direction, ...(collectionId !== undefined && { collectionId }) };
      return summaryOf(await opened.saveEvent({ ...draft, id }, documents));
    },

    removePaper: async ({ id, paperId }) => summaryOf(await (await store()).removePaper(id, paperId)),
    deleteEvent: async ({ id }) => (await store()).deleteEvent(id),

    getBrief: async ({ id }, job) => viewOf(await briefOf(id, job)),
    async eventTerms({ id }, job) {
      const { content, event } = await briefOf(id, job);
      return { name: event.name, terms: content.items.flatMap(termOfItem) };
    },
    eventCoverage: async ({ id }, job) => coverageOf(await briefOf(id, job)),

    async acceptGap({ id, key, term, rendering, conceptType }, job) {
      const held = await briefOf(id, job);
      const opened = await store();
      const index = held.content.items.findIndex((item) => item.key === key && item.state === 'gap');
      const gap = held.content.items[index];
      if (gap === undefined) throw new Problem('not-found', { what: 'gap' });
      const collection = held.event.collectionId ?? (await opened.defaultCollection(collectionNames.general)).id;
      const own = { language: gap.language, text: (term ?? gap.term).trim() };
      const other = { language: otherLanguage(gap.language), text: rendering.trim() };
      const entry: EntryInput = {
        collectionId: collection,
        conceptType: conceptType ?? gap.conceptType,
        terms: [termOf(own), termOf(other)],
        evidence: evidenceOf(held, index, other.text),
      };
      const saved = await quietly(() => opened.saveEntry(entry));
      const named = (text: string) => ({
        full: looksLikeAcronym(text) ? '' : text,
        acronym: looksLikeAcronym(text) ? text : '',
        also: [],
      });
      const items = held.content.items.with(index, {
        ...gap,
        state: 'known',
        origin: 'memory',
        entryId: saved.id,
        conceptType: entry.conceptType,
        term: own.text,
        rendering: other.text,
        ru: named(gap.language === 'ru' ? own.text : other.text),
        en: named(gap.language === 'en' ? own.text : other.text),
        suggestions: [],
      });
      const { occurrences, rendered } = held.content.coverage;
      const now = rendered + gap.places.length;
      const coverage = { occurrences, rendered: now, percent: Math.floor((100 * now) / occurrences) };
      await hold(id, { ...held, content: { ...held.content, items, coverage } });
      return { entryId: saved.id, coverage };
    },

    async dismissGaps({ id, keys, back = false }) {
      const opened = await store();
      await quietly(() => opened.dismissGaps(id, keys, back));
      const held = briefs.get(id);
      if (held === undefined) return;
      const dismissed = new Set(held.dismissed);
      for (const key of keys) {
        if (back) dismissed.delete(key);
        else dismissed.add(key);
      }
      await hold(id, { ...held, dismissed });
    },

    async printEvent({ id, ...request }, job) {
      const held = await briefOf(id, job);
      const brief = printable(held);
      // What the user put aside is no title.
      const items = brief.items.filter(({ key, state }) => state === 'known' || !held.dismissed.has(key));
      await printBrief({ ...brief, items }, request, nativeBinding, job);
    },

    async study({ id, timeZone }, job) {
      const held = await briefOf(id, job);
      const opened = await store();
      const now = new Date().toISOString();
      await opened.syncCards(id, flashCards(printable(held)), ['ru', 'en'], now);
      return studyOf(await opened.listCards(id), await opened.listReviews(id), now, timeZone);
    },

    async reviewCard({ cardId, eventId, rating }) {
      const opened = await store();
      const card = (await opened.listCards(eventId)).find((one) => one.id === cardId);
      if (card === undefined) throw new Problem('not-found', { what: 'card' });
      const now = new Date().toISOString();
      await opened.reviewCard(cardId, rating, afterReview(card.state, rating, now), now);
    },

    async undoReview({ eventId }) {
      const cardId = await (await store()).undoReview(eventId);
      return cardId === undefined ? {} : { cardId };
    },

    async shareEvent({ id, path }, job) {
      const { text, rows } = serializeEventFile(printable(await briefOf(id, job)), author);
      await job.checkpoint();
      await writeWhole(path, (write) => write(text));
      return { rows };
    },

    async previewEventFile({ path }, job) {
      const file = await readEventFile(path);
      const mine = await renderingsHeld(await store(), job);
      return {
        ...file,
        rows: file.rows.map((row) => {
          const held = [...new Set([row.ru, row.ruFull].flatMap((text) => mine.get(fold(text)) ?? []))];
          if (held.length === 0) return { ...row, state: 'new' as const };
          const same = [row.en, row.enFull, row.enAcronym].some(
            (text) => text !== '' && held.some((one) => fold(one) === fold(text)),
          );
          return same
            ? { ...row, state: 'same' as const }
            : { ...row, state: 'different' as const, mine: held.join('; ') };
        }),
      };
    },

    async mergeEventFile({ path, keys }, job) {
      const file = await readEventFile(path);
      const wanted = new Set(keys);
      const opened = await store();
      const { id: collectionId } = await opened.ensureCollection(file.name.trim() || collectionNames.general);
      const entries = file.rows.filter(({ key }) => wanted.has(key)).map((row) => entryOfRow(row, collectionId));
      const { added, merged } = await opened.importEntries(entries, { origin: basename(path) }, job);
      return { added, merged };
    },
  };
}

function summaryOf({ id, name, date, place, notes, direction, papers, openedAt }: EventRecord): EventSummary {
  return { id, name, date, place, notes, direction, papers, openedAt };
}

const termOf = ({ language, text }: { readonly language: string; readonly text: string }): TermInput => ({
  ...{ language, text, administrativeStatus: 'preferred' },
  termType: looksLikeAcronym(text) ? 'acronym' : 'fullForm',
});

/** Of each paper the first sentence it was met in; both sentences where the papers are given in both languages. */
function evidenceOf({ content, event }: Held, index: number, rendering: string): EvidenceInput[] {
  const { places, language, suggestions } = content.items[index]!;
  const evidence: EvidenceInput[] = [];
  const seen = new Set<number>();
  const pair = suggestions.find(({ how, text }) => how === 'pair' && fold(text) === fold(rendering))?.sentences;
  for (const { document, segment, start, end } of places) {
    const paper = content.documents[document]!;
    if (seen.has(document) || paper.language !== language || evidence.length >= mostContexts) continue;
    seen.add(document);
    const sourceText = paper.segments[segment]!.text;
    const targetText = pair?.[language].includes(sourceText) ? pair[otherLanguage(language)] : '';
    const at = targetText.toLowerCase().indexOf(rendering.toLowerCase());
    evidence.push({
      ...{ term: 0, documentName: paper.name, sourceText, sourceStart: start, sourceEnd: end },
      ...{ targetText, targetStart: Math.max(0, at), targetEnd: at === -1 ? 0 : at + rendering.length },
      ...(event.date !== '' && { date: event.date }),
    });
  }
  return evidence;
}

/** Keys of known items name the entry: e12 in the memory, s12 in the starter glossary. */
function termOfItem({ key, state, entryId, ru, en }: BriefItem): EventTerm[] {
  return state === 'known' ? [{ id: entryId ?? -Number(key.slice(1)), ru, en }] : [];
}

function coverageOf({ content: { items, coverage }, dismissed }: Held): EventCoverage {
  const { occurrences, rendered } = coverage;
  const gaps = items.filter(({ state, key }) => state === 'gap' && !dismissed.has(key)).length;
  return { occurrences, rendered, gaps };
}

function viewOf({ content, event, dismissed }: Held): BriefView {
  return {
    event: summaryOf(event),
    items: content.items.map(({ places, ...item }): BriefItemView => {
      const contexts = places.slice(0, mostContexts).map(({ document, segment, start, end }): BriefContext => {
        const paper = content.documents[document]!;
        const { text, block, page } = paper.segments[segment]!;
        return { text, start, end, paper: paper.name, paragraph: block + 1, ...(page !== undefined && { page }) };
      });
      return { ...item, count: places.length, contexts, dismissed: dismissed.has(item.key) };
    }),
    speakers: content.speakers.map(({ places, language: _, ...speaker }) => ({ ...speaker, count: places.length })),
    acronyms: content.acronyms.map(({ places, language: _, ...acronym }) => ({ ...acronym, count: places.length })),
    numbers: content.numbers.map(({ text, rendering, places }) => ({ text, rendering, count: places.length })),
    coverage: content.coverage,
  };
}

function studyOf(
  cards: readonly StudyCardRecord[],
  reviews: readonly { readonly reviewedAt: string; readonly rating: string }[],
  now: string,
  timeZone: number,
): StudyView {
  const dayOf = (iso: string): number => Math.floor((Date.parse(iso) + timeZone * 60_000) / dayMs);
  const today = dayOf(now);
  const isNew = ({ state }: StudyCardRecord): boolean => state.phase === 'new';
  const due = cards.filter(({ state }) => state.due <= now);
  // What is known already comes before what is new; one fact is not asked both ways in a row.
  const asked = apart([...due.filter((card) => !isNew(card)), ...due.filter(isNew)]);
  const days = Array.from({ length: 14 }, (_, index) => {
    const day = today - 13 + index;
    const own = reviews.filter(({ reviewedAt }) => dayOf(reviewedAt) === day);
    const failed = own.filter(({ rating }) => rating === 'again').length;
    return { date: new Date(day * dayMs).toISOString().slice(0, 10), known: own.length - failed, failed };
  });
  const forecast = Array.from(
    { length: 7 },
    (_, ahead) => cards.filter((card) => !isNew(card) && Math.max(0, dayOf(card.state.due) - today) === ahead).length,
  );
  const known = reviews.filter(({ rating }) => rating !== 'again').length;
  return {
    due: asked.map((card) => cardView(card, now)),
    counts: {
      new: due.filter(isNew).length,
      due: due.filter((card) => !isNew(card)).length,
      later: cards.length - due.length,
    },
    days,
    forecast,
    retention: reviews.length === 0 ? 0 : known / reviews.length,
    reviews: reviews.length,
  };
}

/** First one direction of every fact, then the other. */
function apart(cards: readonly StudyCardRecord[]): StudyCardRecord[] {
  const seen = new Set<string>();
  const first = cards.filter(({ key }) => !seen.has(key) && seen.add(key));
  return [...first, ...cards.filter((card) => !first.includes(card))];
}

function cardView({ id, asks, ru, ruUnder, en, enUnder, kind, state }: StudyCardRecord, now: string): StudyCardView {
  const sides = [
    { text: ru, more: ruUnder },
    { text: en, more: enUnder },
  ];
  const [question, answer] = asks === 'ru' ? sides : sides.reverse();
  return {
    ...{ id, asks, kind, isNew: state.phase === 'new', next: nextDues(state, now) },
    ...{ question: question!.text, questionMore: question!.more, answer: answer!.text, answerMore: answer!.more },
  };
}

async function readEventFile(path: string) {
  try {
    const { size } = await stat(path);
    if (size > largestEventFile) throw new Problem('file-too-large', { file: basename(path) });
    return parseEventFile(await readFile(path, 'utf8'), basename(path));
  } catch (error) {
    if (error instanceof Problem) throw error;
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw new Problem(missing ? 'file-not-found' : 'file-unreadable', { file: basename(path) }, error);
  }
}

/** English renderings in the memory by folded Russian term. */
async function renderingsHeld(store: MemoryStore, job: Job): Promise<Map<string, string[]>> {
  const held = new Map<string, string[]>();
  for (const { source, target } of await store.termPairs({ source: 'ru', target: 'en' })) {
    await job.checkpoint();
    const key = fold(source);
    const list = held.get(key);
    if (list === undefined) held.set(key, [target]);
    else list.push(target);
  }
  return held;
}

function entryOfRow({ conceptType, ...row }: EventFileRow, collectionId: number): EntryInput {
  const terms: TermInput[] = [];
  for (const language of ['ru', 'en'] as const) {
    const texts = [row[language], row[`${language}Full`], row[`${language}Acronym`]].filter((text) => text !== '');
    for (const text of new Set(texts)) terms.push(termOf({ language, text }));
  }
  return { collectionId, conceptType, terms };
}
