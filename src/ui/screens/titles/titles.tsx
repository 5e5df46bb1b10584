import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { problemText } from '../../components/problem-line.tsx';
import { useJobs } from '../../engine/jobs.ts';
import { bitextsQuery, candidatesQuery } from '../../engine/queries.ts';
import { goTo, paths } from '../../routes.ts';
import { problemOf, tellProblem } from '../../state/notices.ts';
import { rememberPlace } from '../../state/workplace.ts';
import { useWords } from '../../words.ts';
import { NoText } from '../align/align.tsx';
import { proposeTitles } from '../align/align-actions.ts';
import { TitleList } from './title-list.tsx';

/** The screen of the titles proposed for one pair of texts. */
export default function Titles({ id }: { readonly id: number | undefined }) {
  return id === undefined ? <NoText /> : <OpenTitles key={id} id={id} />;
}

function OpenTitles({ id }: { readonly id: number }) {
  const t = useWords();
  const { data: candidates, error } = useQuery(candidatesQuery(id));
  const { data: bitexts } = useQuery(bitextsQuery);
  const [searched, setSearched] = useState(false);
  const busy = useJobs(({ jobs }) => jobs.length > 0);
  useEffect(() => {
    rememberPlace(id, { screen: 'titles' });
  }, [id]);
  if (error !== null) return <NoText reason={problemText(problemOf(error))} />;
  if (candidates === undefined || bitexts === undefined) return null;
  const bitext = bitexts.find((one) => one.id === id);
  if (candidates.length > 0) return <TitleList bitextId={id} bitext={bitext} candidates={candidates} />;
  const search = async () => {
    try {
      await proposeTitles(id);
      setSearched(true);
    } catch (problem) {
      tellProblem(problem);
    }
  };
  return (
    <EmptyState
      whole
      title={t(searched ? 'titles.empty.none' : 'titles.empty.notSearched')}
      text={t(searched ? 'titles.empty.noneText' : 'titles.empty.notSearchedText')}
    >
      <Button look="primary" disabled={busy} data-testid="find-titles" onClick={() => void search()}>
        {busy ? t('align.finding') : t('titles.empty.find')}
      </Button>
      <Button onClick={() => goTo(paths.align(id))}>{t('titles.empty.toAlign')}</Button>
    </EmptyState>
  );
}
