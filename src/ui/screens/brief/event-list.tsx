import { IconCalendarEvent } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useCommands } from '../../commands/handlers.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ProblemLine } from '../../components/problem-line.tsx';
import { formatDate } from '../../format.ts';
import { goTo, paths } from '../../routes.ts';
import { problemOf } from '../../state/notices.ts';
import { useWords } from '../../words.ts';
import styles from './brief.module.css';
import { eventsQuery, useDroppedPapers } from './brief-state.ts';
import { EventForm } from './event-form.tsx';
import { chooseSharedFile, SharedFile } from './shared-file.tsx';

export function EventList() {
  const t = useWords();
  const { data: events, error } = useQuery(eventsQuery);
  const [making, setMaking] = useState(false);
  const { papers: dropped } = useDroppedPapers();
  useEffect(() => {
    if (dropped.length > 0) setMaking(true);
  }, [dropped]);
  const [shared, setShared] = useState<string | undefined>();
  const make = () => setMaking(true);
  const openShared = async () => setShared(await chooseSharedFile());
  useCommands({ 'brief.new': make });
  if (error !== null) return <ProblemLine problem={problemOf(error)} />;
  if (events === undefined) return null;
  const actions = (
    <>
      <Button look="primary" command="brief.new" data-testid="new-event" onClick={make}>
        {t('brief.list.new')}
      </Button>
      <Button data-testid="open-shared" onClick={() => void openShared()}>
        {t('brief.list.openShared')}
      </Button>
    </>
  );
  return (
    <div className={styles.screen} data-testid="screen-brief">
      {events.length === 0 ? (
        <EmptyState whole title={t('brief.list.empty')} text={t('brief.list.emptyText')}>
          {actions}
        </EmptyState>
      ) : (
        <div className={styles.page}>
          <div className={styles.headline}>
            <h1>{t('brief.list.title')}</h1>
            <span className={styles.space} />
            {actions}
          </div>
          <ul className={styles.events}>
            {events.map(({ id, name, date, place, papers }) => (
              <li key={id}>
                <button type="button" data-testid="event" onClick={() => goTo(paths.brief(id))}>
                  <IconCalendarEvent size={18} stroke={1.6} aria-hidden="true" />
                  <span className={styles.eventName} translate="no">
                    {name}
                  </span>
                  <span className={styles.facts}>
                    {[date === '' ? '' : formatDate(date), place, t('brief.papers', { count: papers.length })]
                      .filter((fact) => fact !== '')
                      .join(' · ')}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
      {making && <EventForm onClose={() => setMaking(false)} />}
      {shared !== undefined && <SharedFile path={shared} onClose={() => setShared(undefined)} />}
    </div>
  );
}
