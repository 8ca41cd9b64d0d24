import type { Article } from './article.ts';

/*
 * The copy at hand has no headline; the title says what its first sentence does.
 * Left out as decoration: the signs 💡 and 🚨.
 */
export const secaroUsers: Article = {
  title: 'Managing the users of your organization (Secaro)',
  product: 'Secaro',
  rows: [
    {
      place: 'Introduction',
      states:
        'The people of an organization are managed: invited, reviewed when they ask to join, edited, deactivated.',
      shownBy: [
        {
          file: 'test/flows/home.test.ts',
          title: 'shows everybody what they are and may do, with $template',
        },
        { file: 'test/flows/home.test.ts', title: 'opens each list from its button' },
      ],
    },
    {
      place: 'Invite new users 1',
      states: 'The user icon in the top right corner opens the menu.',
      note: 'Foyer’s App Home is that menu; /invite reaches everything too.',
      shownBy: [
        {
          file: 'test/flows/home.test.ts',
          title: 'shows everybody what they are and may do, with $template',
        },
      ],
    },
    {
      place: 'Invite new users 1',
      states: 'Users leads to the Users page.',
      note: 'The page is Current Users, /invite members.',
      shownBy: [
        { file: 'test/flows/home.test.ts', title: 'opens each list from its button' },
        {
          file: 'test/flows/current-users.test.ts',
          title: 'lists everybody by name with role and groups, with $template',
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
          title: 'opens from the shortcut Invite member and from App Home as well',
        },
      ],
    },
    {
      place: 'Invite new users 2',
      states: 'The colleague’s name and email address are entered.',
      shownBy: [
        { file: 'test/flows/invite-list.test.ts', title: 'takes three, gives one back, and sends two' },
        {
          file: 'test/flows/invite-modal.test.ts',
          title: 'takes every field and tells both people, with $template',
        },
      ],
    },
    {
      place: 'Invite new users 2',
      states: 'The facilities that they shall be linked to are chosen in Can edit.',
      shownBy: [
        {
          file: 'test/flows/facility-levels.test.ts',
          title: 'stand in Secaro’s list for each person, in what they read, and in what they have then',
        },
        {
          file: 'test/flows/facility-levels.test.ts',
          title: 'are given by who is admin for a facility within it alone, also when that ends before Send',
        },
        {
          file: 'test/flows/words-of-the-articles.test.ts',
          title: 'Secaro’s words stand on the modals and buttons',
        },
      ],
    },
    {
      place: 'Invite new users 2',
      states: 'Their admin role is assigned in Admin for, where one applies.',
      shownBy: [
        {
          file: 'test/flows/facility-levels.test.ts',
          title: 'stand in Secaro’s list for each person, in what they read, and in what they have then',
        },
        {
          file: 'test/invitations/invite-several.test.ts',
          title: 'lets who is admin for a facility give that facility and its administration, and no other',
        },
        {
          file: 'test/flows/words-of-the-articles.test.ts',
          title: 'Secaro’s words stand on the modals and buttons',
        },
      ],
    },
    {
      place: 'Invite new users 2',
      states: 'Add user puts them on the invitation list.',
      note: 'The button is Add another, since the fields are then free for the next one.',
      shownBy: [
        { file: 'test/flows/invite-list.test.ts', title: 'takes three, gives one back, and sends two' },
        {
          file: 'test/flows/invite-list.test.ts',
          title:
            'refuses to add whom it could not invite, says why at the field, and keeps what stands there',
        },
      ],
    },
    {
      place: 'Invite new users 2',
      states: 'Several people are added by the same steps.',
      note: 'Twenty at a time in the modal; for more there is the CSV file.',
      shownBy: [
        { file: 'test/flows/invite-list.test.ts', title: 'takes three, gives one back, and sends two' },
        {
          file: 'test/flows/invite-list.test.ts',
          title: 'counts who still stands in the fields as the last, picked from Slack too',
        },
        { file: 'test/flows/invite-list.test.ts', title: 'holds 20, and tells the 21st how to go on' },
      ],
    },
    {
      place: 'Invite new users 3',
      states: 'Remove beside a person takes an entry off the list whose details are wrong.',
      shownBy: [
        { file: 'test/flows/invite-list.test.ts', title: 'takes three, gives one back, and sends two' },
        {
          file: 'test/flows/invite-list.test.ts',
          title:
            'sends to nobody when anybody cannot be invited, marks each with the reason, and loses nothing',
        },
      ],
    },
    {
      place: 'Invite new users 3',
      states: 'The right details are then entered anew.',
      shownBy: [
        {
          file: 'test/flows/invite-list.test.ts',
          title:
            'sends to nobody when anybody cannot be invited, marks each with the reason, and loses nothing',
        },
        {
          file: 'test/flows/invite-list.test.ts',
          title:
            'refuses to add whom it could not invite, says why at the field, and keeps what stands there',
        },
      ],
    },
    {
      place: 'Invite new users 4',
      states: 'Send invitations invites everybody on the list to the organization.',
      shownBy: [
        { file: 'test/flows/invite-list.test.ts', title: 'takes three, gives one back, and sends two' },
        {
          file: 'test/flows/facility-levels.test.ts',
          title: 'stand in Secaro’s list for each person, in what they read, and in what they have then',
        },
        {
          file: 'test/invitations/invite-several.test.ts',
          title: 'invites everybody or nobody, and says of each why not',
        },
      ],
    },
    {
      place: 'Invite new users 4',
      states: 'Invited people receive a message by which they join the organization.',
      note: 'A direct message with Accept; the email to people without Slack is later work.',
      shownBy: [
        {
          file: 'test/flows/invite-modal.test.ts',
          title: 'takes every field and tells both people, with $template',
        },
        {
          file: 'test/flows/answer.test.ts',
          title: 'accepts after being asked once more, and is a member with $template',
        },
        {
          file: 'test/flows/not-in-slack-yet.test.ts',
          title: 'is waited for, and gets exactly one DM the moment they join',
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
          title: 'none to who has no rights, but the roles matrix to everybody, by /invite matrix as well',
        },
        {
          file: 'test/flows/matrix.test.ts',
          title: 'stands wherever a role is chosen, every line and footnote of it, with $template',
        },
      ],
    },
    {
      place: 'Manage join requests',
      states: 'Somebody who asks to join the organization appears on a page of requests.',
      shownBy: [
        {
          file: 'test/flows/join-requests-list.test.ts',
          title: 'lists who waits, the longest first, and accepts and rejects from there',
        },
        {
          file: 'test/flows/join-request.test.ts',
          title: 'is accepted in the approvals channel, with $template',
        },
      ],
    },
    {
      place: 'Manage join requests',
      states: 'Only Organization Admins review requests, and accept or reject them.',
      shownBy: [
        {
          file: 'test/domain/role-templates/templates.test.ts',
          title: 'lets only Organization Admins review join requests',
        },
        {
          file: 'test/join-requests/outcomes.test.ts',
          title: 'is for Organization Admins alone: who is admin for a facility neither sees nor decides it',
        },
        {
          file: 'test/flows/who-may-not.test.ts',
          title: 'cannot decide a request by standing in the channel: the press is checked',
        },
      ],
    },
    {
      place: 'Manage join requests',
      states: 'From the Users page, Manage join requests leads there.',
      note: 'From App Home, by /invite requests, and from the daily digest.',
      shownBy: [
        { file: 'test/flows/home.test.ts', title: 'opens each list from its button' },
        {
          file: 'test/flows/words-of-the-articles.test.ts',
          title: 'Secaro’s words stand on the modals and buttons',
        },
      ],
    },
    {
      place: 'Manage join requests',
      states: 'The pending requests are reviewed there.',
      shownBy: [
        {
          file: 'test/flows/join-requests-list.test.ts',
          title: 'lists who waits, the longest first, and accepts and rejects from there',
        },
      ],
    },
    {
      place: 'Manage join requests',
      states: 'Each request is accepted or rejected.',
      shownBy: [
        {
          file: 'test/flows/join-requests-list.test.ts',
          title: 'lists who waits, the longest first, and accepts and rejects from there',
        },
        {
          file: 'test/flows/join-request.test.ts',
          title: 'is accepted in the approvals channel, with $template',
        },
        {
          file: 'test/flows/join-request.test.ts',
          title: 'is rejected with a reason, which the requester is told, and may ask again',
        },
      ],
    },
    {
      place: 'Manage join requests',
      states: 'Who is accepted belongs to the organization at once and appears in the main user list.',
      shownBy: [
        {
          file: 'test/join-requests/outcomes.test.ts',
          title: 'puts who is accepted into Current Users; who is rejected is told, and is on neither list',
        },
        {
          file: 'test/flows/join-request.test.ts',
          title: 'is accepted in the approvals channel, with $template',
        },
      ],
    },
    {
      place: 'Manage join requests',
      states: 'A rejected request is removed from the list.',
      shownBy: [
        {
          file: 'test/join-requests/outcomes.test.ts',
          title: 'puts who is accepted into Current Users; who is rejected is told, and is on neither list',
        },
        {
          file: 'test/flows/join-requests-list.test.ts',
          title: 'lists who waits, the longest first, and accepts and rejects from there',
        },
      ],
    },
    {
      place: 'Manage join requests',
      states: 'Who is rejected is notified.',
      note: 'By direct message, with the reason if one was given; by email is later work.',
      shownBy: [
        {
          file: 'test/join-requests/outcomes.test.ts',
          title: 'puts who is accepted into Current Users; who is rejected is told, and is on neither list',
        },
        {
          file: 'test/flows/join-request.test.ts',
          title: 'is rejected with a reason, which the requester is told, and may ask again',
        },
      ],
    },
    {
      place: 'Manage join requests',
      states: 'A request comes from somebody whose address has the organization’s domain.',
      shownBy: [
        {
          file: 'test/flows/who-may-ask.test.ts',
          title: 'tells everybody who may not exactly why, and changes nothing',
        },
        { file: 'test/domain/join-requests/rules.test.ts', title: 'somebody with %j: %s' },
        {
          file: 'test/flows/home.test.ts',
          title: 'lets who has one of the domains ask to join, and follows the request',
        },
      ],
    },
    {
      place: 'Manage join requests',
      states: 'They ask of their own accord to join what is there already.',
      note: 'Nobody is entered by their domain alone: they choose Ask to join.',
      shownBy: [
        {
          file: 'test/flows/home.test.ts',
          title: 'lets who has one of the domains ask to join, and follows the request',
        },
        {
          file: 'test/join-requests/withdraw.test.ts',
          title: 'stands with Withdraw under /invite request; withdrawn, every copy of the card says so',
        },
      ],
    },
    {
      place: 'Edit user details',
      states: 'Details are edited by the person themselves or by Organization Admins, and by nobody else.',
      shownBy: [
        {
          file: 'test/members/edit.test.ts',
          title: 'lets people change their own name, and neither their own role nor groups',
        },
        {
          file: 'test/members/edit.test.ts',
          title: 'refuses who is admin for a facility: only Organization Admins edit others',
        },
        {
          file: 'test/domain/role-templates/templates.test.ts',
          title: 'only Organization Admins of Secaro do',
        },
        {
          file: 'test/members/edit.flow.test.ts',
          title: 'lets everybody change their own name with /invite me, and says who they are',
        },
      ],
    },
    {
      place: 'Edit user details',
      states: 'On the Users page one finds the person and selects Edit in their row.',
      shownBy: [
        {
          file: 'test/members/edit.flow.test.ts',
          title: 'edits name, role and groups: the list says what changed, and the person is told',
        },
        {
          file: 'test/members/edit.flow.test.ts',
          title: 'filters by role, group and state, and shows everybody again',
        },
        { file: 'test/lists/search.test.ts', title: 'finds whom it should for “%s”, forth and back' },
        {
          file: 'test/flows/words-of-the-articles.test.ts',
          title: 'Secaro’s words stand on the modals and buttons',
        },
      ],
    },
    {
      place: 'Edit user details',
      states: 'What is to be changed is changed.',
      shownBy: [
        {
          file: 'test/members/edit.flow.test.ts',
          title: 'edits name, role and groups: the list says what changed, and the person is told',
        },
        {
          file: 'test/members/edit.flow.test.ts',
          title: 'offers Deactivate inside Edit too, as Secaro has it, with Can edit and Admin for',
        },
      ],
    },
    {
      place: 'Edit user details',
      states: 'Save ends it.',
      shownBy: [
        {
          file: 'test/flows/words-of-the-articles.test.ts',
          title: 'Secaro’s words stand on the modals and buttons',
        },
        {
          file: 'test/members/edit.flow.test.ts',
          title: 'edits name, role and groups: the list says what changed, and the person is told',
        },
      ],
    },
    {
      place: 'Deactivate a user account',
      states: 'Who shall no longer have access is deactivated.',
      shownBy: [
        {
          file: 'test/members/edit.flow.test.ts',
          title: 'deactivates after showing what comes of it, keeps the person on the list, and reactivates',
        },
        {
          file: 'test/members/states.test.ts',
          title: 'ends what they may at once, keeps them on the list, and tells them',
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
          title: 'offers Deactivate inside Edit too, as Secaro has it, with Can edit and Admin for',
        },
        {
          file: 'test/members/edit.flow.test.ts',
          title: 'deactivates after showing what comes of it, keeps the person on the list, and reactivates',
        },
        {
          file: 'test/flows/words-of-the-articles.test.ts',
          title: 'Secaro’s words stand on the modals and buttons',
        },
      ],
    },
    {
      place: 'Deactivate a user account',
      states: 'A deactivated person loses access immediately.',
      shownBy: [
        {
          file: 'test/members/edit.flow.test.ts',
          title: 'deactivates after showing what comes of it, keeps the person on the list, and reactivates',
        },
        {
          file: 'test/members/states.test.ts',
          title: 'ends what they may at once, keeps them on the list, and tells them',
        },
        {
          file: 'test/links/follow.test.ts',
          title: 'no longer after deactivation, and again after reactivation',
        },
        {
          file: 'test/home/refresh.test.ts',
          title: 'shows the invitee, the requester and the member what became of them',
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
          title: 'deactivates after showing what comes of it, keeps the person on the list, and reactivates',
        },
        {
          file: 'test/flows/current-users.test.ts',
          title: 'turns pages of ten, and keeps who is deactivated at the end, marked',
        },
        {
          file: 'test/members/states.test.ts',
          title: 'ends what they may at once, keeps them on the list, and tells them',
        },
      ],
    },
  ],
};
