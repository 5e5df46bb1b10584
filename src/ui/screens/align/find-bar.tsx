import { IconChevronDown, IconChevronRight, IconChevronUp, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { patternOf, type TextQuery } from '../../../core/text/find-replace.ts';
import type { BitextView } from '../../../engine/contract.ts';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { formatNumber } from '../../format.ts';
import { useWords } from '../../words.ts';
import styles from './find-bar.module.css';
import { type FoundPlace, inReadingOrder, mostPlaces, nextPlace, placesOfPattern, type Sides } from './find-text.ts';
import type { Found } from './found-marks.ts';
import type { ReplaceActions } from './replace-actions.ts';
import type { Side } from './shapes.ts';

interface FindBarProps {
  readonly bitext: BitextView;
  /** Row of the cursor. */
  readonly current: number;
  /** Whether it replaces as well. */
  readonly replaces: boolean;
  readonly replacing: ReplaceActions;
  readonly onReplaces: (replaces: boolean) => void;
  readonly onFound: (found: Found | undefined) => void;
  readonly onGo: (row: number, side: Side) => void;
  readonly onClose: () => void;
}

const sidesOf = { both: ['source', 'target'], source: ['source'], target: ['target'] } as const;
type SidesChoice = keyof typeof sidesOf;

/**
 * Finds words, or a regular expression, and replaces them. Enter goes on, Shift+Enter back, Escape to the rows; in the
 * field of the replacement Enter replaces this place and Ctrl+Enter all.
 */
export function FindBar(props: FindBarProps) {
  const { bitext, current, replaces, replacing, onReplaces, onFound, onGo, onClose } = props;
  const t = useWords();
  const input = useRef<HTMLInputElement>(null);
  const replacementInput = useRef<HTMLInputElement>(null);
  const [find, setFind] = useState<TextQuery>({ query: '', isRegExp: false, matchCase: false });
  const [replacement, setReplacement] = useState('');
  const [choice, setChoice] = useState<SidesChoice>('both');
  const [here, setHere] = useState<FoundPlace | undefined>();
  const sides: Sides = sidesOf[replaces ? choice : 'both'];
  const pattern = useMemo(() => patternOf(find), [find]);
  const places = useMemo(
    () => (pattern === undefined ? [] : placesOfPattern(bitext, pattern, sides)),
    [bitext, pattern, sides],
  );
  const place = here === undefined ? -1 : places.findIndex((one) => inReadingOrder(one, here) === 0);
  const isHere = place !== -1 && here?.row === current;

  useEffect(() => {
    const field = replaces && input.current?.value !== '' ? replacementInput.current : input.current;
    field?.focus();
    field?.select();
  }, [replaces]);
  useEffect(() => {
    onFound(pattern === undefined ? undefined : { pattern, sides, here: isHere ? here : undefined });
  }, [onFound, pattern, sides, here, isHere]);
  useEffect(() => () => onFound(undefined), [onFound]);

  const goTo = (next: FoundPlace | undefined) => {
    if (next === undefined) return;
    setHere(next);
    onGo(next.row, next.side);
  };
  const go = (step: 1 | -1) => goTo(nextPlace(places, isHere && here !== undefined ? here : current, step));
  const replaceThis = async () => {
    if (!isHere || here === undefined) return go(1);
    const after = await replacing.one(here, find, replacement);
    if (after === undefined || pattern === undefined) return;
    // On from the end of the replacement: what was put in is not looked at again.
    const behind = { ...here, start: after.end - 0.5, end: after.end };
    goTo(nextPlace(placesOfPattern(after.bitext, pattern, sides), behind, 1));
  };
  const replaceAll = () => {
    if (places.length > 0) void replacing.all(find, replacement, sides);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const isField = event.target instanceof HTMLInputElement && event.target.type === 'text';
    if (event.code === 'Escape') {
      event.preventDefault();
      onClose();
    } else if (isField && (event.code === 'Enter' || event.code === 'NumpadEnter')) {
      event.preventDefault();
      if (replaces && (event.ctrlKey || event.metaKey)) replaceAll();
      else if (event.target === replacementInput.current && !event.shiftKey) void replaceThis();
      else go(event.shiftKey ? -1 : 1);
    }
  };
  const set = (change: Partial<TextQuery>) => setFind((before) => ({ ...before, ...change }));
  const total = places.length >= mostPlaces ? `${formatNumber(mostPlaces)}+` : formatNumber(places.length);
  return (
    <search className={styles.bar} onKeyDown={onKeyDown} data-testid="find-bar">
      <IconButton
        label={t(replaces ? 'align.replace.hide' : 'align.replace.show')}
        command="align.replace"
        aria-expanded={replaces}
        onClick={() => onReplaces(!replaces)}
      >
        {replaces ? <IconChevronDown size={16} /> : <IconChevronRight size={16} />}
      </IconButton>
      <div className={styles.lines}>
        <div className={styles.line}>
          <input
            ref={input}
            type="text"
            aria-label={t('align.find.label')}
            placeholder={t('align.find.label')}
            aria-invalid={find.query !== '' && pattern === undefined}
            spellCheck={false}
            maxLength={500}
            data-testid="find-text"
            value={find.query}
            onChange={(event) => set({ query: event.currentTarget.value })}
          />
          <label>
            <input
              type="checkbox"
              checked={find.matchCase}
              data-testid="find-match-case"
              onChange={(event) => set({ matchCase: event.currentTarget.checked })}
            />
            {t('align.find.matchCase')}
          </label>
          <label>
            <input
              type="checkbox"
              checked={find.isRegExp}
              data-testid="find-reg-exp"
              onChange={(event) => set({ isRegExp: event.currentTarget.checked })}
            />
            {t('align.find.regExp')}
          </label>
          <span className={styles.count} role="status" data-testid="find-count">
            {find.query === ''
              ? ''
              : pattern === undefined
                ? t('align.find.invalid')
                : isHere
                  ? t('align.find.place', { place: formatNumber(place + 1), total })
                  : t('align.find.places', { count: places.length })}
          </span>
          <IconButton label={t('align.find.previous')} disabled={places.length === 0} onClick={() => go(-1)}>
            <IconChevronUp size={16} />
          </IconButton>
          <IconButton label={t('align.find.next')} disabled={places.length === 0} onClick={() => go(1)}>
            <IconChevronDown size={16} />
          </IconButton>
          <IconButton label={t('align.find.close')} onClick={onClose}>
            <IconX size={16} />
          </IconButton>
        </div>
        {replaces && (
          <div className={styles.line}>
            <input
              ref={replacementInput}
              type="text"
              aria-label={t('align.replace.label')}
              placeholder={t(find.isRegExp ? 'align.replace.labelRegExp' : 'align.replace.label')}
              spellCheck={false}
              maxLength={2000}
              data-testid="replace-text"
              value={replacement}
              onChange={(event) => setReplacement(event.currentTarget.value)}
            />
            <Choice
              label={t('align.replace.where')}
              value={choice}
              testId="replace-sides"
              options={[
                ['both', t('align.replace.both')],
                ['source', t('align.replace.source')],
                ['target', t('align.replace.target')],
              ]}
              onChange={setChoice}
            />
            <Button disabled={places.length === 0} data-testid="replace-this" onClick={() => void replaceThis()}>
              {t('align.replace.this')}
            </Button>
            <Button disabled={places.length === 0} data-testid="replace-all" onClick={replaceAll}>
              {t('align.replace.all')}
            </Button>
          </div>
        )}
      </div>
    </search>
  );
}
