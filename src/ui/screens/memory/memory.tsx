import { IconDatabaseExport, IconDownload, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';
import { primaryLanguage } from '../../../core/text/language.ts';
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
  deleteUnits,
  exportHits,
  type Hit,
  hitFormats,
  hitsQuery,
  isSearch,
  openInText,
  type SearchKind,
  searchKinds,
  useMemorySearch,
} from './memory-state.ts';
import { UnitEditor } from './unit-editor.tsx';
import { UnitRow } from './unit-row.tsx';

/** Those that get the fine treatment come first, then whatever else was found. */
function languagesIn(hits: readonly Hit[], chosen: string): readonly string[] {
  const found = hits.flatMap(({ sourceLanguage, targetLanguage }) => [sourceLanguage, targetLanguage, chosen]);
  return [...new Set(['ru', 'en', ...found.filter((tag) => tag !== '').map(primaryLanguage)])];
}

const none: ReadonlySet<number> = new Set();

/** The screen of all translated segments: where words stand in them, and which are like one. */
export default function Memory() {
  const t = useWords();
  const search = useMemorySearch();
  const { kind, text, collectionId, language, origin, days, format } = search;
  const { data: collections = [] } = useQuery(collectionsQuery);
  const { data, error, isPlaceholderData } = useQuery(hitsQuery(search));
  const [current, setCurrent] = useState(0);
  const [chosen, setChosen] = useState<ReadonlySet<number>>(none);
  const [editing, setEditing] = useState<number | 'new' | undefined>();
  const list = useRef<HTMLUListElement>(null);
  const originsId = useId();
  const asked = isSearch(text);
  const hits = asked ? (data?.hits ?? []) : [];
  const held = collections.reduce((sum, { units }) => sum + units, 0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another list begins at its top
  useEffect(() => {
    setCurrent(0);
    setChosen(none);
    list.current?.scrollTo({ top: 0 });
  }, [kind, text, collectionId, language, origin, days]);

  const place = Math.min(current, Math.max(0, hits.length - 1));
  const hit = hits[place];
  const move = (step: 1 | -1) => {
    const next = Math.max(0, Math.min(place + step, hits.length - 1));
    setCurrent(next);
    list.current?.children[next]?.scrollIntoView({ block: 'nearest' });
  };
  // What is gone, or not found any more, is not chosen.
  const chosenIds = hits.map(({ unitId }) => unitId).filter((id) => chosen.has(id));
  const choose = (id: number, isChosen = !chosen.has(id)) =>
    setChosen((before) => {
      const after = new Set(before);
      if (isChosen) after.add(id);
      else after.delete(id);
      return after;
    });
  const extend = (step: 1 | -1) => {
    if (hit !== undefined) choose(hit.unitId, true);
    const next = hits[place + step];
    if (next !== undefined) choose(next.unitId, true);
    move(step);
  };
  const exportThese = () => void exportHits(search, chosenIds, hits);
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
    'memory.chooseNext': () => extend(1),
    'memory.choosePrevious': () => extend(-1),
    ...(asked && hits.length > 0
      ? {
          'memory.export': exportThese,
          'memory.chooseAll': () => setChosen(new Set(hits.map(({ unitId }) => unitId))),
        }
      : {}),
    ...(hit !== undefined && editing === undefined
      ? {
          ...commandsOf(hit, () => setEditing(hit.unitId)),
          'memory.choose': () => choose(hit.unitId),
          'memory.delete': () => void deleteUnits(chosenIds.length > 0 ? chosenIds : [hit.unitId]),
        }
      : {}),
    ...(chosenIds.length > 0 && editing === undefined ? { 'memory.chooseNone': () => setChosen(none) } : {}),
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
        <Choice
          label={t('memory.format.label')}
          value={format}
          options={hitFormats.map((one) => [one, t(`memory.format.${one}`)] as const)}
          onChange={(value) => useMemorySearch.setState({ format: value })}
          testId="hit-format"
        />
        <Button
          look="quiet"
          icon={<IconDownload size={15} />}
          disabled={!asked || hits.length === 0}
          data-testid="export-hits"
          onClick={() => runCommand('memory.export')}
        >
          {t(chosenIds.length > 0 ? 'memory.exportChosen' : 'memory.export')}
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
            ...languagesIn(hits, language).map(
              (tag) => [tag, t('memory.sideIn', { language: languageHeading(tag) })] as const,
            ),
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
        <Choice
          label={t('glossary.filter.date')}
          value={String(days)}
          options={[
            ['0', t('glossary.filter.anyDate')] as const,
            ...[1, 7, 30, 365].map((one) => [String(one), t('glossary.filter.days', { count: one })] as const),
          ]}
          onChange={(value) => useMemorySearch.setState({ days: Number(value) })}
          testId="memory-days"
        />
        <input
          type="text"
          className={styles.origin}
          aria-label={t('memory.origin')}
          placeholder={t('memory.originPlaceholder')}
          data-testid="memory-origin"
          list={originsId}
          spellCheck={false}
          maxLength={400}
          value={origin}
          onChange={(event) => useMemorySearch.setState({ origin: event.currentTarget.value })}
        />
        <datalist id={originsId}>
          {[...new Set(hits.map((one) => one.origin))]
            .filter((one) => one !== '')
            .map((one) => (
              <option key={one} value={one} />
            ))}
        </datalist>
        {chosenIds.length === 0 ? (
          <span className={styles.held}>{t('memory.held', { count: held })}</span>
        ) : (
          <span className={styles.held} data-testid="chosen-units">
            <span role="status">{t('memory.chosen', { count: chosenIds.length })}</span>
            <Button look="quiet" command="memory.delete" onClick={() => void deleteUnits(chosenIds)}>
              {t('memory.deleteChosen')}
            </Button>
            <Button look="quiet" command="memory.chooseNone" onClick={() => setChosen(none)}>
              {t('memory.chooseNone')}
            </Button>
          </span>
        )}
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
                isChosen={chosen.has(one.unitId)}
                onPick={() => setCurrent(index)}
                onChoose={() => choose(one.unitId)}
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
