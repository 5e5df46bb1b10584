import { IconCalendarEvent } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { EventSummary } from '../../engine/contract.ts';
import { chordOf, keyCaps } from '../commands/keys.ts';
import { scriptLanguage } from '../components/script-language.ts';
import { engine } from '../engine/connection.ts';
import { host } from '../platform/host.ts';
import { useWords } from '../words.ts';
import { textToCopy } from './answer.ts';
import { AnswerRow } from './answer-row.tsx';
import styles from './booth.module.css';
import { changeScheme, changeSize, pinEvent, togglePin, useBooth } from './booth-state.ts';
import { EventChoice } from './event-choice.tsx';
import { inOrderOfNeed } from './event-order.ts';
import { useAnswers } from './use-answers.ts';
import { readPinnedEvent, refreshPinnedEvent, usePinnedEvent } from './use-pinned-event.ts';

/** Long enough to see from the corner of the eye. */
const saidForMs = 1800;

/** One box and its answers, for who listens and speaks at once: everything by keyboard, nothing else in sight. */
export function Booth() {
  const t = useWords();
  const { size, scheme, pinned, event: pinnedEvent } = useBooth();
  const [query, setQuery] = useState('');
  const { query: answered, list } = useAnswers(query);
  const [chosen, setChosen] = useState(0);
  const [copied, setCopied] = useState<string | undefined>();
  /** The events to choose from, while one is chosen. */
  const [events, setEvents] = useState<readonly EventSummary[] | undefined>();
  const [reading, setReading] = useState(false);
  const [gone, setGone] = useState(engine.state() === 'gone');
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  const rows = events === undefined ? list.length : events.length + 1;
  const index = Math.min(chosen, Math.max(0, rows - 1));
  const current = events === undefined ? list[index] : undefined;
  usePinnedEvent();

  useEffect(() => {
    document.documentElement.dataset.scheme = scheme;
  }, [scheme]);
  useEffect(() => engine.onState((state) => setGone(state === 'gone')), []);
  useEffect(() => {
    host.onBooth((text) => {
      if (text !== '') setQuery(text);
      setEvents(undefined);
      setChosen(0);
      refreshPinnedEvent();
      input.current?.focus();
      // What stood there is answered still, and gone with the first key.
      requestAnimationFrame(() => input.current?.select());
    });
    document.documentElement.dataset.ready = 'true';
  }, []);
  useEffect(() => {
    if (copied === undefined) return;
    const timer = setTimeout(() => setCopied(undefined), saidForMs);
    return () => clearTimeout(timer);
  }, [copied]);
  useEffect(() => {
    document.getElementById(`${listId}-${index}`)?.scrollIntoView({ block: 'nearest' });
  }, [listId, index]);

  const copy = (text: string | undefined) => {
    if (text === undefined || text === '') return;
    void navigator.clipboard.writeText(text);
    setCopied(text);
  };
  const copyAnswer = (at: number) => {
    const answer = list[at];
    if (answer !== undefined) copy(textToCopy(answer));
  };
  const leaveEvents = () => {
    setEvents(undefined);
    setChosen(0);
  };
  const chooseEvent = async () => {
    const found = await engine.listEvents({}).catch(() => undefined);
    if (found === undefined) return;
    const ordered = inOrderOfNeed(found, new Date().toISOString().slice(0, 10));
    setEvents(ordered);
    setChosen(ordered.findIndex(({ id }) => id === pinnedEvent?.id) + 1);
  };
  const pickEvent = async (at: number) => {
    const picked = events?.[at - 1];
    leaveEvents();
    setQuery('');
    input.current?.focus();
    pinEvent(picked === undefined ? null : { id: picked.id, name: picked.name, terms: [] });
    if (picked === undefined) return;
    setReading(true);
    await readPinnedEvent(picked.id);
    setReading(false);
  };
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => setChosen(Math.max(0, Math.min(index + 1, rows - 1))),
    ArrowUp: () => setChosen(Math.max(0, index - 1)),
    Enter: () => (events === undefined ? copyAnswer(index) : void pickEvent(index)),
    'mod+KeyE': () => (events === undefined ? void chooseEvent() : leaveEvents()),
    'shift+Enter': () => copy(current?.answer.acronym),
    'mod+KeyP': () => {
      // What the shipped glossary alone holds is no entry of the user's.
      if (current !== undefined && current.entry > 0) togglePin(current.entry);
    },
    'mod+Equal': () => changeSize(1),
    'mod+shift+Equal': () => changeSize(1),
    'mod+NumpadAdd': () => changeSize(1),
    'mod+Minus': () => changeSize(-1),
    'mod+NumpadSubtract': () => changeSize(-1),
    'mod+Digit0': () => changeSize(0),
    'mod+KeyL': changeScheme,
    F11: () => host.booth('full'),
    Escape: () => {
      if (events !== undefined) return leaveEvents();
      if (query === '') return host.booth('hide');
      setQuery('');
      setChosen(0);
    },
    ...Object.fromEntries(list.slice(0, 9).map((_answer, at) => [`alt+Digit${at + 1}`, () => copyAnswer(at)])),
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const run = event.nativeEvent.isComposing ? undefined : keys[chordOf(event)];
    if (run === undefined) return;
    event.preventDefault();
    run();
  };

  return (
    <main
      className={styles.booth}
      style={{ '--booth-size': `${size}px` } as object}
      onKeyDown={onKeyDown}
      data-testid="booth"
    >
      <h1 className="visually-hidden">{t('booth.title')}</h1>
      <input
        ref={input}
        // biome-ignore lint/a11y/noAutofocus: the window is this box
        autoFocus
        className={styles.box}
        type="text"
        role="combobox"
        aria-expanded={rows > 0}
        aria-controls={listId}
        aria-activedescendant={rows === 0 ? undefined : `${listId}-${index}`}
        aria-label={t('booth.box')}
        placeholder={t('booth.placeholder')}
        spellCheck={false}
        maxLength={500}
        data-testid="booth-box"
        value={query}
        onChange={(event) => {
          setQuery(event.currentTarget.value);
          leaveEvents();
        }}
      />
      {pinnedEvent !== null && answered === '' && events === undefined && (
        <p className={styles.pinnedEvent} lang={scriptLanguage(pinnedEvent.name)} data-testid="booth-pinned-event">
          <IconCalendarEvent size={16} stroke={1.6} aria-hidden="true" />
          {pinnedEvent.name}
        </p>
      )}
      {events === undefined ? (
        <div
          id={listId}
          role="listbox"
          aria-label={answered === '' ? t('booth.pinned') : t('booth.answers')}
          className={styles.answers}
          data-testid="booth-answers"
          data-query={answered}
        >
          {list.map((answer, at) => (
            <AnswerRow
              key={answer.entry}
              id={`${listId}-${at}`}
              answer={answer}
              place={at}
              isChosen={at === index}
              isPinned={pinned.includes(answer.entry)}
              onPick={() => {
                setChosen(at);
                copyAnswer(at);
                input.current?.focus();
              }}
            />
          ))}
        </div>
      ) : (
        <EventChoice
          listId={listId}
          events={events}
          chosen={index}
          pinnedId={pinnedEvent?.id}
          onPick={(at) => void pickEvent(at)}
        />
      )}
      {rows === 0 && (answered !== '' ? <p className={styles.nothing}>{t('booth.nothing')}</p> : <Hints />)}
      <p className={styles.said} role="status" data-testid="booth-said">
        {gone
          ? t('booth.gone')
          : reading
            ? t('booth.reading')
            : copied === undefined
              ? ''
              : t('booth.copied', { term: copied })}
      </p>
    </main>
  );
}

const hints = [
  ['copy', 'Enter'],
  ['choose', 'ArrowDown'],
  ['pin', 'mod+KeyP'],
  ['event', 'mod+KeyE'],
  ['size', 'mod+Equal'],
  ['full', 'F11'],
  ['scheme', 'mod+KeyL'],
  ['leave', 'Escape'],
] as const;

function Hints() {
  const t = useWords();
  return (
    <div className={styles.hints}>
      <p>{t('booth.empty')}</p>
      <dl>
        {hints.map(([what, chord]) => (
          <div key={what}>
            <dt>
              {keyCaps(chord).map((cap) => (
                <kbd key={cap}>{cap}</kbd>
              ))}
            </dt>
            <dd>{t(`booth.keys.${what}`)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
