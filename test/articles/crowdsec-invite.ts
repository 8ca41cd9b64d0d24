import type { Article } from './article.ts';

/*
 * The copy at hand has no headline; the title says what it is about.
 * Left out as decoration: “0 comments” and “Article is closed for comments”.
 */
export const crowdsecInvite: Article = {
  title: 'Inviting a user to your organization (CrowdSec Console)',
  product: 'CrowdSec',
  rows: [
    {
      place: 'First note',
      states: 'Who wants to invite must be at least ADMIN or OWNER.',
      shownBy: [
        { file: 'test/domain/role-templates/templates.test.ts', title: 'lets only OWNER and ADMIN invite' },
        {
          file: 'test/flows/matrix.test.ts',
          title: 'is kept: each role may exactly what it says, with $template',
        },
        {
          file: 'test/flows/reach.test.ts',
          title: 'refuses an ADMIN who names an OWNER, in the modal and by the quick syntax',
        },
      ],
    },
    {
      place: 'First note',
      states: 'Whoever is not is prompted to contact somebody who has one of these roles.',
      shownBy: [
        {
          file: 'test/flows/matrix.test.ts',
          title: 'stands above the names of every OWNER and ADMIN, for whoever may not invite',
        },
        {
          file: 'test/flows/who-may-not.test.ts',
          title: 'is told so, sees the matrix and whom to ask, with $template',
        },
      ],
    },
    {
      place: 'Which organization',
      states: 'One first makes sure of being in the organization to which the person shall come.',
      shownBy: [
        {
          file: 'test/organizations/several.test.ts',
          title: 'lets a workspace admin set up another one, and act there at once',
        },
        {
          file: 'test/organizations/several.test.ts',
          title: 'invites to the organization for which the modal was opened, whichever is current then',
        },
      ],
    },
    {
      place: 'Which organization',
      states: 'The present organization can be read at the top left of the screen.',
      note: 'App Home has its name as the headline, and every modal, card and confirmation names it.',
      shownBy: [
        {
          file: 'test/organizations/several.test.ts',
          title: 'acts from App Home in the organization that the home shows',
        },
        { file: 'test/organizations/views.test.ts', title: 'fits into its modals, each of which names it' },
        {
          file: 'test/flows/invite-modal.test.ts',
          title: 'needs only Email and Role, and says what no group means, with $template',
        },
      ],
    },
    {
      place: 'Which organization',
      states: 'In the drop-down menu the organization with the green tick is the present one.',
      note: 'The menu is the switcher on App Home and /invite org; the tick is the sign ✓, since text in Slack has no colour of its own.',
      shownBy: [
        {
          file: 'test/home/viewers.test.ts',
          title: 'ticks the organization in which one acts, and a press acts in another from then on',
        },
        {
          file: 'test/organizations/several.test.ts',
          title:
            'shows in /invite org those that concern one, the current one ticked, and switches by a press',
        },
      ],
    },
    {
      place: 'Invite member',
      states: 'The + beside the profile opens a menu with “Invite member”.',
      note: 'Slack’s own + opens the shortcuts; Invite member is one of them.',
      shownBy: [
        {
          file: 'test/flows/invite-modal.test.ts',
          title: 'opens from the shortcut Invite member and from App Home as well',
        },
        {
          file: 'test/flows/words-of-the-articles.test.ts',
          title: 'Senturo’s and CrowdSec’s words stand on the modals and buttons',
        },
      ],
    },
    {
      place: 'Invite member',
      states: 'Invite member leads to where the organization is administered.',
      note: 'It leads to the modal itself, one step shorter.',
      shownBy: [
        {
          file: 'test/flows/invite-modal.test.ts',
          title: 'opens from the shortcut Invite member and from App Home as well',
        },
      ],
    },
    {
      place: 'Invite member',
      states: '“Invite someone” asks for what is to be known of the person.',
      note: 'The button on App Home is Invite people.',
      shownBy: [
        {
          file: 'test/flows/invite-modal.test.ts',
          title: 'opens from the shortcut Invite member and from App Home as well',
        },
        {
          file: 'test/flows/home.test.ts',
          title: 'shows everybody what they are and may do, with $template',
        },
      ],
    },
    {
      place: 'Invite member',
      states: 'The email address and the role are set there.',
      shownBy: [
        {
          file: 'test/flows/invite-modal.test.ts',
          title: 'takes every field and tells both people, with $template',
        },
        {
          file: 'test/flows/invite-quick.test.ts',
          title: 'invites an address with role and groups, and a person by mention, with $template',
        },
      ],
    },
    {
      place: 'Invite member',
      states: 'The least of privileges is recommended, and the roles’ access is broken down beside it.',
      shownBy: [
        {
          file: 'test/flows/matrix.test.ts',
          title: 'stands beside the advice to give the least that is enough',
        },
        {
          file: 'test/flows/matrix.test.ts',
          title: 'stands wherever a role is chosen, every line and footnote of it, with $template',
        },
      ],
    },
    {
      place: 'Matrix',
      states: 'The roles are OWNER, ADMIN, EDITOR and VIEWER.',
      shownBy: [
        {
          file: 'test/domain/role-templates/templates.test.ts',
          title: 'has exactly the matrix of the article',
        },
        {
          file: 'test/flows/set-up.test.ts',
          title: 'makes an organization with the roles of $template, of which the top one invites',
        },
        {
          file: 'test/flows/matrix.test.ts',
          title: 'stands wherever a role is chosen, every line and footnote of it, with $template',
        },
      ],
    },
    {
      place: 'Matrix',
      states: 'INVITE PERMISSION**: OWNER and ADMIN have it, nobody else.',
      shownBy: [
        {
          file: 'test/domain/role-templates/templates.test.ts',
          title: 'has exactly the matrix of the article',
        },
        {
          file: 'test/flows/matrix.test.ts',
          title: 'stands wherever a role is chosen, every line and footnote of it, with $template',
        },
        {
          file: 'test/flows/matrix.test.ts',
          title: 'is kept: each role may exactly what it says, with $template',
        },
      ],
    },
    {
      place: 'Matrix',
      states: 'CREATE API KEY: OWNER and ADMIN have it, nobody else.',
      note: 'Described to whoever chooses a role; the product itself enforces it.',
      shownBy: [
        {
          file: 'test/domain/role-templates/templates.test.ts',
          title: 'has exactly the matrix of the article',
        },
        {
          file: 'test/flows/matrix.test.ts',
          title: 'stands wherever a role is chosen, every line and footnote of it, with $template',
        },
      ],
    },
    {
      place: 'Matrix',
      states: 'MANAGE INSTANCES ADD/REMOVE/TRANSFER: OWNER, ADMIN and EDITOR have it, nobody else.',
      note: 'Described to whoever chooses a role; the product itself enforces it.',
      shownBy: [
        {
          file: 'test/domain/role-templates/templates.test.ts',
          title: 'has exactly the matrix of the article',
        },
        {
          file: 'test/flows/matrix.test.ts',
          title: 'stands wherever a role is chosen, every line and footnote of it, with $template',
        },
      ],
    },
    {
      place: 'Matrix',
      states: 'MANAGE THIRD PARTY BLOCKLISTS: OWNER, ADMIN and EDITOR have it, nobody else.',
      note: 'Described to whoever chooses a role; the product itself enforces it.',
      shownBy: [
        {
          file: 'test/domain/role-templates/templates.test.ts',
          title: 'has exactly the matrix of the article',
        },
        {
          file: 'test/flows/matrix.test.ts',
          title: 'stands wherever a role is chosen, every line and footnote of it, with $template',
        },
      ],
    },
    {
      place: 'Matrix',
      states: 'MANAGE DECISIONS*: OWNER, ADMIN and EDITOR have it, nobody else.',
      note: 'Described to whoever chooses a role; the product itself enforces it.',
      shownBy: [
        {
          file: 'test/domain/role-templates/templates.test.ts',
          title: 'has exactly the matrix of the article',
        },
        {
          file: 'test/flows/matrix.test.ts',
          title: 'stands wherever a role is chosen, every line and footnote of it, with $template',
        },
      ],
    },
    {
      place: 'Matrix',
      states: 'CTI DATA VIA CONSOLE**: all four roles have it.',
      note: 'Described to whoever chooses a role; the product itself enforces it.',
      shownBy: [
        {
          file: 'test/domain/role-templates/templates.test.ts',
          title: 'has exactly the matrix of the article',
        },
        {
          file: 'test/flows/matrix.test.ts',
          title: 'stands wherever a role is chosen, every line and footnote of it, with $template',
        },
      ],
    },
    {
      place: 'Matrix',
      states: 'VIEW ALERTS: all four roles have it.',
      note: 'Described to whoever chooses a role; the product itself enforces it.',
      shownBy: [
        {
          file: 'test/domain/role-templates/templates.test.ts',
          title: 'has exactly the matrix of the article',
        },
        {
          file: 'test/flows/matrix.test.ts',
          title: 'stands wherever a role is chosen, every line and footnote of it, with $template',
        },
      ],
    },
    {
      place: 'Footnote *',
      states: 'What is marked * is a premium feature.',
      shownBy: [
        { file: 'test/domain/role-templates/templates.test.ts', title: 'explains both footnotes' },
        {
          file: 'test/flows/matrix.test.ts',
          title: 'stands wherever a role is chosen, every line and footnote of it, with $template',
        },
      ],
    },
    {
      place: 'Footnote **',
      states: 'What is marked ** has limits that depend on the plan.',
      note: 'Of inviting, the limit is the organization’s seats, in its settings.',
      shownBy: [
        { file: 'test/domain/role-templates/templates.test.ts', title: 'explains both footnotes' },
        {
          file: 'test/flows/matrix.test.ts',
          title: 'stands wherever a role is chosen, every line and footnote of it, with $template',
        },
        {
          file: 'test/seats/seats.test.ts',
          title: 'refuses an invitation when none is left, and says what to do',
        },
      ],
    },
    {
      place: 'Footnote **',
      states: 'The organization settings page tells more of both.',
      note: 'Settings has the seats; what is premium is the product’s own matter and stands in the footnote.',
      shownBy: [
        {
          file: 'test/organizations/settings.test.ts',
          title: 'are changed in one modal, told from what to what, and stand in the trail',
        },
        { file: 'test/flows/home.test.ts', title: 'opens each list from its button' },
      ],
    },
    {
      place: 'Send invitation',
      states: 'Send invitation sends the person an invitation once everything is entered.',
      note: 'An enrolment by direct message; by email to people without Slack is later work.',
      shownBy: [
        {
          file: 'test/flows/invite-modal.test.ts',
          title: 'takes every field and tells both people, with $template',
        },
        {
          file: 'test/flows/words-of-the-articles.test.ts',
          title: 'Senturo’s and CrowdSec’s words stand on the modals and buttons',
        },
        {
          file: 'test/flows/answer.test.ts',
          title: 'accepts after being asked once more, and is a member with $template',
        },
      ],
    },
    {
      place: 'Second note',
      states: 'Who has no account makes one first, and sees the invitation then.',
      shownBy: [
        {
          file: 'test/flows/not-in-slack-yet.test.ts',
          title: 'is waited for, and gets exactly one DM the moment they join',
        },
        {
          file: 'test/browser/story.test.ts',
          title: 'gives an invitation to somebody who joins Slack later',
        },
      ],
    },
    {
      place: 'Second note',
      states: 'A link to the sign-up can be sent to them.',
      note: 'Joining the workspace is Slack’s part, by its own invitation or link: Foyer tells the inviter to send it.',
      shownBy: [
        {
          file: 'test/flows/not-in-slack-yet.test.ts',
          title: 'is waited for, and gets exactly one DM the moment they join',
        },
      ],
    },
    {
      place: 'Notification',
      states: 'Once signed in, the person finds the invitation among their notifications.',
      note: 'In the inbox on App Home, which /invite inbox shows too, and as a direct message.',
      shownBy: [
        {
          file: 'test/home/viewers.test.ts',
          title: 'of the invitee, over all organizations, the newest first',
        },
        {
          file: 'test/flows/answer.test.ts',
          title: 'accepts after being asked once more, and is a member with $template',
        },
        {
          file: 'test/flows/answer.test.ts',
          title: 'answers from App Home just as well, where it then stands who they are',
        },
      ],
    },
    {
      place: 'Notification',
      states: 'If it is not to be seen, reloading the page shows it.',
      note: 'App Home follows by itself, and shows what is true when it is opened; /invite request shows the invitation as well.',
      shownBy: [
        {
          file: 'test/home/refresh.test.ts',
          title: 'shows the invitee, the requester and the member what became of them',
        },
        {
          file: 'test/flows/answer.test.ts',
          title: 'answers from App Home just as well, where it then stands who they are',
        },
        {
          file: 'test/join-requests/withdraw.test.ts',
          title: 'offers the invitation itself, and accepting it there is accepting it',
        },
        {
          file: 'test/flows/invited-users.test.ts',
          title: 'resends: a second card arrives, either can be answered, and both show the outcome',
        },
      ],
    },
    {
      place: 'Notification',
      states: 'A press on it asks one last time whether the person wants to join.',
      shownBy: [
        {
          file: 'test/flows/answer.test.ts',
          title: 'accepts after being asked once more, and is a member with $template',
        },
        {
          file: 'test/browser/story.test.ts',
          title: 'invites with the modal, and the invitee accepts in the other pane',
        },
      ],
    },
  ],
};
