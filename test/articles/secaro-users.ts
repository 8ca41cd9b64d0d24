import type { Article } from './article.ts';

/*
 * The copy at hand has no headline; the title says what its first sentence does.
 * Left out as decoration: the signs 💡 and 🚨.
 */
export const secaroUsers: Article = {
  title: 'Managing the users of your organization (Secaro)',
  product: 'Secaro',
  sentences: 33,
  emails: [
    'The correct information is re-entered.',
    'Invited users receive an email with a link to join the organization.',
    'Rejected requesters receive an email notifying them of that.',
    'Join requests appear when a user enters an email with the organization’s domain during registration.',
    'They choose to join an existing account.',
    'When someone registers and requests to join the organization, the request appears on a page of requests.',
  ],
  rows: [
    {
      place: 'Introduction',
      states:
        'The people of an organization are managed: invited, reviewed when they ask to join, edited, deactivated.',
      shownBy: [
        {
          file: 'test/flows/home.test.ts',
          title: 'App Home shows everybody their role and rights, with $template',
        },
        { file: 'test/flows/home.test.ts', title: 'App Home opens each list from its button' },
      ],
    },
    {
      place: 'Invite new users 1',
      states: 'The user icon in the top right corner opens the menu.',
      note: 'Foyer’s App Home is that menu; /invite reaches everything too.',
      shownBy: [
        {
          file: 'test/flows/home.test.ts',
          title: 'App Home shows everybody their role and rights, with $template',
        },
      ],
    },
    {
      place: 'Invite new users 1',
      states: 'Users leads to the Users page.',
      note: 'The page is Current users, /invite members.',
      shownBy: [
        { file: 'test/flows/home.test.ts', title: 'App Home opens each list from its button' },
        {
          file: 'test/flows/current-users.test.ts',
          title: 'Current users lists everybody by name with role and groups, with $template',
        },
      ],
    },
    {
      place: 'Invite new users 1',
      states: 'Invite users starts inviting.',
      note: 'The button is Invite people.',
      shownBy: [
        {
          file: 'test/flows/invite-modal.test.ts',
          title: 'the modal opens from the shortcut Invite member and from App Home as well',
        },
      ],
    },
    {
      place: 'Invite new users 2',
      states: 'The colleague’s name and email address are entered.',
      shownBy: [
        {
          file: 'test/flows/invite-list.test.ts',
          title: 'a list accepts three people, loses one, and sends two',
        },
        {
          file: 'test/flows/invite-modal.test.ts',
          title: 'the modal accepts every field and notifies both people, with $template',
        },
      ],
    },
    {
      place: 'Invite new users 2',
      states: 'The facilities that they shall be linked to are chosen in Can edit.',
      shownBy: [
        {
          file: 'test/flows/facility-levels.test.ts',
          title:
            'the levels are in Secaro’s list for each person, in what they read, and in what they have then',
        },
        {
          file: 'test/flows/facility-levels.test.ts',
          title:
            'an admin of a facility grants levels within it alone, also when their right ends before Send',
        },
        {
          file: 'test/flows/words-of-the-articles.test.ts',
          title: 'the modals and buttons use Secaro’s words',
        },
      ],
    },
    {
      place: 'Invite new users 2',
      states: 'Their admin role is assigned in Admin for, where one applies.',
      shownBy: [
        {
          file: 'test/flows/facility-levels.test.ts',
          title:
            'the levels are in Secaro’s list for each person, in what they read, and in what they have then',
        },
        {
          file: 'test/invitations/invite-several.test.ts',
          title: 'an admin of a facility can grant that facility and its administration, and no other',
        },
        {
          file: 'test/flows/words-of-the-articles.test.ts',
          title: 'the modals and buttons use Secaro’s words',
        },
      ],
    },
    {
      place: 'Invite new users 2',
      states: 'Add user puts them on the invitation list.',
      note: 'The button is Add another, since the fields are then free for the next one.',
      shownBy: [
        {
          file: 'test/flows/invite-list.test.ts',
          title: 'a list accepts three people, loses one, and sends two',
        },
        {
          file: 'test/flows/invite-list.test.ts',
          title:
            'a list refuses to add a person who can’t be invited, says why at the field, and keeps the fields',
        },
      ],
    },
    {
      place: 'Invite new users 2',
      states: 'Several people are added by the same steps.',
      note: 'Twenty at a time in the modal; for more there is the CSV file.',
      shownBy: [
        {
          file: 'test/flows/invite-list.test.ts',
          title: 'a list accepts three people, loses one, and sends two',
        },
        {
          file: 'test/flows/invite-list.test.ts',
          title: 'a list counts the person in the fields as the last, even one picked from Slack',
        },
        {
          file: 'test/flows/invite-list.test.ts',
          title: 'a list has room for 20 people, and tells the 21st how to continue',
        },
      ],
    },
    {
      place: 'Invite new users 3',
      states: 'Remove beside a person takes an entry off the list whose details are wrong.',
      shownBy: [
        {
          file: 'test/flows/invite-list.test.ts',
          title: 'a list accepts three people, loses one, and sends two',
        },
        {
          file: 'test/flows/invite-list.test.ts',
          title:
            'a list sends to nobody when anybody can’t be invited, marks each with the reason, and loses nothing',
        },
      ],
    },
    {
      place: 'Invite new users 3',
      states: 'The correct information is re-entered.',
      shownBy: [
        {
          file: 'test/articles/emails.test.ts',
          title:
            'everybody on the list gets an email with a link, and an entry that was removed and re-entered gets it once',
        },
        {
          file: 'test/flows/invite-list.test.ts',
          title:
            'a list sends to nobody when anybody can’t be invited, marks each with the reason, and loses nothing',
        },
        {
          file: 'test/flows/invite-list.test.ts',
          title:
            'a list refuses to add a person who can’t be invited, says why at the field, and keeps the fields',
        },
      ],
    },
    {
      place: 'Invite new users 4',
      states: 'Send invitations invites everybody on the list to the organization.',
      shownBy: [
        {
          file: 'test/flows/invite-list.test.ts',
          title: 'a list accepts three people, loses one, and sends two',
        },
        {
          file: 'test/flows/facility-levels.test.ts',
          title:
            'the levels are in Secaro’s list for each person, in what they read, and in what they have then',
        },
        {
          file: 'test/invitations/invite-several.test.ts',
          title: 'a list invites everybody or nobody, and says for each why not',
        },
      ],
    },
    {
      place: 'Invite new users 4',
      states: 'Invited users receive an email with a link to join the organization.',
      note: 'People in this Slack get a direct message with Accept and Decline; the setting “email” or “both” sends them the email, too.',
      shownBy: [
        {
          file: 'test/articles/emails.test.ts',
          title:
            'everybody on the list gets an email with a link, and an entry that was removed and re-entered gets it once',
        },
        {
          file: 'test/mail/invitation.test.ts',
          title: 'a person outside Slack gets an email with a link, and the inviter reads so',
        },
        { file: 'test/mail/invitation.test.ts', title: 'a person in Slack gets just what “%s” says' },
        {
          file: 'test/flows/invite-modal.test.ts',
          title: 'the modal accepts every field and notifies both people, with $template',
        },
        {
          file: 'test/flows/answer.test.ts',
          title: 'the invitee accepts after confirming, and is a member with $template',
        },
        {
          file: 'test/flows/not-in-slack-yet.test.ts',
          title: 'a person who isn’t in Slack yet gets exactly one DM the moment they join',
        },
      ],
    },
    {
      place: 'Invite new users 4',
      states: 'More about the types of roles and their permissions can be read.',
      note: 'The guide is the roles matrix: on App Home, under /invite matrix, and wherever a role is chosen.',
      shownBy: [
        {
          file: 'test/home/viewers.test.ts',
          title:
            'App Home shows a member without rights no lists, but everybody the roles matrix, by /invite matrix as well',
        },
        {
          file: 'test/flows/matrix.test.ts',
          title:
            'the role matrix is one press away wherever a role is chosen, every line and footnote of it, with $template',
        },
      ],
    },
    {
      place: 'Manage join requests',
      states:
        'When someone registers and requests to join the organization, the request appears on a page of requests.',
      slacksOwn: 'Registration is joining the workspace.',
      shownBy: [
        {
          file: 'test/articles/emails.test.ts',
          title:
            'a person who registers with an email at the organization’s domain can ask to join, and reads of the rejection by email',
        },
        {
          file: 'test/flows/join-requests-list.test.ts',
          title: 'Manage join requests lists pending requests, oldest first, and accepts and rejects them',
        },
        {
          file: 'test/flows/join-request.test.ts',
          title: 'a join request is accepted in the approvals channel, with $template',
        },
      ],
    },
    {
      place: 'Manage join requests',
      states: 'Only Organization Admins review requests, and accept or reject them.',
      shownBy: [
        {
          file: 'test/domain/role-templates/templates.test.ts',
          title: 'Secaro lets only Organization Admins review join requests',
        },
        {
          file: 'test/join-requests/outcomes.test.ts',
          title:
            'only Organization Admins decide join requests: an admin of a facility neither sees nor decides them',
        },
        {
          file: 'test/flows/who-may-not.test.ts',
          title:
            'a person in the approvals channel can’t decide a request without the right: the press is checked',
        },
      ],
    },
    {
      place: 'Manage join requests',
      states: 'From the Users page, Manage join requests leads there.',
      note: 'From App Home, by /invite requests, and from the daily digest.',
      shownBy: [
        { file: 'test/flows/home.test.ts', title: 'App Home opens each list from its button' },
        {
          file: 'test/flows/words-of-the-articles.test.ts',
          title: 'the modals and buttons use Secaro’s words',
        },
      ],
    },
    {
      place: 'Manage join requests',
      states: 'The pending requests are reviewed there.',
      shownBy: [
        {
          file: 'test/flows/join-requests-list.test.ts',
          title: 'Manage join requests lists pending requests, oldest first, and accepts and rejects them',
        },
      ],
    },
    {
      place: 'Manage join requests',
      states: 'Each request is accepted or rejected.',
      shownBy: [
        {
          file: 'test/flows/join-requests-list.test.ts',
          title: 'Manage join requests lists pending requests, oldest first, and accepts and rejects them',
        },
        {
          file: 'test/flows/join-request.test.ts',
          title: 'a join request is accepted in the approvals channel, with $template',
        },
        {
          file: 'test/flows/join-request.test.ts',
          title:
            'a join request is rejected with a reason, which the requester reads, and they may ask again',
        },
      ],
    },
    {
      place: 'Manage join requests',
      states: 'Who is accepted belongs to the organization at once and appears in the main user list.',
      shownBy: [
        {
          file: 'test/join-requests/outcomes.test.ts',
          title: 'an accepted person is in Current users; a rejected one reads so, and is on neither list',
        },
        {
          file: 'test/flows/join-request.test.ts',
          title: 'a join request is accepted in the approvals channel, with $template',
        },
      ],
    },
    {
      place: 'Manage join requests',
      states: 'A rejected request is removed from the list.',
      shownBy: [
        {
          file: 'test/join-requests/outcomes.test.ts',
          title: 'an accepted person is in Current users; a rejected one reads so, and is on neither list',
        },
        {
          file: 'test/flows/join-requests-list.test.ts',
          title: 'Manage join requests lists pending requests, oldest first, and accepts and rejects them',
        },
      ],
    },
    {
      place: 'Manage join requests',
      states: 'Rejected requesters receive an email notifying them of that.',
      note: 'With the reason if one was given, and by direct message as well.',
      shownBy: [
        {
          file: 'test/articles/emails.test.ts',
          title:
            'a person who registers with an email at the organization’s domain can ask to join, and reads of the rejection by email',
        },
        {
          file: 'test/mail/decisions.test.ts',
          title: 'a rejected requester gets an email that says so, besides the direct message',
        },
        {
          file: 'test/join-requests/outcomes.test.ts',
          title: 'an accepted person is in Current users; a rejected one reads so, and is on neither list',
        },
        {
          file: 'test/flows/join-request.test.ts',
          title:
            'a join request is rejected with a reason, which the requester reads, and they may ask again',
        },
      ],
    },
    {
      place: 'Manage join requests',
      states:
        'Join requests appear when a user enters an email with the organization’s domain during registration.',
      slacksOwn: 'Registration is Slack’s: the email is the one that the person entered and confirmed there.',
      shownBy: [
        {
          file: 'test/articles/emails.test.ts',
          title:
            'a person who registers with an email at the organization’s domain can ask to join, and reads of the rejection by email',
        },
        {
          file: 'test/flows/who-may-ask.test.ts',
          title: 'everybody who may not ask to join reads exactly why, and nothing changes',
        },
        {
          file: 'test/domain/join-requests/rules.test.ts',
          title: 'a person with %j asks to join, with the result %s',
        },
        {
          file: 'test/flows/home.test.ts',
          title: 'App Home lets a person at one of the domains ask to join, and follows the request',
        },
      ],
    },
    {
      place: 'Manage join requests',
      states: 'They choose to join an existing account.',
      note: 'Nobody is entered by their domain alone: they choose Ask to join.',
      shownBy: [
        {
          file: 'test/articles/emails.test.ts',
          title:
            'a person who registers with an email at the organization’s domain can ask to join, and reads of the rejection by email',
        },
        {
          file: 'test/flows/home.test.ts',
          title: 'App Home lets a person at one of the domains ask to join, and follows the request',
        },
        {
          file: 'test/join-requests/withdraw.test.ts',
          title:
            'a pending request has Withdraw under /invite request; after a withdrawal every copy of the card says so',
        },
      ],
    },
    {
      place: 'Edit user details',
      states: 'Details are edited by the person themselves or by Organization Admins, and by nobody else.',
      shownBy: [
        {
          file: 'test/members/edit.test.ts',
          title: 'people can change their own name, and neither their own role nor groups',
        },
        {
          file: 'test/members/edit.test.ts',
          title: 'an admin of a facility can’t edit others: only Organization Admins can',
        },
        {
          file: 'test/domain/role-templates/templates.test.ts',
          title: 'only Organization Admins of Secaro change people and read the audit log',
        },
        {
          file: 'test/members/edit.flow.test.ts',
          title: '/invite me lets everybody change their own name, and shows their role',
        },
      ],
    },
    {
      place: 'Edit user details',
      states: 'On the Users page one finds the person and selects Edit in their row.',
      shownBy: [
        {
          file: 'test/members/edit.flow.test.ts',
          title:
            'Edit in Current users changes name, role and groups: the list says what changed, and the person gets a message',
        },
        {
          file: 'test/members/edit.flow.test.ts',
          title: 'Current users filters by role, group and state, and shows everybody again',
        },
        {
          file: 'test/lists/search.test.ts',
          title: 'a search of some people finds the right ones for “%s”, forth and back',
        },
        {
          file: 'test/flows/words-of-the-articles.test.ts',
          title: 'the modals and buttons use Secaro’s words',
        },
      ],
    },
    {
      place: 'Edit user details',
      states: 'What is to be changed is changed.',
      shownBy: [
        {
          file: 'test/members/edit.flow.test.ts',
          title:
            'Edit in Current users changes name, role and groups: the list says what changed, and the person gets a message',
        },
        {
          file: 'test/members/edit.flow.test.ts',
          title: 'Edit offers Deactivate too, as Secaro has it, with Can edit and Admin for',
        },
      ],
    },
    {
      place: 'Edit user details',
      states: 'Save ends it.',
      shownBy: [
        {
          file: 'test/flows/words-of-the-articles.test.ts',
          title: 'the modals and buttons use Secaro’s words',
        },
        {
          file: 'test/members/edit.flow.test.ts',
          title:
            'Edit in Current users changes name, role and groups: the list says what changed, and the person gets a message',
        },
      ],
    },
    {
      place: 'Deactivate a user account',
      states: 'Who shall no longer have access is deactivated.',
      shownBy: [
        {
          file: 'test/members/edit.flow.test.ts',
          title:
            'Deactivate shows the consequences first, keeps the person on the list, and they can be reactivated',
        },
        {
          file: 'test/members/states.test.ts',
          title: 'a deactivation ends the member’s rights at once, keeps them on the list, and notifies them',
        },
      ],
    },
    {
      place: 'Deactivate a user account',
      states: 'On the Users page one finds the person and selects Edit.',
      coveredBy: 'On the Users page one finds the person and selects Edit in their row.',
    },
    {
      place: 'Deactivate a user account',
      states: 'Deactivate stands there, and asks to be confirmed.',
      shownBy: [
        {
          file: 'test/members/edit.flow.test.ts',
          title: 'Edit offers Deactivate too, as Secaro has it, with Can edit and Admin for',
        },
        {
          file: 'test/members/edit.flow.test.ts',
          title:
            'Deactivate shows the consequences first, keeps the person on the list, and they can be reactivated',
        },
        {
          file: 'test/flows/words-of-the-articles.test.ts',
          title: 'the modals and buttons use Secaro’s words',
        },
      ],
    },
    {
      place: 'Deactivate a user account',
      states: 'A deactivated person loses access immediately.',
      shownBy: [
        {
          file: 'test/members/edit.flow.test.ts',
          title:
            'Deactivate shows the consequences first, keeps the person on the list, and they can be reactivated',
        },
        {
          file: 'test/members/states.test.ts',
          title: 'a deactivation ends the member’s rights at once, keeps them on the list, and notifies them',
        },
        {
          file: 'test/links/follow.test.ts',
          title: 'deactivation removes a person, and reactivation adds them again',
        },
        {
          file: 'test/home/refresh.test.ts',
          title: 'App Home shows the invitee, the requester and the member the new state',
        },
      ],
    },
    {
      place: 'Deactivate a user account',
      states: 'A deactivated person stays visible on the user list, for the record.',
      note: 'The audit trail keeps who deactivated them and when, too.',
      shownBy: [
        {
          file: 'test/members/edit.flow.test.ts',
          title:
            'Deactivate shows the consequences first, keeps the person on the list, and they can be reactivated',
        },
        {
          file: 'test/flows/current-users.test.ts',
          title: 'Current users turns pages of ten, and keeps deactivated people at the end, marked',
        },
        {
          file: 'test/members/states.test.ts',
          title: 'a deactivation ends the member’s rights at once, keeps them on the list, and notifies them',
        },
      ],
    },
  ],
};
