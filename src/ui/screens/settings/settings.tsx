import { useState } from 'react';
import { Sections } from '../../components/sections.tsx';
import { useWords } from '../../words.ts';
import { Backups } from '../memory/backups.tsx';
import { Appearance } from './appearance.tsx';
import { BoothKey } from './booth-key.tsx';
import { CollectionList } from './collection-list.tsx';
import { Segmentation } from './segmentation.tsx';
import styles from './settings.module.css';
import { Shortcuts } from './shortcuts.tsx';

const sections = [
  ['appearance', Appearance],
  ['booth', BoothKey],
  ['shortcuts', Shortcuts],
  ['collections', CollectionList],
  ['segmentation', Segmentation],
  ['backups', Backups],
] as const;

/** Everything that can be set, and takes effect at once. */
export default function Settings() {
  const t = useWords();
  const [chosen, setChosen] = useState<(typeof sections)[number][0]>('appearance');
  const Section = sections.find(([name]) => name === chosen)?.[1] ?? Appearance;
  return (
    <Sections
      screen="settings"
      title={t('settings.title')}
      sections={sections.map(([name]) => ({ name, label: t(`settings.section.${name}`) }))}
      chosen={chosen}
      onChoose={setChosen}
    >
      <div className={styles.content}>
        <h2>{t(`settings.section.${chosen}`)}</h2>
        <Section />
      </div>
    </Sections>
  );
}
