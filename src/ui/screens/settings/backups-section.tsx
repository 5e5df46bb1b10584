import { backupIntervals, backupsKept } from '../../../core/memory/settings.ts';
import { Choice } from '../../components/choice.tsx';
import { changeSettings, useSettings } from '../../state/memory-settings.ts';
import { useWords } from '../../words.ts';
import { Backups } from '../memory/backups.tsx';
import { Setting } from './setting.tsx';
import styles from './settings.module.css';

/** How often backups are made and how many stay, and the backups there are. */
export function BackupsSection() {
  const t = useWords();
  const { backups } = useSettings();
  return (
    <>
      <Setting name={t('settings.backups.every')} text={t('settings.backups.everyText')}>
        <Choice
          label={t('settings.backups.every')}
          value={backups.every}
          options={backupIntervals.map((one) => [one, t(`settings.backups.interval.${one}`)] as const)}
          onChange={(every) => void changeSettings({ backups: { ...backups, every } })}
          testId="backup-every"
        />
      </Setting>
      <Setting name={t('settings.backups.keep')} text={t('settings.backups.keepText')}>
        <Choice
          label={t('settings.backups.keep')}
          value={String(backups.keep)}
          options={backupsKept.map(
            (one) =>
              [
                String(one),
                one === 'thinned' ? t('settings.backups.thinned') : t('settings.backups.newest', { count: one }),
              ] as const,
          )}
          onChange={(value) => {
            const keep = backupsKept.find((one) => String(one) === value);
            if (keep !== undefined) void changeSettings({ backups: { ...backups, keep } });
          }}
          testId="backup-keep"
        />
      </Setting>
      <div className={styles.below}>
        <Backups besideSettings />
      </div>
    </>
  );
}
