import type { Article } from './article.ts';

/*
 * Nothing is left out.
 */
export const senturoSingle: Article = {
  title: 'How to Invite a Single User in Senturo',
  product: 'Senturo',
  sentences: 26,
  emails: [
    'The user checks their spam or junk folder.',
    'If the email is still not received, the pending invitation is deleted and a new one is sent.',
  ],
  rows: [
    {
      place: 'Headline',
      states: 'One person is invited by hand, with access of their own.',
      shownBy: [
        {
          file: 'test/flows/invite-modal.test.ts',
          title: 'the modal accepts every field and notifies both people, with $template',
        },
      ],
    },
    {
      place: 'Introduction',
      states: 'The article is about inviting one person to the organization.',
      coveredBy: 'One person is invited by hand, with access of their own.',
    },
    {
      place: 'Introduction',
      states:
        'One enters an email address, assigns a role and, if one likes, says which device groups are open to the person.',
      shownBy: [
        {
          file: 'test/flows/invite-modal.test.ts',
          title: 'the modal accepts every field and notifies both people, with $template',
        },
        {
          file: 'test/flows/invite-modal.test.ts',
          title: 'the modal needs only Email and Role, and says what no group means, with $template',
        },
      ],
    },
    {
      place: 'Introduction',
      states: 'It suits people added one at a time, each with permissions that fit them.',
      shownBy: [
        {
          file: 'test/flows/invite-quick.test.ts',
          title:
            'the quick syntax invites an address with role and groups, and a person by mention, with $template',
        },
        {
          file: 'test/flows/group-access.test.ts',
          title:
            'an invitation gives access to each device group named, and to all of them when none is, from acceptance on',
        },
      ],
    },
    {
      place: '1. Navigate to Account Settings',
      states: 'Account Settings open from the gear at the bottom of the sidebar.',
      note: 'The sidebar is Slack’s: Foyer stands there, and its App Home has Settings. /invite settings does the same.',
      shownBy: [
        { file: 'test/flows/home.test.ts', title: 'App Home opens each list from its button' },
        {
          file: 'test/organizations/settings.test.ts',
          title: 'the settings are changed in one modal, shown with both values, and are in the audit log',
        },
      ],
    },
    {
      place: '1. Navigate to Account Settings',
      states: 'The caption of the picture: open Account Settings from the sidebar.',
      coveredBy: 'Account Settings open from the gear at the bottom of the sidebar.',
    },
    {
      place: '2. Go to Role Management',
      states: 'The settings lead to Role Management.',
      note: 'App Home has Roles and Roles matrix for the roles themselves, Invited users and Current users for who has them.',
      shownBy: [
        { file: 'test/flows/home.test.ts', title: 'App Home opens each list from its button' },
        {
          file: 'test/organizations/roles.test.ts',
          title: 'roles are added with rights that the editor has, and enforced from then on',
        },
      ],
    },
    {
      place: '2. Go to Role Management',
      states: 'Invite Users stands there and opens the invitation.',
      note: 'The button is Invite people on App Home; /invite opens the same modal from anywhere.',
      shownBy: [
        {
          file: 'test/flows/home.test.ts',
          title: 'App Home shows everybody their role and rights, with $template',
        },
        {
          file: 'test/flows/invite-modal.test.ts',
          title: 'the modal opens from the shortcut Invite member and from App Home as well',
        },
      ],
    },
    {
      place: '3. Switch to the Single User Tab',
      states:
        'One person and many people are invited in two places: on the tab Single User one is in the first.',
      note: 'Slack’s modals have no tabs: Bulk upload is a button of Invite people, and of App Home.',
      shownBy: [
        {
          file: 'test/flows/home.test.ts',
          title: 'App Home shows everybody their role and rights, with $template',
        },
        {
          file: 'test/flows/invite-modal.test.ts',
          title: 'the modal needs only Email and Role, and says what no group means, with $template',
        },
        {
          file: 'test/imports/bulk-modal.test.ts',
          title:
            'the modal for many people opens from App Home and Invite people, and lists columns, roles and limit beside template, file and rows',
        },
      ],
    },
    {
      place: '3. Switch to the Single User Tab',
      states: 'The caption of the picture: select “Single User” to invite one person.',
      coveredBy:
        'One person and many people are invited in two places: on the tab Single User one is in the first.',
    },
    {
      place: '4. Enter the User’s Email',
      states: 'The field Email takes the email address of the person to invite.',
      shownBy: [
        {
          file: 'test/flows/invite-modal.test.ts',
          title: 'the modal accepts every field and notifies both people, with $template',
        },
        {
          file: 'test/flows/words-of-the-articles.test.ts',
          title: 'the modals and buttons use Senturo’s and CrowdSec’s words',
        },
        {
          file: 'test/browser/story.test.ts',
          title: 'an admin invites with the modal, and the invitee accepts in the other pane',
        },
      ],
    },
    {
      place: '5. Select a Role',
      states: 'The dropdown Role assigns the role, such as admin or analyst.',
      shownBy: [
        {
          file: 'test/flows/set-up.test.ts',
          title:
            'the set-up creates an organization with the roles of $template, of which the top one invites',
        },
        {
          file: 'test/flows/invite-modal.test.ts',
          title: 'the modal accepts every field and notifies both people, with $template',
        },
        {
          file: 'test/flows/matrix.test.ts',
          title:
            'the role matrix is one press away wherever a role is chosen, every line and footnote of it, with $template',
        },
      ],
    },
    {
      place: '6. Assign Device Groups',
      states:
        'The field for groups, which need not be filled in, takes the device groups that the person shall have access to.',
      shownBy: [
        {
          file: 'test/flows/invite-modal.test.ts',
          title: 'the modal needs only Email and Role, and says what no group means, with $template',
        },
        {
          file: 'test/flows/invite-modal.test.ts',
          title:
            'the modal finds groups by a part of their name, in any case, and offers all before anything is typed',
        },
        {
          file: 'test/flows/invite-modal.test.ts',
          title: 'the modal accepts every field and notifies both people, with $template',
        },
      ],
    },
    {
      place: '6. Assign Device Groups',
      states: 'Left blank, the person has access to all device groups without further ado.',
      note: 'Said under the field. Group Admin, a role that acts inside groups, is the one that needs at least one.',
      shownBy: [
        {
          file: 'test/flows/invite-modal.test.ts',
          title: 'the modal needs only Email and Role, and says what no group means, with $template',
        },
        {
          file: 'test/flows/group-access.test.ts',
          title:
            'an invitation gives access to each device group named, and to all of them when none is, from acceptance on',
        },
        {
          file: 'test/links/follow.test.ts',
          title:
            'a person without a group is in every linked channel and user group, where no group means all groups',
        },
        {
          file: 'test/domain/role-templates/templates.test.ts',
          title: 'Senturo gives access to all device groups when none is chosen',
        },
      ],
    },
    {
      place: '7. Send the Invitation',
      states: 'Send Invitation sends it and ends the process.',
      shownBy: [
        {
          file: 'test/flows/invite-modal.test.ts',
          title: 'the modal accepts every field and notifies both people, with $template',
        },
        {
          file: 'test/flows/words-of-the-articles.test.ts',
          title: 'the modals and buttons use Senturo’s and CrowdSec’s words',
        },
        {
          file: 'test/browser/story.test.ts',
          title: 'an admin invites with the modal, and the invitee accepts in the other pane',
        },
      ],
    },
    {
      place: 'Conclusion',
      states: 'Inviting one person is simple and flexible.',
      coveredBy: 'One person is invited by hand, with access of their own.',
    },
    {
      place: 'Conclusion',
      states: 'Roles are assigned, and access is limited to some device groups or left blank for all.',
      coveredBy:
        'One enters an email address, assigns a role and, if one likes, says which device groups are open to the person.',
    },
    {
      place: 'FAQ: Can I change role or group access after inviting?',
      states: 'Role and group access of somebody invited can be changed at any time.',
      note: 'Before the answer under Invited users, Edit; afterwards under Current users, Edit.',
      shownBy: [
        {
          file: 'test/flows/edit-invitation.test.ts',
          title:
            'Edit of a pending invitation changes role and groups; the card shows it, and accepting grants what it shows then',
        },
        {
          file: 'test/members/edit.flow.test.ts',
          title:
            'Edit in Current users changes name, role and groups: the list says what changed, and the person gets a message',
        },
      ],
    },
    {
      place: 'FAQ: What if I select no device groups?',
      states: 'The person gets access to all device groups by default.',
      coveredBy: 'Left blank, the person has access to all device groups without further ado.',
    },
    {
      place: 'FAQ: What are the available roles?',
      states: 'Admin is one of the roles.',
      shownBy: [
        {
          file: 'test/domain/role-templates/templates.test.ts',
          title: 'Senturo has the six roles of "Inviting Team Members"',
        },
        {
          file: 'test/flows/set-up.test.ts',
          title:
            'the set-up creates an organization with the roles of $template, of which the top one invites',
        },
      ],
    },
    {
      place: 'FAQ: What are the available roles?',
      states: 'Investigator is one of the roles.',
      shownBy: [
        {
          file: 'test/domain/role-templates/templates.test.ts',
          title: 'Senturo has the six roles of "Inviting Team Members"',
        },
        {
          file: 'test/flows/set-up.test.ts',
          title:
            'the set-up creates an organization with the roles of $template, of which the top one invites',
        },
      ],
    },
    {
      place: 'FAQ: What are the available roles?',
      states: 'Analyst is one of the roles.',
      shownBy: [
        {
          file: 'test/domain/role-templates/templates.test.ts',
          title: 'Senturo has the six roles of "Inviting Team Members"',
        },
        {
          file: 'test/flows/set-up.test.ts',
          title:
            'the set-up creates an organization with the roles of $template, of which the top one invites',
        },
      ],
    },
    {
      place: 'FAQ: What are the available roles?',
      states: 'Broadcaster is one of the roles.',
      shownBy: [
        {
          file: 'test/domain/role-templates/templates.test.ts',
          title: 'Senturo has the six roles of "Inviting Team Members"',
        },
        {
          file: 'test/flows/set-up.test.ts',
          title:
            'the set-up creates an organization with the roles of $template, of which the top one invites',
        },
      ],
    },
    {
      place: 'FAQ: What are the available roles?',
      states: 'Remote is one of the roles.',
      shownBy: [
        {
          file: 'test/domain/role-templates/templates.test.ts',
          title: 'Senturo has the six roles of "Inviting Team Members"',
        },
        {
          file: 'test/flows/set-up.test.ts',
          title:
            'the set-up creates an organization with the roles of $template, of which the top one invites',
        },
      ],
    },
    {
      place: 'FAQ: What if the user does not receive the invite?',
      states: 'The user checks their spam or junk folder.',
      note: 'Invited users says so to the inviter as soon as an email was sent.',
      shownBy: [
        {
          file: 'test/articles/emails.test.ts',
          title:
            'an invitation email that isn’t in the spam folder is replaced: the invitation is revoked and a new one sent',
        },
        {
          file: 'test/flows/invited-users.test.ts',
          title:
            'Invited users lists people who have not answered, newest first, with role, groups, inviter and delivery status',
        },
        {
          file: 'test/flows/answer.test.ts',
          title: 'the invitee answers from App Home just as well, which then shows their role',
        },
      ],
    },
    {
      place: 'FAQ: What if the user does not receive the invite?',
      states: 'If the email is still not received, the pending invitation is deleted and a new one is sent.',
      shownBy: [
        {
          file: 'test/articles/emails.test.ts',
          title:
            'an invitation email that isn’t in the spam folder is replaced: the invitation is revoked and a new one sent',
        },
        {
          file: 'test/flows/invited-users.test.ts',
          title: 'Revoke invite asks once more; then the card’s buttons disappear and it says who revoked it',
        },
        {
          file: 'test/flows/invited-users.test.ts',
          title: 'Resend sends a second card, which alone can be answered, and both show the outcome',
        },
        {
          file: 'test/flows/delivery-failure.test.ts',
          title:
            'a message that can’t be delivered is shown to the inviter with its reason, is listed in Invited users, and can be sent again',
        },
      ],
    },
  ],
};
