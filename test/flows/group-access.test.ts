import { describe, expect, it } from 'vitest';
import { startFoyer } from '../support/foyer.ts';
import { shown } from '../support/import-story.ts';
import { becomeMember, modes, setUp } from '../support/story.ts';

describe.each(modes)('the access that an invitation gives, over %s', mode => {
  it('an invitation gives access to each device group named, and to all of them when none is, from acceptance on', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer, { template: 'Senturo' });
    const groups = '"Teacher Laptops", "Student Devices"';
    const ada = await becomeMember(foyer, 'ada', 'Analyst', groups);
    const linus = await becomeMember(foyer, 'linus', 'Investigator');
    const grace = foyer.slack.person('grace');
    await grace.command('/invite members');
    const lines = shown(grace).plain().split('\n');
    const under = (name: string) => lines[lines.indexOf(`@${name}`) + 3];
    const expected = [
      [
        ada,
        'ada',
        'Analyst · Student Devices, Teacher Laptops',
        'Analyst. Device groups: Student Devices, Teacher Laptops.',
      ],
      [linus, 'linus', 'Investigator · all device groups', 'Investigator. Access to all device groups.'],
    ] as const;
    for (const [person, name, listed, access] of expected) {
      expect(under(name)).toBe(listed);
      await person.openHome();
      expect(person.home()?.plain()).toContain(`You’re ${access}`);
    }
  });
});
