import type { TableColumn, TableField, TableMapping } from '../../../core/exchange/table/mapping.ts';
import type { ImportPreview } from '../../../engine/contract.ts';
import { Choice } from '../../components/choice.tsx';
import { scriptLanguage } from '../../components/script-language.ts';
import { languageHeading } from '../../format.ts';
import { useWords } from '../../words.ts';
import styles from './exchange.module.css';
import { type ImportFile, readAsTable, setMapping } from './import-state.ts';

/** The beginning of a file, and how it will be read. */
export function FilePreview({ file }: { readonly file: ImportFile }) {
  const { path, previews } = file;
  const first = previews?.find(({ problem }) => problem === undefined);
  if (previews === undefined || first === undefined) return null;
  if (first.table !== undefined && previews.length === 1) {
    return <TablePreview path={path} preview={first} table={first.table} />;
  }
  return <ItemPreview previews={previews} />;
}

/** Units and entries of formats that need no explaining. */
function ItemPreview({ previews }: { readonly previews: readonly ImportPreview[] }) {
  const t = useWords();
  const items = previews.flatMap(({ items: some }) => some).slice(0, shownItems);
  const languages = [...new Set(items.flatMap(({ texts }) => texts.map(({ language }) => language)))].slice(
    0,
    mostColumns,
  );
  if (items.length === 0) return <p className={styles.soft}>{t('exchange.import.nothingIn')}</p>;
  return (
    <div className={styles.preview}>
      <table className={styles.table} data-testid="import-items">
        <thead>
          <tr>
            {languages.map((language) => (
              <th key={language} scope="col">
                {headingOf(language)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a preview is never reordered
            <tr key={index}>
              {languages.map((language) => (
                <td key={language}>
                  {item.texts
                    .filter((one) => one.language === language)
                    .map(({ text }) => text)
                    .join('; ')}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const shownItems = 20;
const mostColumns = 6;

/** Codes of files are not always codes of languages. */
function headingOf(language: string): string {
  try {
    return languageHeading(language.replaceAll('_', '-'));
  } catch {
    return language;
  }
}

const encodings = ['utf-8', 'windows-1251', 'utf-16le', 'utf-16be', 'koi8-r', 'ibm866', 'windows-1252'] as const;
const delimiters = ['\t', ';', ',', '|'] as const;
const separators = ['', ';', '|', '/', ',', '\n'] as const;

interface TablePreviewProps {
  readonly path: string;
  readonly preview: ImportPreview;
  readonly table: NonNullable<ImportPreview['table']>;
}

function TablePreview({ path, preview, table }: TablePreviewProps) {
  const t = useWords();
  const { mapping, rows, columns, delimiter, sheets, sheet } = table;
  const change = (changed: Partial<TableMapping>) => void setMapping(path, { ...mapping, ...changed });
  const several = separators.find((one) => one === mapping.several) ?? '';
  const setColumn = (place: number, column: TableColumn) =>
    change({ columns: mapping.columns.map((one, index) => (index === place ? column : one)) });
  const body = mapping.heading ? rows.slice(1) : rows;
  return (
    <>
      <div className={styles.settings}>
        {preview.encoding !== undefined && (
          <Field name={t('exchange.table.encoding')}>
            <Choice
              label={t('exchange.table.encoding')}
              value={preview.encoding}
              options={[...new Set([preview.encoding, ...encodings])].map((one) => [one, one] as const)}
              onChange={(encoding) => void readAsTable(path, { encoding })}
              testId="import-encoding"
            />
          </Field>
        )}
        {delimiter !== undefined && (
          <Field name={t('exchange.table.delimiter')}>
            <Choice
              label={t('exchange.table.delimiter')}
              value={delimiter}
              options={[...new Set([delimiter, ...delimiters])].map(
                (one) => [one, one === '\t' ? t('exchange.table.tab') : one] as const,
              )}
              onChange={(value) => void readAsTable(path, { delimiter: value })}
              testId="import-delimiter"
            />
          </Field>
        )}
        {sheets.length > 1 && sheet !== undefined && (
          <Field name={t('exchange.table.sheet')}>
            <Choice
              label={t('exchange.table.sheet')}
              value={sheet}
              options={sheets.map((one) => [one, one] as const)}
              onChange={(value) => void readAsTable(path, { sheet: value })}
              testId="import-sheet"
            />
          </Field>
        )}
        <Field name={t('exchange.table.as')}>
          <Choice
            label={t('exchange.table.as')}
            value={mapping.as}
            options={[
              ['entries', t('exchange.table.entries')],
              ['units', t('exchange.table.units')],
            ]}
            onChange={(as) => change({ as })}
            testId="import-as"
          />
        </Field>
        {mapping.as === 'entries' && (
          <Field name={t('exchange.table.several')}>
            <Choice
              label={t('exchange.table.several')}
              value={several}
              options={separators.map(
                (one) =>
                  [
                    one,
                    one === '' ? t('exchange.table.one') : one === '\n' ? t('exchange.table.lineBreak') : one,
                  ] as const,
              )}
              onChange={(value) => {
                const { several: _, ...rest } = mapping;
                void setMapping(path, value === '' ? rest : { ...rest, several: value });
              }}
              testId="import-several"
            />
          </Field>
        )}
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={mapping.heading}
            data-testid="import-heading"
            onChange={(event) => change({ heading: event.currentTarget.checked })}
          />
          {t('exchange.table.heading')}
        </label>
      </div>
      <div className={styles.preview}>
        <table className={styles.table} data-testid="import-table">
          <thead>
            <tr>
              {mapping.columns.map((column, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns are told apart by their place
                <th key={index} scope="col">
                  <ColumnChoice
                    column={column}
                    heading={columns[index] ?? ''}
                    index={index}
                    onChange={(changed) => setColumn(index, changed)}
                  />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {body.map((cells, row) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a preview is never reordered
              <tr key={row}>
                {mapping.columns.map((column, index) => (
                  <td
                    // biome-ignore lint/suspicious/noArrayIndexKey: columns are told apart by their place
                    key={index}
                    lang={scriptLanguage(cells[index] ?? '')}
                    data-unused={column.field === 'ignore' || undefined}
                  >
                    {cells[index] ?? ''}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Field({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <div className={styles.field}>
      <span aria-hidden="true">{name}</span>
      {children}
    </div>
  );
}

const offeredLanguages = [
  'ru',
  'en',
  'fr',
  'es',
  'de',
  'zh',
  'ar',
  'kk',
  'uk',
  'be',
  'it',
  'pt',
  'tr',
  'ja',
  'ko',
] as const;
const rowFields = [
  'definition',
  'note',
  'subjectField',
  'conceptType',
  'entryId',
  'author',
  'date',
  'changed',
] as const;
const sideFields = ['language', 'status', 'termType', 'partOfSpeech', 'termNote', 'acronym'] as const;

interface ColumnChoiceProps {
  readonly column: TableColumn;
  /** As the file has it; empty where it has none. */
  readonly heading: string;
  readonly index: number;
  readonly onChange: (column: TableColumn) => void;
}

/** What a column holds: a text in a language, something about the row, something about a term, or nothing to be taken. */
function ColumnChoice({ column, heading, index, onChange }: ColumnChoiceProps) {
  const t = useWords();
  const name = heading || t('exchange.table.column', { number: index + 1 });
  const languages = [...new Set([...(column.language === undefined ? [] : [column.language]), ...offeredLanguages])];
  const current = keyOf(column);
  const options: (readonly [string, string])[] = [
    ['ignore', t('exchange.field.ignore')],
    ...languages.map((language) => [`term ${language}`, headingOf(language)] as const),
    ...rowFields.map((field) => [field, t(`exchange.field.${field}`)] as const),
  ];
  if (!options.some(([key]) => key === current)) options.push([current, ownName(t, column)]);
  return (
    <>
      <span className={styles.column} translate={heading === '' ? undefined : 'no'}>
        {name}
      </span>
      <Choice
        label={t('exchange.table.holds', { name })}
        value={current}
        options={options}
        onChange={(key) => onChange(key === current ? column : columnOf(key))}
        testId="import-column"
      />
    </>
  );
}

function keyOf({ field, slot, language }: TableColumn): string {
  if (field === 'term' && language !== undefined) return `term ${language}`;
  return slot === undefined ? field : `${field} ${slot}`;
}

function columnOf(key: string): TableColumn {
  const [field = 'ignore', language] = key.split(' ');
  return language === undefined ? { field: field as TableField } : { field: 'term', slot: language, language };
}

/** Of columns that were told by their headings and can only be kept or dropped. */
function ownName(t: ReturnType<typeof useWords>, { field, slot = '' }: TableColumn): string {
  const side = slot === 'source' || slot === 'target' ? t(`exchange.side.${slot}`) : headingOf(slot);
  if (field === 'term') return side;
  const known = sideFields.find((one) => one === field);
  return known === undefined ? field : `${t(`exchange.field.${known}`)}: ${side}`;
}
