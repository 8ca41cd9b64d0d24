import type { ModalView } from '@slack/types';
import { clamp } from '../../domain/characters.ts';
import type { AccessByName } from '../../domain/imports/access-by-name.ts';
import type { KeptReason, Restored, UndoPlan } from '../../domain/imports/undo/plan.ts';
import { type Undoing, undoImport, undoPreview } from '../../domain/imports/undo/undo.ts';
import { noGroups, type RoleTemplate } from '../../domain/role-templates/template.ts';
import { bold, context, paragraph, paragraphBlock, richText } from '../blocks.ts';
import { message, openView } from '../reply.ts';
import { buttonRoute, modalRoute } from '../route.ts';
import { undoAction, undoForm } from './actions.ts';

/** How many people are named of each kind. */
const NAMED = 10;

/** Shows what undoing the upload would do, before it happens. */
export const undoButton = buttonRoute(undoAction, async ({ domain, actor }, { importId }) =>
  openView(undoView(await undoPreview(domain, actor, importId))),
);

export const undoModal = modalRoute(undoForm, async ({ domain, actor }, { metadata }) => {
  const { importId, seen } = metadata;
  const { isUndone, ...undoing } = await undoImport(domain, actor, { importId, seen });
  if (!isUndone) return openView(undoView(undoing, { isChanged: true }));
  const text = `The upload to ${undoing.found.organization.name} is undone.`;
  return message(text, [paragraphBlock(text), ...planBlocks(undoing, 'done')], 'Upload undone');
});

function undoView(undoing: Undoing, { isChanged = false }: { isChanged?: boolean } = {}): ModalView {
  const { id: importId, organizationId, organization, fileName } = undoing.found;
  return undoForm.view({
    title: 'Undo this upload',
    submit: 'Undo',
    metadata: { organizationId, importId, seen: undoing.mark },
    blocks: [
      ...(isChanged
        ? [paragraphBlock('Nothing was undone: what this does has changed. Check it again.')]
        : []),
      paragraphBlock(
        'Undo the upload ',
        bold(fileName ?? 'of pasted rows'),
        ' to ',
        bold(organization.name),
        '?',
      ),
      ...planBlocks(undoing, 'planned'),
      context('Messages that people got already stay. You can do this once, within a day.'),
    ],
  });
}

const said = {
  revoked: { planned: 'Revokes', done: 'Revoked' },
  restored: {
    planned: 'Gives role and groups from before back to',
    done: 'Gave role and groups from before back to',
  },
  deactivated: { planned: 'Deactivates again', done: 'Deactivated again' },
  reactivated: { planned: 'Reactivates', done: 'Reactivated' },
};

const because: Record<KeptReason, string> = {
  ended: 'was deactivated or revoked by the file',
  accepted: 'accepted the invitation',
  'sent-again': 'was sent an invitation again',
  'changed-since': 'was changed since',
  'not-allowed': 'is beyond your rights',
  'last-holder': 'is the last with the top role',
  'no-seat': 'has no free seat to come back to',
  account: 'has no Slack account that can be used',
  gone: 'has no earlier role or group to go back to',
};

type Tense = 'planned' | 'done';

function planBlocks({ plan, acting }: Undoing, tense: Tense) {
  const { revoked, kept } = plan;
  const { template } = acting.organization;
  const sections = [
    revoked.length > 0
      ? [
          `${counted(said.revoked[tense], revoked, 'invitation')}: ${named(revoked.map(({ email }) => email)).join(', ')}.`,
        ]
      : [],
    ...(['restored', 'deactivated', 'reactivated'] as const).map(kind =>
      memberLines(kind, plan[kind], tense, template),
    ),
  ].filter(lines => lines.length > 0);
  const stays = named(kept.map(({ who, why }) => `${who} ${because[why]}`));
  return [
    ...(sections.length > 0
      ? sections.map(lines => paragraphBlock(clamp(lines.join('\n'), 2500)))
      : [paragraphBlock('There is nothing left to take back.')]),
    ...(kept.length > 0
      ? [richText(paragraph(bold('Stays as it is: '), clamp(`${stays.join('; ')}.`, 2500)))]
      : []),
  ];
}

/** What each member has, and what they have after it: "Ada: Analyst, Student Devices → Remote, Teacher Laptops". */
function memberLines(
  kind: Exclude<keyof UndoPlan, 'revoked' | 'kept'>,
  members: readonly Restored[],
  tense: Tense,
  template: RoleTemplate,
): string[] {
  if (members.length === 0) return [];
  const access = ({ role, groups }: AccessByName) =>
    [role, ...(groups.length > 0 ? groups : [noGroups(template)])].join(', ');
  const change = ({ from, to }: Restored) => {
    const [was, becomes] = [access(from), access(to)];
    if (kind === 'deactivated') return `${was} → deactivated${was === becomes ? '' : `, ${becomes}`}`;
    return kind === 'reactivated' ? `deactivated → ${becomes}` : `${was} → ${becomes}`;
  };
  const lines = members.map(each => clamp(`${each.member.name}: ${change(each)}`, 200));
  return [`${counted(said[kind][tense], members, 'member')}:`, ...named(lines)];
}

const counted = (verb: string, { length }: readonly unknown[], noun: string) =>
  `${verb} ${length} ${length === 1 ? noun : `${noun}s`}`;

/** The first ten, then how many more. */
function named(all: readonly string[]): string[] {
  const more = all.length - NAMED;
  return [...all.slice(0, NAMED), ...(more > 0 ? [`and ${more} more`] : [])];
}
