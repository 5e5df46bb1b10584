import { useState } from 'react';
import { romanisationStyles, spellingChoices } from '../../../core/memory/settings.ts';
import { transliterate } from '../../../core/text/transliteration.ts';
import { changeSettings, useSettings } from '../../state/memory-settings.ts';
import { useWords } from '../../words.ts';
import styles from './settings.module.css';

/** Has the letters the systems differ in most. */
const exampleName = 'Юрий Щёкин, Наталья Ежова';

/** Words in which the spellings differ. */
const exampleWords = {
  'as-it-comes': 'organise, organize, centre, center',
  british: 'organise, centre, defence, analyse, travelled',
  oxford: 'organize, centre, defence, analyse, travelled',
  american: 'organize, center, defense, analyze, traveled',
} as const;

/** How names are romanised and English is spelt in what the program proposes. */
export function Names() {
  const t = useWords();
  const { romanisation, spelling } = useSettings();
  const [name, setName] = useState(exampleName);
  return (
    <>
      <fieldset className={styles.options}>
        <legend>{t('settings.names.romanisation')}</legend>
        <p className={styles.text}>{t('settings.names.romanisationText')}</p>
        <label className={styles.tryName}>
          <span>{t('settings.names.try')}</span>
          <input
            type="text"
            maxLength={200}
            lang="ru"
            spellCheck={false}
            data-testid="try-name"
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        </label>
        {romanisationStyles.map((style) => (
          <label key={style} className={styles.option}>
            <input
              type="radio"
              name="romanisation"
              data-testid={`romanisation-${style}`}
              checked={romanisation === style}
              onChange={() => void changeSettings({ romanisation: style })}
            />
            <span>{t(`settings.names.system.${style}`)}</span>
            <span className={styles.sample} lang={style === 'usual' ? undefined : 'en'}>
              {style === 'usual' ? t('settings.names.onRecord') : transliterate(name, style)}
            </span>
          </label>
        ))}
      </fieldset>
      <fieldset className={styles.options}>
        <legend>{t('settings.names.spelling')}</legend>
        <p className={styles.text}>{t('settings.names.spellingText')}</p>
        {spellingChoices.map((choice) => (
          <label key={choice} className={styles.option}>
            <input
              type="radio"
              name="spelling"
              data-testid={`spelling-${choice}`}
              checked={spelling === choice}
              onChange={() => void changeSettings({ spelling: choice })}
            />
            <span>{t(`settings.english.${choice}`)}</span>
            <span className={styles.sample} lang="en">
              {exampleWords[choice]}
            </span>
          </label>
        ))}
      </fieldset>
    </>
  );
}
