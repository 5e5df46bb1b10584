import { useEffect, useState } from 'react';
import { acceleratorOf, chordOfAccelerator } from '../../commands/keys.ts';
import { Button } from '../../components/button.tsx';
import type { BoothShortcut } from '../../platform/bridge.ts';
import { host } from '../../platform/host.ts';
import { useWords } from '../../words.ts';
import { KeyField } from './key-field.tsx';
import { Setting } from './setting.tsx';
import styles from './settings.module.css';

/** The key that opens the booth over other programs. */
export function BoothKey() {
  const t = useWords();
  const [state, setState] = useState<BoothShortcut | undefined>();
  useEffect(() => void host.boothShortcut().then(setState), []);
  const change = (shortcut: string) => void host.boothShortcut(shortcut).then(setState);
  if (state === undefined) return null;
  const { shortcut, works } = state;
  return (
    <>
      <Setting name={t('settings.booth.key')} text={t('settings.booth.keyText')}>
        <KeyField
          label={t('settings.booth.key')}
          chord={shortcut === '' ? undefined : chordOfAccelerator(shortcut)}
          onChange={(chord) => change(acceleratorOf(chord))}
          testId="booth-key"
        />
        {shortcut !== '' && (
          <Button look="quiet" onClick={() => change('')}>
            {t('settings.booth.noKey')}
          </Button>
        )}
      </Setting>
      {shortcut !== '' && !works && (
        <p role="alert" className={styles.taken}>
          {t('settings.booth.notOurs')}
        </p>
      )}
      <p className={styles.text}>{t('settings.booth.size')}</p>
      <Button onClick={() => host.booth('open')}>{t('settings.booth.open')}</Button>
    </>
  );
}
