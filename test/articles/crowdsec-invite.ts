import type { Article } from './article.ts';

/*
 * The copy at hand has no headline; the title says what it is about.
 * Left out as decoration: “0 comments” and “Article is closed for comments”.
 */
export const crowdsecInvite: Article = {
  title: 'Inviting a user to your organization (CrowdSec Console)',
  product: 'CrowdSec',
  sentences: 27,
  emails: [
    'Send invitation sends the user an enrolment email once everything is entered.',
    'A user without an account creates one first, and sees the invitation then.',
    'A link that leads directly to the signup page can be sent to them.',
    'Once signed in, the person finds the invitation among their notifications.',
  ],
  rows: [
    {
      place: 'First note',
      states: 'Who wants to invite must be at least ADMIN or OWNER.',
      shownBy: [
        {
          file: 'test/domain/role-templates/templates.test.ts',
          title: 'CrowdSec lets only OWNER and ADMIN invite',
        },
        {
          file: 'test/flows/matrix.test.ts',
          title: 'the role matrix is true: each role may do exactly what it says, with $template',
        },
        {
          file: 'test/flows/reach.test.ts',
          title: 'an ADMIN who names an OWNER is refused, in the modal and by the quick syntax',
        },
      ],
    },
    {
      place: 'First note',
      states: 'Whoever is not is prompted to contact somebody who has one of these roles.',
      shownBy: [
        {
          file: 'test/flows/matrix.test.ts',
          title:
            'people who can’t invite read the names of every OWNER and ADMIN, and open the role matrix from there',
        },
        {
          file: 'test/flows/who-may-not.test.ts',
          title:
            'a person without a right reads so, with the matrix one press away, and who to ask, with $template',
        },
      ],
    },
    {
      place: 'Which organization',
      states: 'One first makes sure of being in the organization to which the person shall come.',
      shownBy: [
        {
          file: 'test/organizations/several.test.ts',
          title: 'a workspace admin can set up another organization, and acts there at once',
        },
        {
          file: 'test/organizations/several.test.ts',
          title:
            'an invitation goes to the organization for which the modal was opened, whatever is current then',
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
          title: 'App Home acts in the organization that it shows',
        },
        {
          file: 'test/organizations/views.test.ts',
          title: 'an organization with long names fits into its modals, each of which names it',
        },
        {
          file: 'test/flows/invite-modal.test.ts',
          title: 'the modal needs only Email and Role, and says what no group means, with $template',
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
          title: 'the switcher ticks the current organization, and a press changes it',
        },
        {
          file: 'test/organizations/several.test.ts',
          title:
            '/invite org shows a person’s organizations, the current one ticked, and switches by a press',
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
          title: 'the modal opens from the shortcut Invite member and from App Home as well',
        },
        {
          file: 'test/flows/words-of-the-articles.test.ts',
          title: 'the modals and buttons use Senturo’s and CrowdSec’s words',
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
          title: 'the modal opens from the shortcut Invite member and from App Home as well',
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
          title: 'the modal opens from the shortcut Invite member and from App Home as well',
        },
        {
          file: 'test/flows/home.test.ts',
          title: 'App Home shows everybody their role and rights, with $template',
        },
      ],
    },
    {
      place: 'Invite member',
      states: 'The email address and the role are set there.',
      shownBy: [
        {
          file: 'test/flows/invite-modal.test.ts',
          title: 'the modal accepts every field and notifies both people, with $template',
        },
        {
          file: 'test/flows/invite-quick.test.ts',
          title:
            'the quick syntax invites an address with role and groups, and a person by mention, with $template',
        },
      ],
    },
    {
      place: 'Invite member',
      states: 'The least of privileges is recommended, and the roles’ access is broken down beside it.',
      shownBy: [
        {
          file: 'test/flows/matrix.test.ts',
          title: 'the way to the role matrix is beside the hint to choose a role',
        },
        {
          file: 'test/flows/matrix.test.ts',
          title:
            'the role matrix is one press away wherever a role is chosen, every line and footnote of it, with $template',
        },
      ],
    },
    {
      place: 'Matrix',
      states: 'The roles are OWNER, ADMIN, EDITOR and VIEWER.',
      shownBy: [
        {
          file: 'test/domain/role-templates/templates.test.ts',
          title: 'CrowdSec has exactly the matrix of the article',
        },
        {
          file: 'test/flows/set-up.test.ts',
          title:
            'the set-up creates an organization with the roles of $template, of which the top one invites',
        },
        {
          file: 'test/flows/matrix.test.ts',
          title:
            'the role matrix is one press away wherever a role is chosen, every line and footnote of it, with $template',
        },
      ],
    },
    {
      place: 'Matrix',
      states: 'INVITE PERMISSION**: OWNER and ADMIN have it, nobody else.',
      shownBy: [
        {
          file: 'test/domain/role-templates/templates.test.ts',
          title: 'CrowdSec has exactly the matrix of the article',
        },
        {
          file: 'test/flows/matrix.test.ts',
          title:
            'the role matrix is one press away wherever a role is chosen, every line and footnote of it, with $template',
        },
        {
          file: 'test/flows/matrix.test.ts',
          title: 'the role matrix is true: each role may do exactly what it says, with $template',
        },
      ],
    },
    {
      place: 'Matrix',
      states: 'CREATE API KEY: OWNER and ADMIN have it, nobody else.',
      note: 'Described where a role is chosen; the product itself enforces it.',
      shownBy: [
        {
          file: 'test/domain/role-templates/templates.test.ts',
          title: 'CrowdSec has exactly the matrix of the article',
        },
        {
          file: 'test/flows/matrix.test.ts',
          title:
            'the role matrix is one press away wherever a role is chosen, every line and footnote of it, with $template',
        },
      ],
    },
    {
      place: 'Matrix',
      states: 'MANAGE INSTANCES ADD/REMOVE/TRANSFER: OWNER, ADMIN and EDITOR have it, nobody else.',
      note: 'Described where a role is chosen; the product itself enforces it.',
      shownBy: [
        {
          file: 'test/domain/role-templates/templates.test.ts',
          title: 'CrowdSec has exactly the matrix of the article',
        },
        {
          file: 'test/flows/matrix.test.ts',
          title:
            'the role matrix is one press away wherever a role is chosen, every line and footnote of it, with $template',
        },
      ],
    },
    {
      place: 'Matrix',
      states: 'MANAGE THIRD PARTY BLOCKLISTS: OWNER, ADMIN and EDITOR have it, nobody else.',
      note: 'Described where a role is chosen; the product itself enforces it.',
      shownBy: [
        {
          file: 'test/domain/role-templates/templates.test.ts',
          title: 'CrowdSec has exactly the matrix of the article',
        },
        {
          file: 'test/flows/matrix.test.ts',
          title:
            'the role matrix is one press away wherever a role is chosen, every line and footnote of it, with $template',
        },
      ],
    },
    {
      place: 'Matrix',
      states: 'MANAGE DECISIONS*: OWNER, ADMIN and EDITOR have it, nobody else.',
      note: 'Described where a role is chosen; the product itself enforces it.',
      shownBy: [
        {
          file: 'test/domain/role-templates/templates.test.ts',
          title: 'CrowdSec has exactly the matrix of the article',
        },
        {
          file: 'test/flows/matrix.test.ts',
          title:
            'the role matrix is one press away wherever a role is chosen, every line and footnote of it, with $template',
        },
      ],
    },
    {
      place: 'Matrix',
      states: 'CTI DATA VIA CONSOLE**: all four roles have it.',
      note: 'Described where a role is chosen; the product itself enforces it.',
      shownBy: [
        {
          file: 'test/domain/role-templates/templates.test.ts',
          title: 'CrowdSec has exactly the matrix of the article',
        },
        {
          file: 'test/flows/matrix.test.ts',
          title:
            'the role matrix is one press away wherever a role is chosen, every line and footnote of it, with $template',
        },
      ],
    },
    {
      place: 'Matrix',
      states: 'VIEW ALERTS: all four roles have it.',
      note: 'Described where a role is chosen; the product itself enforces it.',
      shownBy: [
        {
          file: 'test/domain/role-templates/templates.test.ts',
          title: 'CrowdSec has exactly the matrix of the article',
        },
        {
          file: 'test/flows/matrix.test.ts',
          title:
            'the role matrix is one press away wherever a role is chosen, every line and footnote of it, with $template',
        },
      ],
    },
    {
      place: 'Footnote *',
      states: 'What is marked * is a premium feature.',
      shownBy: [
        { file: 'test/domain/role-templates/templates.test.ts', title: 'CrowdSec explains both footnotes' },
        {
          file: 'test/flows/matrix.test.ts',
          title:
            'the role matrix is one press away wherever a role is chosen, every line and footnote of it, with $template',
        },
      ],
    },
    {
      place: 'Footnote **',
      states: 'What is marked ** has limits that depend on the plan.',
      note: 'Of inviting, the limit is the organization’s seats, in its settings.',
      shownBy: [
        { file: 'test/domain/role-templates/templates.test.ts', title: 'CrowdSec explains both footnotes' },
        {
          file: 'test/flows/matrix.test.ts',
          title:
            'the role matrix is one press away wherever a role is chosen, every line and footnote of it, with $template',
        },
        {
          file: 'test/seats/seats.test.ts',
          title: 'an invitation is refused when no seat is left, and says what to do',
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
          title: 'the settings are changed in one modal, shown with both values, and are in the audit log',
        },
        { file: 'test/flows/home.test.ts', title: 'App Home opens each list from its button' },
      ],
    },
    {
      place: 'Send invitation',
      states: 'Send invitation sends the user an enrolment email once everything is entered.',
      note: 'People in this Slack get a direct message with Accept and Decline; the setting “email” or “both” sends them the email, too.',
      shownBy: [
        {
          file: 'test/articles/emails.test.ts',
          title:
            'a person without an account gets the link to sign up, and once they have an account the invitation waits there',
        },
        { file: 'test/mail/invitation.test.ts', title: 'a person in Slack gets just what “%s” says' },
        {
          file: 'test/flows/invite-modal.test.ts',
          title: 'the modal accepts every field and notifies both people, with $template',
        },
        {
          file: 'test/flows/words-of-the-articles.test.ts',
          title: 'the modals and buttons use Senturo’s and CrowdSec’s words',
        },
        {
          file: 'test/flows/answer.test.ts',
          title: 'the invitee accepts after confirming, and is a member with $template',
        },
      ],
    },
    {
      place: 'Second note',
      states: 'A user without an account creates one first, and sees the invitation then.',
      note: 'Nobody has to wait for it: the link of the email shows the invitation without an account as well.',
      slacksOwn: 'The account is Slack’s; the invitation is in it the moment they join.',
      shownBy: [
        {
          file: 'test/articles/emails.test.ts',
          title:
            'a person without an account gets the link to sign up, and once they have an account the invitation waits there',
        },
        {
          file: 'test/flows/not-in-slack-yet.test.ts',
          title: 'a person who isn’t in Slack yet gets exactly one DM the moment they join',
        },
        { file: 'test/browser/story.test.ts', title: 'a person who joins Slack later gets their invitation' },
      ],
    },
    {
      place: 'Second note',
      states: 'A link that leads directly to the signup page can be sent to them.',
      note: 'The email has it; Copy invitation text has it for sending by hand.',
      slacksOwn: 'The page is where people join the organization’s Slack: the link is one of its settings.',
      shownBy: [
        {
          file: 'test/articles/emails.test.ts',
          title:
            'a person without an account gets the link to sign up, and once they have an account the invitation waits there',
        },
        {
          file: 'test/mail/truth.test.ts',
          title:
            'an inviter without a mail server reads that the invitation waits, and gets a text to send by hand',
        },
        {
          file: 'test/flows/not-in-slack-yet.test.ts',
          title: 'a person who isn’t in Slack yet gets exactly one DM the moment they join',
        },
      ],
    },
    {
      place: 'Notification',
      states: 'Once signed in, the person finds the invitation among their notifications.',
      note: 'In the inbox on App Home, which /invite inbox shows too, and as a direct message.',
      shownBy: [
        {
          file: 'test/articles/emails.test.ts',
          title:
            'a person without an account gets the link to sign up, and once they have an account the invitation waits there',
        },
        {
          file: 'test/home/viewers.test.ts',
          title: 'the inbox of the invitee shows all organizations, newest first',
        },
        {
          file: 'test/flows/answer.test.ts',
          title: 'the invitee accepts after confirming, and is a member with $template',
        },
        {
          file: 'test/flows/answer.test.ts',
          title: 'the invitee answers from App Home just as well, which then shows their role',
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
          title: 'App Home shows the invitee, the requester and the member the new state',
        },
        {
          file: 'test/flows/answer.test.ts',
          title: 'the invitee answers from App Home just as well, which then shows their role',
        },
        {
          file: 'test/join-requests/withdraw.test.ts',
          title: 'asking while invited offers the invitation itself, and accepting it there is accepting it',
        },
        {
          file: 'test/flows/invited-users.test.ts',
          title: 'Resend sends a second card, which alone can be answered, and both show the outcome',
        },
      ],
    },
    {
      place: 'Notification',
      states: 'A press on it asks one last time whether the person wants to join.',
      shownBy: [
        {
          file: 'test/flows/answer.test.ts',
          title: 'the invitee accepts after confirming, and is a member with $template',
        },
        {
          file: 'test/browser/story.test.ts',
          title: 'an admin invites with the modal, and the invitee accepts in the other pane',
        },
      ],
    },
  ],
};
