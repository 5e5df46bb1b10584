import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { useAppCommands } from './app-commands.ts';
import { handleKey, runCommand } from './commands/handlers.ts';
import { commandIds } from './commands/table.ts';
import { Boundary } from './components/boundary.tsx';
import { MemoryTrouble } from './components/memory-trouble.tsx';
import { NoticeBar } from './components/notice-bar.tsx';
import { Palette } from './components/palette.tsx';
import { Rail } from './components/rail.tsx';
import { StatusLine } from './components/status-line.tsx';
import { statusQuery } from './engine/queries.ts';
import { watchEngine } from './engine/watch.ts';
import styles from './frame.module.css';
import { host } from './platform/host.ts';
import { roomsInWindow } from './rooms.ts';
import { Desk } from './screens/desk/desk.tsx';
import { DropAnywhere } from './screens/desk/drop-anywhere.tsx';
import { useGlossaryExport } from './screens/glossary/glossary-actions.ts';
import { openBackups, useBackups } from './screens/memory/backups-state.ts';
import { problemOf } from './state/notices.ts';

const loadHelp = () => import('./components/help-panel.tsx');

const HelpPanel = lazy(loadHelp);
const GlossaryExport = lazy(() => import('./screens/glossary/export-dialog.tsx'));
const BackupsPanel = lazy(() => import('./screens/memory/backups.tsx'));

/** The other screens are fetched once the first one is usable, so that none of them is waited for later. */
function usePreload(): void {
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const { load } of roomsInWindow) void load();
      void loadHelp();
    }, 300);
    return () => clearTimeout(timer);
  }, []);
}

/** A memory that cannot be opened: the backups are the way out, so they are shown without being asked for. */
function useWayOutOfDamage(): void {
  const { error } = useQuery(statusQuery);
  const isDamaged = error !== null && problemOf(error).code === 'database-damaged';
  useEffect(() => {
    if (isDamaged) openBackups();
  }, [isDamaged]);
}

export function Frame() {
  const [overlay, setOverlay] = useState<'palette' | 'help' | undefined>();
  useAppCommands({
    openPalette: () => setOverlay((open) => (open === 'palette' ? undefined : 'palette')),
    openHelp: () => setOverlay((open) => (open === 'help' ? undefined : 'help')),
  });
  const backupsOpen = useBackups(({ isOpen }) => isOpen);
  const exporting = useGlossaryExport(({ asked }) => asked !== undefined);
  useWayOutOfDamage();
  useEffect(() => watchEngine(), []);
  useEffect(() => {
    window.addEventListener('keydown', handleKey);
    return () => window.removeEventListener('keydown', handleKey);
  }, []);
  useEffect(
    () =>
      host.onCommand((command) => {
        const id = commandIds.find((one) => one === command);
        if (id !== undefined) runCommand(id);
      }),
    [],
  );
  usePreload();

  return (
    <div className={styles.frame}>
      <Rail onPalette={() => setOverlay('palette')} onHelp={() => setOverlay('help')} />
      <main className={styles.screen}>
        <Boundary>
          <Suspense fallback={null}>
            <Switch>
              <Route path="/" component={Desk} />
              {roomsInWindow.map(({ name, Screen }) => (
                <Route key={name} path={`/${name}/:id?`}>
                  {({ id }) => <Screen id={numberOf(id)} />}
                </Route>
              ))}
              <Route>
                <Redirect to="/" />
              </Route>
            </Switch>
          </Suspense>
        </Boundary>
      </main>
      <div className={styles.foot}>
        <MemoryTrouble />
        <NoticeBar />
        <StatusLine />
      </div>
      <DropAnywhere />
      {overlay === 'palette' && <Palette onClose={() => setOverlay(undefined)} />}
      <Suspense fallback={null}>
        {overlay === 'help' && <HelpPanel onClose={() => setOverlay(undefined)} />}
        {backupsOpen && <BackupsPanel />}
        {exporting && <GlossaryExport />}
      </Suspense>
    </div>
  );
}

function numberOf(id: string | undefined): number | undefined {
  return id !== undefined && /^\d+$/.test(id) ? Number(id) : undefined;
}
