import { IconCheck } from '@tabler/icons-react';
import type { EventSummary } from '../../engine/contract.ts';
import { scriptLanguage } from '../components/script-language.ts';
import { formatDate } from '../format.ts';
import { useWords } from '../words.ts';
import styles from './booth.module.css';

interface EventChoiceProps {
  readonly listId: string;
  readonly events: readonly EventSummary[];
  /** 0 for none, then the events. */
  readonly chosen: number;
  readonly pinnedId: number | undefined;
  readonly onPick: (index: number) => void;
}

/** Which event's terms are kept in sight; the keys are the window's. */
export function EventChoice({ listId, events, chosen, pinnedId, onPick }: EventChoiceProps) {
  const t = useWords();
  const rows = [
    { id: undefined, name: t('booth.noEvent'), facts: '' },
    ...events.map(({ id, name, date, place }) => ({
      ...{ id, name },
      facts: [date === '' ? '' : formatDate(date), place].filter((fact) => fact !== '').join(' · '),
    })),
  ];
  return (
    <div
      id={listId}
      role="listbox"
      aria-label={t('booth.events')}
      className={styles.answers}
      data-testid="booth-events"
    >
      {rows.map(({ id, name, facts }, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the window's, which holds the focus
        <div
          key={id ?? 'none'}
          id={`${listId}-${index}`}
          role="option"
          aria-selected={index === chosen}
          tabIndex={-1}
          className={styles.answer}
          data-testid="booth-event"
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onPick(index)}
        >
          <p className={styles.eventName} lang={id === undefined ? undefined : scriptLanguage(name)}>
            {name}
            {id === pinnedId && (
              <>
                <IconCheck aria-hidden="true" />
                <span className="visually-hidden">{t('booth.isPinned')}</span>
              </>
            )}
          </p>
          {facts !== '' && <p className={styles.facts}>{facts}</p>}
        </div>
      ))}
      {events.length === 0 && <p className={styles.nothing}>{t('booth.noEvents')}</p>}
    </div>
  );
}
