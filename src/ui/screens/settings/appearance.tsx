import { Choice } from '../../components/choice.tsx';
import { schemes, setScheme, useScheme } from '../../state/scheme.ts';
import { useWords } from '../../words.ts';
import { Setting } from './setting.tsx';

export function Appearance() {
  const t = useWords();
  return (
    <Setting name={t('settings.appearance.scheme')} text={t('settings.appearance.schemeText')}>
      <Choice
        label={t('settings.appearance.scheme')}
        value={useScheme()}
        options={schemes.map((scheme) => [scheme, t(`settings.appearance.${scheme}`)] as const)}
        onChange={setScheme}
        testId="setting-scheme"
      />
    </Setting>
  );
}
