import type { Person } from 'local-slack';
import { describe, expect, it } from 'vitest';
import { type Foyer, startFoyer } from '../support/foyer.ts';
import { shown } from '../support/import-story.ts';
import { startMailServer } from '../support/mail-server.ts';
import { askToJoin, becomeMember, requestCard, runCommand, setUp, untilIdle } from '../support/story.ts';

const stories = [
  { template: 'Senturo', role: 'Analyst', label: 'Device groups', groupAdmin: 'Group Admin' },
  { template: 'Secaro', role: 'Member', label: 'Can edit', groupAdmin: null },
  { template: 'CrowdSec', role: 'VIEWER', label: 'Groups', groupAdmin: null },
] as const;

/** The forms in which somebody chooses groups; each is opened and filled in except for the groups. */
const forms: Record<string, (person: Person, role: string) => Promise<void>> = {
  async 'Invite people'(person, role) {
    await person.command('/invite');
    await person.fill({ Email: `${person.spec.name}-invites@x.example`, Role: role });
  },
  async 'New invite link'(person, role) {
    await person.command('/invite links');
    await person.press(shown(person), 'New link');
    await person.fill({
      Name: `By ${person.spec.name}`,
      Role: role,
      'When someone uses it': 'Joins at once',
    });
  },
  async 'Edit invitation'(person, role) {
    const email = `${person.spec.name}-edits@x.example`;
    await runCommand(person, `/invite ${email} as ${role} in "Teacher Laptops"`);
    await person.command(`/invite pending ${email}`);
    await person.press(shown(person), 'Edit');
  },
};

/** The hint under the groups, and whether the form takes none. */
async function submitBlank(person: Person, label: string): Promise<{ hint: string; isTaken: boolean }> {
  const block = shown(person).blocks.find(({ block_id }) => /^groups(?:#|$)/u.test(String(block_id)));
  const hint = (block as { hint?: { text: string } } | undefined)?.hint?.text ?? '';
  await person.fill({ [label]: [] });
  const { fieldErrors } = await person.submit();
  while (person.modal()) await person.closeModal();
  return { hint, isTaken: fieldErrors === undefined };
}

async function givers(foyer: Foyer, { template, groupAdmin }: (typeof stories)[number]): Promise<Person[]> {
  const grace = foyer.slack.person('grace');
  if (groupAdmin) return [grace, await becomeMember(foyer, 'margaret', groupAdmin, '"Teacher Laptops"')];
  if (template !== 'Secaro') return [grace, await becomeMember(foyer, 'margaret', 'ADMIN')];
  const margaret = await becomeMember(foyer, 'margaret', 'Member', '"Teacher Laptops"');
  await foyer.db.groupGrant.updateMany({ data: { level: 'admin' } });
  return [grace, margaret];
}

describe.each(stories)('forms with groups, with $template', story => {
  it('a form takes no groups exactly where its hint says what blank means', async () => {
    await using server = await startMailServer();
    await using foyer = await startFoyer('http', { mail: server });
    await setUp(foyer, { template: story.template });
    const { role, label } = story;
    const hints = new Set<string>();
    const check = async (form: string, person: Person) => {
      const { hint, isTaken } = await submitBlank(person, label);
      expect(hint.includes('Leaving this blank means'), `${form}: ${hint}`).toBe(isTaken);
      hints.add(hint);
    };
    for (const person of await givers(foyer, story)) {
      for (const [name, open] of Object.entries(forms)) {
        await open(person, role);
        await check(name, person);
      }
    }
    await askToJoin(foyer, 'ada');
    const grace = foyer.slack.person('grace');
    await grace.press(requestCard(grace), 'Accept as…');
    await check('Accept as…', grace);
    await untilIdle(foyer);
    expect(hints.size).toBe(story.template === 'CrowdSec' ? 1 : 2);
  });
});
