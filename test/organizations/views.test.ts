import type { ModalView } from '@slack/types';
import { ManualClock } from 'local-slack';
import { validateView } from 'local-slack/block-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listGroups } from '../../src/domain/access/store.ts';
import { roleToChange } from '../../src/domain/custom-roles/manage.ts';
import type { Domain } from '../../src/domain/domain.ts';
import { groupToChange, manageGroups } from '../../src/domain/groups/manage.ts';
import { myOrganizations } from '../../src/domain/my-organizations/current.ts';
import { PAGE_SIZE } from '../../src/domain/page.ts';
import { roleTemplates } from '../../src/domain/role-templates/index.ts';
import { organizationToEdit } from '../../src/domain/settings/edit.ts';
import { addGroupsView, groupsView, removeGroupView, renameGroupView } from '../../src/slack/groups/views.ts';
import { settingsView } from '../../src/slack/organizations/settings-view.ts';
import { organizationsView } from '../../src/slack/organizations/switcher-view.ts';
import { setUpView } from '../../src/slack/organizations/views.ts';
import { addRoleView, editRoleView, rolesView } from '../../src/slack/roles/views.ts';
import { fill, longText, type Script, scripts, type World } from '../slack/worst-case.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.drop());

const cases = roleTemplates.flatMap(template =>
  (Object.keys(scripts) as Script[]).map(script => ({ template, script, id: template.id })),
);

describe.each(cases)('an organization of $id in $script', ({ template, script }) => {
  let world: World;
  let domain: Domain;

  beforeAll(async () => {
    domain = { db: database.db, clock: new ManualClock(), commitChanges: async () => {} };
    world = await fill(database.db, template, script);
    await database.db.organization.update({
      where: { id: world.organizationId },
      data: {
        welcomeMessage: longText(script, 1000),
        contactSlackUserId: 'U0ADA1',
        includeSubdomains: true,
        seatLimit: 10_000_000,
        invitationDays: 3650,
        cooldownMinutes: 10_080,
      },
    });
  });

  /** It is a view that Slack takes, and it names the organization. */
  const expectNamed = (view: ModalView) => {
    expect(validateView(view)).toBeNull();
    expect(JSON.stringify(view.blocks)).toContain(
      JSON.stringify(world.acting.organization.name).slice(1, 15),
    );
  };

  it('an organization with long names fits into its modals, each of which names it', async () => {
    const { admin, organizationId } = world;
    const acting = await organizationToEdit(domain, admin, organizationId);
    const { organization } = acting;
    const chosen = await listGroups(database.db, { organizationId, take: 100 });
    expect(chosen.length).toBeGreaterThan(10);
    expectNamed(
      settingsView(
        organization,
        { sendsMail: true },
        { permissions: acting.permissions, groups: chosen },
        Array.from({ length: 9 }, (_, week) => ({ day: `2026-01-1${week}`, seats: 10_000_000 })),
      ),
    );
    expectNamed(addGroupsView(organization));
    for (const page of [0, 1]) {
      const { list } = await manageGroups(domain, admin, organizationId, page);
      expectNamed(groupsView(organization, list, { notice: longText(script, 200) }));
      const { group, names } = await groupToChange(domain, admin, list.items[0]?.id ?? '');
      expectNamed(renameGroupView(organization, group, page));
      expectNamed(removeGroupView(organization, group, names, page));
    }
    const roles = organization.roles.slice(0, PAGE_SIZE);
    expectNamed(rolesView(acting, { items: roles, page: 0, pages: 2, total: 11 }, 'Saved.'));
    expectNamed(addRoleView(acting));
    for (const { id } of roles) {
      const { role, use } = await roleToChange(domain, admin, id);
      expectNamed(editRoleView(acting, role, use, 0));
    }
    const accessible = await myOrganizations(domain, admin);
    const many = Array.from({ length: PAGE_SIZE }, () => accessible[0]).flatMap(each =>
      each ? [{ ...each, isCurrent: false }] : [],
    );
    expectNamed(
      organizationsView({ items: many, page: 1, pages: 3, total: 30 }, { mayAdd: true, notice: 'Done.' }),
    );
    expect(validateView(setUpView(admin, { isAnother: true }))).toBeNull();
  });
});
