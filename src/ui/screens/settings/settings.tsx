import { useState } from 'react';
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
    <div className={styles.screen} data-testid="screen-settings">
      <nav className={styles.sections} aria-label={t('settings.title')}>
        <h1>{t('settings.title')}</h1>
        {sections.map(([name]) => (
          <button
            key={name}
            type="button"
            aria-current={name === chosen ? 'true' : undefined}
            data-testid={`settings-${name}`}
            onClick={() => setChosen(name)}
          >
            {t(`settings.section.${name}`)}
          </button>
        ))}
      </nav>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long section is scrolled by the keyboard too */}
      <section className={styles.section} tabIndex={0} aria-label={t(`settings.section.${chosen}`)}>
        <div className={styles.content}>
          <h2>{t(`settings.section.${chosen}`)}</h2>
          <Section />
        </div>
      </section>
    </div>
  );
}
