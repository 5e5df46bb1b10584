import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { ruleIds } from '../../../core/check/finding.ts';
import { spellingChoices } from '../../../core/memory/settings.ts';
import type { KeptCheckSettings } from '../../../engine/contract.ts';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { Overlay } from '../../components/overlay.tsx';
import { engine } from '../../engine/connection.ts';
import { queryClient } from '../../engine/queries.ts';
import { changeSettings, useSettings } from '../../state/memory-settings.ts';
import { tellProblem } from '../../state/notices.ts';
import { useWords } from '../../words.ts';
import { checkWhole } from './check-state.ts';
import styles from './dialogs.module.css';

interface RulesDialogProps {
  readonly onClose: () => void;
  readonly onBrowse: () => void;
}

const settingsKey = ['check-settings'];
const ignoredKey = ['check-ignored'];

/** Rules switched and set for all checks, and what is ignored. */
export function RulesDialog({ onClose, onBrowse }: RulesDialogProps) {
  const t = useWords();
  const { data: settings = {} } = useQuery({ queryKey: settingsKey, queryFn: () => engine.checkSettings({}) });
  const { data: ignored = [] } = useQuery({
    queryKey: ignoredKey,
    queryFn: () => engine.listIgnored({}),
    staleTime: 0,
  });
  const { spelling } = useSettings();
  const off = settings.off ?? [];

  const change = async (changed: Partial<KeptCheckSettings>) => {
    const next = { ...settings, ...changed };
    queryClient.setQueryData(settingsKey, next);
    try {
      await engine.saveCheckSettings(next);
      await checkWhole();
    } catch (error) {
      tellProblem(error);
      void queryClient.invalidateQueries({ queryKey: settingsKey });
    }
  };
  const restore = async (id: number) => {
    try {
      await engine.unignore({ ids: [id] });
      await queryClient.invalidateQueries({ queryKey: ignoredKey });
      await checkWhole();
    } catch (error) {
      tellProblem(error);
    }
  };

  return (
    <Overlay label={t('check.rules.title')} place="middle" onClose={onClose}>
      <div className={styles.dialog} data-testid="check-rules-dialog">
        <h2>{t('check.rules.title')}</h2>
        <fieldset className={styles.rules}>
          <legend>{t('check.rules.which')}</legend>
          {ruleIds.map((rule) => (
            <label key={rule}>
              <input
                type="checkbox"
                data-testid={`rule-${rule}`}
                checked={!off.includes(rule)}
                onChange={(event) =>
                  void change({
                    off: event.currentTarget.checked ? off.filter((one) => one !== rule) : [...off, rule],
                  })
                }
              />
              <span>{t(`check.rule.${rule}`)}</span>
            </label>
          ))}
        </fieldset>
        <div className={styles.choices}>
          <span>{t('check.rules.spelling')}</span>
          <Choice
            label={t('check.rules.spelling')}
            value={spelling}
            options={spellingChoices.map((one) => [one, t(`settings.english.${one}`)] as const)}
            onChange={(value) => void changeSettings({ spelling: value }).then(checkWhole)}
            testId="check-spelling"
          />
        </div>
        <div className={styles.rules}>
          <label>
            <input
              type="checkbox"
              data-testid="check-shipped"
              checked={settings.ownGlossaryOnly !== true}
              onChange={(event) => void change({ ownGlossaryOnly: !event.currentTarget.checked })}
            />
            <span>{t('check.rules.shipped')}</span>
          </label>
          <Button look="quiet" data-testid="check-browse" onClick={onBrowse}>
            {t('check.rules.browse')}
          </Button>
        </div>
        <h3>{t('check.rules.ignored')}</h3>
        {ignored.length === 0 ? (
          <p className={styles.faint}>{t('check.rules.noIgnored')}</p>
        ) : (
          <ul className={styles.ignored}>
            {ignored.map(({ id, text, scope, document }) => (
              <li key={id}>
                <span className="clip">{text}</span>
                <span className={`${styles.faint} clip`}>{t(`check.scope.${scope}`, { name: document })}</span>
                <IconButton label={t('check.rules.restore', { text })} onClick={() => void restore(id)}>
                  <IconX size={14} />
                </IconButton>
              </li>
            ))}
          </ul>
        )}
        <div className={styles.foot}>
          <Button look="primary" data-testid="check-rules-close" onClick={onClose}>
            {t('check.rules.close')}
          </Button>
        </div>
      </div>
    </Overlay>
  );
}
