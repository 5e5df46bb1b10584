import { IconChevronDown, IconChevronUp, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { BitextView } from '../../../engine/contract.ts';
import { IconButton } from '../../components/icon-button.tsx';
import { formatNumber } from '../../format.ts';
import { useWords } from '../../words.ts';
import styles from './align.module.css';
import { patternOf, rowsWith } from './find-text.ts';

interface FindBarProps {
  readonly bitext: BitextView;
  readonly current: number;
  readonly onGo: (index: number) => void;
  readonly onClose: () => void;
}

/** Finds words, or a regular expression, in both texts; Enter goes on, Shift+Enter back, Escape to the rows. */
export function FindBar({ bitext, current, onGo, onClose }: FindBarProps) {
  const t = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState('');
  const [isRegExp, setRegExp] = useState(false);
  const pattern = useMemo(() => (query === '' ? undefined : patternOf(query, isRegExp)), [query, isRegExp]);
  const rows = useMemo(() => (pattern === undefined ? [] : rowsWith(bitext, pattern)), [bitext, pattern]);
  useEffect(() => input.current?.focus(), []);
  const go = (step: 1 | -1) => {
    const next = step === 1 ? rows.find((row) => row > current) : rows.findLast((row) => row < current);
    const index = next ?? (step === 1 ? rows[0] : rows.at(-1));
    if (index !== undefined) onGo(index);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.code === 'Enter' || event.code === 'NumpadEnter') {
      event.preventDefault();
      go(event.shiftKey ? -1 : 1);
    } else if (event.code === 'Escape') {
      event.preventDefault();
      onClose();
    }
  };
  const place = rows.indexOf(current);
  return (
    <search className={styles.find} onKeyDown={onKeyDown} data-testid="find-bar">
      <input
        ref={input}
        type="text"
        aria-label={t('align.find.label')}
        placeholder={t('align.find.label')}
        spellCheck={false}
        maxLength={500}
        data-testid="find-text"
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
      />
      <label>
        <input type="checkbox" checked={isRegExp} onChange={(event) => setRegExp(event.currentTarget.checked)} />
        {t('align.find.regExp')}
      </label>
      <span role="status" data-testid="find-count">
        {query === ''
          ? ''
          : pattern === undefined
            ? t('align.find.invalid')
            : place === -1
              ? t('align.find.rows', { count: rows.length })
              : t('align.find.place', { place: formatNumber(place + 1), total: formatNumber(rows.length) })}
      </span>
      <IconButton label={t('align.find.previous')} disabled={rows.length === 0} onClick={() => go(-1)}>
        <IconChevronUp size={16} />
      </IconButton>
      <IconButton label={t('align.find.next')} disabled={rows.length === 0} onClick={() => go(1)}>
        <IconChevronDown size={16} />
      </IconButton>
      <IconButton label={t('align.find.close')} onClick={onClose}>
        <IconX size={16} />
      </IconButton>
    </search>
  );
}
