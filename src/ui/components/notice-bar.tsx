import { IconAlertTriangle, IconCheck, IconX } from '@tabler/icons-react';
import { useEffect } from 'react';
import { dismissNotice, useNotices } from '../state/notices.ts';
import { say, useWords } from '../words.ts';
import { IconButton } from './icon-button.tsx';
import styles from './notice-bar.module.css';
import { problemText } from './problem-line.tsx';

/** Long enough to read one sentence. */
const doneShownMs = 6000;

/** Stands below the work, never over it. A problem stays until it is dismissed. */
export function NoticeBar({ testId = 'notice' }: { readonly testId?: string }) {
  const t = useWords();
  const { notice, shownAt } = useNotices();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same words told again are shown anew
  useEffect(() => {
    if (notice?.kind !== 'done') return;
    const timer = setTimeout(dismissNotice, doneShownMs);
    return () => clearTimeout(timer);
  }, [notice, shownAt]);

  return (
    <div role="status" aria-live="polite" data-testid={testId}>
      {notice !== undefined && (
        <div className={styles.notice} data-kind={notice.kind}>
          {notice.kind === 'problem' ? (
            <IconAlertTriangle size={16} aria-hidden="true" />
          ) : (
            <IconCheck size={16} aria-hidden="true" />
          )}
          <span className={styles.text}>
            {notice.kind === 'problem' ? problemText(notice.problem) : say(notice.key, notice.values)}
          </span>
          <IconButton label={t('app.status.dismiss')} onClick={dismissNotice}>
            <IconX size={15} />
          </IconButton>
        </div>
      )}
    </div>
  );
}
