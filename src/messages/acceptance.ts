import { z } from 'zod';
import type { NamedGrant } from '../domain/access/snapshot.ts';
import { clamp } from '../domain/characters.ts';
import type { JoinRequest } from '../domain/join-requests/store.ts';
import type { Acceptance, NamedAccess } from '../domain/joining/acceptance.ts';
import { roleTemplate } from '../domain/role-templates/index.ts';
import type { RoleTemplate } from '../domain/role-templates/template.ts';
import { texts } from '../texts/texts.ts';
import { accessLabel, groupsLabel, roleSentence } from './access-sentences.ts';
import { bold, type Inline, type MessageButton, type Part, paragraph } from './content.ts';

/** What Accept gives, from what to what for a former member. */
export function acceptanceParts(
  { gives, former, removed, address }: Acceptance,
  template: RoleTemplate,
): Part[] {
  const said = texts().requests;
  const lost = [...addressParts(address), ...removed.map(each => paragraph(said.removed[each]))];
  if (!gives) return [...lost, paragraph(said.chooseAccess)];
  const access = bold(accessLabel(gives, template));
  if (!former) return [...lost, paragraph(...said.acceptGives<Inline>({ access }))];
  return [...lost, paragraph(...said.formerGets<Inline>({ was: wasLabel(former, template), access }))];
}

const addressParts = (address: Acceptance['address']): Part[] =>
  address ? [paragraph(`${address.isForeign ? '⚠ ' : ''}${addressSentence(address)}`)] : [];

/** The two addresses of a person whose email changed while their request waited. */
const addressSentence = (address: NonNullable<Acceptance['address']>) =>
  texts().requests.askedWithAddress(address);

/** Who the requester is, for the person who chooses what they get: their changed address, and what they had as a member. */
export function requesterParts({ former, address }: Acceptance, template: RoleTemplate): Part[] {
  return [
    ...addressParts(address),
    ...(former ? [paragraph(texts().requests.formerReturns({ was: wasLabel(former, template) }))] : []),
  ];
}

const wasLabel = (former: NamedAccess, template: RoleTemplate) =>
  texts().requests.formerAccess({ role: former.role.name, groups: groupsLabel(former, template) });

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
  const named = { who: clamp(who, 75), organization: organization.name };
  const said = texts().requests;
  return {
    title: said.acceptTitle(named),
    text: address
      ? said.acceptAddressQuestion({ address: addressSentence(address), access: label })
      : said.acceptQuestion({ ...named, access: label }),
    yes: acceptLabel(access.role, LONGEST_ANSWER),
  };
}

/** Slack's limits of a button's label, and of a confirmation's. */
const LONGEST_LABEL = 75;
const LONGEST_ANSWER = 30;

/** "Accept as Remote", as long as there is room for the role. */
export function acceptLabel({ name: role }: { name: string }, most = LONGEST_LABEL): string {
  const { accept, acceptWithRole } = texts().requests;
  const label = acceptWithRole({ role });
  return label.length <= most ? label : accept;
}

const given = z.array(z.object({ name: z.string(), level: z.enum(['access', 'edit', 'admin']) }));

/** The role and groups that an accepted request gave; no groups when it was accepted before Foyer kept them. */
export function givenAccess({ role, givenGroups }: JoinRequest): {
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
  return texts().requests.asAccess({ access: label ?? role.name });
}

/** "as Remote. Access to all device groups." */
export function givenSentence(request: JoinRequest): string {
  const access = givenAccess(request);
  if (!access) return '';
  const { role, grants } = access;
  return grants
    ? roleSentence({ organization: request.organization, role, grants })
    : texts().access.as({ role: role.name });
}
