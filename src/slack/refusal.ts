import type { Button, KnownBlock } from '@slack/types';
import { type Situation, situationOf } from '../domain/asking/situation.ts';
import type { Domain, Person } from '../domain/domain.ts';
import type { DomainError } from '../domain/errors.ts';
import { contactOf } from '../domain/organizations/contact.ts';
import { ownersOfOrphaned } from '../domain/taking-over/store.ts';
import { texts } from '../texts/texts.ts';
import { askAction } from './asking/actions.ts';
import { asPiece } from './asking/views.ts';
import { actions, button, type Inline, mention, paragraphBlock } from './blocks.ts';
import { errorText } from './errors.ts';
import { inboxAction } from './home/actions.ts';
import { askToJoinAction } from './join-requests/actions.ts';
import { whatEachRoleCanDo } from './matrix.ts';
import { switchAction } from './organizations/actions.ts';
import { takeOverOffer } from './organizations/take-over.ts';
import type { Message } from './reply.ts';

/** How many owners of the workspace are named. */
const OWNERS_NAMED = 3;

/**
 * What a person reads who lacks a right: what is missing and where, whom to ask with a button to do so, and what else fits
 * their situation.
 * Source: the CrowdSec article ("prompted to contact a user that has these roles")
 */
export async function refusal(
  domain: Domain,
  error: DomainError<'not-allowed'>,
  command: string,
  actor: Person,
): Promise<Message> {
  const situation = await situationOf(domain.db, actor, error.data);
  // They got the right in the meantime, so the next press works.
  if (!situation) return { text: errorText(error, command) };
  return refusalIn(domain, actor, situation, sentence(situation));
}

/**
 * The same for somebody whose role has too few rights to assign another.
 * @param role the role that they wanted to assign
 */
export function ceilingRefusal(
  domain: Domain,
  actor: Person,
  situation: Situation,
  { text, role }: { text: string; role: string },
): Promise<Message> {
  return refusalIn(domain, actor, situation, `${situation.organization.name}: ${text}`, role);
}

async function refusalIn(
  domain: Domain,
  actor: Person,
  situation: Situation,
  text: string,
  role?: string,
): Promise<Message> {
  const { organization, askable } = situation;
  const { db } = domain;
  const said = texts().asking;
  const contact = await contactOf(db, organization);
  const owners = askable.length > 0 ? [] : await ownersOfOrphaned(db, organization.id, OWNERS_NAMED);
  return {
    text,
    blocks: [
      paragraphBlock(text),
      ...askLine(situation),
      ...elsewhereLine(situation),
      ...(owners.length > 0
        ? [paragraphBlock(...said.askOwners<Inline>({ people: owners.map(id => mention(id)) }))]
        : []),
      ...(contact ? [paragraphBlock(...said.contact<Inline>({ person: mention(contact) }))] : []),
      ...waysOut(situation, role),
      ...(await takeOverOffer(domain, actor, organization.id)),
      whatEachRoleCanDo(organization),
    ],
  };
}

function sentence({ organization: { name: organization }, capability, lack }: Situation): string {
  const said = texts().asking.lacks;
  const right = texts().capabilities[capability];
  return lack.kind === 'role'
    ? said.role({ organization, right, role: lack.role })
    : said[lack.kind]({ organization, right });
}

function askLine({ lack, askable }: Situation): KnownBlock[] {
  if (askable.length === 0) return [];
  const said = texts().asking;
  const ask = {
    role: said.ask,
    deactivated: said.askToReactivate,
    guest: said.askToDecide,
    invited: said.ask,
    requested: said.ask,
    'may-join': said.askToInvite,
    stranger: said.askToInvite,
  }[lack.kind];
  return [paragraphBlock(...ask<Inline[]>({ people: askable.map(asPiece) }).flat())];
}

function elsewhereLine({ elsewhere, capability }: Situation): KnownBlock[] {
  if (elsewhere.length === 0) return [];
  const organizations = elsewhere.map(({ name }) => name);
  return [
    paragraphBlock(texts().asking.canElsewhere({ organizations, right: texts().capabilities[capability] })),
  ];
}

/** The buttons that lead on from here; none when there is nothing that the person can do. */
function waysOut(situation: Situation, role: string | undefined): KnownBlock[] {
  const { organization, lack, elsewhere } = situation;
  const said = texts();
  const organizationId = organization.id;
  const joins = lack.kind === 'may-join' || (lack.kind === 'deactivated' && lack.mayJoin);
  const waits = lack.kind === 'invited' || lack.kind === 'requested';
  const buttons: Button[] = [
    ...(waits ? [button(inboxAction, {}, said.home.openInbox, { style: 'primary' })] : []),
    ...askButton(situation, role),
    ...(joins ? [button(askToJoinAction, { organizationId }, said.home.askToJoin)] : []),
    ...elsewhere.map(({ id, name }) =>
      button(
        switchAction,
        { organizationId: id, page: 0 },
        said.organizations.switchTo({ organization: name }),
        {
          variant: id,
        },
      ),
    ),
  ];
  return buttons.length > 0 ? [actions(...buttons)] : [];
}

function askButton({ organization, capability, lack, askable }: Situation, role?: string): Button[] {
  const [first, ...others] = askable;
  // Who can ask to join does that: the same people decide it.
  if (!first || lack.kind === 'may-join') return [];
  const said = texts().asking;
  const [name = first.name] = first.name.split(' ');
  const label = others.length > 0 ? said.askThem : said.askOne({ name });
  const value = { organizationId: organization.id, capability, ...(role !== undefined && { role }) };
  return [button(askAction, value, label, { style: 'primary' })];
}
