import { Button } from '../../components/button.tsx';
import { Overlay } from '../../components/overlay.tsx';
import { useWords } from '../../words.ts';
import exchange from '../exchange/exchange.module.css';
import { ExportForm } from '../exchange/export-form.tsx';
import styles from './entry.module.css';
import { closeGlossaryExport, useGlossaryExport } from './glossary-actions.ts';

/** The glossary, or the entries chosen in it, for other programs: every format there is. */
export default function ExportDialog() {
  const t = useWords();
  const { asked } = useGlossaryExport();
  if (asked === undefined) return null;
  const chosen = asked.entryIds?.length;
  const title = chosen === undefined ? t('glossary.exporting.all') : t('glossary.exporting.chosen', { count: chosen });
  return (
    <Overlay label={title} place="middle" onClose={closeGlossaryExport}>
      <section className={exchange.content} data-testid="glossary-export">
        <div className={styles.exportingHead}>
          <h1>{title}</h1>
          <Button look="quiet" onClick={closeGlossaryExport}>
            {t('app.help.close')}
          </Button>
        </div>
        <ExportForm glossary={asked} onDone={closeGlossaryExport} />
      </section>
    </Overlay>
  );
}
