import type { ModalView } from '@slack/types';
import { clamp } from '../../domain/characters.ts';
import type { AccessByName } from '../../domain/imports/access-by-name.ts';
import type { Restored, UndoPlan } from '../../domain/imports/undo/plan.ts';
import { type Undoing, undoImport, undoPreview } from '../../domain/imports/undo/undo.ts';
import type { RoleTemplate } from '../../domain/role-templates/template.ts';
import { noGroupsWords } from '../../messages/group-words.ts';
import { texts } from '../../texts/texts.ts';
import { bold, context, type Inline, paragraph, paragraphBlock, richText } from '../blocks.ts';
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
  const said = texts().undo;
  const text = said.done({ organization: undoing.found.organization.name });
  return message(text, [paragraphBlock(text), ...planBlocks(undoing, 'finished')], said.doneTitle);
});

function undoView(undoing: Undoing, { isChanged = false }: { isChanged?: boolean } = {}): ModalView {
  const { id: importId, organizationId, organization, fileName } = undoing.found;
  const said = texts().undo;
  return undoForm.view({
    title: said.button,
    submit: said.submit,
    metadata: { organizationId, importId, seen: undoing.mark },
    blocks: [
      ...(isChanged ? [paragraphBlock(said.changed)] : []),
      paragraphBlock(
        ...said.question<Inline>({
          file: fileName === null ? null : bold(fileName),
          organization: bold(organization.name),
        }),
      ),
      ...planBlocks(undoing, 'planned'),
      context(said.hint),
    ],
  });
}

type Tense = 'planned' | 'finished';

function planBlocks({ plan, acting }: Undoing, tense: Tense) {
  const { revoked, kept } = plan;
  const { template } = acting.organization;
  const said = texts().undo;
  const names = named(revoked.map(({ email }) => email)).join(', ');
  const sections = [
    revoked.length > 0 ? [said.who({ what: said[tense].revoked(revoked.length), names })] : [],
    ...(['restored', 'deactivated', 'reactivated'] as const).map(kind =>
      memberLines(kind, plan[kind], tense, template),
    ),
  ].filter(lines => lines.length > 0);
  const stays = named(kept.map(said.keptBecause));
  return [
    ...(sections.length > 0
      ? sections.map(lines => paragraphBlock(clamp(lines.join('\n'), 2500)))
      : [paragraphBlock(said.nothing)]),
    ...(kept.length > 0 ? [richText(paragraph(bold(said.stays), clamp(`${stays.join('; ')}.`, 2500)))] : []),
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
  const said = texts().undo;
  const access = ({ role, groups }: AccessByName) =>
    [role, ...(groups.length > 0 ? groups : [noGroupsWords(template)])].join(', ');
  const change = ({ from, to }: Restored) => {
    const [before, after] = [access(from), access(to)];
    if (kind === 'deactivated') return said.becomesDeactivated({ before, after });
    return kind === 'reactivated' ? said.becomesActive({ after }) : said.becomes({ before, after });
  };
  const lines = members.map(each =>
    clamp(said.member({ name: each.member.name, change: change(each) }), 200),
  );
  return [said.each({ what: said[tense][kind](members.length) }), ...named(lines)];
}

/** The first ten, then how many more. */
function named(all: readonly string[]): string[] {
  const more = all.length - NAMED;
  return [...all.slice(0, NAMED), ...(more > 0 ? [texts().undo.more(more)] : [])];
}
