import { IconX } from '@tabler/icons-react';
import { type FormEvent, useCallback, useEffect, useState } from 'react';
import type { DocumentInput, EventSummary } from '../../../engine/contract.ts';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { Overlay } from '../../components/overlay.tsx';
import { useJobs } from '../../engine/jobs.ts';
import { useWords } from '../../words.ts';
import { inputName } from '../desk/desk-state.ts';
import styles from './brief.module.css';
import { choosePapers, createEvent, updateEvent, useDroppedPapers } from './brief-state.ts';

interface EventFormProps {
  /** Without one a new event is made. */
  readonly event?: EventSummary;
  readonly onClose: () => void;
}

const directions = ['ru-en', 'en-ru', 'both'] as const;

export function EventForm({ event, onClose }: EventFormProps) {
  const t = useWords();
  const [name, setName] = useState(event?.name ?? '');
  const [date, setDate] = useState(event?.date ?? '');
  const [place, setPlace] = useState(event?.place ?? '');
  const [notes, setNotes] = useState(event?.notes ?? '');
  const [direction, setDirection] = useState<(typeof directions)[number] | ''>(event?.direction ?? '');
  const [papers, setPapers] = useState<readonly DocumentInput[]>([]);
  const { papers: dropped } = useDroppedPapers();
  const busy = useJobs(({ jobs }) => jobs.length > 0);
  const ready = name.trim() !== '' && (event !== undefined || papers.length > 0) && !busy;

  const add = useCallback((more: readonly DocumentInput[]) => {
    setPapers((before) => [...before, ...more.filter((one) => !before.some((known) => same(known, one)))]);
    // The first paper names the event, until the user does.
    const [first] = more;
    if (first !== undefined) setName((before) => before || inputName(first).replace(/\.[^.]*$/, ''));
  }, []);
  const choose = async () => add(await choosePapers());
  useEffect(() => {
    if (event !== undefined || dropped.length === 0) return;
    add(dropped);
    useDroppedPapers.setState({ papers: [] });
  }, [event, dropped, add]);
  const submit = async (submitted: FormEvent) => {
    submitted.preventDefault();
    if (!ready) return;
    const details = {
      name: name.trim(),
      date,
      place: place.trim(),
      notes: notes.trim(),
      ...(direction !== '' && { direction }),
    };
    if (event === undefined) {
      if (await createEvent(details, papers)) onClose();
    } else if ((await updateEvent(event.id, details)) !== undefined) onClose();
  };

  const title = t(event === undefined ? 'brief.form.new' : 'brief.form.edit');
  return (
    <Overlay label={title} place="middle" onClose={onClose}>
      <form className={styles.form} data-testid="event-form" onSubmit={(submitted) => void submit(submitted)}>
        <h2>{title}</h2>
        {event === undefined && (
          <div className={styles.papers}>
            <ul>
              {papers.map((paper) => (
                <li key={inputName(paper)}>
                  <span className="clip" translate="no" title={inputName(paper)}>
                    {inputName(paper)}
                  </span>
                  <IconButton
                    label={t('brief.form.removePaper', { name: inputName(paper) })}
                    onClick={() => setPapers((before) => before.filter((one) => one !== paper))}
                  >
                    <IconX size={15} />
                  </IconButton>
                </li>
              ))}
            </ul>
            <Button data-testid="choose-papers" onClick={() => void choose()}>
              {t('brief.form.choose')}
            </Button>
          </div>
        )}
        <label>
          <span>{t('brief.form.name')}</span>
          <input
            data-testid="event-name"
            value={name}
            maxLength={200}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
          />
        </label>
        <div className={styles.pair}>
          <label>
            <span>{t('brief.form.date')}</span>
            <input
              type="date"
              data-testid="event-date"
              value={date}
              max="9999-12-31"
              onChange={({ currentTarget }) => setDate(currentTarget.value)}
            />
          </label>
          <label>
            <span>{t('brief.form.place')}</span>
            <input value={place} maxLength={200} onChange={({ currentTarget }) => setPlace(currentTarget.value)} />
          </label>
        </div>
        <label>
          <span>{t('brief.form.notes')}</span>
          <textarea
            rows={3}
            value={notes}
            maxLength={4000}
            onChange={({ currentTarget }) => setNotes(currentTarget.value)}
          />
        </label>
        <div className={styles.formFoot}>
          <Choice
            label={t('brief.form.direction')}
            value={direction}
            options={[
              ...(event === undefined ? [['', t('brief.form.byPapers')] as const] : []),
              ...directions.map((one) => [one, t(`brief.direction.${one}`)] as const),
            ]}
            onChange={setDirection}
          />
          <span className={styles.space} />
          <Button look="quiet" onClick={onClose}>
            {t('brief.form.cancel')}
          </Button>
          <button type="submit" className={styles.submit} disabled={!ready} data-testid="save-event">
            {t(event === undefined ? 'brief.form.create' : 'brief.form.save')}
          </button>
        </div>
      </form>
    </Overlay>
  );
}

const same = (one: DocumentInput, other: DocumentInput): boolean =>
  one.kind === 'file' && other.kind === 'file' && one.path === other.path;
