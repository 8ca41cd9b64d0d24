import { attempt, isDomainError, orThrow } from '../../domain/errors.ts';
import { removeGroup } from '../../domain/groups/manage.ts';
import { changeGroup, provisionGroup } from '../../domain/provisioning/groups.ts';
import { groupsFrom } from '../../domain/provisioning/queries.ts';
import type { DirectoryGroup, GroupFilter, GroupMember } from '../../domain/provisioning/store.ts';
import type { ApiContext } from '../api/env.ts';
import {
  addressOf,
  answer,
  bodyOf,
  chosen,
  directoryOf,
  idOf,
  isChosen,
  isId,
  listOf,
  newScim,
  notFound,
  rangeOf,
  type ScimParts,
} from './env.ts';
import { ScimError } from './errors.ts';
import { comparedBy, readFilter } from './filter.ts';
import { groupResource, patchedGroup, readGroup } from './group-resource.ts';
import { readChanges } from './operations.ts';

const COMPARED = {
  id: 'id',
  displayname: 'name',
  externalid: 'externalId',
  members: 'memberId',
  'members.value': 'memberId',
} as const;

/** What a filter asks for; null: no group can be so. */
function groupFilter(text: string | undefined): GroupFilter | null {
  const found = comparedBy(readFilter(text), COMPARED);
  if (!found) return null;
  const { id, memberId } = found;
  if (id !== undefined && !isId(String(id))) return null;
  if (memberId !== undefined && !isId(String(memberId))) return null;
  return Object.fromEntries(Object.entries(found).map(([name, value]) => [name, String(value)]));
}

/** Groups: those of the key's organization; their members are the members who have them. */
export function groupRoutes(parts: ScimParts) {
  const { domain } = parts;
  const scim = newScim();
  type Shown = DirectoryGroup & { members: GroupMember[] | null };
  const shown = (context: ApiContext, group: Shown, status: 200 | 201 = 200) =>
    answer(context, status, chosen(context, groupResource(parts, group, group.members)), {
      location: addressOf(parts, `/Groups/${group.id}`),
    });
  const one = async (context: ApiContext, id: string, withMembers: boolean): Promise<Shown> => {
    const { actor, organizationId } = directoryOf(context);
    const range = { skip: 0, take: 1, withMembers };
    const { groups } = await groupsFrom(domain, actor, organizationId, { id }, range);
    const [group] = groups;
    if (!group) throw notFound();
    return group;
  };
  scim.get('/Groups', async context => {
    const { actor, organizationId } = directoryOf(context);
    const { startIndex, ...range } = rangeOf(context);
    const filter = groupFilter(context.req.query('filter'));
    const withMembers = isChosen(context, 'members');
    const { groups, total } = filter
      ? await groupsFrom(domain, actor, organizationId, filter, { ...range, withMembers })
      : { groups: [], total: 0 };
    const resources = groups.map(group => chosen(context, groupResource(parts, group, group.members)));
    return answer(context, 200, listOf(resources, total, startIndex));
  });
  scim.get('/Groups/:id', async context =>
    shown(context, await one(context, idOf(context), isChosen(context, 'members'))),
  );
  scim.post('/Groups', async context => {
    const { actor, organizationId } = directoryOf(context);
    const { externalId = null, members = [], name } = readGroup(await bodyOf(context));
    const given = { organizationId, name, externalId, members };
    const { id } = await knowing(provisionGroup(domain, actor, given));
    return shown(context, await one(context, id, true), 201);
  });
  scim.put('/Groups/:id', async context => {
    const facts = readGroup(await bodyOf(context));
    const { id: groupId } = await one(context, idOf(context), false);
    await knowing(changeGroup(domain, directoryOf(context).actor, { groupId, ...facts }));
    return shown(context, await one(context, groupId, true));
  });
  scim.patch('/Groups/:id', async context => {
    const changes = patchedGroup(readChanges(await bodyOf(context)));
    const { id: groupId } = await one(context, idOf(context), false);
    await knowing(changeGroup(domain, directoryOf(context).actor, { groupId, ...changes }));
    // A group may have thousands of members, and nobody reads them here.
    return context.body(null, 204);
  });
  scim.delete('/Groups/:id', async context => {
    const { id: groupId } = await one(context, idOf(context), false);
    await removeGroup(domain, directoryOf(context).actor, { groupId });
    return context.body(null, 204);
  });
  return scim;
}

/** A member that nobody is, in a group, is a wrong value; the group itself is there. */
async function knowing<Result>(work: Promise<Result>): Promise<Result> {
  const done = await attempt(work);
  if (isDomainError(done, 'member-not-found')) {
    throw new ScimError(400, 'One of the members is no user here. Create the user first.', 'invalidValue');
  }
  return orThrow(done as Awaited<typeof done>) as Result;
}
