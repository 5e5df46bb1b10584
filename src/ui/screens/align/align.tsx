import { useQuery } from '@tanstack/react-query';
import { startTransition, useEffect, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { problemText } from '../../components/problem-line.tsx';
import { bitextQuery } from '../../engine/queries.ts';
import { goTo, paths } from '../../routes.ts';
import { problemOf } from '../../state/notices.ts';
import { rememberPlace } from '../../state/workplace.ts';
import { useWords } from '../../words.ts';
import { openSample } from '../desk/open-bitext.ts';
import { AlignGrid } from './align-grid.tsx';

/** The screen of one aligned pair of texts. */
export default function Align({ id }: { readonly id: number | undefined }) {
  return id === undefined ? <NoText /> : <OpenAlign key={id} id={id} />;
}

function OpenAlign({ id }: { readonly id: number }) {
  const { data, error } = useQuery(bitextQuery(id));
  useEffect(() => {
    rememberPlace(id, { screen: 'align' });
  }, [id]);
  // Thirty rows with all their parts take longer to make than a frame lasts: the first time they are made in slices.
  const [isReady, setReady] = useState(false);
  const isThere = data !== undefined;
  useEffect(() => {
    if (isThere) startTransition(() => setReady(true));
  }, [isThere]);
  if (data !== undefined && isReady) return <AlignGrid bitext={data} />;
  return error === null || isThere ? null : <NoText reason={problemText(problemOf(error))} />;
}

/** Where no text is open, or the one asked for is gone. */
export function NoText({ reason }: { readonly reason?: string }) {
  const t = useWords();
  return (
    <EmptyState whole title={t('app.none.title')} text={reason ?? t('app.none.text')}>
      <Button look="primary" onClick={() => goTo(paths.desk)}>
        {t('app.none.desk')}
      </Button>
      <Button onClick={() => void openSample()}>{t('app.none.sample')}</Button>
    </EmptyState>
  );
}
