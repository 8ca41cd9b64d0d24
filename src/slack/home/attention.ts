import type { KnownBlock } from '@slack/types';
import type { ActingMember } from '../../domain/access/acting-member.ts';
import type { Overview } from '../../domain/home/overview.ts';
import { MAX_UNDELIVERED } from '../../domain/home/store.ts';
import { can } from '../../domain/roles.ts';
import { tallyOf } from '../../messages/tallied.ts';
import { texts } from '../../texts/texts.ts';
import { bold, button, divider, paragraphBlock, section } from '../blocks.ts';
import { invitedUsersAction } from '../invitations/actions.ts';
import { joinRequestsAction } from '../join-requests/actions.ts';
import { leaversAction } from '../members/actions.ts';
import { settingsAction } from '../organizations/actions.ts';

/** Seats are nearly used from this part of the limit on. */
const NEARLY = 0.9;

/** What needs a decision or a look, each with the button that leads there; empty when nothing does. */
export function attentionBlocks(acting: ActingMember, overview: Overview, now: Date): KnownBlock[] {
  const { organization, permissions } = acting;
  const { invited, requests, seats, leavers } = overview;
  const said = texts().home;
  const isShort = seats !== null && seats.used >= seats.limit * NEARLY;
  const lines = [
    requests &&
      requests.waiting > 0 &&
      section(
        said.requestsWait({ count: tallyOf(requests.waiting), age: age(requests.oldestAt ?? now, now) }),
        button(joinRequestsAction, {}, said.review, { style: 'primary' }),
      ),
    requests &&
      requests.held > 0 &&
      section(
        said.heldInvitations(tallyOf(requests.held)),
        button(joinRequestsAction, {}, said.review, { variant: 'held' }),
      ),
    leavers > 0 &&
      section(
        said.leavers(tallyOf(leavers)),
        button(leaversAction, { organizationId: organization.id }, said.review),
      ),
    invited &&
      invited.undelivered > 0 &&
      section(
        said.undelivered(tallyOf(invited.undelivered, MAX_UNDELIVERED)),
        button(invitedUsersAction, { deliveryFilter: 'failed' }, said.show, { variant: 'failed' }),
      ),
    isShort &&
      can(permissions, 'organization:edit') &&
      section(
        said.seats({ used: tallyOf(seats.used), limit: seats.limit }),
        button(settingsAction, {}, said.settings, { variant: 'seats' }),
      ),
  ].filter(block => block !== null && block !== false);
  return lines.length > 0 ? [divider, paragraphBlock(bold(said.needsAttention)), ...lines] : [];
}

const HOUR_MS = 60 * 60 * 1000;

function age(since: Date, now: Date): string {
  const { underAnHour, hours: inHours, days } = texts().home;
  const hours = Math.floor((now.getTime() - since.getTime()) / HOUR_MS);
  if (hours < 1) return underAnHour;
  return hours < 24 ? inHours(hours) : days(Math.floor(hours / 24));
}
