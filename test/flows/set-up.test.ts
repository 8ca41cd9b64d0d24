import type { Person, View } from 'local-slack';
import { describe, expect, it } from 'vitest';
import { startFoyer } from '../support/foyer.ts';
import {
  becomeMember,
  choices,
  modes,
  readAuditLog,
  runCommand,
  setUp,
  submitSetUp,
  templates,
} from '../support/story.ts';

function shownModal(person: Person): View {
  const modal = person.modal();
  if (!modal) throw new Error(person.screen());
  return modal;
}

describe.each(modes)('the set-up, over %s', mode => {
  it.each(templates)(
    'the set-up creates an organization with the roles of $template, of which the top one invites',
    async ({ template, roles, role }) => {
      await using foyer = await startFoyer(mode);
      const organization = await setUp(foyer, { template });
      const { db, slack } = foyer;
      expect(organization).toMatchObject({
        name: 'Lovelace Labs',
        template: template.toLowerCase(),
        approvalsChannelId: slack.channel('approvals').id,
        domains: ['lovelace.example'],
      });
      const kept = await db.role.findMany({ orderBy: { position: 'asc' } });
      expect(kept.map(role => role.name)).toEqual(roles);
      const groups = await db.group.findMany({ orderBy: { name: 'asc' } });
      expect(groups.map(group => group.name)).toEqual(['Student Devices', 'Teacher Laptops']);
      const [grace, ...others] = await db.member.findMany({ include: { role: true } });
      expect(others).toEqual([]);
      expect(grace).toMatchObject({
        email: 'grace@lovelace.example',
        slackUserId: slack.person('grace').id,
        state: 'active',
        role: { name: roles[0] },
      });
      expect(await readAuditLog(foyer)).toEqual(['organization.set-up Lovelace Labs']);

      await slack.person('grace').command('/invite');
      expect(slack.person('grace').modal()?.title).toBe('Invite people');
      expect(choices(slack.person('grace').modal(), 'role')).toEqual(roles);
      const ada = await becomeMember(foyer, 'ada', role);
      const refused = await runCommand(ada, `/invite linus@lovelace.example as ${role}`);
      expect(refused).toContain(`Your role ${role} can’t invite people.`);
      expect(await db.invitation.count()).toBe(1);
    },
  );

  it('the set-up offers all three templates by what they are for, the name of the workspace and the domain of the admin', async () => {
    await using foyer = await startFoyer(mode);
    const grace = foyer.slack.person('grace');
    await grace.command('/invite');
    const modal = grace.modal();
    expect(modal?.title).toBe('Set up Foyer');
    expect(choices(modal, 'template')).toEqual(['Senturo', 'Secaro', 'CrowdSec']);
    const said = modal?.plain();
    expect(said).toContain('Organization name: Lovelace Labs workspace');
    expect(said).toContain('Domains (optional): lovelace.example');
    expect(said).toContain('Six roles for teams that look after devices.');
    expect(said).toContain('Two roles for facilities. People see only the facilities you pick.');
  });

  it('the set-up shows the roles of the chosen template, and keeps what was typed when another is chosen', async () => {
    await using foyer = await startFoyer(mode);
    const grace = foyer.slack.person('grace');
    await grace.command('/invite');
    expect(grace.modal()?.plain()).toContain('You’ll be its first Admin.');
    expect(grace.modal()?.plain()).toContain('Remote: Read-only access');
    await grace.fill({ 'Organization name': 'Analytical Engines', Groups: 'Berlin' });
    await grace.choose('Template', 'Secaro');
    const after = grace.modal()?.plain();
    expect(after).toContain('You’ll be its first Organization Admin.');
    expect(after).toContain('Member: Edits their own details and the facilities they can edit');
    expect(after).not.toContain('Remote');
    expect(after).toContain('One facility per line.');
    await grace.submit();
    expect(grace.modal()?.plain()).toContain(
      '✓ Analytical Engines is set up. You’re its first Organization Admin.',
    );
    expect(await foyer.db.organization.findFirstOrThrow()).toMatchObject({ template: 'secaro' });
    expect(await foyer.db.group.findFirstOrThrow()).toMatchObject({ name: 'Berlin' });
  });

  it('the set-up opens whatever a workspace admin types before it', async () => {
    await using foyer = await startFoyer(mode);
    const grace = foyer.slack.person('grace');
    const typed = ['help', 'matrix', 'settings', 'take-over', 'org new', 'ada@lovelace.example as Analyst'];
    for (const text of typed) {
      await grace.command(`/invite ${text}`);
      expect(grace.modal()?.title, text).toBe('Set up Foyer');
      await grace.closeModal();
    }
  });

  it('the set-up leads on: to inviting people and, without an approvals channel, to choosing one', async () => {
    await using foyer = await startFoyer(mode);
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    await submitSetUp(grace, { channel: null });
    expect(grace.modal()?.buttons()).toEqual(['Invite people', 'Choose an approvals channel']);
    await grace.press(shownModal(grace), 'Choose an approvals channel');
    await grace.fill({ 'Approvals channel': { channel: 'leadership' } });
    expect((await grace.submit()).fieldErrors?.channel).toContain('Foyer can’t see this channel');
    await grace.fill({ 'Approvals channel': { channel: 'approvals' } });
    await grace.submit();
    expect(grace.modal()?.plain()).toContain(
      '✓ Join requests to Lovelace Labs are now posted in #approvals.',
    );
    expect(await db.organization.findFirstOrThrow()).toMatchObject({
      approvalsChannelId: slack.channel('approvals').id,
      domains: ['lovelace.example'],
    });
    await grace.goBack();
    await grace.press(shownModal(grace), 'Invite people');
    expect(grace.modal()?.title).toBe('Invite people');
    await grace.closeModal();
  });

  it('the set-up needs neither groups, nor a channel, nor domains', async () => {
    await using foyer = await startFoyer(mode);
    const organization = await setUp(foyer, { groups: null, channel: null, domains: null });
    expect(organization).toMatchObject({ approvalsChannelId: null, domains: [] });
    expect(await foyer.db.group.count()).toBe(0);
  });

  it('the set-up opens from App Home for a workspace admin', async () => {
    await using foyer = await startFoyer(mode);
    const grace = foyer.slack.person('grace');
    await grace.openHome();
    const home = grace.home();
    if (!home) throw new Error('Grace has no home.');
    await grace.press(home, 'Set up Foyer');
    expect(grace.modal()?.title).toBe('Set up Foyer');
  });

  it('the set-up tells other people who to ask, whatever they type', async () => {
    await using foyer = await startFoyer(mode);
    const ada = foyer.slack.person('ada');
    const typed = ['', ' pending', ' members', ' request', ' requests', ' linus@lovelace.example as Viewer'];
    for (const command of ['/foyer', ...typed.map(text => `/invite${text}`)]) {
      expect(await runCommand(ada, command), command).toBe(
        `Foyer isn’t set up here yet. A workspace admin can do that. Ask one of them to type ${command.split(' ')[0]}.`,
      );
      expect(ada.modal()).toBeUndefined();
    }
  });

  it('the set-up tells the second admin that it is done, and leaves everything as it was', async () => {
    await using foyer = await startFoyer(mode);
    const { slack, db } = foyer;
    await slack.changePerson('margaret', { isAdmin: true });
    const margaret = slack.person('margaret');
    await margaret.command('/invite');
    await setUp(foyer);
    await margaret.fill({ 'Organization name': 'Another', Template: 'Senturo' });
    await margaret.submit();
    expect(margaret.modal()?.plain()).toContain('Lovelace Labs is already set up in this workspace.');
    expect(await db.organization.count()).toBe(1);
    expect(await db.member.count()).toBe(1);
  });

  it('the set-up says under each field what is wrong with it, and creates nothing', async () => {
    await using foyer = await startFoyer(mode);
    const grace = foyer.slack.person('grace');
    const cases = [
      [{ groups: 'Laptops\nlaptops' }, 'groups', '“laptops” is listed twice'],
      [{ groups: 'x'.repeat(76) }, 'groups', 'has 76 characters. At most 75 fit.'],
      [{ domains: 'not a domain' }, 'domains', '“not a domain” isn’t a domain'],
      [{ domains: 'gmail.com' }, 'domains', 'gmail.com is a public email provider'],
      [{ name: '   ' }, 'organization', 'Write the organization’s name.'],
      [{ channel: 'leadership' }, 'channel', 'Foyer can’t see this channel'],
    ] as const;
    for (const [wrong, block, word] of cases) {
      const { fieldErrors } = await submitSetUp(grace, wrong);
      expect(Object.keys(fieldErrors ?? {})).toEqual([block]);
      expect(fieldErrors?.[block]).toContain(word);
    }
    expect(await foyer.db.organization.count()).toBe(0);
  });
});
