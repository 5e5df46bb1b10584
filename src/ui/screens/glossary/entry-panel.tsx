import { IconCopy, IconExternalLink, IconPencil, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { memo } from 'react';
import type { TermSection } from '../../../core/terms/concept-entry.ts';
import { houseRanking } from '../../../core/terms/houses.ts';
import { byStanding, firstIn, housesOf } from '../../../core/terms/standing.ts';
import { primaryLanguage } from '../../../core/text/language.ts';
import type { EntryView } from '../../../engine/contract.ts';
import { useCommands } from '../../commands/handlers.ts';
import { IconButton } from '../../components/icon-button.tsx';
import { placeText } from '../../components/place-text.ts';
import { ProblemLine } from '../../components/problem-line.tsx';
import { scriptLanguage } from '../../components/script-language.ts';
import { entryQuery } from '../../engine/queries.ts';
import { formatAgo, formatDate, languageHeading } from '../../format.ts';
import { goTo, paths } from '../../routes.ts';
import { useSettings } from '../../state/memory-settings.ts';
import { problemOf, tell } from '../../state/notices.ts';
import { interfaceLanguage, useWords } from '../../words.ts';
import { marked } from '../titles/candidate-list.ts';
import styles from './entry.module.css';
import { EntryEditor } from './entry-editor.tsx';
import { EntryHistory } from './entry-history.tsx';
import { deleteEntry } from './glossary-actions.ts';
import { Renderings } from './renderings.tsx';
import { TermForms } from './term-forms.tsx';
import { validityText } from './validity-text.ts';

interface EntryPanelProps {
  readonly id: number | undefined;
  readonly mode: 'view' | 'edit' | 'new';
  /** Text of a new entry's first term. */
  readonly suggestion: string;
  readonly onMode: (mode: 'view' | 'edit' | 'new') => void;
}

const onDeleted = () => goTo(paths.glossary());

export const EntryPanel = memo(function EntryPanel({ id, mode, suggestion, onMode }: EntryPanelProps) {
  const t = useWords();
  const { data: entry, error } = useQuery({ ...entryQuery(id ?? 0), enabled: id !== undefined });
  const leave = () => onMode('view');
  const saved = (saved: EntryView) => {
    onMode('view');
    goTo(paths.glossary(saved.id));
  };
  let content = <p className={styles.none}>{t('glossary.entry.none')}</p>;
  if (mode === 'new')
    content = <EntryEditor key="new" entry={undefined} suggestion={suggestion} onSaved={saved} onLeave={leave} />;
  else if (error !== null) content = <ProblemLine problem={problemOf(error)} />;
  else if (id !== undefined && entry !== undefined) {
    content =
      mode === 'edit' ? (
        <EntryEditor key={entry.id} entry={entry} suggestion="" onSaved={saved} onLeave={leave} />
      ) : (
        <ShownEntry entry={entry} onEdit={() => onMode('edit')} onDeleted={onDeleted} />
      );
  }
  return (
    <section className={styles.panel} data-testid="entry-panel">
      {content}
    </section>
  );
});

function copyTerm(text: string): void {
  void navigator.clipboard.writeText(text);
  tell('glossary.entry.copied', { term: text });
}

/** What one would say, of terms in their order: the best in the language one reads the interface in less. */
function renderingOf(terms: readonly TermSection[]): TermSection | undefined {
  return firstIn(terms, interfaceLanguage() === 'ru' ? 'en' : 'ru') ?? terms[0];
}

interface ShownEntryProps {
  readonly entry: EntryView;
  readonly onEdit: () => void;
  readonly onDeleted: () => void;
}

function ShownEntry({ entry, onEdit, onDeleted }: ShownEntryProps) {
  const t = useWords();
  const { houses } = useSettings();
  // What should be said comes first, what should not be said last.
  const terms = byStanding(entry.terms, housesOf(entry.evidence), houseRanking(houses));
  const remove = async () => {
    if (await deleteEntry(entry.id)) onDeleted();
  };
  useCommands({
    'glossary.delete': () => void remove(),
    'glossary.copy': () => {
      const term = renderingOf(terms);
      if (term !== undefined) copyTerm(term.text);
    },
  });
  const languages = [...new Set(entry.terms.map(({ language }) => language))].toSorted(
    (one, other) => rank(one) - rank(other),
  );
  return (
    <article>
      <header className={styles.header}>
        <p className={styles.kind}>
          {t(`terms.conceptType.${entry.conceptType}`)}
          <span translate="no">{entry.collection}</span>
          <span>{t('glossary.entry.changed', { when: formatAgo(entry.changedAt) })}</span>
        </p>
        <IconButton label={t('glossary.action.edit')} command="glossary.edit" data-testid="edit-entry" onClick={onEdit}>
          <IconPencil size={17} />
        </IconButton>
        <IconButton
          label={t('glossary.action.delete')}
          command="glossary.delete"
          data-testid="delete-entry"
          onClick={() => void remove()}
        >
          <IconTrash size={17} />
        </IconButton>
      </header>
      {languages.map((language) => (
        <section key={language} className={styles.language}>
          <h2>{languageHeading(language)}</h2>
          <ul>
            {terms
              .filter((term) => term.language === language)
              .map((term) => (
                <ShownTerm key={term.id} term={term} />
              ))}
          </ul>
        </section>
      ))}
      <dl className={styles.notes}>
        {(['subjectField', 'definition', 'note'] as const).map(
          (field) =>
            entry[field] !== undefined &&
            entry[field] !== '' && (
              <div key={field}>
                <dt>{t(`glossary.entry.${field}`)}</dt>
                <dd translate="no">{entry[field]}</dd>
              </div>
            ),
        )}
      </dl>
      <EvidenceList entry={entry} />
      <EntryHistory id={entry.id} />
    </article>
  );
}

/** Russian and English first, in this order. */
function rank(language: string): number {
  return ['ru', 'en'].indexOf(primaryLanguage(language)) + 1 || 3;
}

function ShownTerm({ term }: { readonly term: TermSection }) {
  const t = useWords();
  const validity = validityText(term);
  return (
    <li className={styles.term} data-status={term.administrativeStatus}>
      <div className={styles.termText}>
        <p lang={term.language}>{term.text}</p>
        <p className={styles.facts}>
          <span className={styles.status}>{t(`terms.administrativeStatus.${term.administrativeStatus}`)}</span>
          <span>{t(`terms.termType.${term.termType}`)}</span>
          {term.gender !== undefined && <span>{t(`terms.gender.${term.gender}`)}</span>}
          {term.number !== undefined && <span>{t(`terms.number.${term.number}`)}</span>}
          {validity !== '' && <span data-testid="term-validity">{validity}</span>}
        </p>
        {term.note !== undefined && term.note !== '' && (
          <p className={styles.shownNote} translate="no">
            {term.note}
          </p>
        )}
        {primaryLanguage(term.language) === 'ru' && (term.termType !== 'acronym' || term.forms !== undefined) && (
          <TermForms key={term.text} term={term} onCopy={copyTerm} />
        )}
      </div>
      <IconButton label={t('glossary.entry.copy', { term: term.text })} onClick={() => copyTerm(term.text)}>
        <IconCopy size={16} />
      </IconButton>
    </li>
  );
}

function EvidenceList({ entry }: { readonly entry: EntryView }) {
  const t = useWords();
  return (
    <section className={styles.evidence}>
      <h2>{t('glossary.entry.evidence')}</h2>
      <Renderings entry={entry} />
      {entry.evidence.length === 0 && <p className={styles.noEvidence}>{t('glossary.entry.noEvidence')}</p>}
      <ol>
        {entry.evidence.map((evidence) => (
          <li key={evidence.id} className={styles.quotation} data-testid="evidence">
            <div className={styles.quotationHead}>
              <p>
                <cite translate="no">{evidence.documentName}</cite>
                {evidence.targetPlace !== undefined && (
                  <span data-testid="evidence-place">{placeText(evidence.targetPlace)}</span>
                )}
                {evidence.house !== undefined && <span translate="no">{evidence.house}</span>}
                <time dateTime={evidence.date ?? evidence.capturedAt}>
                  {formatDate(evidence.date ?? evidence.capturedAt)}
                </time>
              </p>
              {evidence.bitextId !== undefined && (
                <IconButton label={t('glossary.entry.openText')} onClick={() => goTo(paths.align(evidence.bitextId))}>
                  <IconExternalLink size={15} />
                </IconButton>
              )}
            </div>
            <Quotation text={evidence.sourceText} start={evidence.sourceStart} end={evidence.sourceEnd} />
            <Quotation text={evidence.targetText} start={evidence.targetStart} end={evidence.targetEnd} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Quotation({ text, start, end }: { readonly text: string; readonly start: number; readonly end: number }) {
  if (text === '') return null;
  const [before, title, after] = marked(text, start, end);
  return (
    <blockquote className="reading" lang={scriptLanguage(text)}>
      {before}
      {title !== '' && <mark>{title}</mark>}
      {after}
    </blockquote>
  );
}
