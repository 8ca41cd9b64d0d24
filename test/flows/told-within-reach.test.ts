import { describe, expect, it } from 'vitest';
import { startFoyer } from '../support/foyer.ts';
import { lastFile, paste, shown, textOf } from '../support/import-story.ts';
import { becomeMember, inviteByModal, runCommand, setUp, untilIdle } from '../support/story.ts';

/** What a Group Admin of Phones can come upon in people who are elsewhere. */
const secrets = ['as Investigator', 'as Broadcaster', 'Servers', 'Vault', 'Grace Hopper', 'of 4'];

async function startWithGroupAdmin() {
  const foyer = await startFoyer();
  await setUp(foyer, { template: 'Senturo', groups: 'Phones\nServers\nVault' });
  const { slack, db } = foyer;
  const grace = slack.person('grace');
  const gina = await becomeMember(foyer, 'ada', 'Group Admin', 'Phones');
  await runCommand(grace, '/invite invited@x.example as Broadcaster in Vault');
  await becomeMember(foyer, 'linus', 'Investigator', 'Servers');
  await untilIdle(foyer);
  return { foyer, db, slack, grace, gina };
}

describe('a Group Admin who names a person', () => {
  it('a Group Admin who names a person outside their groups reads that they exist, and nothing about their role, groups or inviter', async () => {
    const { foyer, db, gina } = await startWithGroupAdmin();
    await using _ = foyer;
    const there = 'is already a member or invited. Ask an admin.';
    const answers: string[] = [];
    const say = async (command: string) => {
      const said = await runCommand(gina, command);
      answers.push(said);
      return said;
    };
    const read = () => {
      const said = gina.modal()?.plain() ?? '';
      answers.push(said);
      return said;
    };
    const member = 'linus@lovelace.example';
    for (const email of [member, 'invited@x.example']) {
      expect(await say(`/invite ${email} as Analyst in Phones`)).toContain(`${email} ${there}`);
      expect(gina.messages().at(-1)?.buttons() ?? []).not.toContain('Edit access');
    }
    await db.member.updateMany({
      where: { email: member },
      data: { state: 'deactivated', deactivatedAt: foyer.clock.now() },
    });
    expect(await say(`/invite ${member} as Analyst in Phones`)).toContain(there);
    await db.member.updateMany({ where: { email: member }, data: { state: 'active', deactivatedAt: null } });

    expect(await say('/invite new@x.example as Analyst in Server')).toContain('The groups are Phones.');
    await say('/invite new@x.example as Analyst in "Nowhere"');

    const { fieldErrors } = await inviteByModal(gina, {
      Email: member,
      Role: 'Analyst',
      'Device groups': ['Phones'],
    });
    answers.push(JSON.stringify(fieldErrors ?? {}), read());
    await gina.closeModal();

    await db.organization.updateMany({ data: { seatLimit: 4 } });
    expect(await say('/invite new@x.example as Analyst in Phones')).toContain(
      'No seat is left in Lovelace Labs. Ask an admin',
    );
    await paste(
      gina,
      [
        'Email,Role,Groups,Name',
        `${member},Analyst,Phones,`,
        'invited@x.example,Analyst,Phones,',
        'new@x.example,Analyst,Server,Vault',
        'other@x.example,Analyst,Phones,',
      ].join('\n'),
    );
    answers.push(shown(gina).plain());
    expect(read()).toContain('This person is already a member or invited. Ask an admin.');
    expect(read()).toContain('No seat is left.');
    await gina.press(shown(gina), 'Fix', { nth: 0 });
    expect(read()).toContain('Device groups (optional): Phones');
    for (const typed of ['', 'Server', 'Vault']) {
      const offered = await gina.options('Device groups', typed);
      expect(offered).toEqual(typed === '' ? ['Phones'] : []);
    }
    await gina.goBack();
    await gina.closeModal();
    await gina.command('/invite bulk');
    await gina.press(shown(gina), 'Download CSV template');
    const template = await textOf(gina, lastFile(gina));
    expect(template).toContain('Phones');
    answers.push(template);
    for (const answer of answers) {
      // What they wrote themselves comes back to them.
      const visible = answer.replaceAll('“Vault”', '').replaceAll(' · Vault', '');
      for (const secret of secrets) expect(visible).not.toContain(secret);
    }
  });

  it('a Group Admin who names a person in their groups reads their status, with a button to them', async () => {
    const { foyer, gina, grace } = await startWithGroupAdmin();
    await using _ = foyer;
    await runCommand(grace, '/invite near@x.example as Analyst in Phones');
    expect(await runCommand(gina, '/invite near@x.example as Remote in Phones')).toContain(
      'near@x.example is already invited, as Analyst, by Grace Hopper.',
    );
  });
});

describe('the rows of Invited users', () => {
  it('the rows of Invited users offer Resend and Edit only to people who could have sent the invitation', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const { slack } = foyer;
    const grace = slack.person('grace');
    await runCommand(grace, '/invite boss@x.example as OWNER');
    const ada = await becomeMember(foyer, 'ada', 'ADMIN');
    const buttons = async (reader: typeof ada) => {
      await reader.command('/invite pending');
      const offered = shown(reader).buttons();
      await reader.closeModal();
      return offered.filter(label => ['Resend', 'Edit', 'Revoke invite'].includes(label));
    };
    expect(await buttons(grace)).toEqual(['Resend', 'Edit', 'Revoke invite']);
    expect(await buttons(ada)).toEqual(['Revoke invite']);
    await runCommand(ada, '/invite viewer@x.example as VIEWER');
    expect(await buttons(ada)).toEqual(['Resend', 'Edit', 'Revoke invite', 'Revoke invite']);
  });
});
