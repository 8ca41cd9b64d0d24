import type { KnownBlock, ModalView, Option } from '@slack/types';
import { domainOf } from '../../domain/addresses.ts';
import { clamp } from '../../domain/characters.ts';
import type { Person } from '../../domain/domain.ts';
import { isOwnDomain } from '../../domain/organizations/join-domains.ts';
import { roleTemplates } from '../../domain/role-templates/index.ts';
import type { RoleTemplate } from '../../domain/role-templates/template.ts';
import { groupWords } from '../../messages/group-words.ts';
import { templateRoleDescription, templateTexts } from '../../messages/template-words.ts';
import { texts } from '../../texts/texts.ts';
import { bold, type Inline, input, paragraph, paragraphBlock, plain, richText } from '../blocks.ts';
import { templateAction } from './actions.ts';
import { setUpForm } from './forms.ts';
import { channelInput } from './settings-inputs.ts';

/** Slack's limit for the organization's name. */
const LONGEST_NAME = 75;

/** The template that is chosen at first: most teams start from it. */
const LIKELIEST = 'senturo';

interface SetUpChoices {
  /** An organization beside existing ones. */
  isAnother?: boolean;
  /** The workspace's name in Slack, which the first organization usually has too. */
  workspaceName?: string;
  /** The id of the template whose roles are shown. */
  template?: string;
}

/**
 * The modal that creates the workspace's organization, or another one; it suggests the workspace's name, the domain of
 * the admin's address and a template, whose roles it shows.
 */
export function setUpView(
  actor: Person,
  { isAnother = false, workspaceName = '', template: chosen = LIKELIEST }: SetUpChoices = {},
): ModalView {
  const said = texts().setUp;
  const domain = actor.email ? domainOf(actor.email) : null;
  const name = isAnother ? '' : clamp(workspaceName.trim(), LONGEST_NAME);
  const template = roleTemplates.find(({ id }) => id === chosen) ?? roleTemplates[0];
  if (!template) throw new Error('There are no role templates.');
  const options = roleTemplates.map(optionOf);
  const initial = options.find(({ value }) => value === template.id);
  const { one } = groupWords(template);
  return setUpForm.view({
    title: isAnother ? said.titleOfAnother : said.title,
    submit: said.submit,
    metadata: { isAnother },
    blocks: [
      paragraphBlock(isAnother ? said.introOfAnother : said.intro),
      input('organization', said.name, {
        type: 'plain_text_input',
        max_length: LONGEST_NAME,
        ...(name && { initial_value: name }),
      }),
      input(
        'template',
        said.template,
        {
          type: 'radio_buttons',
          action_id: templateAction.id,
          options,
          ...(initial && { initial_option: initial }),
        },
        { hint: said.templateHint, dispatch: true },
      ),
      ...rolesOf(template),
      input(
        'groups',
        said.groups,
        {
          type: 'plain_text_input',
          multiline: true,
          placeholder: plain(templateTexts(template).example, 150),
        },
        { optional: true, hint: said.groupsHint({ one }) },
      ),
      channelInput(said.channel, null, said.channelHint),
      input(
        'domains',
        said.domains,
        {
          type: 'plain_text_input',
          ...(domain && isOwnDomain(domain) && { initial_value: domain }),
          placeholder: plain('example.com', 150),
        },
        { optional: true, hint: said.domainsHint },
      ),
    ],
  });
}

function optionOf(template: RoleTemplate): Option {
  return {
    text: plain(template.name, 75),
    value: template.id,
    description: plain(templateTexts(template).purpose, 75),
  };
}

/** The roles that the template begins with, each with what it is for. */
function rolesOf(template: RoleTemplate): KnownBlock[] {
  const said = texts().setUp;
  const [top] = template.roles;
  const elements = template.roles.map(({ name }) =>
    paragraph(
      ...said.role<Inline>({ name: bold(name), description: templateRoleDescription(template, name) }),
    ),
  );
  return [
    richText(paragraph(...said.firstHolder<Inline>({ role: bold(top?.name ?? '') })), {
      type: 'rich_text_list',
      style: 'bullet',
      elements,
    }),
  ];
}
