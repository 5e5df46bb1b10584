import { IconDatabaseExport, IconDownload, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { runCommand, useCommands } from '../../commands/handlers.ts';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ProblemLine } from '../../components/problem-line.tsx';
import { SearchBox } from '../../components/search-box.tsx';
import { collectionsQuery } from '../../engine/queries.ts';
import { languageHeading } from '../../format.ts';
import { goTo, paths } from '../../routes.ts';
import { problemOf } from '../../state/notices.ts';
import { useWords } from '../../words.ts';
import styles from './memory.module.css';
import {
  copyTarget,
  deleteUnit,
  exportHits,
  type Hit,
  hitsQuery,
  isSearch,
  openInText,
  type SearchKind,
  searchKinds,
  useMemorySearch,
} from './memory-state.ts';
import { UnitEditor } from './unit-editor.tsx';
import { UnitRow } from './unit-row.tsx';

/** Either, then those that get the fine treatment. */
const languages = ['ru', 'en'] as const;

/** The screen of all translated segments: where words stand in them, and which are like one. */
export default function Memory() {
  const t = useWords();
  const search = useMemorySearch();
  const { kind, text, collectionId, language } = search;
  const { data: collections = [] } = useQuery(collectionsQuery);
  const { data, error, isPlaceholderData } = useQuery(hitsQuery(search));
  const [current, setCurrent] = useState(0);
  const [editing, setEditing] = useState<number | 'new' | undefined>();
  const list = useRef<HTMLUListElement>(null);
  const asked = isSearch(text);
  const hits = asked ? (data?.hits ?? []) : [];
  const held = collections.reduce((sum, { units }) => sum + units, 0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another list begins at its top
  useEffect(() => {
    setCurrent(0);
    list.current?.scrollTo({ top: 0 });
  }, [kind, text, collectionId, language]);

  const place = Math.min(current, Math.max(0, hits.length - 1));
  const hit = hits[place];
  const move = (step: 1 | -1) => {
    const next = Math.max(0, Math.min(place + step, hits.length - 1));
    setCurrent(next);
    list.current?.children[next]?.scrollIntoView({ block: 'nearest' });
  };
  const setKind = (next: SearchKind) => useMemorySearch.setState({ kind: next });
  const endEditing = () => {
    setEditing(undefined);
    list.current?.focus({ preventScroll: true });
  };

  useCommands({
    'memory.concordance': () => setKind('concordance'),
    'memory.similar': () => setKind('similar'),
    'memory.add': () => setEditing('new'),
    'memory.next': () => move(1),
    'memory.previous': () => move(-1),
    ...(asked && kind === 'concordance' && hits.length > 0 ? { 'memory.export': () => void exportHits(search) } : {}),
    ...(hit !== undefined && editing === undefined ? commandsOf(hit, () => setEditing(hit.unitId)) : {}),
  });

  return (
    <div className={styles.screen} data-testid="screen-memory">
      <h1 className="visually-hidden">{t('memory.title')}</h1>
      <div className={styles.top}>
        <SearchBox
          label={t('memory.searchLabel')}
          placeholder={t(`memory.placeholder.${kind}`)}
          value={text}
          onChange={(value) => useMemorySearch.setState({ text: value })}
          count={asked && data !== undefined ? t('memory.found', { count: hits.length }) : ''}
          clearLabel={t('memory.clearSearch')}
          onMove={move}
          onEnter={() => list.current?.focus()}
          maxLength={2000}
          testId="memory"
        />
        <Button icon={<IconPlus size={15} />} data-testid="add-unit" onClick={() => setEditing('new')}>
          {t('memory.add')}
        </Button>
        <Button
          look="quiet"
          icon={<IconDownload size={15} />}
          disabled={!asked || kind !== 'concordance' || hits.length === 0}
          data-testid="export-hits"
          onClick={() => runCommand('memory.export')}
        >
          {t('memory.export')}
        </Button>
        <Button
          look="quiet"
          icon={<IconDatabaseExport size={15} />}
          data-testid="open-backups"
          onClick={() => runCommand('app.backups')}
        >
          {t('memory.backups.open')}
        </Button>
      </div>
      <div className={styles.filters}>
        <fieldset className={styles.kinds}>
          <legend className="visually-hidden">{t('memory.kindLabel')}</legend>
          {searchKinds.map((name) => (
            <label key={name}>
              <input
                type="radio"
                name="memory-kind"
                className="visually-hidden"
                data-testid={`memory-kind-${name}`}
                checked={kind === name}
                onChange={() => setKind(name)}
              />
              <span>{t(`memory.kind.${name}`)}</span>
            </label>
          ))}
        </fieldset>
        <Choice
          label={t('memory.side')}
          value={language}
          options={[
            ['', t('memory.eitherSide')] as const,
            ...languages.map((tag) => [tag, t('memory.sideIn', { language: languageHeading(tag) })] as const),
          ]}
          onChange={(value) => useMemorySearch.setState({ language: value })}
        />
        {collections.length > 1 && (
          <Choice
            label={t('memory.collection')}
            value={String(collectionId)}
            options={[
              ['0', t('memory.allCollections')] as const,
              ...collections.map(({ id, name }) => [String(id), name] as const),
            ]}
            onChange={(value) => useMemorySearch.setState({ collectionId: Number(value) })}
          />
        )}
        <span className={styles.held}>{t('memory.held', { count: held })}</span>
      </div>
      {editing === 'new' && <UnitEditor unitId={undefined} onEnd={endEditing} />}
      {error !== null && <ProblemLine problem={problemOf(error)} />}
      {hits.length > 0 ? (
        <ul
          ref={list}
          className={styles.list}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the list takes the arrow keys, and scrolls
          tabIndex={0}
          aria-label={t('memory.list')}
          data-testid="unit-list"
          data-stale={isPlaceholderData || undefined}
        >
          {hits.map((one, index) =>
            editing === one.unitId ? (
              <li key={one.unitId} className={styles.unit}>
                <UnitEditor unitId={one.unitId} onEnd={endEditing} />
              </li>
            ) : (
              <UnitRow
                key={`${one.unitId} ${one.target}`}
                hit={one}
                isCurrent={index === place}
                onPick={() => setCurrent(index)}
                onEdit={() => setEditing(one.unitId)}
              />
            ),
          )}
        </ul>
      ) : (
        (!asked || data !== undefined) && error === null && <Nothing asked={asked} text={text.trim()} held={held} />
      )}
    </div>
  );
}

function commandsOf(hit: Hit, edit: () => void) {
  const { bead } = hit;
  return {
    'memory.copy': () => copyTarget(hit),
    'memory.edit': edit,
    'memory.delete': () => void deleteUnit(hit.unitId),
    ...(bead === undefined ? {} : { 'memory.open': () => openInText(bead) }),
  };
}

interface NothingProps {
  readonly asked: boolean;
  readonly text: string;
  readonly held: number;
}

function Nothing({ asked, text, held }: NothingProps) {
  const t = useWords();
  if (held === 0) {
    return (
      <EmptyState title={t('memory.empty.title')} text={t('memory.empty.text')}>
        <Button look="primary" onClick={() => goTo(paths.desk)}>
          {t('memory.empty.desk')}
        </Button>
      </EmptyState>
    );
  }
  if (asked) return <EmptyState title={t('memory.empty.nothing', { text })} text={t('memory.empty.nothingText')} />;
  return <EmptyState title={t('memory.empty.ask', { count: held })} text={t('memory.empty.askText')} />;
}
