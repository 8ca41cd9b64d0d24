import type { Message, Person, View } from 'local-slack';
import { expect } from 'vitest';
import { paste, send, shown } from '../../support/import-story.ts';
import { revokesInvite, runCommand } from '../../support/story.ts';
import type { Place } from './place.ts';
import { type Access, ASKED, accessIn, active, deactivated, invited, NOBODY } from './standing.ts';

/** Who acts, and what they choose from. */
export type Actor = Pick<Place, 'grace' | 'random' | 'groups'>;

/** What an act is about: whom, and what they are until then. */
export interface About {
  email: string;
  /** Undefined: they are not in Slack. */
  person: Person | undefined;
  standing: string;
}

/** What the person who acted has read: who is what now. */
export type Done = Map<string, string>;

export interface Act {
  /** Can it be done to somebody who is this? */
  fits(place: Actor, about: About): boolean;
  /** The card changes a while later, and nothing else says that it was done. */
  saysNothing?: true;
  /** Does it, and returns what then holds. @throws when it was not done, or nobody can tell */
  run(place: Actor, about: About, more: () => About[]): Promise<Done>;
}

const ROLES = ['VIEWER', 'EDITOR'];

const isIn = (standing: string) => (_: Actor, about: About) =>
  about.person !== undefined && about.standing.startsWith(standing);

const one = ({ email }: About, standing: string): Done => new Map([[email, standing]]);

const invitationIn = ({ person }: About): Message | undefined => {
  const card = person
    ?.messages()
    .findLast(message => / invites you (?:again )?to join /u.test(message.plain()));
  return card?.buttons().includes('Accept') ? card : undefined;
};

const requestIn = ({ grace }: Actor, { person }: About): Message | undefined =>
  grace
    .messages('approvals')
    .findLast(message => message.buttons().length > 0 && message.plain().includes(`@${person?.spec.name} (`));

function needed<Found>(found: Found | undefined, what: string): Found {
  if (!found) throw new Error(`There is no ${what}.`);
  return found;
}

const someAccess = ({ random, groups }: Actor): Access => ({
  role: random.pick(ROLES),
  groups: random.pick([[], [groups[0] ?? ''], [groups[1] ?? ''], groups]),
});

/** Opens the list of members at one of them. */
async function member({ grace }: Actor, { email }: About): Promise<View> {
  await grace.command(`/invite members ${email}`);
  return shown(grace);
}

/** Presses what leads to a step, answers it, and reads the outcome. */
async function submits({ grace }: Actor, says: string): Promise<void> {
  await grace.submit();
  expect(shown(grace).plain()).toContain(says);
}

export const acts: Record<string, Act> = {
  invite: {
    fits: isIn(NOBODY),
    async run(place, about) {
      const access = someAccess(place);
      const groups = access.groups.map(name => `"${name}"`).join(', ');
      const said = await runCommand(
        place.grace,
        `/invite @${about.person?.spec.name} as ${access.role}${groups && ` in ${groups}`}`,
      );
      expect(said).toContain('Invited ');
      return one(about, invited(access));
    },
  },

  import: {
    fits: (_, { standing }) => standing === NOBODY,
    async run(place, about, more) {
      const { random, grace } = place;
      const listed = [about, ...more().slice(0, random.below(3))];
      const role = random.pick(ROLES);
      await paste(grace, `Email,Role\n${listed.map(({ email }) => `${email},${role}`).join('\n')}\n`);
      await send(grace);
      return new Map(listed.map(({ email }) => [email, invited({ role, groups: [] })]));
    },
  },

  accept: {
    saysNothing: true,
    fits: (place, about) => isIn('invited')(place, about) && invitationIn(about) !== undefined,
    async run(_, about) {
      await about.person?.press(needed(invitationIn(about), 'invitation'), 'Accept');
      return one(about, active(accessIn(about.standing)));
    },
  },

  decline: {
    saysNothing: true,
    fits: (place, about) => isIn('invited')(place, about) && invitationIn(about) !== undefined,
    async run(_, about) {
      await about.person?.press(needed(invitationIn(about), 'invitation'), 'Decline');
      return one(about, NOBODY);
    },
  },

  revoke: {
    fits: (_, { standing }) => standing.startsWith('invited'),
    async run({ grace }, about) {
      await grace.command(`/invite pending ${about.email}`);
      await revokesInvite(grace, shown(grace));
      expect(shown(grace).plain()).toContain('Revoked just now.');
      return one(about, NOBODY);
    },
  },

  ask: {
    fits: isIn(NOBODY),
    async run(_, about) {
      const person = needed(about.person, 'person');
      await person.command('/invite request');
      await person.submit();
      expect(person.modal()?.title, person.screen()).toBe('Request sent');
      await person.closeModal();
      return one(about, ASKED);
    },
  },

  approve: {
    saysNothing: true,
    fits: (place, about) => about.standing === ASKED && requestIn(place, about) !== undefined,
    async run(place, about) {
      await place.grace.press(needed(requestIn(place, about), 'request'), 'Accept as VIEWER');
      return one(about, active({ role: 'VIEWER', groups: [] }));
    },
  },

  reject: {
    fits: (place, about) => about.standing === ASKED && requestIn(place, about) !== undefined,
    async run(place, about) {
      await place.grace.press(needed(requestIn(place, about), 'request'), 'Reject');
      await submits(place, 'Request rejected.');
      return one(about, NOBODY);
    },
  },

  'change the role': {
    fits: isIn('active'),
    async run(place, about) {
      const { role: before, groups } = accessIn(about.standing);
      const role = needed(
        ROLES.find(each => each !== before),
        'other role',
      );
      await place.grace.press(await member(place, about), 'Edit');
      await place.grace.fill({ Role: role });
      await submits(place, 'Saved. ');
      return one(about, active({ role, groups }));
    },
  },

  'change the groups': {
    fits: isIn('active'),
    async run(place, about) {
      const { role, groups: before } = accessIn(about.standing);
      const groups = place.groups.filter(group => before.includes(group) === (group !== place.groups[0]));
      await place.grace.press(await member(place, about), 'Edit');
      await place.grace.fill({ Groups: groups });
      await submits(place, 'Saved. ');
      return one(about, active({ role, groups }));
    },
  },

  deactivate: {
    fits: isIn('active'),
    async run(place, about) {
      await place.grace.press(await member(place, about), 'Deactivate');
      await submits(place, 'Deactivated just now.');
      return one(about, deactivated(accessIn(about.standing)));
    },
  },

  reactivate: {
    fits: isIn('deactivated'),
    async run(place, about) {
      await place.grace.press(await member(place, about), 'Reactivate');
      expect(shown(place.grace).plain()).toContain('Reactivated just now.');
      return one(about, active(accessIn(about.standing)));
    },
  },
};
