import { randomUUID } from 'node:crypto';
import type { Outgoing } from 'local-slack/inside';
import type { Snapshot } from './snapshot.ts';
import type { Stage } from './stage.ts';

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gu;

export interface Forgery {
  what: string;
  outgoing: Outgoing;
  personId: string;
  /** The ids that took the place of those that were there. */
  foreign: string[];
}

/**
 * The request with ids that the sender has nothing to do with: of another organization, one at a time and all at once;
 * of another workspace; of nothing.
 */
export function swapped({ world, theirs }: Stage, rows: Snapshot, outgoing: Outgoing): Forgery[] {
  const { payload } = outgoing;
  const personId = (payload.user as { id: string } | undefined)?.id;
  if (!personId || outgoing.kind === 'event') return [];
  const buttonValues = JSON.stringify([
    payload.actions,
    (payload.view as { private_metadata?: string } | undefined)?.private_metadata,
    stateOf(payload),
  ]);
  const ids = [...new Set(buttonValues.match(UUID))];
  const tables = new Map(ids.map(id => [id, tableOf(rows, id)]));
  const [another, elsewhere] = theirs;
  if (ids.length === 0) return [];
  const each = ids.length > 1 ? ids.map(id => [id]) : [];
  const sources = [
    { of: 'of another organization', id: (table: string) => another?.[table], choices: [...each, ids] },
    { of: 'of another workspace', id: (table: string) => elsewhere?.[table], choices: [ids] },
    { of: 'of nothing', id: () => randomUUID(), choices: [ids] },
  ];
  return sources.flatMap(({ of, id: idOf, choices }) =>
    choices.map(chosen => {
      let text = JSON.stringify(payload);
      const foreign = chosen.map(id => idOf(tables.get(id) ?? '') ?? randomUUID());
      for (const [index, id] of chosen.entries()) text = text.replaceAll(id, foreign[index] ?? '');
      const forged = JSON.parse(text);
      const view = payload.view as { id: string; type: string } | undefined;
      if ('trigger_id' in forged) {
        forged.trigger_id = world.triggers.create(personId, view?.type === 'modal' ? view.id : undefined);
      }
      const named = chosen.map(id => tables.get(id) ?? 'id').join(', ');
      return { what: `${named} ${of}`, outgoing: { ...outgoing, payload: forged }, personId, foreign };
    }),
  );
}

function stateOf({ view }: Outgoing['payload']): unknown {
  return (view as { state?: unknown } | undefined)?.state;
}

function tableOf(rows: Snapshot, id: string): string | undefined {
  return rows.find(({ whole }) => whole.includes(`"id": "${id}"`))?.table;
}
