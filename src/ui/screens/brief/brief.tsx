import { EventList } from './event-list.tsx';
import { EventPage } from './event-page.tsx';

/** The screen of the events one prepares for. */
export default function Brief({ id }: { readonly id: number | undefined }) {
  return id === undefined ? <EventList /> : <EventPage key={id} id={id} />;
}
