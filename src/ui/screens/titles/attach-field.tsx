import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useId, useState } from 'react';
import { IconButton } from '../../components/icon-button.tsx';
import { engine } from '../../engine/connection.ts';
import { useWords } from '../../words.ts';
import styles from './titles.module.css';

/** An entry of the glossary, as it is named in a field. */
export interface Attached {
  readonly entryId: number;
  readonly label: string;
}

interface AttachFieldProps {
  readonly attached: Attached | undefined;
  readonly onChange: (attached: Attached | undefined) => void;
}

const foundLimit = 6;

/** Finds an entry that the pair is to go to, where the program has not seen by itself that it is the same thing. */
export function AttachField({ attached, onChange }: AttachFieldProps) {
  const t = useWords();
  const listId = useId();
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState(0);
  const trimmed = query.trim();
  const { data } = useQuery({
    queryKey: ['entries', 'attach', trimmed],
    queryFn: ({ signal }) => engine.lookup({ query: trimmed, limit: foundLimit }, { signal }),
    enabled: trimmed !== '',
    placeholderData: (before) => before,
    gcTime: 30_000,
  });
  const found = trimmed === '' ? [] : (data?.results ?? []);
  const pick = (index: number) => {
    const result = found[index];
    if (result === undefined) return;
    onChange({ entryId: result.entry, label: result.source });
    setQuery('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (found.length === 0) return;
    if (event.code === 'ArrowDown' || event.code === 'ArrowUp') {
      event.preventDefault();
      setChosen((chosen + (event.code === 'ArrowDown' ? 1 : found.length - 1)) % found.length);
    } else if (event.code === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      event.stopPropagation();
      pick(chosen);
    } else if (event.code === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      setQuery('');
    }
  };
  if (attached !== undefined) {
    return (
      <p className={styles.attached} data-testid="attached">
        <span>{t('titles.attach.to', { label: attached.label })}</span>
        <IconButton label={t('titles.attach.not')} onClick={() => onChange(undefined)}>
          <IconX size={14} />
        </IconButton>
      </p>
    );
  }
  return (
    <div className={styles.attach}>
      <input
        type="text"
        role="combobox"
        aria-expanded={found.length > 0}
        aria-controls={listId}
        aria-activedescendant={found.length === 0 ? undefined : `${listId}-${chosen}`}
        aria-label={t('titles.attach.label')}
        placeholder={t('titles.attach.label')}
        spellCheck={false}
        maxLength={500}
        data-testid="attach"
        value={query}
        onChange={(event) => {
          setQuery(event.currentTarget.value);
          setChosen(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={listId} role="listbox" aria-label={t('titles.attach.label')} className={styles.attachList}>
        {found.map((result, index) => (
          <div
            key={result.entry}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === chosen}
            tabIndex={-1}
            data-testid="attach-option"
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => pick(index)}
          >
            <span>{result.source}</span>
            <span>{result.target}</span>
          </div>
        ))}
      </div>
    </div>
  );
}
