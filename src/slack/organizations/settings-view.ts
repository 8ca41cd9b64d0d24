import type { InputBlock, KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import { limits } from '../../domain/limits.ts';
import { markOf } from '../../domain/mark.ts';
import type { Organization } from '../../domain/organizations/store.ts';
import type { Group, Permissions } from '../../domain/roles.ts';
import { type Settings, settingsOf } from '../../domain/settings/settings.ts';
import type { SeatDay } from '../../domain/weeks/store.ts';
import { texts } from '../../texts/texts.ts';
import { actions, button, context, header, input, plain } from '../blocks.ts';
import { webhooksAction } from '../webhooks/actions.ts';
import { settingsForm } from './forms.ts';
import { seatsPicture } from './seats-picture.ts';
import {
  acceptInputs,
  channelInput,
  inviteByInput,
  leaversInput,
  numberInput,
  weeklyDigestInput,
} from './settings-inputs.ts';

/** The editor's rights, and the groups that Accept gives. */
interface Accept {
  permissions: Permissions;
  groups: readonly Group[];
}

/** The modal "Settings" of an organization, with current values, in sections. */
export function settingsView(
  organization: Organization,
  { sendsMail }: { sendsMail: boolean },
  accept: Accept,
  seatDays: readonly SeatDay[] = [],
): ModalView {
  const said = texts().settings;
  const settings = settingsOf(organization);
  return settingsForm.view({
    title: said.title,
    submit: said.submit,
    metadata: { organizationId: organization.id, seen: markOf(settings) },
    blocks: [
      context(said.of({ organization: organization.name })),
      ...section(said.sections.organization, organizationInputs(settings)),
      ...section(said.sections.invitations, invitationInputs(settings, sendsMail)),
      ...section(said.sections.requests, requestInputs(organization, settings, accept)),
      ...section(said.sections.members, [
        numberInput('seatLimit', settings.seatLimit, said.seatsHint),
        ...seatsPicture(organization, seatDays),
        leaversInput(settings.whenSomebodyLeaves),
        weeklyDigestInput(settings.weeklyDigest),
      ]),
      ...section(said.sections.product, [
        context(said.productHint),
        actions(button(webhooksAction, {}, texts().webhooks.title)),
      ]),
    ],
  });
}

const section = (title: string, inputs: KnownBlock[]): KnownBlock[] => [header(title), ...inputs];

function organizationInputs({ name, contactSlackUserId, timeZone }: Settings): InputBlock[] {
  const said = texts().settings;
  return [
    input('organization', said.labels.name, {
      type: 'plain_text_input',
      max_length: 75,
      initial_value: name,
    }),
    input(
      'contact',
      said.labels.contactSlackUserId,
      { type: 'users_select', ...(contactSlackUserId && { initial_user: contactSlackUserId }) },
      { optional: true, hint: said.contactHint },
    ),
    input(
      'timeZone',
      said.labels.timeZone,
      {
        type: 'external_select',
        min_query_length: 0,
        initial_option: { text: plain(timeZone, 75), value: timeZone },
      },
      { hint: said.timeZoneHint },
    ),
  ];
}

function invitationInputs(settings: Settings, sendsMail: boolean): InputBlock[] {
  const said = texts().settings;
  const { welcomeMessage, joinSlackUrl, invitationDays, reminderDays, cooldownMinutes } = settings;
  return [
    input(
      'welcomeMessage',
      said.labels.welcomeMessage,
      {
        type: 'plain_text_input',
        multiline: true,
        max_length: limits.note,
        ...(welcomeMessage && { initial_value: welcomeMessage }),
      },
      { optional: true, hint: said.welcomeHint },
    ),
    ...(sendsMail ? [inviteByInput(settings.inviteBy)] : []),
    input(
      'joinSlackUrl',
      said.labels.joinSlackUrl,
      {
        type: 'plain_text_input',
        max_length: limits.note,
        ...(joinSlackUrl && { initial_value: joinSlackUrl }),
      },
      { optional: true, hint: said.joinSlackHint },
    ),
    numberInput('invitationDays', invitationDays, said.invitationDaysHint),
    numberInput('reminderDays', reminderDays, said.reminderDaysHint),
    numberInput('cooldownMinutes', cooldownMinutes, said.cooldownHint),
  ];
}

function requestInputs(organization: Organization, settings: Settings, accept: Accept): InputBlock[] {
  const said = texts().settings;
  const subdomains: PlainTextOption = { text: plain(said.subdomainsCount, 75), value: 'yes' };
  const domains = settings.domains.join('\n');
  return [
    channelInput(said.labels.approvalsChannelId, settings.approvalsChannelId, said.channelHint),
    input(
      'domains',
      said.labels.domains,
      { type: 'plain_text_input', multiline: true, ...(domains && { initial_value: domains }) },
      { optional: true, hint: said.domainsHint },
    ),
    input(
      'subdomains',
      said.labels.includeSubdomains,
      {
        type: 'checkboxes',
        options: [subdomains],
        ...(settings.includeSubdomains && { initial_options: [subdomains] }),
      },
      { optional: true },
    ),
    ...acceptInputs(organization, accept),
    numberInput('requestDays', settings.requestDays, said.requestDaysHint),
    numberInput('requestPauseDays', settings.requestPauseDays, said.requestPauseHint, 0),
  ];
}
