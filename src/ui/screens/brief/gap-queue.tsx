import { useEffect, useId, useRef, useState } from 'react';
import type { BriefContext, BriefItemView } from '../../../engine/contract.ts';
import { useCommands } from '../../commands/handlers.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { scriptLanguage } from '../../components/script-language.ts';
import { languageHeading } from '../../format.ts';
import { useWords } from '../../words.ts';
import styles from './brief.module.css';
import { acceptGap, bringBackGaps, dismissGap, isOpenGap } from './brief-state.ts';

interface GapQueueProps {
  readonly eventId: number;
  readonly items: readonly BriefItemView[];
}

/** Titles without a rendering, one after the other, by keys alone. */
export function GapQueue({ eventId, items }: GapQueueProps) {
  const t = useWords();
  const gaps = items.filter(isOpenGap);
  const aside = items.filter(({ dismissed }) => dismissed).map(({ key }) => key);
  const [key, setKey] = useState<string | undefined>();
  const [draft, setDraft] = useState<{ readonly key: string; readonly text: string } | undefined>();
  const list = useRef<HTMLUListElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const busy = useRef(false);
  const id = useId();
  const found = gaps.findIndex((gap) => gap.key === key);
  const index = found === -1 ? 0 : found;
  const gap = gaps[index];
  // What the papers themselves say, or nearly the same title has, stands in the field; the rest is only offered.
  const [best] = gap?.suggestions ?? [];
  const offered =
    best !== undefined && (best.how === 'pair' || (best.how === 'parts' && !best.text.includes('['))) ? best.text : '';
  const text = draft !== undefined && draft.key === gap?.key ? draft.text : offered;

  useEffect(() => list.current?.focus({ preventScroll: true }), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the row that is current is to be seen
  useEffect(() => {
    list.current?.children[index]?.scrollIntoView({ block: 'nearest' });
  }, [gap?.key]);

  const move = (to: number) => {
    const next = gaps[Math.max(0, Math.min(to, gaps.length - 1))];
    setKey(next?.key);
  };
  const goOn = () => {
    setKey((gaps[index + 1] ?? gaps[index - 1])?.key);
    setDraft(undefined);
    list.current?.focus({ preventScroll: true });
  };
  const accept = async () => {
    if (gap === undefined || text.trim() === '' || busy.current) {
      field.current?.focus();
      return;
    }
    busy.current = true;
    if (await acceptGap(eventId, gap, text)) goOn();
    busy.current = false;
  };
  const putAside = async () => {
    if (gap === undefined || busy.current) return;
    busy.current = true;
    await dismissGap(eventId, gap);
    goOn();
    busy.current = false;
  };
  const take = (place: number) => {
    const suggestion = gap?.suggestions[place];
    if (gap !== undefined && suggestion !== undefined) setDraft({ key: gap.key, text: suggestion.text });
  };
  useCommands({
    'brief.next': () => move(index + 1),
    'brief.previous': () => move(index - 1),
    'brief.accept': () => void accept(),
    'brief.putAside': () => void putAside(),
    'brief.edit': () => field.current?.focus(),
    'brief.choice1': () => take(0),
    'brief.choice2': () => take(1),
    'brief.choice3': () => take(2),
    'brief.choice4': () => take(3),
  });

  const bringBack = aside.length > 0 && (
    <Button look="quiet" data-testid="bring-back" onClick={() => void bringBackGaps(eventId, aside)}>
      {t('brief.gap.bringBack', { count: aside.length })}
    </Button>
  );
  if (gap === undefined) {
    return (
      <EmptyState title={t('brief.gap.none')} text={t('brief.gap.noneText')}>
        {bringBack}
      </EmptyState>
    );
  }
  const target = gap.language === 'ru' ? 'en' : 'ru';
  return (
    <div className={styles.queue}>
      <div className={styles.side}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the list takes the keys */}
        <ul ref={list} tabIndex={0} aria-label={t('brief.tab.gaps')} className={styles.gaps}>
          {gaps.map((one) => (
            <li key={one.key} data-testid="gap" aria-current={one.key === gap.key}>
              <button type="button" tabIndex={-1} onClick={() => setKey(one.key)}>
                <span lang={one.language}>{one.term}</span>
                <em>{one.count}</em>
              </button>
            </li>
          ))}
        </ul>
        {bringBack}
      </div>
      <section className={styles.gap} aria-labelledby={`${id}-gap`} data-testid="gap-detail">
        <p className={styles.kind}>{t(`terms.conceptType.${gap.conceptType}`)}</p>
        <h2 id={`${id}-gap`} className="reading" lang={gap.language}>
          {gap.term}
        </h2>
        <label className={styles.answer}>
          <span>{languageHeading(target)}</span>
          <input
            ref={field}
            lang={target}
            data-testid="gap-rendering"
            value={text}
            maxLength={2000}
            placeholder={t('brief.gap.placeholder')}
            onChange={({ currentTarget }) => setDraft({ key: gap.key, text: currentTarget.value })}
            onKeyDown={(event) => {
              if (event.code === 'Enter' || event.code === 'NumpadEnter') {
                event.preventDefault();
                void accept();
              } else if (event.code === 'Escape') {
                event.preventDefault();
                list.current?.focus({ preventScroll: true });
              }
            }}
          />
        </label>
        <div className={styles.actions}>
          <Button look="primary" command="brief.accept" data-testid="accept-gap" onClick={() => void accept()}>
            {t('brief.gap.accept')}
          </Button>
          <Button command="brief.edit" onClick={() => field.current?.focus()}>
            {t('brief.gap.write')}
          </Button>
          <Button look="quiet" command="brief.putAside" data-testid="put-aside" onClick={() => void putAside()}>
            {t('brief.gap.putAside')}
          </Button>
        </div>
        {gap.suggestions.length > 0 && (
          <>
            <h3>{t('brief.gap.suggestions')}</h3>
            <ol className={styles.suggestions}>
              {gap.suggestions.map(({ text: suggestion, how, basis }, place) => (
                <li key={suggestion}>
                  <button type="button" data-testid="suggestion" onClick={() => take(place)}>
                    <kbd>{place + 1}</kbd>
                    <span>
                      <span className="reading" lang={target}>
                        {suggestion}
                      </span>
                      <small>
                        {t(`brief.how.${how}`)}
                        {(how === 'similar' || how === 'parts') && <span lang={scriptLanguage(basis)}>: {basis}</span>}
                      </small>
                    </span>
                  </button>
                </li>
              ))}
            </ol>
          </>
        )}
        <h3>{t('brief.gap.contexts', { count: gap.count })}</h3>
        <ul className={styles.contexts}>
          {gap.contexts.map((context) => (
            <Context key={`${context.paper} ${context.paragraph} ${context.start}`} context={context} />
          ))}
        </ul>
      </section>
    </div>
  );
}

function Context({ context: { text, start, end, paper, page, paragraph } }: { readonly context: BriefContext }) {
  const t = useWords();
  return (
    <li>
      <p className="reading" lang={scriptLanguage(text)}>
        {text.slice(0, start)}
        <mark>{text.slice(start, end)}</mark>
        {text.slice(end)}
      </p>
      <small>
        <span translate="no">{paper}</span> ·{' '}
        {page === undefined ? t('brief.gap.paragraph', { paragraph }) : t('brief.gap.page', { page })}
      </small>
    </li>
  );
}
