import {
  IconArrowLeft,
  IconPencil,
  IconPin,
  IconPinFilled,
  IconPlus,
  IconShare,
  IconTrash,
  IconX,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { BriefView } from '../../../engine/contract.ts';
import { useBooth } from '../../booth/booth-state.ts';
import { useCommands } from '../../commands/handlers.ts';
import { Button } from '../../components/button.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { Overlay } from '../../components/overlay.tsx';
import { ProblemLine } from '../../components/problem-line.tsx';
import { useWindowTitle } from '../../components/window-title.ts';
import { formatDate, languageCode } from '../../format.ts';
import { goTo, paths } from '../../routes.ts';
import { problemOf } from '../../state/notices.ts';
import { useWords } from '../../words.ts';
import styles from './brief.module.css';
import { addPapers, briefQuery, deleteEvent, isOpenGap, pinInBooth, removePaper, shareEvent } from './brief-state.ts';
import { BriefTables } from './brief-tables.tsx';
import { EventForm } from './event-form.tsx';
import { GapQueue } from './gap-queue.tsx';
import { PrintPanel } from './print-panel.tsx';
import { Study } from './study.tsx';

const tabs = ['gaps', 'known', 'speakers', 'acronyms', 'numbers', 'learn'] as const;
type Tab = (typeof tabs)[number];

export function EventPage({ id }: { readonly id: number }) {
  const t = useWords();
  const { data: brief, error, refetch } = useQuery(briefQuery(id));
  if (error !== null) {
    return (
      <div className={styles.page}>
        <ProblemLine problem={problemOf(error)} />
        <div className={styles.headline}>
          <Button onClick={() => void refetch()}>{t('brief.page.again')}</Button>
          <Button onClick={() => goTo(paths.brief())}>{t('brief.page.back')}</Button>
        </div>
      </div>
    );
  }
  if (brief === undefined) return <p className={styles.waiting}>{t('brief.page.reading')}</p>;
  return <OpenEvent brief={brief} />;
}

function OpenEvent({ brief }: { readonly brief: BriefView }) {
  const t = useWords();
  const { event, items, speakers, acronyms, numbers, coverage } = brief;
  useWindowTitle(event.name);
  const gaps = items.filter(isOpenGap);
  const [tab, setTab] = useState<Tab>(gaps.length > 0 ? 'gaps' : 'known');
  const [panel, setPanel] = useState<'print' | 'edit' | 'delete' | undefined>();
  const close = () => setPanel(undefined);
  const isPinned = useBooth((booth) => booth.event?.id === event.id);
  const counts: Readonly<Record<Tab, number | undefined>> = {
    gaps: gaps.length,
    known: items.filter(({ state }) => state === 'known').length,
    speakers: speakers.length,
    acronyms: acronyms.length,
    numbers: numbers.length,
    learn: undefined,
  };
  const step = (by: 1 | -1) => setTab((now) => tabs[(tabs.indexOf(now) + by + tabs.length) % tabs.length]!);
  useCommands({
    'brief.print': () => setPanel('print'),
    'brief.share': () => void shareEvent(event.id, event.name),
    'brief.pin': () => void pinInBooth(event.id, event.name, !isPinned),
    'brief.addPapers': () => void addPapers(event.id),
    'brief.nextTab': () => step(1),
    'brief.previousTab': () => step(-1),
  });
  const facts = [event.date === '' ? '' : formatDate(event.date), event.place, t(`brief.direction.${event.direction}`)];
  return (
    <div className={styles.screen} data-testid="screen-event">
      <header className={styles.header}>
        <IconButton label={t('brief.page.back')} onClick={() => goTo(paths.brief())}>
          <IconArrowLeft size={17} />
        </IconButton>
        <div className={styles.heading}>
          <h1 className="clip" translate="no" title={event.name}>
            {event.name}
          </h1>
          <p className="clip">{facts.filter((fact) => fact !== '').join(' · ')}</p>
        </div>
        <div
          className={styles.coverage}
          data-testid="coverage"
          title={t('brief.page.coverageOf', { rendered: coverage.rendered, count: coverage.occurrences })}
        >
          <progress max={100} value={coverage.percent} aria-label={t('brief.page.coverage')} />
          <strong>{coverage.percent}%</strong>
          <span>{t('brief.page.coverage')}</span>
        </div>
        <Button look="primary" command="brief.print" data-testid="print" onClick={() => setPanel('print')}>
          {t('brief.page.print')}
        </Button>
        <IconButton
          label={t('brief.page.share')}
          command="brief.share"
          onClick={() => void shareEvent(event.id, event.name)}
        >
          <IconShare size={17} />
        </IconButton>
        <IconButton
          label={t('brief.page.pin')}
          command="brief.pin"
          aria-pressed={isPinned}
          data-testid="pin-event"
          onClick={() => void pinInBooth(event.id, event.name, !isPinned)}
        >
          {isPinned ? <IconPinFilled size={17} /> : <IconPin size={17} />}
        </IconButton>
        <IconButton label={t('brief.form.edit')} onClick={() => setPanel('edit')}>
          <IconPencil size={17} />
        </IconButton>
        <IconButton label={t('brief.page.delete')} onClick={() => setPanel('delete')}>
          <IconTrash size={17} />
        </IconButton>
      </header>
      <ul className={styles.paperLine} aria-label={t('brief.print.papers')}>
        {event.papers.map(({ id, name, language }) => (
          <li key={id}>
            <span className={styles.code}>{languageCode(language)}</span>
            <span className="clip" translate="no" title={name}>
              {name}
            </span>
            {event.papers.length > 1 && (
              <IconButton label={t('brief.form.removePaper', { name })} onClick={() => void removePaper(event.id, id)}>
                <IconX size={13} />
              </IconButton>
            )}
          </li>
        ))}
        <li>
          <IconButton
            label={t('brief.page.addPapers')}
            command="brief.addPapers"
            onClick={() => void addPapers(event.id)}
          >
            <IconPlus size={15} />
          </IconButton>
        </li>
      </ul>
      <fieldset className={styles.tabs}>
        <legend className="visually-hidden">{t('brief.page.parts')}</legend>
        {tabs.map((one) => (
          <label key={one}>
            <input
              type="radio"
              name="brief-tab"
              className="visually-hidden"
              checked={tab === one}
              data-testid={`tab-${one}`}
              onChange={() => setTab(one)}
            />
            <span>
              {t(`brief.tab.${one}`)}
              {counts[one] !== undefined && <em>{counts[one]}</em>}
            </span>
          </label>
        ))}
      </fieldset>
      {tab === 'gaps' && <GapQueue eventId={event.id} items={items} />}
      {tab === 'learn' && <Study eventId={event.id} />}
      {tab !== 'gaps' && tab !== 'learn' && <BriefTables brief={brief} part={tab} />}
      {panel === 'print' && <PrintPanel event={event} onClose={close} />}
      {panel === 'edit' && <EventForm event={event} onClose={close} />}
      {panel === 'delete' && (
        <Overlay label={t('brief.page.delete')} place="middle" onClose={close}>
          <div className={styles.form}>
            <h2>{t('brief.delete.title', { name: event.name })}</h2>
            <p>{t('brief.delete.text')}</p>
            <div className={styles.formFoot}>
              <span className={styles.space} />
              <Button look="quiet" onClick={close}>
                {t('brief.form.cancel')}
              </Button>
              <Button look="primary" data-testid="confirm-delete" onClick={() => void deleteEvent(event.id)}>
                {t('brief.page.delete')}
              </Button>
            </div>
          </div>
        </Overlay>
      )}
    </div>
  );
}
