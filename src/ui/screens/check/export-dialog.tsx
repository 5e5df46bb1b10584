import { Button } from '../../components/button.tsx';
import { Overlay } from '../../components/overlay.tsx';
import { useWords } from '../../words.ts';
import { exportReport } from './check-state.ts';
import styles from './dialogs.module.css';

const formats = ['docx', 'html', 'xlsx', 'text'] as const;

export function ExportDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useWords();
  return (
    <Overlay label={t('check.export.title')} place="middle" onClose={onClose}>
      <div className={styles.dialog}>
        <h2>{t('check.export.title')}</h2>
        <div className={styles.formats}>
          {formats.map((format, index) => (
            <Button
              key={format}
              look={index === 0 ? 'primary' : 'outline'}
              data-testid={`export-${format}`}
              onClick={() => {
                onClose();
                void exportReport(format);
              }}
            >
              {t(`check.export.${format}`)}
            </Button>
          ))}
        </div>
        <div className={styles.foot}>
          <Button look="quiet" onClick={onClose}>
            {t('check.rules.close')}
          </Button>
        </div>
      </div>
    </Overlay>
  );
}
