import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';
import { driverOptions } from './connection.ts';

/** A note as Anki keeps it: fields in the order of the note type. */
export interface AnkiNote {
  /** The same for the same fact: an import then updates the note instead of doubling it. */
  readonly key: string;
  /** HTML. */
  readonly fields: readonly string[];
  readonly tags: readonly string[];
}

export interface AnkiDeck {
  /** Parts of a nested name stand between "::". */
  readonly name: string;
  readonly noteType: {
    readonly name: string;
    readonly fields: readonly string[];
    /** One card of each note by each template; `front` and `back` in Anki's template language. */
    readonly templates: readonly { readonly name: string; readonly front: string; readonly back: string }[];
    readonly css: string;
  };
  readonly notes: readonly AnkiNote[];
}

/** Anki's collection format 11, read by every Anki since 2.1 and by AnkiDroid and AnkiMobile. */
const schema = `
CREATE TABLE col (id integer PRIMARY KEY, crt integer NOT NULL, mod integer NOT NULL, scm integer NOT NULL, ver integer NOT NULL,
  dty integer NOT NULL, usn integer NOT NULL, ls integer NOT NULL, conf text NOT NULL, models text NOT NULL, decks text NOT NULL,
  dconf text NOT NULL, tags text NOT NULL);
CREATE TABLE notes (id integer PRIMARY KEY, guid text NOT NULL, mid integer NOT NULL, mod integer NOT NULL, usn integer NOT NULL,
  tags text NOT NULL, flds text NOT NULL, sfld integer NOT NULL, csum integer NOT NULL, flags integer NOT NULL, data text NOT NULL);
CREATE TABLE cards (id integer PRIMARY KEY, nid integer NOT NULL, did integer NOT NULL, ord integer NOT NULL, mod integer NOT NULL,
  usn integer NOT NULL, type integer NOT NULL, queue integer NOT NULL, due integer NOT NULL, ivl integer NOT NULL,
  factor integer NOT NULL, reps integer NOT NULL, lapses integer NOT NULL, left integer NOT NULL, odue integer NOT NULL,
  odid integer NOT NULL, flags integer NOT NULL, data text NOT NULL);
CREATE TABLE revlog (id integer PRIMARY KEY, cid integer NOT NULL, usn integer NOT NULL, ease integer NOT NULL, ivl integer NOT NULL,
  lastIvl integer NOT NULL, factor integer NOT NULL, time integer NOT NULL, type integer NOT NULL);
CREATE TABLE graves (usn integer NOT NULL, oid integer NOT NULL, type integer NOT NULL);
CREATE INDEX ix_notes_usn ON notes (usn);
CREATE INDEX ix_cards_usn ON cards (usn);
CREATE INDEX ix_revlog_usn ON revlog (usn);
CREATE INDEX ix_cards_nid ON cards (nid);
CREATE INDEX ix_cards_sched ON cards (did, queue, due);
CREATE INDEX ix_revlog_cid ON revlog (cid);
CREATE INDEX ix_notes_csum ON notes (csum);
`;
const schemaVersion = 11;
/** Anki's own separator of fields. */
const fieldSeparator = '\x1f';
/** Ids of decks and note types are times in ms; ours are made of their names and lie in the same range. */
const firstId = 1_400_000_000_000;
const idRange = 200_000_000_000;

/** The bytes of `collection.anki2`. `now` is in ms since 1970; the same deck at the same time gives the same bytes. */
export function ankiCollection(deck: AnkiDeck, now: number, nativeBinding?: string): Uint8Array {
  const db = new Database(':memory:', driverOptions({ nativeBinding }));
  try {
    db.exec(schema);
    const seconds = Math.floor(now / 1_000);
    const deckId = idOf(`deck ${deck.name}`);
    const typeId = idOf(`type ${deck.noteType.name} ${deck.noteType.templates.map(({ name }) => name).join(' ')}`);
    db.prepare('INSERT INTO col VALUES (1, ?, ?, ?, ?, 0, 0, 0, ?, ?, ?, ?, ?)').run(
      seconds,
      now,
      now,
      schemaVersion,
      JSON.stringify(configuration(deckId)),
      JSON.stringify({ [typeId]: noteType(deck, typeId, deckId, seconds) }),
      JSON.stringify({ 1: deckOf(1, 'Default', seconds), [deckId]: deckOf(deckId, deck.name, seconds) }),
      JSON.stringify({ 1: deckOptions }),
      '{}',
    );
    const addNote = db.prepare("INSERT INTO notes VALUES (?, ?, ?, ?, -1, ?, ?, ?, ?, 0, '')");
    const addCard = db.prepare("INSERT INTO cards VALUES (?, ?, ?, ?, ?, -1, 0, 0, ?, 0, 0, 0, 0, 0, 0, 0, 0, '')");
    deck.notes.forEach((note, position) => {
      const id = now + position;
      const first = withoutTags(note.fields[0] ?? '');
      addNote.run(
        id,
        createHash('sha256').update(`concordat ${note.key}`).digest('base64').slice(0, 10),
        typeId,
        seconds,
        note.tags.length === 0 ? '' : ` ${note.tags.map((tag) => tag.replace(/\s+/g, '_')).join(' ')} `,
        note.fields.join(fieldSeparator),
        first,
        Number.parseInt(createHash('sha1').update(first).digest('hex').slice(0, 8), 16),
      );
      deck.noteType.templates.forEach((_, ord) => {
        addCard.run(now + position * deck.noteType.templates.length + ord, id, deckId, ord, seconds, position + 1);
      });
    });
    return new Uint8Array(db.serialize());
  } finally {
    db.close();
  }
}

const withoutTags = (html: string): string => html.replace(/<[^>]*>/g, '');

function idOf(text: string): number {
  return firstId + (Number.parseInt(createHash('sha256').update(text).digest('hex').slice(0, 12), 16) % idRange);
}

function configuration(deckId: number) {
  return {
    ...{ nextPos: 1, estTimes: true, activeDecks: [deckId], sortType: 'noteFld', timeLim: 0, sortBackwards: false },
    ...{
      addToCur: true,
      curDeck: deckId,
      newBury: true,
      newSpread: 0,
      dueCounts: true,
      curModel: null,
      collapseTime: 1200,
    },
  };
}

function noteType(
  { noteType: { name, fields, templates, css } }: AnkiDeck,
  id: number,
  deckId: number,
  seconds: number,
) {
  return {
    ...{ id, name, type: 0, mod: seconds, usn: -1, sortf: 0, did: deckId, vers: [], tags: [], css },
    latexPre: '\\documentclass[12pt]{article}\n\\special{papersize=3in,5in}\n\\begin{document}\n',
    latexPost: '\\end{document}',
    flds: fields.map((field, ord) => ({
      name: field,
      ord,
      sticky: false,
      rtl: false,
      font: 'Arial',
      size: 20,
      media: [],
    })),
    tmpls: templates.map(({ name: template, front, back }, ord) => ({
      ...{ name: template, ord, qfmt: front, afmt: back, bqfmt: '', bafmt: '', did: null },
    })),
    // Each card needs the field its front asks for.
    req: templates.map((template, ord) => [
      ord,
      'any',
      [fields.findIndex((field) => template.front.includes(`{{${field}}}`))],
    ]),
  };
}

function deckOf(id: number, name: string, seconds: number) {
  const today = [0, 0];
  return {
    ...{ id, name, mod: seconds, usn: -1, desc: '', dyn: 0, conf: 1, collapsed: false, browserCollapsed: false },
    ...{ extendNew: 10, extendRev: 50, newToday: today, revToday: today, lrnToday: today, timeToday: today },
  };
}

const deckOptions = {
  ...{ id: 1, name: 'Default', mod: 0, usn: 0, maxTaken: 60, autoplay: true, timer: 0, replayq: true, dyn: false },
  new: {
    ...{ delays: [1, 10], ints: [1, 4, 7], initialFactor: 2500, order: 1, perDay: 20, bury: true, separate: true },
  },
  rev: { ...{ perDay: 200, ease4: 1.3, fuzz: 0.05, minSpace: 1, ivlFct: 1, maxIvl: 36500, bury: true } },
  lapse: { ...{ delays: [10], mult: 0, minInt: 1, leechFails: 8, leechAction: 0 } },
};
