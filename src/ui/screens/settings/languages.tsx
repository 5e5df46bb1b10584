import { IconArrowsExchange } from '@tabler/icons-react';
import { Choice } from '../../components/choice.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { languageHeading } from '../../format.ts';
import { changeSettings, chooseInterfaceLanguage, useSettings } from '../../state/memory-settings.ts';
import { interfaceLanguage, useWords } from '../../words.ts';
import { offeredLanguages } from '../desk/text-slot.tsx';
import { Setting } from './setting.tsx';

export function Languages() {
  const t = useWords();
  const { languages } = useSettings();
  const { source, target } = languages;
  const options = [...new Set([...offeredLanguages, source, target])].map(
    (tag) => [tag, languageHeading(tag)] as const,
  );
  const swapped = { source: target, target: source };
  /** A text is not translated into its own language: the one chosen for both sides goes to the other. */
  const choose = (side: 'source' | 'target', tag: string) => {
    const next = { ...languages, [side]: tag };
    void changeSettings({ languages: next.source === next.target ? swapped : next });
  };
  return (
    <>
      <Setting name={t('settings.languages.pair')} text={t('settings.languages.pairText')}>
        <Choice
          label={t('settings.languages.source')}
          value={source}
          options={options}
          onChange={(tag) => choose('source', tag)}
          testId="setting-source"
        />
        <IconButton
          label={t('settings.languages.swap')}
          data-testid="setting-swap"
          onClick={() => void changeSettings({ languages: swapped })}
        >
          <IconArrowsExchange size={16} />
        </IconButton>
        <Choice
          label={t('settings.languages.target')}
          value={target}
          options={options}
          onChange={(tag) => choose('target', tag)}
          testId="setting-target"
        />
      </Setting>
      <Setting name={t('app.status.language')} text={t('settings.appearance.languageText')}>
        <Choice
          label={t('app.status.language')}
          value={interfaceLanguage()}
          options={[
            ['en', 'English'],
            ['ru', 'Русский'],
          ]}
          onChange={chooseInterfaceLanguage}
          testId="setting-language"
        />
      </Setting>
    </>
  );
}
