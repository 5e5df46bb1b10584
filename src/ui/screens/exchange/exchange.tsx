import { useState } from 'react';
import { useWords } from '../../words.ts';
import styles from './exchange.module.css';
import { ExportForm } from './export-form.tsx';
import { ImportWizard } from './import-wizard.tsx';
import { Reports } from './reports.tsx';

const sections = [
  ['import', ImportWizard],
  ['export', ExportForm],
  ['reports', Reports],
] as const;

/** Files of other programs in, files for other programs out, and what became of earlier ones. */
export default function Exchange() {
  const t = useWords();
  const [chosen, setChosen] = useState<(typeof sections)[number][0]>('import');
  const Section = sections.find(([name]) => name === chosen)?.[1] ?? ImportWizard;
  return (
    <div className={styles.screen} data-testid="screen-exchange">
      <nav className={styles.sections} aria-label={t('exchange.title')}>
        <h1>{t('exchange.title')}</h1>
        {sections.map(([name]) => (
          <button
            key={name}
            type="button"
            aria-current={name === chosen ? 'true' : undefined}
            data-testid={`exchange-${name}`}
            onClick={() => setChosen(name)}
          >
            {t(`exchange.section.${name}`)}
          </button>
        ))}
      </nav>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long section is scrolled by the keyboard too */}
      <section className={styles.section} tabIndex={0} aria-label={t(`exchange.section.${chosen}`)}>
        <div className={styles.content}>
          <Section />
        </div>
      </section>
    </div>
  );
}
