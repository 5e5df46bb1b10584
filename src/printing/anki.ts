import type { BriefLanguage } from '../core/brief/brief.ts';
import { type FlashCard, flashCards } from '../core/brief/cards.ts';
import { escapeHtml } from './html-escape.ts';
import { eventLine, type PrintJob, sourcesOf } from './print-job.ts';

/** A deck as the store writes it into a collection; the shape of `AnkiDeck` there. */
export interface DeckToWrite {
  readonly name: string;
  readonly noteType: {
    readonly name: string;
    readonly fields: readonly string[];
    readonly templates: readonly { readonly name: string; readonly front: string; readonly back: string }[];
    readonly css: string;
  };
  readonly notes: readonly {
    readonly key: string;
    readonly fields: readonly string[];
    readonly tags: readonly string[];
  }[];
}

/** Names of fields stay the same whatever the interface speaks, so that decks of one user can be updated by the other's. */
const fields = ['Russian', 'RussianMore', 'English', 'EnglishMore', 'Kind'];
const fieldOf: Readonly<Record<BriefLanguage, string>> = { ru: 'Russian', en: 'English' };
const noteTypeName = 'Concordat';

const css = `.card{font-family:system-ui,sans-serif;font-size:26px;text-align:center;color:#16191d;background:#fff}
.more{font-size:17px;color:#566069;margin-top:.3em}.kind{font-size:14px;color:#566069;margin-bottom:1.2em}
.nightMode.card{color:#eceff2;background:#14171a}.nightMode .more,.nightMode .kind{color:#a3aeb8}`;

export function ankiDeck(job: PrintJob): DeckToWrite {
  const { brief, t } = job;
  const event = brief.event.name || t('brief.untitled');
  return {
    name: `Concordat::${event.replaceAll('::', ':')}`,
    noteType: {
      name: noteTypeName,
      fields,
      templates: sourcesOf(brief).map((source) => {
        const asked = fieldOf[source];
        const answer = fieldOf[source === 'ru' ? 'en' : 'ru'];
        return {
          name: `${asked} - ${answer}`,
          front: `<div class="kind">{{Kind}}</div>{{${asked}}}<div class="more">{{${asked}More}}</div>`,
          back: `{{FrontSide}}<hr id="answer">{{${answer}}}<div class="more">{{${answer}More}}</div>`,
        };
      }),
      css,
    },
    notes: flashCards(brief).map((card) => ({
      key: card.key,
      fields: [card.ru, card.ruUnder, card.en, card.enUnder, kindName(job, card)].map(escapeHtml),
      tags: ['concordat', card.kind],
    })),
  };
}

/** Anki's text form, for those who keep note types of their own: UTF-8, tabs, HTML. */
export function ankiText(job: PrintJob): string {
  const { brief } = job;
  const [first = 'ru'] = sourcesOf(brief);
  const cell = (text: string): string => escapeHtml(text).replace(/\s*[\t\r\n]+\s*/g, '<br>');
  const rows = flashCards(brief).map((card) => {
    const sides = [withMore(card.ru, card.ruUnder), withMore(card.en, card.enUnder)].map(cell);
    return [...(first === 'ru' ? sides : sides.reverse()), `concordat ${card.kind}`].join('\t');
  });
  const name = first === 'ru' ? ['Russian', 'English'] : ['English', 'Russian'];
  return [
    '#separator:tab',
    '#html:true',
    `#deck:Concordat::${eventLine(job)}`,
    `#columns:${name.join('\t')}\tTags`,
    '#tags column:3',
    ...rows,
    '',
  ].join('\n');
}

const withMore = (text: string, more: string): string => (more === '' ? text : `${text} (${more})`);

function kindName({ t }: PrintJob, { kind }: FlashCard): string {
  return kind === 'acronym' ? t('terms.termType.acronym') : t(`terms.conceptType.${kind as 'body'}`);
}
