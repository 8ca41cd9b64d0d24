import type { Outgoing } from 'local-slack/inside';
import { reachOf } from './expected.ts';
import { around, type Fault, type Send } from './judge.ts';
import { keepViews } from './keep-views.ts';
import { type Stage, whatChanges } from './stage.ts';
import { type Forgery, swapped } from './swap.ts';

/** The owner sends the request with each id in it replaced by one that she has nothing to do with. */
export async function withOthersIds(
  stage: Stage,
  send: Send,
  route: string,
  outgoing: Outgoing,
): Promise<Fault[]> {
  const faults: Fault[] = [];
  const act = async ({ what, outgoing: forged }: Forgery) => {
    const fault = (text: string) => faults.push({ route, who: `the owner with ${what}`, what: text });
    const { status, shown, errors } = await send(forged, false);
    if (status !== 200) fault(`is answered ${status}`);
    if (/magpie/iu.test(shown)) fault(`reads ${around(shown, /magpie/iu)}`);
    for (const error of errors) fault(`is logged as an error: ${error}`);
  };
  const forgeries = swapped(stage, await stage.snapshots.take(), outgoing);
  const [first] = forgeries;
  if (!first) return faults;
  // The owner may change what is hers by a button that names it, whatever else the view says.
  const strange = [
    ...forgeries.flatMap(({ foreign }) => foreign),
    ...stage.theirs.map(({ organizations }) => organizations ?? ''),
  ];
  const ofOthers = (rows: string[]) => rows.find(row => strange.some(id => row.includes(id)));
  const putBack = keepViews(stage.world, first.personId);
  const forbidden = (changes: Map<string, string[]>) =>
    [...changes].filter(([table]) => !reachOf(route).includes(table));
  const changed = await whatChanges(stage, async () => {
    for (const forgery of forgeries) await act(forgery);
  });
  for (const forgery of ofOthers(forbidden(changed).flatMap(([, rows]) => rows)) ? forgeries : []) {
    const changes = await whatChanges(stage, () => act(forgery));
    for (const [table, rows] of forbidden(changes)) {
      const row = ofOthers(rows);
      if (row)
        faults.push({ route, who: `the owner with ${forgery.what}`, what: `changes ${table}: ${row}` });
    }
  }
  putBack();
  return faults;
}
