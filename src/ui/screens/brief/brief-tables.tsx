import { IconPin, IconPinFilled } from '@tabler/icons-react';
import type { BriefView } from '../../../engine/contract.ts';
import { togglePin, useBooth } from '../../booth/booth-state.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { scriptLanguage } from '../../components/script-language.ts';
import { goTo, paths } from '../../routes.ts';
import { useWords } from '../../words.ts';
import styles from './brief.module.css';

interface BriefTablesProps {
  readonly brief: BriefView;
  readonly part: 'known' | 'speakers' | 'acronyms' | 'numbers';
}

interface Row {
  readonly key: string;
  readonly source: string;
  readonly sourceMore: string;
  readonly target: string;
  readonly targetMore: string;
  readonly unconfirmed: boolean;
  readonly kind: string;
  readonly count: number;
  readonly entryId?: number;
}

/** What the papers hold besides gaps, as tables. */
export function BriefTables({ brief, part }: BriefTablesProps) {
  const t = useWords();
  const rows = rowsOf(brief, part, (kind) => t(`terms.conceptType.${kind as 'body'}`), {
    memory: t('brief.origin.memory'),
    starter: t('brief.origin.starter'),
    documents: '',
  });
  if (rows.length === 0) return <EmptyState title={t('brief.table.none')} />;
  return (
    <div className={styles.tableBox}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('brief.table.met')}</th>
            <th scope="col">{t('brief.table.rendering')}</th>
            <th scope="col">{t('brief.print.kind')}</th>
            {part === 'known' && (
              <th scope="col">
                <span className="visually-hidden">{t('brief.table.booth')}</span>
              </th>
            )}
            <th scope="col" className={styles.number}>
              {t('brief.print.times')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, source, sourceMore, target, targetMore, unconfirmed, kind, count, entryId }) => (
            <tr key={key} data-testid="brief-row">
              <td>
                {entryId === undefined ? (
                  <span className="reading" lang={scriptLanguage(source)}>
                    {source}
                  </span>
                ) : (
                  <button
                    type="button"
                    className={`${styles.link} reading`}
                    lang={scriptLanguage(source)}
                    onClick={() => goTo(paths.glossary(entryId))}
                  >
                    {source}
                  </button>
                )}
                {sourceMore !== '' && <small lang={scriptLanguage(sourceMore)}>{sourceMore}</small>}
              </td>
              <td>
                <span className="reading" lang={scriptLanguage(target)} data-unconfirmed={unconfirmed && target !== ''}>
                  {target === '' ? '—' : target}
                </span>
                {unconfirmed && target !== '' && <small>{t('brief.table.unconfirmed')}</small>}
                {targetMore !== '' && <small lang={scriptLanguage(targetMore)}>{targetMore}</small>}
              </td>
              <td className={styles.soft}>{kind}</td>
              {part === 'known' && (
                <td className={styles.pinCell}>{entryId !== undefined && <Pin entry={entryId} term={source} />}</td>
              )}
              <td className={styles.number}>{count}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Kept in sight in the booth, or not. */
function Pin({ entry, term }: { readonly entry: number; readonly term: string }) {
  const t = useWords();
  const isPinned = useBooth(({ pinned }) => pinned.includes(entry));
  return (
    <IconButton
      label={t('brief.table.pin', { term })}
      aria-pressed={isPinned}
      data-testid="pin-term"
      onClick={() => togglePin(entry)}
    >
      {isPinned ? <IconPinFilled size={15} /> : <IconPin size={15} />}
    </IconButton>
  );
}

function rowsOf(
  { items, speakers, acronyms, numbers }: BriefView,
  part: BriefTablesProps['part'],
  kindName: (kind: string) => string,
  origins: Readonly<Record<'memory' | 'starter' | 'documents', string>>,
): Row[] {
  const plain = { unconfirmed: false, kind: '', sourceMore: '', targetMore: '' };
  switch (part) {
    case 'known':
      return items
        .filter(({ state }) => state === 'known')
        .map(({ key, term, rendering, conceptType, count, origin, entryId, language, ru, en }) => {
          const [own, other] = language === 'ru' ? [ru, en] : [en, ru];
          const more = (text: string, full: string, acronym: string) =>
            [full, acronym].filter((one) => one !== '' && one !== text).join(' · ');
          return {
            ...plain,
            ...{ key, source: term, target: rendering, count },
            sourceMore: more(term, own.full, own.acronym),
            targetMore: more(rendering, other.full, other.acronym),
            kind: [kindName(conceptType), origins[origin]].filter((one) => one !== '').join(' · '),
            ...(entryId !== undefined && { entryId }),
          };
        });
    case 'speakers':
      return speakers.map(({ name, post, rendering, postRendering, confirmed, count }) => ({
        ...plain,
        ...{ key: `${name} ${post}`, source: name, sourceMore: post, target: rendering, targetMore: postRendering },
        ...{ unconfirmed: !confirmed, kind: kindName('person'), count },
      }));
    case 'acronyms':
      return acronyms.map(({ text, expansion, rendering, renderingExpansion, known, count }) => ({
        ...plain,
        ...{ key: text, source: text, sourceMore: expansion, target: rendering || renderingExpansion, count },
        targetMore: rendering === '' ? '' : renderingExpansion,
        unconfirmed: !known,
      }));
    case 'numbers':
      return numbers.map(({ text, rendering, count }, index) => ({
        ...plain,
        ...{ key: `${index} ${text}`, source: text, target: rendering, count },
      }));
  }
}
