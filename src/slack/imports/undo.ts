import type { ModalView } from '@slack/types';
import { clamp } from '../../domain/characters.ts';
import type { KeptReason, UndoPlan } from '../../domain/imports/undo/plan.ts';
import { type Undoing, undoImport, undoPreview } from '../../domain/imports/undo/undo.ts';
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
  const { found, plan } = await undoImport(domain, actor, { importId: metadata.importId });
  const text = `The upload to ${found.organization.name} is undone.`;
  return message(text, [paragraphBlock(text), ...planBlocks(plan, 'done')], 'Upload undone');
});

function undoView({ found, plan }: Undoing): ModalView {
  const { id: importId, organizationId, organization, fileName } = found;
  return undoForm.view({
    title: 'Undo this upload',
    submit: 'Undo',
    metadata: { organizationId, importId },
    blocks: [
      paragraphBlock(
        'Undo the upload ',
        bold(fileName ?? 'of pasted rows'),
        ' to ',
        bold(organization.name),
        '?',
      ),
      ...planBlocks(plan, 'planned'),
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
};

const because: Record<KeptReason, string> = {
  ended: 'was deactivated or revoked by the file',
  accepted: 'accepted the invitation',
  'sent-again': 'was sent an invitation again',
  'changed-since': 'was changed since',
  'not-allowed': 'is beyond your rights',
  'last-holder': 'is the last with the top role',
  gone: 'has no earlier role or group to go back to',
};

function planBlocks({ revoked, restored, deactivated, kept }: UndoPlan, tense: 'planned' | 'done') {
  const lines = [
    ...line(
      said.revoked[tense],
      'invitation',
      revoked.map(({ email }) => email),
    ),
    ...line(
      said.restored[tense],
      'member',
      restored.map(({ member }) => member.name),
    ),
    ...line(
      said.deactivated[tense],
      'member',
      deactivated.map(({ member }) => member.name),
    ),
  ];
  const stays = kept.slice(0, NAMED).map(({ who, why }) => `${who} ${because[why]}`);
  const more = kept.length > NAMED ? `, and ${kept.length - NAMED} more` : '';
  return [
    paragraphBlock(lines.length > 0 ? clamp(lines.join('\n'), 2500) : 'There is nothing left to take back.'),
    ...(kept.length > 0
      ? [richText(paragraph(bold('Stays as it is: '), clamp(`${stays.join('; ')}${more}.`, 2500)))]
      : []),
  ];
}

function line(verb: string, noun: string, names: string[]): string[] {
  if (names.length === 0) return [];
  const more = names.length > NAMED ? ` and ${names.length - NAMED} more` : '';
  const count = `${names.length} ${names.length === 1 ? noun : `${noun}s`}`;
  return [`${verb} ${count}: ${names.slice(0, NAMED).join(', ')}${more}.`];
}
