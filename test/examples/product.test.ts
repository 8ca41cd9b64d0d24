import fc from 'fast-check';
import { expect, it } from 'vitest';
import { editRole } from '../../src/domain/custom-roles/manage.ts';
import { renameGroup } from '../../src/domain/groups/manage.ts';
import { findPerson } from '../../src/domain/people/store.ts';
import type { Capability } from '../../src/domain/roles.ts';
import { commitChanges } from '../../src/notifications/commit-changes.ts';
import { deactivate, erase } from '../erasure/erasing.ts';
import type { Foyer } from '../support/foyer.ts';
import { becomeMember, untilIdle } from '../support/story.ts';
import { startFoyerForWebhooks, untilSent } from '../webhooks/receiver.ts';
import { type Mishap, mishaps } from './network.ts';
import { type Product, startProduct } from './products.ts';
import { asFoyerSays, tableOf } from './tables.ts';

/** Resolves when nothing waits for the product, however long Foyer would wait until it tries again. */
async function untilTaken(foyer: Foyer): Promise<void> {
  const { db, clock } = foyer;
  for (await untilSent(foyer); await db.webhookMessage.count({ where: { state: 'waiting' } }); ) {
    await db.webhookMessage.updateMany({ where: { state: 'waiting' }, data: { dueAt: clock.now() } });
    await db.$executeRaw`select graphile_worker.add_job(foyer_task('webhooks-due', id), '{}') from workspaces`;
    await untilSent(foyer);
  }
}

it('a product has its own table from webhooks, and who was removed is not in it', async () => {
  await using foyer = await startFoyerForWebhooks();
  await using product = await startProduct(foyer);
  await becomeMember(foyer, 'ada', 'EDITOR', 'Teacher Laptops');
  await becomeMember(foyer, 'linus', 'VIEWER');
  await untilTaken(foyer);
  expect(await product.members('ada@lovelace.example')).toMatchObject([
    { isActive: true, role: { name: 'EDITOR' }, groups: [{ name: 'Teacher Laptops', level: 'access' }] },
  ]);
  expect(await tableOf(product)).toEqual(await asFoyerSays(product));
  await deactivate(foyer.slack.person('grace'), 'ada@lovelace.example');
  await untilTaken(foyer);
  expect(await product.members('ada@lovelace.example')).toMatchObject([{ isActive: false }]);
  await erase(foyer.slack.person('grace'), 'ada@lovelace.example');
  await untilTaken(foyer);
  expect(await product.members('ada@lovelace.example')).toEqual([]);
  expect(await tableOf(product)).toHaveLength(2);
});

it('a product refuses what Foyer did not sign', async () => {
  await using foyer = await startFoyerForWebhooks();
  await using product = await startProduct(foyer);
  const forged = await fetch(`${product.url}/foyer`, { method: 'POST', body: '{"type":"member.removed"}' });
  expect(forged.status).toBe(401);
  const large = await fetch(`${product.url}/foyer`, { method: 'POST', body: 'x'.repeat(2_000_000) });
  expect(large.status).toBe(413);
});

it('a product that was down for an hour is right as soon as it has started, also about what it never gets', async () => {
  await using foyer = await startFoyerForWebhooks();
  await using product = await startProduct(foyer);
  await becomeMember(foyer, 'ada', 'EDITOR', 'Teacher Laptops');
  await becomeMember(foyer, 'linus', 'VIEWER');
  await untilTaken(foyer);
  await product.kill();
  product.network.next.push('lose');
  await deactivate(foyer.slack.person('grace'), 'ada@lovelace.example');
  await erase(foyer.slack.person('grace'), 'ada@lovelace.example');
  await becomeMember(foyer, 'margaret', 'EDITOR');
  await untilSent(foyer);
  await product.start();
  expect(await tableOf(product)).toEqual(await asFoyerSays(product));
  expect(await product.members('margaret@lovelace.example')).toHaveLength(1);
  await untilTaken(foyer);
  expect(await tableOf(product)).toEqual(await asFoyerSays(product));
});

const PEOPLE = ['ada', 'linus', 'margaret'];
const GROUPS = ['Teacher Laptops', 'Student Devices'];

type Step =
  | { do: 'edit'; who: number; role: 'EDITOR' | 'VIEWER'; groups: number[] }
  | { do: 'deactivate' | 'reactivate' | 'leaves-slack' | 'returns'; who: number }
  | { do: 'rename-group'; group: number; name: string }
  | { do: 'rename-role'; name: string }
  | { do: 'restart-product' | 'restart-foyer' | 'release' };

const who = fc.nat(PEOPLE.length - 1);
const name = fc.constantFrom('One', 'Two', 'Three', 'Four');
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('edit' as const),
      who,
      role: fc.constantFrom('EDITOR' as const, 'VIEWER' as const),
      groups: fc.subarray([0, 1]),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'deactivate' as const,
        'reactivate' as const,
        'leaves-slack' as const,
        'returns' as const,
      ),
      who,
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('rename-group' as const), group: fc.nat(1), name }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('rename-role' as const), name }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom('restart-product' as const, 'restart-foyer' as const, 'release' as const),
    }),
  },
);
/** All but what believes that it arrived. */
const mendable = mishaps.filter(each => each !== 'lose');
const scene = (possible: readonly Mishap[]) =>
  fc.record({
    steps: fc.array(step, { minLength: 15, maxLength: 25 }),
    mishaps: fc.array(fc.constantFrom(...possible), { minLength: 30, maxLength: 60 }),
  });

/** Does one step; Foyer refuses some, such as to reactivate somebody who is active. */
async function doStep(foyer: Foyer, product: Product, given: Step): Promise<void> {
  const { db, clock, slack } = foyer;
  const organization = await db.organization.findFirstOrThrow({ include: { roles: true, groups: true } });
  const actor = await findPerson(db, organization.workspaceId, slack.person('grace').id);
  if (!actor) throw new Error('Foyer does not know grace.');
  const domain = { db, clock, commitChanges };
  const slackUserId = 'who' in given ? slack.person(PEOPLE[given.who] ?? '').id : '';
  const member = slackUserId && (await db.member.findFirstOrThrow({ where: { slackUserId } }));
  const idOf = (index: number) =>
    organization.groups.toSorted((a, b) => (a.id < b.id ? -1 : 1))[index]?.id ?? '';
  if (given.do === 'edit' && member) {
    const role = organization.roles.find(
      ({ position }) => position === (given.role === 'EDITOR' ? 2 : 3),
    )?.id;
    const groups = given.groups.map(idOf);
    await product.client.patch(`/v1/members/${member.id}`, { role, groups });
  } else if (given.do === 'deactivate' && member) {
    await product.client.post(`/v1/members/${member.id}/deactivate`);
  } else if (given.do === 'reactivate' && member) {
    await product.client.post(`/v1/members/${member.id}/reactivate`);
  } else if (given.do === 'leaves-slack' || given.do === 'returns') {
    await slack.changePerson(PEOPLE[given.who] ?? '', { deactivated: given.do === 'leaves-slack' });
  } else if (given.do === 'rename-group') {
    await renameGroup(domain, actor, { groupId: idOf(given.group), name: `${given.name} ${given.group}` });
  } else if (given.do === 'rename-role') {
    const role = organization.roles.find(({ position }) => position === 3);
    if (role)
      await editRole(domain, actor, {
        roleId: role.id,
        name: given.name,
        description: role.description,
        capabilities: role.capabilities as Capability[],
      });
  } else if (given.do === 'restart-product') {
    await product.kill();
    await product.start();
  } else if (given.do === 'restart-foyer') {
    await foyer.restart();
  } else if (given.do === 'release') {
    await product.network.release();
  }
}

it.each([
  { it: 'requests are refused, doubled, late and out of order', possible: mendable, isRead: false },
  {
    it: 'some that were acknowledged are lost, as soon as it has read the members again',
    possible: mishaps,
    isRead: true,
  },
])(
  'whatever happens in Foyer, the table of the product is the same in the end when $it',
  async ({ possible, isRead }) => {
    await using foyer = await startFoyerForWebhooks();
    await using product = await startProduct(foyer);
    for (const each of PEOPLE) await becomeMember(foyer, each, 'EDITOR', GROUPS[0]);
    await untilTaken(foyer);
    await fc.assert(
      fc.asyncProperty(scene(possible), async ({ steps, mishaps: next }) => {
        product.network.next.push(...next);
        for (const each of steps) await doStep(foyer, product, each);
        await untilIdle(foyer);
        await untilTaken(foyer);
        product.network.next.length = 0;
        await product.network.release();
        if (isRead) {
          await product.kill();
          await product.start();
        }
        expect(await tableOf(product)).toEqual(await asFoyerSays(product));
      }),
      { numRuns: Number(process.env.RUNS ?? 5) },
    );
  },
);
