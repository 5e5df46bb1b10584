import type { AdministrativeStatus, TermType } from '../core/terms/concept-entry.ts';
import { houseRanking } from '../core/terms/houses.ts';
import { byStanding, type HouseSays } from '../core/terms/standing.ts';
import { all, type Db, first, idList } from './database.ts';
import { readSettings } from './settings.ts';

interface StandingTerm {
  readonly id: number;
  readonly language: string;
  readonly text: string;
  readonly termType: TermType;
  readonly administrativeStatus: AdministrativeStatus;
}

/** Puts the terms of any of these entries in order, better first, as the user ranks the houses that say them. */
export function standingIn(
  db: Db,
  entryIds: readonly number[],
): <Term extends StandingTerm>(terms: readonly Term[]) => Term[] {
  const said = new Map<number, HouseSays[]>();
  for (const one of housesBehind(db, entryIds)) {
    const held = said.get(one.termId);
    if (held === undefined) said.set(one.termId, [one]);
    else held.push(one);
  }
  const ranking = houseRanking(said.size === 0 ? [] : readSettings(db).houses);
  return (terms) =>
    byStanding(
      terms,
      terms.flatMap(({ id }) => said.get(id) ?? []),
      ranking,
    );
}

function housesBehind(db: Db, entryIds: readonly number[]): HouseSays[] {
  // Most memories name no houses, and need not be asked entry by entry.
  if (first(db, 'SELECT 1 FROM evidence WHERE house IS NOT NULL LIMIT 1') === undefined) return [];
  return all<HouseSays>(
    db,
    `SELECT term_id AS termId, house, count(*) AS count, coalesce(max(date), '') AS last
     FROM json_each(?1) AS wanted CROSS JOIN term ON term.entry_id = wanted.value
     CROSS JOIN evidence ON evidence.term_id = term.id
     WHERE house IS NOT NULL AND house <> '' GROUP BY term_id, house`,
    idList(entryIds),
  );
}
