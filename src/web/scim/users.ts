import { changeMember, releaseMember } from '../../domain/provisioning/change.ts';
import { provisionMember } from '../../domain/provisioning/provision.ts';
import { usersFrom } from '../../domain/provisioning/queries.ts';
import type { DirectoryUser, UserFilter } from '../../domain/provisioning/store.ts';
import type { ApiContext } from '../api/env.ts';
import {
  addressOf,
  answer,
  bodyOf,
  chosen,
  directoryOf,
  idOf,
  isId,
  listOf,
  newScim,
  notFound,
  rangeOf,
  type ScimParts,
} from './env.ts';
import { comparedBy, readFilter } from './filter.ts';
import { readChanges } from './operations.ts';
import { asBoolean, patchedUser, readUser, replacedUser, userResource } from './user-resource.ts';

const COMPARED = {
  id: 'id',
  username: 'email',
  emails: 'email',
  'emails.value': 'email',
  'emails[type eq "work"].value': 'email',
  externalid: 'externalId',
  active: 'isActive',
} as const;

/** What a filter asks for; null: nobody can be so. */
function userFilter(text: string | undefined): UserFilter | null {
  const found = comparedBy(readFilter(text), COMPARED);
  if (!found) return null;
  const { id, email, externalId } = found;
  const isActive = asBoolean(found.isActive);
  if (id !== undefined && !isId(String(id))) return null;
  if (isActive !== undefined && typeof isActive !== 'boolean') return null;
  return {
    ...(id !== undefined && { id: String(id).toLowerCase() }),
    ...(email !== undefined && { email: String(email).toLowerCase() }),
    ...(externalId !== undefined && { externalId: String(externalId) }),
    ...(isActive !== undefined && { isActive }),
  };
}

/** Users: the members of the key's organization. */
export function userRoutes(parts: ScimParts) {
  const { domain } = parts;
  const scim = newScim();
  const shown = (context: ApiContext, member: DirectoryUser, status: 200 | 201 = 200) =>
    answer(context, status, chosen(context, userResource(parts, member)), {
      location: addressOf(parts, `/Users/${member.id}`),
    });
  const one = async (context: ApiContext, id = idOf(context)): Promise<DirectoryUser> => {
    const { actor, organizationId } = directoryOf(context);
    const range = { skip: 0, take: 1 };
    const { members } = await usersFrom(domain, actor, organizationId, { id }, range);
    const [member] = members;
    if (!member) throw notFound();
    return member;
  };
  scim.get('/Users', async context => {
    const { actor, organizationId } = directoryOf(context);
    const { startIndex, ...range } = rangeOf(context);
    const filter = userFilter(context.req.query('filter'));
    const none = { members: [], total: 0 };
    const { members, total } = filter ? await usersFrom(domain, actor, organizationId, filter, range) : none;
    const resources = members.map(member => chosen(context, userResource(parts, member)));
    return answer(context, 200, listOf(resources, total, startIndex));
  });
  scim.get('/Users/:id', async context => shown(context, await one(context)));
  scim.post('/Users', async context => {
    const { actor, organizationId } = directoryOf(context);
    const { externalId = null, isActive = true, ...facts } = readUser(await bodyOf(context));
    const given = { ...facts, organizationId, externalId, isActive };
    const { id } = await provisionMember(domain, actor, given);
    return shown(context, await one(context, id), 201);
  });
  scim.put('/Users/:id', async context => {
    const body = await bodyOf(context);
    const member = await one(context);
    const facts = replacedUser(userResource(parts, member), body);
    const { actor } = directoryOf(context);
    await changeMember(domain, actor, { memberId: member.id, ...facts });
    return shown(context, await one(context));
  });
  scim.patch('/Users/:id', async context => {
    const changes = readChanges(await bodyOf(context));
    const member = await one(context);
    const facts = await patchedUser(userResource(parts, member), changes);
    const { actor } = directoryOf(context);
    await changeMember(domain, actor, { memberId: member.id, ...facts });
    return shown(context, await one(context));
  });
  scim.delete('/Users/:id', async context => {
    const { id: memberId } = await one(context);
    await releaseMember(domain, directoryOf(context).actor, { memberId });
    return context.body(null, 204);
  });
  return scim;
}
