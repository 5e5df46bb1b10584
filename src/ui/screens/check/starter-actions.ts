import { engine } from '../../engine/connection.ts';
import { refresh } from '../../engine/queries.ts';
import { tell, tellProblem } from '../../state/notices.ts';
import { say } from '../../words.ts';
import { checkWhole, useCheck } from './check-state.ts';

/** The collection asked for, or the user's first, made if there is none. */
export async function collectionFor(id: number | undefined): Promise<{ readonly id: number; readonly name: string }> {
  const collections = await engine.listCollections({});
  const chosen = collections.find((one) => one.id === id) ?? collections[0];
  return chosen ?? engine.createCollection({ name: say('engine.generalCollection') });
}

/** Copies shipped entries into a collection of the user. */
export async function copyStarter(ids: readonly number[], collectionId: number | undefined): Promise<void> {
  try {
    const collection = await collectionFor(collectionId);
    const { added, merged } = await engine.copyStarterEntries({ ids, collectionId: collection.id });
    refresh(['entries', 'collections']);
    tell('check.starter.copied', { count: added + merged, collection: collection.name });
    if (useCheck.getState().name !== undefined) await checkWhole();
  } catch (error) {
    tellProblem(error);
  }
}
