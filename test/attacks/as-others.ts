import { type Outgoing, teamIdOf } from 'local-slack/inside';
import { expectedOf } from './expected.ts';
import { as, type Sender } from './forge.ts';
import { type Fault, isAnswered, judge, type Send } from './judge.ts';
import { type Kind, type KindName, kindNames, kinds } from './kinds.ts';
import { type Stage, whatChanges } from './stage.ts';

/** Each kind of lesser person sends the request; compares what it changed or showed with what is expected. */
export async function asOthers(
  stage: Stage,
  send: Send,
  route: string,
  outgoing: Outgoing,
): Promise<Fault[]> {
  const act = async (name: KindName): Promise<Fault[]> => {
    const kind: Kind = kinds[name];
    const forged = as(stage.world, outgoing, senderOf(stage, kind));
    const result = await send(forged, isAnswered(outgoing, kind));
    const complaints = judge(outgoing, result, expectedOf(route, name), kind);
    return complaints.map(what => ({ route, who: name, what }));
  };
  const actors = kindNames.filter(name => expectedOf(route, name).changes);
  const idle = kindNames.filter(name => !actors.includes(name));
  const faults: Fault[] = [];
  const changed = await whatChanges(stage, async () => {
    for (const name of idle) faults.push(...(await act(name)));
  });
  const alone: Fault[] = [];
  // One by one where they may change something, and to find out who did where nobody may.
  for (const name of changed.size > 0 ? kindNames : actors) {
    const may = expectedOf(route, name).changes ?? [];
    const changes = await whatChanges(stage, async () => void alone.push(...(await act(name))));
    for (const [table, rows] of changes) {
      if (!may.includes(table)) alone.push({ route, who: name, what: `changes ${table}: ${rows.join(' ')}` });
    }
  }
  return changed.size > 0 ? alone : [...faults, ...alone];
}

function senderOf({ world }: Stage, { spec, later, isForeign }: Kind): Sender {
  const { id } = world.people.find(spec.name) ?? { id: '' };
  const home = isForeign ? 'T0CURIE' : teamIdOf(world, { ...spec, ...later });
  return { id, name: spec.name, teamId: home, inTeamId: isForeign ? home : world.team.id };
}
