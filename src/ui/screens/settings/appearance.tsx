import { Choice } from '../../components/choice.tsx';
import { schemes, setScheme, useScheme } from '../../state/scheme.ts';
import { interfaceLanguage, setInterfaceLanguage, useWords } from '../../words.ts';
import { Setting } from './setting.tsx';

export function Appearance() {
  const t = useWords();
  return (
    <>
      <Setting name={t('app.status.language')} text={t('settings.appearance.languageText')}>
        <Choice
          label={t('app.status.language')}
          value={interfaceLanguage()}
          options={[
            ['en', 'English'],
            ['ru', 'Русский'],
          ]}
          onChange={(language) => void setInterfaceLanguage(language)}
          testId="setting-language"
        />
      </Setting>
      <Setting name={t('settings.appearance.scheme')}>
        <Choice
          label={t('settings.appearance.scheme')}
          value={useScheme()}
          options={schemes.map((scheme) => [scheme, t(`settings.appearance.${scheme}`)] as const)}
          onChange={setScheme}
          testId="setting-scheme"
        />
      </Setting>
    </>
  );
}
