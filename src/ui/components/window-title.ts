import { useEffect } from 'react';

const program = 'Concordat';

/** The window is named after the text in it, so that it is found among others. */
export function useWindowTitle(name: string | undefined): void {
  useEffect(() => {
    document.title = name === undefined ? program : `${name} – ${program}`;
    return () => {
      document.title = program;
    };
  }, [name]);
}
