import { type KeyboardEvent, useRef, useState } from 'react';
import { romanisationStyles, spellingChoices } from '../../../core/memory/settings.ts';
import { fold } from '../../../core/text/fold.ts';
import { useCommands } from '../../commands/handlers.ts';
import { Sections } from '../../components/sections.tsx';
import { say, useWords } from '../../words.ts';
import { Appearance } from './appearance.tsx';
import { BackupsSection } from './backups-section.tsx';
import { BoothKey } from './booth-key.tsx';
import { CollectionList } from './collection-list.tsx';
import { Houses } from './houses.tsx';
import { Languages } from './languages.tsx';
import { Names } from './names.tsx';
import { Segmentation } from './segmentation.tsx';
import styles from './settings.module.css';
import { Shortcuts } from './shortcuts.tsx';

const namesSettings = [
  'settings.names.romanisation',
  'settings.names.spelling',
  ...romanisationStyles.map((style) => `settings.names.system.${style}`),
  ...spellingChoices.map((choice) => `settings.english.${choice}`),
];

/** Each with what can be set in it: the names by which it is found. */
const sections = [
  { name: 'languages', Section: Languages, settings: ['settings.languages.pair', 'app.status.language'] },
  {
    name: 'collections',
    Section: CollectionList,
    settings: ['settings.collections.order', 'settings.collections.searched', 'settings.collections.starter'],
  },
  { name: 'houses', Section: Houses, settings: ['settings.houses.ranking'] },
  { name: 'names', Section: Names, settings: namesSettings },
  {
    name: 'segmentation',
    Section: Segmentation,
    settings: ['settings.segmentation.import', 'settings.segmentation.try'],
  },
  { name: 'appearance', Section: Appearance, settings: ['settings.appearance.scheme'] },
  { name: 'booth', Section: BoothKey, settings: ['settings.booth.key'] },
  { name: 'shortcuts', Section: Shortcuts, settings: [] },
  {
    name: 'backups',
    Section: BackupsSection,
    settings: [
      'settings.backups.every',
      'settings.backups.keep',
      'memory.backups.fromFile',
      'memory.backups.exportAll',
    ],
  },
] as const;

/** Everything that can be set, and takes effect at once. */
export default function Settings() {
  const t = useWords();
  const [chosen, setChosen] = useState<(typeof sections)[number]['name']>('languages');
  const [query, setQuery] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useCommands({ 'settings.search': () => field.current?.focus() });

  const wanted = fold(query.trim());
  const found = sections.flatMap(({ name, Section, settings }) => {
    const label = t(`settings.section.${name}`);
    const hit = settings.map((key) => say(key)).find((text) => fold(text).includes(wanted));
    if (wanted === '') return [{ name, label, Section }];
    if (fold(label).includes(wanted)) return [{ name, label, Section }];
    return hit === undefined ? [] : [{ name, label, Section, hint: hit }];
  });
  // What is found is seen at once; with nothing found, what was open stays.
  const open = found.find(({ name }) => name === chosen) ?? found[0] ?? sections.find(({ name }) => name === chosen);
  const Section = open?.Section ?? Languages;
  const name = open?.name ?? chosen;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.code !== 'Escape' || query === '') return;
    event.preventDefault();
    setQuery('');
  };
  return (
    <Sections
      screen="settings"
      title={t('settings.title')}
      sections={found}
      chosen={name}
      onChoose={setChosen}
      none={t('settings.nothingFound')}
      head={
        <input
          ref={field}
          type="search"
          className={styles.find}
          aria-label={t('settings.search')}
          placeholder={t('settings.search')}
          maxLength={200}
          data-testid="settings-search"
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
      }
    >
      <div className={styles.content}>
        <h2>{t(`settings.section.${name}`)}</h2>
        <Section />
      </div>
    </Sections>
  );
}
