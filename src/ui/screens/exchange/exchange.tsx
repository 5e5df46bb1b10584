import { useState } from 'react';
import { Sections } from '../../components/sections.tsx';
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
    <Sections
      screen="exchange"
      title={t('exchange.title')}
      sections={sections.map(([name]) => ({ name, label: t(`exchange.section.${name}`) }))}
      chosen={chosen}
      onChoose={setChosen}
    >
      <div className={styles.content}>
        <Section />
      </div>
    </Sections>
  );
}
