/** Rooms in the order of the rail and of their keys; those at its foot come last. */
export const roomNames = [
  'desk',
  'align',
  'titles',
  'glossary',
  'memory',
  'booth',
  'check',
  'brief',
  'exchange',
  'settings',
] as const;
export type RoomName = (typeof roomNames)[number];

/** Rooms one goes to now and then rather than all day. */
export const footRooms: ReadonlySet<RoomName> = new Set(['exchange', 'settings']);

/** First part of its address. */
export function roomPath(name: RoomName): string {
  return name === 'desk' ? '/' : `/${name}`;
}

export function roomCommand<Name extends RoomName>(name: Name): `app.${Name}` {
  return `app.${name}`;
}
