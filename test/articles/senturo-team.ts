import type { Article } from './article.ts';

/*
 * Left out as decoration: “Skip to content”, the language, and the words of an empty search field.
 * The headings of the page’s parts stand as places; what only names the part below it is no row.
 */
export const senturoTeam: Article = {
  title: 'Inviting Team Members',
  product: 'Senturo',
  rows: [
    {
      place: 'Headline',
      states: 'People are added to an organization.',
      shownBy: [
        {
          file: 'test/flows/answer.test.ts',
          title: 'accepts after being asked once more, and is a member with $template',
        },
      ],
    },
    {
      place: 'Introduction',
      states: 'Team members are invited one by one, or many at once by the bulk upload.',
      shownBy: [
        {
          file: 'test/flows/invite-modal.test.ts',
          title: 'takes every field and tells both people, with $template',
        },
        { file: 'test/imports/ways-in.test.ts', title: 'takes a file in the modal' },
      ],
    },
    {
      place: 'Introduction',
      states: 'Who followed the steps has given the team members access.',
      shownBy: [
        {
          file: 'test/flows/group-access.test.ts',
          title: 'is to each device group named, and to all of them where none is, from acceptance on',
        },
        {
          file: 'test/flows/answer.test.ts',
          title: 'accepts after being asked once more, and is a member with $template',
        },
      ],
    },
    {
      place: '1. Navigate to Account Settings',
      states: 'One signs in to the dashboard.',
      note: 'Slack has signed everybody in; App Home shows each what they are there.',
      shownBy: [
        {
          file: 'test/flows/home.test.ts',
          title: 'shows everybody what they are and may do, with $template',
        },
      ],
    },
    {
      place: '1. Navigate to Account Settings',
      states: 'Account Settings stand in the navigation.',
      shownBy: [
        { file: 'test/flows/home.test.ts', title: 'opens each list from its button' },
        {
          file: 'test/organizations/settings.test.ts',
          title: 'are changed in one modal, told from what to what, and stand in the trail',
        },
      ],
    },
    {
      place: '1. Navigate to Account Settings',
      states: 'Role Management is one of its tabs.',
      shownBy: [
        { file: 'test/flows/home.test.ts', title: 'opens each list from its button' },
        {
          file: 'test/organizations/roles.test.ts',
          title: 'are added with rights that the editor holds, and enforced from then on',
        },
      ],
    },
    {
      place: '2. Click Invite Users',
      states: 'Invite Users starts an invitation.',
      note: 'The button is Invite people; /invite and the shortcut Invite member do the same.',
      shownBy: [
        {
          file: 'test/flows/invite-modal.test.ts',
          title: 'opens from the shortcut Invite member and from App Home as well',
        },
      ],
    },
    {
      place: '2. Click Invite Users',
      states: 'A modal opens with the ways to invite.',
      note: 'Slack’s modals have no tabs: Invite people is the way for one, and its button Bulk Upload leads to the other.',
      shownBy: [
        {
          file: 'test/flows/invite-modal.test.ts',
          title: 'opens from the shortcut Invite member and from App Home as well',
        },
        {
          file: 'test/imports/bulk-modal.test.ts',
          title:
            'opens from App Home and Invite people, and says columns, roles and limit beside template, file and rows',
        },
      ],
    },
    {
      place: '3. Choose Invitation Method',
      states: 'Single User adds one team member at a time.',
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
      place: '3. Choose Invitation Method',
      states: 'Bulk Upload takes many from a CSV file.',
      shownBy: [
        { file: 'test/imports/ways-in.test.ts', title: 'takes a file in the modal' },
        {
          file: 'test/imports/bulk-modal.test.ts',
          title:
            'opens from App Home and Invite people, and says columns, roles and limit beside template, file and rows',
        },
      ],
    },
    {
      place: 'Single User 1. Select Single User Tab',
      states: 'One chooses the way for one person.',
      shownBy: [
        {
          file: 'test/flows/home.test.ts',
          title: 'shows everybody what they are and may do, with $template',
        },
        {
          file: 'test/flows/invite-modal.test.ts',
          title: 'opens from the shortcut Invite member and from App Home as well',
        },
      ],
    },
    {
      place: 'Single User 1. Select Single User Tab',
      states: 'There are fields for what is to be known of the person.',
      shownBy: [
        {
          file: 'test/flows/invite-modal.test.ts',
          title: 'needs only Email and Role, and says what no group means, with $template',
        },
        {
          file: 'test/flows/words-of-the-articles.test.ts',
          title: 'Senturo’s and CrowdSec’s words stand on the modals and buttons',
        },
      ],
    },
    {
      place: 'Single User 2. Enter User Details',
      states: 'What is asked for is required.',
      shownBy: [
        {
          file: 'test/flows/required-fields.test.ts',
          title:
            'asks for the address and the role that are missing, under their fields, and sends nothing before',
        },
        {
          file: 'test/flows/invite-modal.test.ts',
          title: 'needs only Email and Role, and says what no group means, with $template',
        },
      ],
    },
    {
      place: 'Single User 2. Enter User Details',
      states: 'Email Address: the team member’s address is entered.',
      shownBy: [
        {
          file: 'test/flows/invite-modal.test.ts',
          title: 'takes every field and tells both people, with $template',
        },
        {
          file: 'test/browser/story.test.ts',
          title: 'invites with the modal, and the invitee accepts in the other pane',
        },
      ],
    },
    {
      place: 'Single User 2. Enter User Details',
      states: 'Role: one of those that there are is selected.',
      shownBy: [
        {
          file: 'test/flows/set-up.test.ts',
          title: 'makes an organization with the roles of $template, of which the top one invites',
        },
        {
          file: 'test/flows/invite-modal.test.ts',
          title: 'takes every field and tells both people, with $template',
        },
      ],
    },
    {
      place: 'Single User 2. Enter User Details',
      states: 'Group Admin stands among the roles to select.',
      shownBy: [
        {
          file: 'test/domain/role-templates/templates.test.ts',
          title: 'has the six roles of "Inviting Team Members"',
        },
        {
          file: 'test/flows/set-up.test.ts',
          title: 'makes an organization with the roles of $template, of which the top one invites',
        },
      ],
    },
    {
      place: 'Single User 2. Enter User Details',
      states: 'Admin stands among the roles to select.',
      shownBy: [
        {
          file: 'test/domain/role-templates/templates.test.ts',
          title: 'has the six roles of "Inviting Team Members"',
        },
        {
          file: 'test/flows/set-up.test.ts',
          title: 'makes an organization with the roles of $template, of which the top one invites',
        },
      ],
    },
    {
      place: 'Single User 2. Enter User Details',
      states: 'Investigator stands among the roles to select.',
      shownBy: [
        {
          file: 'test/domain/role-templates/templates.test.ts',
          title: 'has the six roles of "Inviting Team Members"',
        },
        {
          file: 'test/flows/set-up.test.ts',
          title: 'makes an organization with the roles of $template, of which the top one invites',
        },
      ],
    },
    {
      place: 'Single User 2. Enter User Details',
      states: 'Analyst stands among the roles to select.',
      shownBy: [
        {
          file: 'test/domain/role-templates/templates.test.ts',
          title: 'has the six roles of "Inviting Team Members"',
        },
        {
          file: 'test/flows/set-up.test.ts',
          title: 'makes an organization with the roles of $template, of which the top one invites',
        },
      ],
    },
    {
      place: 'Single User 2. Enter User Details',
      states: 'Broadcaster stands among the roles to select.',
      shownBy: [
        {
          file: 'test/domain/role-templates/templates.test.ts',
          title: 'has the six roles of "Inviting Team Members"',
        },
        {
          file: 'test/flows/set-up.test.ts',
          title: 'makes an organization with the roles of $template, of which the top one invites',
        },
      ],
    },
    {
      place: 'Single User 2. Enter User Details',
      states: 'Remote stands among the roles to select.',
      shownBy: [
        {
          file: 'test/domain/role-templates/templates.test.ts',
          title: 'has the six roles of "Inviting Team Members"',
        },
        {
          file: 'test/flows/set-up.test.ts',
          title: 'makes an organization with the roles of $template, of which the top one invites',
        },
      ],
    },
    {
      place: 'Single User 2. Enter User Details',
      states: 'Groups: device groups are assigned if one likes.',
      shownBy: [
        {
          file: 'test/flows/invite-modal.test.ts',
          title: 'takes every field and tells both people, with $template',
        },
        {
          file: 'test/flows/invite-modal.test.ts',
          title: 'needs only Email and Role, and says what no group means, with $template',
        },
        {
          file: 'test/flows/invite-modal.test.ts',
          title: 'finds groups by a part of their name, in any case, and offers all before anything is typed',
        },
      ],
    },
    {
      place: 'Single User 3. Send Invitation',
      states: 'What was entered can be reviewed, and mended, before it is sent.',
      shownBy: [
        {
          file: 'test/flows/invite-modal.test.ts',
          title: 'fills in a person of this Slack, and lets the fields be changed afterwards',
        },
      ],
    },
    {
      place: 'Single User 3. Send Invitation',
      states: 'A press of Send Invitation sends it.',
      shownBy: [
        {
          file: 'test/flows/words-of-the-articles.test.ts',
          title: 'Senturo’s and CrowdSec’s words stand on the modals and buttons',
        },
        {
          file: 'test/flows/invite-modal.test.ts',
          title: 'takes every field and tells both people, with $template',
        },
      ],
    },
    {
      place: 'Single User 3. Send Invitation',
      states: 'The person receives an invitation.',
      note: 'As a direct message with Accept and Decline; somebody who is not in Slack yet gets it the moment they join.',
      shownBy: [
        {
          file: 'test/flows/invite-modal.test.ts',
          title: 'takes every field and tells both people, with $template',
        },
        {
          file: 'test/flows/not-in-slack-yet.test.ts',
          title: 'is waited for, and gets exactly one DM the moment they join',
        },
      ],
    },
    {
      place: 'Single User 3. Send Invitation',
      states: 'The inviter sees a confirmation.',
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
      place: 'Bulk Upload 1. Select Bulk Upload Tab',
      states: 'One chooses the way for many people.',
      shownBy: [
        {
          file: 'test/imports/bulk-modal.test.ts',
          title:
            'opens from App Home and Invite people, and says columns, roles and limit beside template, file and rows',
        },
        {
          file: 'test/flows/home.test.ts',
          title: 'shows everybody what they are and may do, with $template',
        },
      ],
    },
    {
      place: 'Bulk Upload 1. Select Bulk Upload Tab',
      states: 'There is an interface that takes a CSV file.',
      note: '/invite bulk opens it as well, and a file sent to Foyer by direct message does without it.',
      shownBy: [
        {
          file: 'test/imports/bulk-modal.test.ts',
          title:
            'opens from App Home and Invite people, and says columns, roles and limit beside template, file and rows',
        },
        { file: 'test/imports/ways-in.test.ts', title: 'takes a file in the modal' },
      ],
    },
    {
      place: 'Bulk Upload 2. Prepare Your CSV File',
      states: 'The column Email has each person’s address.',
      shownBy: [
        {
          file: 'test/domain/imports/csv/write.test.ts',
          title: 'holds the organization’s own roles and groups',
        },
        { file: 'test/domain/imports/corpus.test.ts', title: '%s comes out as the table says' },
      ],
    },
    {
      place: 'Bulk Upload 2. Prepare Your CSV File',
      states: 'The column Role has each person’s role.',
      shownBy: [
        {
          file: 'test/domain/imports/csv/write.test.ts',
          title: 'holds the organization’s own roles and groups',
        },
        { file: 'test/domain/imports/corpus.test.ts', title: '%s comes out as the table says' },
      ],
    },
    {
      place: 'Bulk Upload 2. Prepare Your CSV File',
      states: 'The column Groups has device groups, if one likes.',
      shownBy: [
        { file: 'test/domain/imports/csv/write.test.ts', title: '%j is a list of groups' },
        { file: 'test/imports/sending.test.ts', title: 'takes blank groups as %s does' },
        { file: 'test/domain/imports/corpus.test.ts', title: '%s comes out as the table says' },
      ],
    },
    {
      place: 'Bulk Upload 2. Prepare Your CSV File',
      states: 'A file holds at most 100 people.',
      shownBy: [
        {
          file: 'test/imports/refusals.test.ts',
          title: 'says how many people it holds, how many may be, and into how many files to split it',
        },
        {
          file: 'test/domain/imports/csv/read.test.ts',
          title: 'takes a file that is exactly full, blank lines aside',
        },
      ],
    },
    {
      place: 'Bulk Upload 3. Upload CSV File',
      states: 'Browse Files chooses the file, or it is dragged and dropped.',
      note: 'The file input is Slack’s own; it is tried in the local Slack’s browser client.',
      shownBy: [
        { file: 'test/imports/ways-in.test.ts', title: 'takes a file in the modal' },
        {
          file: 'local-slack/test/browser/files.test.ts',
          title: 'a file input submits a chosen file, which the app then reads',
        },
        { file: 'local-slack/test/browser/files.test.ts', title: 'a file input submits a dropped file' },
      ],
    },
    {
      place: 'Bulk Upload 3. Upload CSV File',
      states: 'The file is checked without being asked to.',
      shownBy: [
        { file: 'test/imports/review.test.ts', title: 'shows one class of rows when it is chosen' },
        {
          file: 'test/imports/ways-in.test.ts',
          title: 'takes pasted rows, shows what will happen, and sends nothing before Send is pressed',
        },
      ],
    },
    {
      place: 'Bulk Upload 3. Upload CSV File',
      states: 'Errors and warnings can be reviewed.',
      shownBy: [
        {
          file: 'test/imports/review.test.ts',
          title: 'shows 100 rows of more than ten findings each page by page, within what Slack takes',
        },
        {
          file: 'test/domain/imports/check.test.ts',
          title: '%j is none; what is plainly meant is suggested',
        },
        { file: 'test/domain/imports/check.test.ts', title: 'are told one by one, and fixed together' },
      ],
    },
    {
      place: 'Bulk Upload 3. Upload CSV File',
      states: 'What is wrong in the file can be fixed.',
      note: 'In Slack, row by row, or in a fix-me CSV with the reasons beside the rows.',
      shownBy: [
        {
          file: 'test/imports/review.test.ts',
          title: 'mends a row, takes one out, and puts every case right with one press',
        },
        {
          file: 'test/imports/sending.test.ts',
          title: 'gives back the rest as a fix-me CSV, which uploads again once it is mended',
        },
      ],
    },
    {
      place: 'Bulk Upload 4. Send Invitations',
      states: 'After the upload the list of people is reviewed.',
      shownBy: [
        {
          file: 'test/imports/ways-in.test.ts',
          title: 'takes pasted rows, shows what will happen, and sends nothing before Send is pressed',
        },
        { file: 'test/imports/review.test.ts', title: 'shows one class of rows when it is chosen' },
      ],
    },
    {
      place: 'Bulk Upload 4. Send Invitations',
      states: 'Send Invitations sends all of them.',
      note: 'The button counts them: Send 12 invitations.',
      shownBy: [
        {
          file: 'test/flows/words-of-the-articles.test.ts',
          title: 'Senturo’s and CrowdSec’s words stand on the modals and buttons',
        },
        { file: 'test/imports/ways-in.test.ts', title: 'takes a file in the modal' },
        {
          file: 'test/imports/review.test.ts',
          title: 'mends a row, takes one out, and puts every case right with one press',
        },
      ],
    },
    {
      place: 'Bulk Upload 4. Send Invitations',
      states: 'Everybody on the list receives an invitation.',
      shownBy: [
        {
          file: 'test/imports/sending.test.ts',
          title: 'follows the deliveries in one message, brought up to date in place',
        },
        {
          file: 'test/imports/sending.test.ts',
          title: 'counts them by what became of them, with the names behind each number',
        },
        {
          file: 'test/flows/not-in-slack-yet.test.ts',
          title: 'is waited for, and gets exactly one DM the moment they join',
        },
      ],
    },
    {
      place: 'Bulk Upload 4. Send Invitations',
      states: 'The sender sees a summary of what was sent.',
      shownBy: [
        {
          file: 'test/imports/sending.test.ts',
          title: 'counts them by what became of them, with the names behind each number',
        },
        {
          file: 'test/imports/sending.test.ts',
          title: 'tells the uploader in the summary who could not be reached, and why',
        },
      ],
    },
    {
      place: 'Viewing Invitations',
      states: 'Invited Users shows the pending invitations.',
      shownBy: [
        {
          file: 'test/flows/invited-users.test.ts',
          title:
            'lists who has not answered, newest first, with role, groups, inviter and what became of the message',
        },
        { file: 'test/flows/home.test.ts', title: 'opens each list from its button' },
      ],
    },
    {
      place: 'Viewing Invitations',
      states: 'Everybody who has not accepted yet stands there.',
      shownBy: [
        {
          file: 'test/flows/invited-users.test.ts',
          title:
            'lists who has not answered, newest first, with role, groups, inviter and what became of the message',
        },
        {
          file: 'test/flows/invited-users.test.ts',
          title: 'stands on pages of ten, forth and back, and keeps the page when a row goes',
        },
        {
          file: 'test/flows/not-in-slack-yet.test.ts',
          title: 'is waited for, and gets exactly one DM the moment they join',
        },
      ],
    },
    {
      place: 'Viewing Invitations',
      states: 'Who accepts moves from there to Current Users.',
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
    {
      place: 'Revoking Invitations',
      states: 'One goes to Invited Users.',
      shownBy: [
        { file: 'test/flows/home.test.ts', title: 'opens each list from its button' },
        {
          file: 'test/flows/invited-users.test.ts',
          title:
            'lists who has not answered, newest first, with role, groups, inviter and what became of the message',
        },
      ],
    },
    {
      place: 'Revoking Invitations',
      states: 'One finds the invitation to cancel there.',
      shownBy: [
        {
          file: 'test/flows/find-invitation.test.ts',
          title: 'is found by a part of its address in Invited Users, and Revoke Invite cancels it alone',
        },
        { file: 'test/lists/search.test.ts', title: 'finds whom it should for “%s”, forth and back' },
        {
          file: 'test/flows/invited-users.test.ts',
          title: 'stands on pages of ten, forth and back, and keeps the page when a row goes',
        },
      ],
    },
    {
      place: 'Revoking Invitations',
      states: 'A menu of three dots beside the person has what can be done.',
      note: 'Slack’s modals show the same as buttons of the row: Resend, Edit, Revoke Invite.',
      shownBy: [
        {
          file: 'test/flows/invited-users.test.ts',
          title:
            'lists who has not answered, newest first, with role, groups, inviter and what became of the message',
        },
        {
          file: 'test/flows/words-of-the-articles.test.ts',
          title: 'Senturo’s and CrowdSec’s words stand on the modals and buttons',
        },
      ],
    },
    {
      place: 'Revoking Invitations',
      states: 'Revoke Invite is selected.',
      shownBy: [
        {
          file: 'test/flows/invited-users.test.ts',
          title: 'revokes after asking once more: the card’s buttons disappear and it says who revoked it',
        },
        {
          file: 'test/flows/words-of-the-articles.test.ts',
          title: 'Senturo’s and CrowdSec’s words stand on the modals and buttons',
        },
      ],
    },
    {
      place: 'Revoking Invitations',
      states: 'The invitation is cancelled.',
      shownBy: [
        {
          file: 'test/flows/invited-users.test.ts',
          title: 'revokes after asking once more: the card’s buttons disappear and it says who revoked it',
        },
        {
          file: 'test/browser/story.test.ts',
          title: 'revokes an invitation, and its buttons disappear in the other pane',
        },
      ],
    },
    {
      place: 'Invitation Status',
      states: 'Invited Users shows all pending invitations.',
      coveredBy: 'Everybody who has not accepted yet stands there.',
    },
    {
      place: 'Invitation Status',
      states: 'Current Users shows all active team members.',
      shownBy: [
        {
          file: 'test/flows/current-users.test.ts',
          title: 'lists everybody by name with role and groups, with $template',
        },
        {
          file: 'test/flows/current-users.test.ts',
          title: 'turns pages of ten, and keeps who is deactivated at the end, marked',
        },
        {
          file: 'test/members/edit.flow.test.ts',
          title: 'filters by role, group and state, and shows everybody again',
        },
      ],
    },
    {
      place: 'Invitation Status',
      states: 'An invitation stays pending until it is accepted.',
      note: 'Unless the organization sets a limit, or the person declines.',
      shownBy: [
        {
          file: 'test/time/no-limit.test.ts',
          title: 'waits for years, seen in Invited Users, and is accepted then',
        },
        {
          file: 'test/time/expiry.test.ts',
          title: 'has its time anew when it is sent again, and none where the organization has set none',
        },
      ],
    },
    {
      place: 'Invitation Email Contains',
      states: 'A welcome message.',
      note: 'The organization’s welcome message and the inviter’s note stand in the direct message. The same by email is later work.',
      shownBy: [
        {
          file: 'test/organizations/settings.test.ts',
          title: 'put the welcome message into every invitation, and the contact into every refusal',
        },
        {
          file: 'test/flows/invite-modal.test.ts',
          title: 'takes every field and tells both people, with $template',
        },
      ],
    },
    {
      place: 'Invitation Email Contains',
      states: 'The name of the organization to join.',
      shownBy: [
        {
          file: 'test/flows/invite-modal.test.ts',
          title: 'takes every field and tells both people, with $template',
        },
        {
          file: 'test/flows/invite-modal.test.ts',
          title: 'needs only Email and Role, and says what no group means, with $template',
        },
      ],
    },
    {
      place: 'Invitation Email Contains',
      states: 'A link by which to accept.',
      note: 'The buttons Accept and Decline of the direct message. A link by email is later work.',
      shownBy: [
        {
          file: 'test/flows/answer.test.ts',
          title: 'accepts after being asked once more, and is a member with $template',
        },
        {
          file: 'test/flows/invited-users.test.ts',
          title:
            'lists who has not answered, newest first, with role, groups, inviter and what became of the message',
        },
      ],
    },
    {
      place: 'Invitation Email Contains',
      states: 'Instructions for setting up the account.',
      note: 'With a Slack account there is nothing to set up; what an organization wants to add stands in its welcome message. The email to people without Slack is later work.',
      shownBy: [
        {
          file: 'test/organizations/settings.test.ts',
          title: 'put the welcome message into every invitation, and the contact into every refusal',
        },
        {
          file: 'test/flows/not-in-slack-yet.test.ts',
          title: 'is waited for, and gets exactly one DM the moment they join',
        },
      ],
    },
    {
      place: 'After Accepting',
      states: 'The recipient follows the invitation’s link.',
      note: 'They press Accept, and are asked once more.',
      shownBy: [
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
      place: 'After Accepting',
      states: 'They are led to set up their account.',
      note: 'Who has no Slack account makes one first; then the invitation is there.',
      shownBy: [
        {
          file: 'test/flows/not-in-slack-yet.test.ts',
          title: 'is waited for, and gets exactly one DM the moment they join',
        },
        {
          file: 'test/join-requests/withdraw.test.ts',
          title: 'offers the invitation itself, and accepting it there is accepting it',
        },
      ],
    },
    {
      place: 'After Accepting',
      states: 'They create their password.',
      note: 'The password is that of the Slack account; Foyer has none.',
      shownBy: [
        {
          file: 'test/flows/not-in-slack-yet.test.ts',
          title: 'is waited for, and gets exactly one DM the moment they join',
        },
      ],
    },
    {
      place: 'After Accepting',
      states: 'They have access immediately.',
      shownBy: [
        {
          file: 'test/flows/answer.test.ts',
          title: 'accepts after being asked once more, and is a member with $template',
        },
        {
          file: 'test/flows/answer.test.ts',
          title: 'answers from App Home just as well, where it then stands who they are',
        },
        {
          file: 'test/flows/group-access.test.ts',
          title: 'is to each device group named, and to all of them where none is, from acceptance on',
        },
        {
          file: 'test/links/follow.test.ts',
          title: 'from acceptance on: in the channel, which Foyer joins by itself, and in the user group',
        },
      ],
    },
    {
      place: 'After Accepting',
      states: 'They appear in Current Users.',
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
    {
      place: 'Download Template',
      states: 'Download CSV Template stands where many people are invited, and gives the template.',
      note: 'The file comes by direct message: Slack’s modals offer no download.',
      shownBy: [
        {
          file: 'test/imports/ways-in.test.ts',
          title: 'takes the template that it gave, filled in, and invites none of its examples',
        },
        {
          file: 'test/imports/bulk-modal.test.ts',
          title:
            'opens from App Home and Invite people, and says columns, roles and limit beside template, file and rows',
        },
        {
          file: 'test/flows/words-of-the-articles.test.ts',
          title: 'Senturo’s and CrowdSec’s words stand on the modals and buttons',
        },
      ],
    },
    {
      place: 'Download Template',
      states: 'The template shows how the file has to look.',
      shownBy: [
        {
          file: 'test/domain/imports/csv/write.test.ts',
          title: 'holds the organization’s own roles and groups',
        },
        {
          file: 'test/imports/ways-in.test.ts',
          title: 'takes the template that it gave, filled in, and invites none of its examples',
        },
      ],
    },
    {
      place: 'Download Template',
      states: 'People’s information is filled into it.',
      shownBy: [
        {
          file: 'test/imports/ways-in.test.ts',
          title: 'takes the template that it gave, filled in, and invites none of its examples',
        },
      ],
    },
    {
      place: 'Download Template',
      states: 'It is saved as CSV.',
      note: 'From Excel, Google Sheets, Numbers and LibreOffice alike; a workbook is refused with the way to save it as CSV.',
      shownBy: [
        { file: 'test/domain/imports/corpus.test.ts', title: '%s comes out as the table says' },
        { file: 'test/imports/refusals.test.ts', title: 'names what is no CSV' },
      ],
    },
    {
      place: 'Template Columns',
      states: 'Email is required.',
      shownBy: [
        { file: 'test/domain/imports/corpus.test.ts', title: '%s comes out as the table says' },
        {
          file: 'test/imports/refusals.test.ts',
          title: 'repeats nothing of a header in a way that Slack would act on',
        },
      ],
    },
    {
      place: 'Template Columns',
      states: 'Role is required.',
      shownBy: [
        { file: 'test/domain/imports/corpus.test.ts', title: '%s comes out as the table says' },
        {
          file: 'test/imports/refusals.test.ts',
          title: 'repeats nothing of a header in a way that Slack would act on',
        },
      ],
    },
    {
      place: 'Template Columns',
      states: 'Groups are optional.',
      shownBy: [
        { file: 'test/imports/sending.test.ts', title: 'takes blank groups as %s does' },
        { file: 'test/domain/imports/corpus.test.ts', title: '%s comes out as the table says' },
      ],
    },
    {
      place: 'CSV Upload Errors',
      states: 'Invalid email format: the address is to be checked for typing errors.',
      shownBy: [
        {
          file: 'test/domain/imports/check.test.ts',
          title: '%j is none; what is plainly meant is suggested',
        },
        {
          file: 'test/imports/review.test.ts',
          title: 'mends a row, takes one out, and puts every case right with one press',
        },
      ],
    },
    {
      place: 'CSV Upload Errors',
      states: 'Duplicate emails: the entries that stand twice are to be removed.',
      shownBy: [
        {
          file: 'test/domain/imports/check.test.ts',
          title: 'that stands twice marks both rows, each with the line of the other',
        },
        { file: 'test/domain/imports/corpus.test.ts', title: '%s comes out as the table says' },
      ],
    },
    {
      place: 'CSV Upload Errors',
      states: 'Invalid role: roles match exactly.',
      shownBy: [
        { file: 'test/domain/imports/check.test.ts', title: '%j is unknown; the nearest is named' },
        {
          file: 'test/domain/imports/check.test.ts',
          title: 'that differs in case alone waits for its fix, and is then good',
        },
      ],
    },
    {
      place: 'CSV Upload Errors',
      states: 'File too large: it is to be split, at most 100 people each.',
      shownBy: [
        {
          file: 'test/imports/refusals.test.ts',
          title: 'says how many people it holds, how many may be, and into how many files to split it',
        },
      ],
    },
    {
      place: 'Invitation Not Received',
      states: 'The recipient checks the spam folder.',
      note: 'A direct message meets no spam filter; Invited Users says whether it was delivered.',
      shownBy: [
        {
          file: 'test/flows/invited-users.test.ts',
          title:
            'lists who has not answered, newest first, with role, groups, inviter and what became of the message',
        },
        {
          file: 'test/flows/answer.test.ts',
          title: 'answers from App Home just as well, where it then stands who they are',
        },
      ],
    },
    {
      place: 'Invitation Not Received',
      states: 'The address is verified.',
      note: 'Invited Users shows the address and that it still waits for somebody to join Slack with it.',
      shownBy: [
        {
          file: 'test/flows/invited-users.test.ts',
          title:
            'lists who has not answered, newest first, with role, groups, inviter and what became of the message',
        },
        { file: 'test/browser/story.test.ts', title: 'says under the field what is wrong with an address' },
      ],
    },
    {
      place: 'Invitation Not Received',
      states: 'The IT department is asked about filters.',
      note: 'What keeps a message from arriving, Slack tells, and Foyer says it in words.',
      shownBy: [
        {
          file: 'test/flows/delivery-failure.test.ts',
          title: 'is told to the inviter with its reason, stands in Invited Users, and can be sent again',
        },
        {
          file: 'test/imports/sending.test.ts',
          title: 'tells the uploader in the summary who could not be reached, and why',
        },
      ],
    },
    {
      place: 'Invitation Not Received',
      states: 'Support is asked if nothing helps.',
      note: 'The contact for help is the organization’s own; without one, the admins are named.',
      shownBy: [
        {
          file: 'test/organizations/settings.test.ts',
          title: 'put the welcome message into every invitation, and the contact into every refusal',
        },
        {
          file: 'test/flows/who-may-not.test.ts',
          title: 'is told so, sees the matrix and whom to ask, with $template',
        },
      ],
    },
    {
      place: 'Before Inviting',
      states: 'Roles and permissions are defined.',
      shownBy: [
        {
          file: 'test/organizations/roles.test.ts',
          title: 'are added with rights that the editor holds, and enforced from then on',
        },
        {
          file: 'test/organizations/roles.test.ts',
          title: 'are renamed for everybody who has them, also in the matrix and as the default one',
        },
      ],
    },
    {
      place: 'Before Inviting',
      states: 'Device groups are organized if needed.',
      shownBy: [
        {
          file: 'test/organizations/groups.test.ts',
          title: 'are added and renamed, each name once, and stand in the trail',
        },
      ],
    },
    {
      place: 'Before Inviting',
      states: 'A list of people with right addresses is prepared.',
      shownBy: [
        {
          file: 'test/domain/imports/check.test.ts',
          title: '%j is none; what is plainly meant is suggested',
        },
        {
          file: 'test/imports/ways-in.test.ts',
          title: 'takes the template that it gave, filled in, and invites none of its examples',
        },
      ],
    },
    {
      place: 'Before Inviting',
      states: 'The team hears of the invitations to come.',
      note: 'By the note in the invitation and the organization’s welcome message.',
      shownBy: [
        {
          file: 'test/flows/invite-modal.test.ts',
          title: 'takes every field and tells both people, with $template',
        },
        {
          file: 'test/organizations/settings.test.ts',
          title: 'put the welcome message into every invitation, and the contact into every refusal',
        },
      ],
    },
    {
      place: 'Role Assignment',
      states: 'Nobody is given more than is necessary.',
      shownBy: [
        {
          file: 'test/flows/matrix.test.ts',
          title: 'stands beside the advice to give the least that is enough',
        },
        {
          file: 'test/flows/reach.test.ts',
          title: 'lets a Group Admin act inside their own device groups only',
        },
      ],
    },
    {
      place: 'Role Assignment',
      states: 'What a role may is read before it is assigned.',
      shownBy: [
        {
          file: 'test/flows/matrix.test.ts',
          title: 'stands wherever a role is chosen, every line and footnote of it, with $template',
        },
        {
          file: 'test/home/viewers.test.ts',
          title: 'none to who has no rights, but the roles matrix to everybody, by /invite matrix as well',
        },
      ],
    },
    {
      place: 'Role Assignment',
      states: 'Remote is for read-only access.',
      shownBy: [
        {
          file: 'test/domain/role-templates/templates.test.ts',
          title: 'gives Remote to whoever is let in without a choice: read-only',
        },
        {
          file: 'test/flows/matrix.test.ts',
          title: 'is kept: each role may exactly what it says, with $template',
        },
      ],
    },
    {
      place: 'Role Assignment',
      states: 'Admin and Group Admin are for key personnel.',
      shownBy: [
        {
          file: 'test/domain/role-templates/templates.test.ts',
          title: 'lets Admin and Group Admin invite, and the key personnel alone',
        },
        {
          file: 'test/flows/matrix.test.ts',
          title: 'is kept: each role may exactly what it says, with $template',
        },
        {
          file: 'test/flows/reach.test.ts',
          title: 'lets a Group Admin act inside their own device groups only',
        },
      ],
    },
    {
      place: 'Conclusion',
      states: 'Inviting is straightforward, for one person and for many.',
      coveredBy: 'Team members are invited one by one, or many at once by the bulk upload.',
    },
    {
      place: 'Conclusion',
      states: 'Once invited, people quickly have access, each by their role.',
      coveredBy: 'They have access immediately.',
    },
    {
      place: 'FAQ: How many users at once?',
      states: 'Up to 100 people are invited at once by the bulk upload.',
      coveredBy: 'A file holds at most 100 people.',
    },
    {
      place: 'FAQ: How many users at once?',
      states: 'For larger teams the CSV is split into several files.',
      coveredBy: 'File too large: it is to be split, at most 100 people each.',
    },
    {
      place: 'FAQ: Can I change a role after invitation?',
      states: 'Roles can be changed at any time, in the settings.',
      coveredBy: 'Role and group access of somebody invited can be changed at any time.',
    },
    {
      place: 'FAQ: What if someone does not accept?',
      states: 'The invitation stays pending indefinitely.',
      coveredBy: 'An invitation stays pending until it is accepted.',
    },
    {
      place: 'FAQ: What if someone does not accept?',
      states: 'It can be seen in Invited Users.',
      coveredBy: 'Everybody who has not accepted yet stands there.',
    },
    {
      place: 'FAQ: What if someone does not accept?',
      states: 'People accept whenever they are ready.',
      shownBy: [
        {
          file: 'test/time/no-limit.test.ts',
          title: 'waits for years, seen in Invited Users, and is accepted then',
        },
      ],
    },
    {
      place: 'FAQ: Can users belong to multiple groups?',
      states: 'One person can be in several device groups.',
      shownBy: [
        {
          file: 'test/flows/group-access.test.ts',
          title: 'is to each device group named, and to all of them where none is, from acceptance on',
        },
        {
          file: 'test/flows/invite-modal.test.ts',
          title: 'takes every field and tells both people, with $template',
        },
        {
          file: 'test/members/edit.flow.test.ts',
          title: 'edits name, role and groups: the list says what changed, and the person is told',
        },
      ],
    },
  ],
};
