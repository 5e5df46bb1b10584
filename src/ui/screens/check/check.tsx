import {
  IconAdjustments,
  IconArrowBackUp,
  IconArrowForwardUp,
  IconDownload,
  IconFileSymlink,
  IconFolderOpen,
  IconX,
} from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { CheckFinding } from '../../../engine/contract.ts';
import { runCommand, useCommands } from '../../commands/handlers.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { ProblemLine } from '../../components/problem-line.tsx';
import { engine } from '../../engine/connection.ts';
import { useWords } from '../../words.ts';
import { inputName } from '../desk/desk-state.ts';
import styles from './check.module.css';
import {
  chooseSource,
  chooseText,
  closeCheck,
  currentFinding,
  ignore,
  moveToFinding,
  openSampleForCheck,
  redoEdit,
  replaceAll,
  replaceFinding,
  setDate,
  setSource,
  startWriting,
  today,
  undoEdit,
  useCheck,
} from './check-state.ts';
import { EntryDialog } from './entry-dialog.tsx';
import { ExportDialog } from './export-dialog.tsx';
import { FindingList } from './finding-list.tsx';
import { MarkedText } from './marked-text.tsx';
import { RulesDialog } from './rules-dialog.tsx';
import { StarterDialog } from './starter-dialog.tsx';

type Dialog =
  | { readonly kind: 'rules' }
  | { readonly kind: 'starter' }
  | { readonly kind: 'export' }
  | { readonly kind: 'entry'; readonly finding: CheckFinding };

/** Below this the texts are more likely not translations of each other. */
const evenChance = 0.5;

/** The screen that holds a finished text against what is known: marks in the text, findings beside it. */
export default function Check() {
  const t = useWords();
  const state = useCheck();
  const { name, source, date, undo, redo, problem, parallel } = state;
  const field = useRef<HTMLTextAreaElement>(null);
  const [dialog, setDialog] = useState<Dialog | undefined>();
  const finding = name === undefined ? undefined : currentFinding(state);
  // The check itself says what is wrong, if anything is.
  useEffect(() => void engine.prepareCheck({}).catch(() => undefined), []);

  useCommands({
    'check.open': () => void chooseText(),
    'check.rules': () => setDialog({ kind: 'rules' }),
    ...(name === undefined
      ? {}
      : {
          'check.source': () => void chooseSource(),
          'check.export': () => setDialog({ kind: 'export' }),
          'check.edit': () => field.current?.focus(),
          'app.undo': undoEdit,
          'app.redo': redoEdit,
        }),
    ...(finding === undefined
      ? {}
      : {
          'check.next': () => moveToFinding(1),
          'check.previous': () => moveToFinding(-1),
          'check.replace': () => replaceFinding(finding),
          'check.replaceAll': () => replaceAll(finding),
          'check.ignoreOnce': () => void ignore(finding, 'once'),
          'check.ignoreInText': () => void ignore(finding, 'text'),
          'check.ignoreAlways': () => void ignore(finding, 'always'),
          'check.toGlossary': () => setDialog({ kind: 'entry', finding }),
        }),
  });

  const dialogs = (
    <>
      {dialog?.kind === 'rules' && (
        <RulesDialog onClose={() => setDialog(undefined)} onBrowse={() => setDialog({ kind: 'starter' })} />
      )}
      {dialog?.kind === 'starter' && <StarterDialog onClose={() => setDialog(undefined)} />}
      {dialog?.kind === 'export' && <ExportDialog onClose={() => setDialog(undefined)} />}
      {dialog?.kind === 'entry' && <EntryDialog finding={dialog.finding} onClose={() => setDialog(undefined)} />}
    </>
  );

  if (name === undefined) {
    return (
      <div className={styles.screen} data-testid="screen-check">
        {problem !== undefined && <ProblemLine problem={problem} />}
        <EmptyState whole title={t('check.empty.title')} text={t('check.empty.text')}>
          <Button look="primary" data-testid="check-open" onClick={() => void chooseText()}>
            {t('check.empty.open')}
          </Button>
          <Button data-testid="check-paste" onClick={() => startWriting()}>
            {t('check.empty.paste')}
          </Button>
          <Button data-testid="check-sample" onClick={() => void openSampleForCheck()}>
            {t('check.empty.sample')}
          </Button>
        </EmptyState>
        {dialogs}
      </div>
    );
  }
  const sourceName = source === undefined ? t('check.sourceNone') : inputName(source);
  return (
    <div className={styles.screen} data-testid="screen-check">
      <header className={styles.header}>
        <h1 className={`${styles.name} clip`} translate="no" title={name}>
          {name}
        </h1>
        <IconButton label={t('check.action.open')} command="check.open" onClick={() => void chooseText()}>
          <IconFolderOpen size={16} />
        </IconButton>
        <IconButton label={t('check.action.close')} data-testid="check-close" onClick={closeCheck}>
          <IconX size={16} />
        </IconButton>
        <span className={styles.space} />
        <IconButton
          label={t('check.action.undo')}
          disabled={undo.length === 0}
          data-testid="check-undo"
          onClick={undoEdit}
        >
          <IconArrowBackUp size={16} />
        </IconButton>
        <IconButton
          label={t('check.action.redo')}
          disabled={redo.length === 0}
          data-testid="check-redo"
          onClick={redoEdit}
        >
          <IconArrowForwardUp size={16} />
        </IconButton>
        <Button
          look="quiet"
          icon={<IconFileSymlink size={15} />}
          title={t('check.action.source')}
          data-testid="check-source"
          onClick={() => void chooseSource()}
        >
          {sourceName}
        </Button>
        {source !== undefined && (
          <IconButton label={t('check.sourceRemove')} onClick={() => setSource(undefined)}>
            <IconX size={14} />
          </IconButton>
        )}
        <label className={styles.date} title={t('check.dateText')}>
          <span>{t('check.date')}</span>
          <input
            type="date"
            data-testid="check-date"
            min="0001-01-01"
            max="9999-12-31"
            // Not bound to the state: a date half typed is none, and must not jump back to today.
            defaultValue={date ?? today()}
            onChange={(event) => {
              const { value } = event.currentTarget;
              setDate(value === '' || value === today() ? undefined : value);
            }}
          />
        </label>
        <Button
          look="quiet"
          icon={<IconAdjustments size={15} />}
          data-testid="check-rules"
          onClick={() => runCommand('check.rules')}
        >
          {t('check.action.rules')}
        </Button>
        <Button icon={<IconDownload size={15} />} data-testid="check-export" onClick={() => runCommand('check.export')}>
          {t('check.action.export')}
        </Button>
      </header>
      {problem !== undefined && <ProblemLine problem={problem} />}
      {parallel !== undefined && parallel < evenChance && (
        <p className={styles.hint} role="status">
          {t('check.notParallel')}
        </p>
      )}
      <div className={styles.body}>
        <MarkedText field={field} />
        <FindingList onEntry={(chosen) => setDialog({ kind: 'entry', finding: chosen })} />
      </div>
      {dialogs}
    </div>
  );
}
