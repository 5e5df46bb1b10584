import { IconFileImport, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type DuplicateChoice, duplicateChoices } from '../../../core/exchange/import-report.ts';
import { useCommands } from '../../commands/handlers.ts';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { problemText } from '../../components/problem-line.tsx';
import { collectionsQuery } from '../../engine/queries.ts';
import { languageHeading } from '../../format.ts';
import { useWords } from '../../words.ts';
import styles from './exchange.module.css';
import { FilePreview } from './file-preview.tsx';
import {
  chooseImportFiles,
  clearImport,
  type ImportFile,
  isReadable,
  languagesOf,
  removeImportFile,
  startImport,
  useImport,
} from './import-state.ts';
import { ReportView } from './report-view.tsx';

export function ImportWizard() {
  const t = useWords();
  const { files, shown, running, reportId } = useImport();
  const ready = files.some(isReadable);
  useCommands({
    'exchange.choose': () => void chooseImportFiles(),
    ...(ready && !running ? { 'exchange.start': () => void startImport() } : {}),
  });
  if (files.length === 0 && reportId !== undefined) {
    return (
      <>
        <ReportView id={reportId} />
        <div className={styles.actions}>
          <Button
            icon={<IconFileImport size={15} />}
            command="exchange.choose"
            data-testid="import-more"
            onClick={() => void chooseImportFiles()}
          >
            {t('exchange.import.more')}
          </Button>
        </div>
      </>
    );
  }
  if (files.length === 0) {
    return (
      <EmptyState title={t('exchange.import.emptyTitle')} text={t('exchange.import.emptyText')}>
        <Button
          look="primary"
          icon={<IconFileImport size={15} />}
          command="exchange.choose"
          data-testid="import-choose"
          onClick={() => void chooseImportFiles()}
        >
          {t('exchange.import.choose')}
        </Button>
      </EmptyState>
    );
  }
  const file = files.find(({ path }) => path === shown) ?? files[0];
  return (
    <>
      <ul className={styles.files} aria-label={t('exchange.import.files')}>
        {files.map((one) => (
          <FileLine key={one.path} file={one} current={one === file} />
        ))}
      </ul>
      {file !== undefined && <FilePreview key={file.path} file={file} />}
      <ImportSettings />
      <div className={styles.actions}>
        <Button command="exchange.choose" disabled={running} onClick={() => void chooseImportFiles()}>
          {t('exchange.import.add')}
        </Button>
        <span className={styles.space} />
        <Button look="quiet" disabled={running} data-testid="import-clear" onClick={clearImport}>
          {t('exchange.import.clear')}
        </Button>
        <Button
          look="primary"
          command="exchange.start"
          disabled={!ready || running}
          data-testid="import-start"
          onClick={() => void startImport()}
        >
          {running
            ? t('exchange.import.running')
            : t('exchange.import.start', { count: files.filter(isReadable).length })}
        </Button>
      </div>
    </>
  );
}

const nameOf = (path: string): string => path.split(/[/\\]/).at(-1) ?? path;

function FileLine({ file, current }: { readonly file: ImportFile; readonly current: boolean }) {
  const t = useWords();
  const { path, previews } = file;
  const name = nameOf(path);
  const problem = previews?.length === 1 ? previews[0]?.problem : undefined;
  const formats = [...new Set(previews?.map(({ format }) => format).filter((format) => format !== ''))];
  return (
    <li data-current={current || undefined}>
      <button type="button" className={styles.file} title={path} onClick={() => useImport.setState({ shown: path })}>
        <span className="clip" translate="no">
          {name}
        </span>
        {previews === undefined ? (
          <span className={styles.soft}>{t('exchange.import.looking')}</span>
        ) : problem !== undefined ? (
          <span className={styles.problem}>{problemText(problem)}</span>
        ) : (
          <span className={styles.soft}>
            {previews.length > 1
              ? t('exchange.import.members', { count: previews.length })
              : formats.map((format) => formatName(t, format)).join(', ')}
          </span>
        )}
      </button>
      <IconButton label={t('exchange.import.remove', { name })} onClick={() => removeImportFile(path)}>
        <IconX size={14} />
      </IconButton>
    </li>
  );
}

/** The name people know a format by. */
export function formatName(t: ReturnType<typeof useWords>, format: string): string {
  switch (format) {
    case 'omegat-glossary':
    case 'wordfast-tm':
    case 'multiterm':
    case 'anki':
    case 'csv':
    case 'tsv':
    case 'srx':
      return t(`exchange.format.${format}`);
    default:
      return format.toUpperCase();
  }
}

function ImportSettings() {
  const t = useWords();
  const { files, collection, duplicates, unwanted, running } = useImport();
  const { data: collections = [] } = useQuery(collectionsQuery);
  const languages = languagesOf(files);
  return (
    <div className={styles.settings}>
      <label className={styles.field}>
        <span>{t('exchange.import.collection')}</span>
        <input
          list="import-collections"
          maxLength={200}
          disabled={running}
          value={collection}
          placeholder={collections[0]?.name ?? t('exchange.import.general')}
          data-testid="import-collection"
          onChange={(event) => useImport.setState({ collection: event.currentTarget.value })}
        />
        <datalist id="import-collections">
          {collections.map(({ id, name }) => (
            <option key={id} value={name} />
          ))}
        </datalist>
      </label>
      <div className={styles.field}>
        <span aria-hidden="true">{t('exchange.import.duplicates')}</span>
        <Choice<DuplicateChoice>
          label={t('exchange.import.duplicates')}
          value={duplicates}
          options={duplicateChoices.map((choice) => [choice, t(`exchange.duplicates.${choice}`)] as const)}
          disabled={running}
          onChange={(value) => useImport.setState({ duplicates: value })}
          testId="import-duplicates"
        />
      </div>
      {languages.length > 2 && (
        <fieldset className={styles.languages} data-testid="import-languages">
          <legend>{t('exchange.import.languages')}</legend>
          {languages.map((language) => (
            <label key={language}>
              <input
                type="checkbox"
                disabled={running}
                checked={!unwanted.includes(language)}
                onChange={(event) => {
                  const others = unwanted.filter((one) => one !== language);
                  useImport.setState({ unwanted: event.currentTarget.checked ? others : [...others, language] });
                }}
              />
              {languageHeading(language)}
            </label>
          ))}
        </fieldset>
      )}
    </div>
  );
}
