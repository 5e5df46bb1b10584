import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import type { BitextSide, EntryInput, NewBitext, TermInput } from '../../src/core/memory/records.ts';
import type { MemoryStore } from '../../src/core/memory/store.ts';
import type { TitlePair } from '../../src/core/terms/candidate.ts';
import { type OpenMemoryOptions, openMemory } from '../../src/store/open.ts';

const folders: string[] = [];
const open: MemoryStore[] = [];

afterEach(async () => {
  for (const memory of open.splice(0)) await memory.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A folder of its own, gone after the test. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'concordat-store-'));
  folders.push(folder);
  return folder;
}

/** A memory that is closed after the test; in a folder of its own unless a path is given. */
export async function scratchMemory(options: Partial<OpenMemoryOptions> = {}): Promise<MemoryStore> {
  const memory = await openMemory({ path: join(scratchFolder(), 'memory.db'), author: 'tester', ...options });
  open.push(memory);
  return memory;
}

export function term(language: string, text: string, more: Partial<TermInput> = {}): TermInput {
  const termType = /^[\p{Lu}\d]+$/u.test(text) ? 'acronym' : 'fullForm';
  return { language, text, termType, administrativeStatus: 'preferred', ...more };
}

/** An entry from "ru|ru" and "en|en" lists of terms. */
export function entry(collectionId: number, ru: string, en: string, more: Partial<EntryInput> = {}): EntryInput {
  const terms = (language: string, list: string) =>
    list
      .split('|')
      .filter((text) => text !== '')
      .map((text) => term(language, text));
  return { collectionId, conceptType: 'organisation', terms: [...terms('ru', ru), ...terms('en', en)], ...more };
}

function side(name: string, language: string, texts: readonly string[]): BitextSide {
  return {
    name,
    language,
    hash: `hash of ${name}`,
    segments: texts.map((text, block) => ({ text, block, blockKind: 'paragraph' as const })),
  };
}

/** Segments of both sides linked one to one. */
export function bitext(collectionId: number, ru: readonly string[], en: readonly string[]): NewBitext {
  return {
    collectionId,
    source: side('text.ru.txt', 'ru', ru),
    target: side('text.en.txt', 'en', en),
    parallel: 0.9,
    beads: ru.map((_, index) => ({
      source: { start: index, end: index + 1 },
      target: { start: index, end: index + 1 },
      confidence: 0.8,
    })),
  };
}

/** A proposed pair seen in one bead, from the beginning of both texts. */
export function pair(source: string, target: string, bead = 0, more: Partial<TitlePair> = {}): TitlePair {
  const proposed = (text: string) => ({
    text,
    asSeen: text,
    termType: /^[\p{Lu}\d]+$/u.test(text) ? ('acronym' as const) : ('fullForm' as const),
    administrativeStatus: 'preferred' as const,
  });
  return {
    source: proposed(source),
    target: proposed(target),
    conceptType: 'organisation',
    score: 0.9,
    group: bead,
    occurrences: [{ bead, sourceStart: 0, sourceEnd: source.length, targetStart: 0, targetEnd: target.length }],
    ...more,
  };
}
