import { navigate } from 'wouter/use-hash-location';

/** Addresses of the screens. */
export const paths = {
  desk: '/',
  align: (bitextId?: number) => (bitextId === undefined ? '/align' : `/align/${bitextId}`),
  titles: (bitextId?: number) => (bitextId === undefined ? '/titles' : `/titles/${bitextId}`),
  brief: (eventId?: number) => (eventId === undefined ? '/brief' : `/brief/${eventId}`),
  glossary: (entryId?: number) => (entryId === undefined ? '/glossary' : `/glossary/${entryId}`),
};

export function goTo(path: string): void {
  navigate(path, { replace: path.startsWith('/glossary/') && window.location.hash.startsWith('#/glossary') });
}
