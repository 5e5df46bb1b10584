import {
  IconArrowsExchange,
  IconBook2,
  IconBriefcase,
  IconFileText,
  IconHeadphones,
  IconLayoutColumns,
  IconListCheck,
  IconSettings,
  IconStack2,
  IconTextSpellcheck,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { fetchedComponent } from './fetched-component.ts';
import { type RoomName, roomNames } from './room-names.ts';
import { Desk } from './screens/desk/desk.tsx';

interface RoomScreen {
  /** Number at the end of the address: the text or entry that is open. */
  readonly id: number | undefined;
}
type LoadScreen = () => Promise<{ readonly default: ComponentType<RoomScreen> }>;

/** The screens there are: a line here puts a room into the rail, the palette, the menu and under its key. */
const screens: Partial<Record<RoomName, LoadScreen>> = {
  // Always there: the first thing that is seen.
  desk: () => Promise.resolve({ default: Desk }),
  align: () => import('./screens/align/align.tsx'),
  titles: () => import('./screens/titles/titles.tsx'),
  glossary: () => import('./screens/glossary/glossary.tsx'),
  memory: () => import('./screens/memory/memory.tsx'),
  brief: () => import('./screens/brief/brief.tsx'),
  settings: () => import('./screens/settings/settings.tsx'),
  check: () => import('./screens/check/check.tsx'),
  exchange: () => import('./screens/exchange/exchange.tsx'),
};

/** Rooms that are windows of their own. */
const windows: ReadonlySet<RoomName> = new Set(['booth']);

type Icon = ComponentType<{ size?: number; stroke?: number; 'aria-hidden'?: boolean }>;

export const roomIcons: Readonly<Record<RoomName, Icon>> = {
  desk: IconFileText,
  align: IconLayoutColumns,
  titles: IconListCheck,
  glossary: IconBook2,
  memory: IconStack2,
  booth: IconHeadphones,
  check: IconTextSpellcheck,
  brief: IconBriefcase,
  exchange: IconArrowsExchange,
  settings: IconSettings,
};

interface Room {
  readonly name: RoomName;
}
interface RoomInWindow extends Room {
  readonly load: LoadScreen;
  readonly Screen: ComponentType<RoomScreen>;
}

const roomsInWindow: readonly RoomInWindow[] = roomNames.flatMap((name) => {
  const load = screens[name];
  return load === undefined ? [] : [{ name, ...fetchedComponent(load) }];
});

/** In the order of the rail. */
export const rooms: readonly (Room | RoomInWindow)[] = roomNames.flatMap(
  (name) => roomsInWindow.find((room) => room.name === name) ?? (windows.has(name) ? [{ name }] : []),
);

/** Those that are screens of this window. */
export { roomsInWindow };
