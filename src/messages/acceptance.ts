import { z } from 'zod';
import type { NamedGrant } from '../domain/access/snapshot.ts';
import { clamp } from '../domain/characters.ts';
import type { JoinRequest } from '../domain/join-requests/store.ts';
import type { Acceptance, NamedAccess } from '../domain/joining/acceptance.ts';
import { roleTemplate } from '../domain/role-templates/index.ts';
import type { RoleTemplate } from '../domain/role-templates/template.ts';
import { accessLabel, groupsLabel, roleSentence } from './access-sentences.ts';
import { bold, type MessageButton, type Part, paragraph } from './content.ts';

/** What Accept gives, from what to what for a former member. */
export function acceptanceParts(
  { gives, former, removed, address }: Acceptance,
  template: RoleTemplate,
): Part[] {
  const lost = [...addressParts(address), ...removed.map(each => paragraph(removedSentence[each]))];
  if (!gives) return [...lost, paragraph('Use Accept as… to choose what they get.')];
  const label = bold(accessLabel(gives, template));
  if (!former) return [...lost, paragraph('Accept gives ', label, '.')];
  return [
    ...lost,
    paragraph('⚠ A former member: was ', wasLabel(former, template), '. Accepting gives ', label, ' again.'),
  ];
}

const addressParts = (address: Acceptance['address']): Part[] =>
  address ? [paragraph(`${address.isForeign ? '⚠ ' : ''}${addressSentence(address)}`)] : [];

/** The two addresses of a person whose email changed while their request waited. */
function addressSentence({ asked, now, isForeign }: NonNullable<Acceptance['address']>): string {
  const foreign = isForeign ? ', which is outside the organization’s domains' : '';
  return `They asked with ${asked}. Their email in Slack is now ${now}${foreign}.`;
}

const removedSentence = {
  role: 'The role that Accept gave was removed.',
  groups: 'Some of the groups that Accept gave were removed.',
};

/** Who the requester is, for the person who chooses what they get: their changed address, and what they had as a member. */
export function requesterParts({ former, address }: Acceptance, template: RoleTemplate): Part[] {
  return [
    ...addressParts(address),
    ...(former
      ? [paragraph('⚠ A former member: was ', wasLabel(former, template), '. Accepting reactivates them.')]
      : []),
  ];
}

const wasLabel = (former: NamedAccess, template: RoleTemplate) =>
  `${former.role.name}, ${groupsLabel(former, template)}`;

/** The question before Accept, which names what it gives. Slack shows 300 characters of it. */
export function acceptQuestion(
  access: Parameters<typeof accessLabel>[0],
  {
    who,
    organization,
    address = null,
  }: {
    who: string;
    organization: { name: string; template: string };
    address?: Acceptance['address'];
  },
): NonNullable<MessageButton['confirm']> {
  const label = accessLabel(access, roleTemplate(organization.template));
  const yes = `Accept as ${access.role.name}`;
  return {
    title: `Accept ${clamp(who, 75)}?`,
    text: address
      ? `${addressSentence(address)} Accept as ${label}.`
      : `Accept as ${label}. ${clamp(who, 75)} joins ${organization.name}.`,
    yes: yes.length <= LONGEST_ANSWER ? yes : 'Accept',
  };
}

/** Slack's limit of a confirmation's button. */
const LONGEST_ANSWER = 30;

const given = z.array(z.object({ name: z.string(), level: z.enum(['access', 'edit', 'admin']) }));

/** The role and groups that an accepted request gave; no groups when it was accepted before Foyer kept them. */
function givenAccess({ role, givenGroups }: JoinRequest): {
  role: NonNullable<JoinRequest['role']>;
  grants: NamedGrant[] | null;
} | null {
  const kept = given.safeParse(givenGroups);
  const grants = kept.success ? kept.data.map(({ name, level }) => ({ level, group: { name } })) : null;
  return role && { role, grants };
}

/** "as Remote · all device groups" */
export function givenLabel(request: JoinRequest): string {
  const access = givenAccess(request);
  if (!access) return '';
  const { role, grants } = access;
  const label = grants && accessLabel({ role, grants }, roleTemplate(request.organization.template));
  return `as ${label ?? role.name}`;
}

/** "as Remote. Access to all device groups." */
export function givenSentence(request: JoinRequest): string {
  const access = givenAccess(request);
  if (!access) return '';
  const { role, grants } = access;
  return grants ? roleSentence({ organization: request.organization, role, grants }) : `as ${role.name}.`;
}
