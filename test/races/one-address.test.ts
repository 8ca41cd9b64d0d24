import { describe, expect, it } from 'vitest';
import { startFoyer } from '../support/foyer.ts';
import { becomeMember, modes, runCommand, setUp, untilIdle } from '../support/story.ts';
import { startSecond } from '../support/wire.ts';

const ROUNDS = 20;

describe.each(modes)('two invitations to one address at once, over %s', mode => {
  it.each(['one process', 'two processes'])(
    'two invitations to one address at once leave one pending, from %s',
    async processes => {
      await using foyer = await startFoyer(mode);
      const { slack, db } = foyer;
      await setUp(foyer);
      await using second = processes === 'two processes' ? await startSecond(foyer, mode) : null;
      const [grace, margaret] = [slack.person('grace'), await becomeMember(foyer, 'margaret', 'ADMIN')];
      for (let round = 1; round <= ROUNDS; round += 1) {
        const name = `invitee${round}`;
        const email = `${name}@x.example`;
        const invitee = await slack.addPerson({ name, realName: name, email });
        second?.reach('first');
        const first = runCommand(grace, `/invite ${email} as VIEWER`);
        second?.reach('second');
        const replies = await Promise.all([
          first,
          runCommand(margaret, `/invite ${email.toUpperCase()} as EDITOR`),
        ]);
        await untilIdle(foyer);

        const [invitation, ...others] = await db.invitation.findMany({
          where: { email },
          include: { role: true, inviter: true },
        });
        expect(others).toEqual([]);
        const role = invitation?.role.name;
        const [winner, loser] = role === 'VIEWER' ? replies : replies.toReversed();
        expect(winner).toContain(`Invited ${name} (${email}) to Lovelace Labs as ${role}.`);
        expect(loser).toContain(
          `${email} is already invited, as ${role}, by ${invitation?.inviter.name}. You can resend or revoke that invitation under Invited users.`,
        );
        expect(invitee.messages()).toHaveLength(1);
        expect(invitee.messages()[0]?.plain()).toContain(`as ${role}`);
        expect(await db.auditEntry.count({ where: { subject: email } })).toBe(1);
      }
    },
  );

  it('two windows of the same admin with the same address leave one pending', async () => {
    await using foyer = await startFoyer(mode);
    const { slack, db } = foyer;
    await setUp(foyer);
    const [grace, margaret] = [slack.person('grace'), await becomeMember(foyer, 'margaret', 'ADMIN')];
    for (let round = 1; round <= ROUNDS; round += 1) {
      const email = `new${round}@x.example`;
      for (const admin of [grace, margaret]) {
        await admin.command('/invite');
        await admin.fill({ Email: email, Role: 'VIEWER' });
      }
      await Promise.all([grace.submit(), margaret.submit()]);
      const shown = [grace, margaret].map(admin => admin.modal()?.plain() ?? '');
      expect(shown.filter(text => text.includes('Invitation sent'))).toHaveLength(1);
      expect(shown.filter(text => text.includes(`${email} is already invited, as VIEWER, by`))).toHaveLength(
        1,
      );
      expect(await db.invitation.count({ where: { email } })).toBe(1);
    }
    expect(await db.delivery.count({ where: { status: 'waiting' } })).toBe(ROUNDS);
  });
});
