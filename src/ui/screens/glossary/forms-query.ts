import { keepPreviousData } from '@tanstack/react-query';
import type { TermSection } from '../../../core/terms/concept-entry.ts';
import { engine } from '../../engine/connection.ts';

type Declined = Pick<TermSection, 'text' | 'language' | 'gender' | 'number'>;

/** The forms of a term as they are generated. */
export function formsQuery({ text, language, gender, number }: Declined) {
  return {
    queryKey: ['forms', language, text, gender, number],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      engine.caseForms(
        { text, language, ...(gender !== undefined && { gender }), ...(number !== undefined && { number }) },
        { signal },
      ),
    placeholderData: keepPreviousData,
  };
}
