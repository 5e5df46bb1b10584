import { IconArrowRight } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { severities } from '../../../core/check/finding.ts';
import type { CheckFinding } from '../../../engine/contract.ts';
import { runCommand } from '../../commands/handlers.ts';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { goTo, paths } from '../../routes.ts';
import { say, useWords } from '../../words.ts';
import styles from './check.module.css';
import { replaceFinding, sameFindings, shownFindings, useCheck } from './check-state.ts';
import { copyStarter } from './starter-actions.ts';

const estimatedHeight = 62;

interface FindingListProps {
  readonly onEntry: (finding: CheckFinding) => void;
}

export function FindingList({ onEntry }: FindingListProps) {
  const t = useWords();
  const state = useCheck();
  const { findings, ignored, checking, shown, text } = state;
  const visible = shownFindings(state);
  const current = Math.min(state.current, visible.length - 1);
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: visible.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimatedHeight,
    overscan: 8,
  });
  useEffect(() => {
    if (current >= 0) virtualizer.scrollToIndex(current, { align: 'auto' });
  }, [current, virtualizer]);

  return (
    <section className={styles.listSide} aria-label={t('check.list')}>
      <div className={styles.listHead}>
        <span role="status" data-testid="check-count" data-checking={checking || undefined}>
          {checking ? t('check.checking') : t('check.count', { count: visible.length })}
          {!checking && ignored > 0 && `, ${t('check.ignoredCount', { count: ignored })}`}
        </span>
        <Choice
          label={t('check.filter')}
          value={shown}
          options={[
            ['all', t('check.filterAll')] as const,
            ...severities.map((severity) => [severity, t(`check.severity.${severity}`)] as const),
          ]}
          onChange={(next) => useCheck.setState({ shown: next, current: 0 })}
          testId="check-filter"
        />
      </div>
      {visible.length === 0 && !checking && text.trim() !== '' ? (
        findings.length === 0 ? (
          <EmptyState title={t('check.nothing')} text={t('check.nothingText')} />
        ) : (
          <EmptyState title={t('check.nothingShown')} />
        )
      ) : (
        <div
          ref={scroller}
          className={styles.list}
          role="listbox"
          tabIndex={0}
          aria-label={t('check.list')}
          aria-activedescendant={current < 0 ? undefined : `finding-${current}`}
          data-testid="check-list"
        >
          <div role="presentation" className={styles.rows} style={{ height: virtualizer.getTotalSize() }}>
            {virtualizer.getVirtualItems().map(({ index, start }) => {
              const finding = visible[index];
              return finding === undefined ? null : (
                <Row
                  key={`${finding.start}:${finding.rule}`}
                  finding={finding}
                  index={index}
                  top={start}
                  total={visible.length}
                  isCurrent={index === current}
                  measure={virtualizer.measureElement}
                />
              );
            })}
          </div>
        </div>
      )}
      {visible[current] !== undefined && <Details finding={visible[current]} onEntry={onEntry} />}
    </section>
  );
}

interface RowProps {
  readonly finding: CheckFinding;
  readonly index: number;
  readonly top: number;
  readonly total: number;
  readonly isCurrent: boolean;
  readonly measure: (element: HTMLElement | null) => void;
}

function Row({ finding, index, top, total, isCurrent, measure }: RowProps) {
  const t = useWords();
  const language = useCheck((state) => state.language);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the keyboard, its rows are chosen by commands
    // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus and names the row
    <div
      ref={measure}
      id={`finding-${index}`}
      role="option"
      aria-selected={isCurrent}
      aria-setsize={total}
      aria-posinset={index + 1}
      className={styles.row}
      data-index={index}
      data-current={isCurrent || undefined}
      data-severity={finding.severity}
      data-testid="check-finding"
      style={{ translate: `0 ${top}px` }}
      onClick={() => useCheck.setState({ current: index })}
    >
      <p className={styles.found} lang={language}>
        {finding.text}
      </p>
      <p className={styles.preferred}>
        <IconArrowRight size={13} aria-hidden="true" />
        {finding.preferred[0] === undefined ? (
          <span>{t('check.noPreferred')}</span>
        ) : (
          <span lang={language}>{finding.preferred[0]}</span>
        )}
      </p>
    </div>
  );
}

/** Renderings offered besides the first; the entry has them all. */
const mostAlternatives = 6;

/** The finding in hand: why, who says so, and what can be done. */
function Details({
  finding,
  onEntry,
}: {
  readonly finding: CheckFinding;
  readonly onEntry: (one: CheckFinding) => void;
}) {
  const t = useWords();
  const { findings, language } = useCheck();
  const { preferred, reason, severity, house, authority } = finding;
  const others = preferred.slice(1, mostAlternatives + 1);
  const same = sameFindings(finding, findings).length - 1;
  return (
    <div className={styles.details} data-testid="check-details">
      <p className={styles.rule}>
        <span data-severity={severity}>{t(`check.severity.${severity}`)}</span>
        {t(`check.rule.${finding.rule}`)}
      </p>
      <p className={styles.reason}>{say(`check.reason.${reason.key}`, reason.details)}</p>
      {house !== undefined && house !== '' && (
        <p className={styles.house}>
          {t('check.according', { house })}
          {authority !== undefined && ` · ${t(authority.kind === 'memory' ? 'check.inMemory' : 'check.inStarter')}`}
        </p>
      )}
      {others.length > 0 && (
        <ul className={styles.alternatives} aria-label={t('check.alternatives')}>
          {others.map((rendering) => (
            <li key={rendering}>
              <button type="button" lang={language} onClick={() => replaceFinding(finding, rendering)}>
                {rendering}
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className={styles.actions}>
        {preferred.length > 0 && (
          <Button
            look="primary"
            command="check.replace"
            data-testid="check-replace"
            onClick={() => runCommand('check.replace')}
          >
            {t('check.action.replace')}
          </Button>
        )}
        {preferred.length > 0 && same > 0 && (
          <Button
            title={t('check.sameCount', { count: same })}
            data-testid="check-replace-all"
            onClick={() => runCommand('check.replaceAll')}
          >
            {t('check.action.replaceAll')}
          </Button>
        )}
        <Button look="quiet" data-testid="check-ignore-once" onClick={() => runCommand('check.ignoreOnce')}>
          {t('check.action.ignoreOnce')}
        </Button>
        <Button look="quiet" data-testid="check-ignore-text" onClick={() => runCommand('check.ignoreInText')}>
          {t('check.action.ignoreInText')}
        </Button>
        <Button look="quiet" data-testid="check-ignore-always" onClick={() => runCommand('check.ignoreAlways')}>
          {t('check.action.ignoreAlways')}
        </Button>
        {authority?.kind === 'memory' ? (
          <Button look="quiet" onClick={() => goTo(paths.glossary(authority.entryId))}>
            {t('check.openEntry')}
          </Button>
        ) : authority?.kind === 'starter' ? (
          <Button
            look="quiet"
            data-testid="check-copy-entry"
            onClick={() => void copyStarter([authority.starterId], undefined)}
          >
            {t('check.copyEntry')}
          </Button>
        ) : null}
        <Button look="quiet" data-testid="check-to-glossary" onClick={() => onEntry(finding)}>
          {t('check.action.toGlossary')}
        </Button>
      </div>
    </div>
  );
}
