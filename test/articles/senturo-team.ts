import type { Article } from './article.ts';

/*
 * Left out as decoration: “Skip to content”, the language, and the words of an empty search field. The headings of the
 * page’s parts are places; a heading that only names the part below it has no row.
 */
export const senturoTeam: Article = {
  title: 'Inviting Team Members',
  product: 'Senturo',
  sentences: 92,
  emails: [
    'The user receives an invitation email.',
    'The inviter sees a confirmation message.',
    'All users receive invitation emails.',
    'The invitation email contains a welcome message.',
    'The invitation email contains the name of the organization that they join.',
    'The invitation email contains a link to accept the invitation.',
    'The invitation email contains instructions for account setup.',
    'Recipients click the invitation link of the email.',
    'They are directed to set up their account.',
    'They create their password.',
    'They can immediately access the organization.',
    'They appear in Current users.',
    'The recipient’s spam folder is checked.',
    'The email address is verified to be correct.',
    'IT is asked about email filtering.',
    'Support is contacted if issues persist.',
  ],
  rows: [
    {
      place: 'Headline',
      states: 'People are added to an organization.',
      shownBy: [
        {
          file: 'test/flows/answer.test.ts',
          title: 'the invitee accepts after confirming, and is a member with $template',
        },
      ],
    },
    {
      place: 'Introduction',
      states: 'Team members are invited one by one, or many at once by the bulk upload.',
      shownBy: [
        {
          file: 'test/flows/invite-modal.test.ts',
          title: 'the modal accepts every field and notifies both people, with $template',
        },
        { file: 'test/imports/ways-in.test.ts', title: 'the modal accepts a file' },
      ],
    },
    {
      place: 'Introduction',
      states: 'Who followed the steps has given the team members access.',
      shownBy: [
        {
          file: 'test/flows/group-access.test.ts',
          title:
            'an invitation gives access to each device group named, and to all of them when none is, from acceptance on',
        },
        {
          file: 'test/flows/answer.test.ts',
          title: 'the invitee accepts after confirming, and is a member with $template',
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
          title: 'App Home shows everybody their role and rights, with $template',
        },
      ],
    },
    {
      place: '1. Navigate to Account Settings',
      states: 'Account Settings stand in the navigation.',
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
      states: 'Role Management is one of its tabs.',
      shownBy: [
        { file: 'test/flows/home.test.ts', title: 'App Home opens each list from its button' },
        {
          file: 'test/organizations/roles.test.ts',
          title: 'roles are added with rights that the editor has, and enforced from then on',
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
          title: 'the modal opens from the shortcut Invite member and from App Home as well',
        },
      ],
    },
    {
      place: '2. Click Invite Users',
      states: 'A modal opens with the ways to invite.',
      note: 'Slack’s modals have no tabs: Invite people is the way for one, and its button Bulk upload leads to the other.',
      shownBy: [
        {
          file: 'test/flows/invite-modal.test.ts',
          title: 'the modal opens from the shortcut Invite member and from App Home as well',
        },
        {
          file: 'test/imports/bulk-modal.test.ts',
          title:
            'the modal for many people opens from App Home and Invite people, and lists columns, roles and limit beside template, file and rows',
        },
      ],
    },
    {
      place: '3. Choose Invitation Method',
      states: 'Single User adds one team member at a time.',
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
      place: '3. Choose Invitation Method',
      states: 'Bulk upload takes many from a CSV file.',
      shownBy: [
        { file: 'test/imports/ways-in.test.ts', title: 'the modal accepts a file' },
        {
          file: 'test/imports/bulk-modal.test.ts',
          title:
            'the modal for many people opens from App Home and Invite people, and lists columns, roles and limit beside template, file and rows',
        },
      ],
    },
    {
      place: 'Single User 1. Select Single User Tab',
      states: 'One chooses the way for one person.',
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
      place: 'Single User 1. Select Single User Tab',
      states: 'There are fields for what is to be known of the person.',
      shownBy: [
        {
          file: 'test/flows/invite-modal.test.ts',
          title: 'the modal needs only Email and Role, and says what no group means, with $template',
        },
        {
          file: 'test/flows/words-of-the-articles.test.ts',
          title: 'the modals and buttons use Senturo’s and CrowdSec’s words',
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
            'Invite people asks for a missing address and role under their fields, and sends nothing before',
        },
        {
          file: 'test/flows/invite-modal.test.ts',
          title: 'the modal needs only Email and Role, and says what no group means, with $template',
        },
      ],
    },
    {
      place: 'Single User 2. Enter User Details',
      states: 'Email Address: the team member’s email is entered.',
      shownBy: [
        {
          file: 'test/flows/invite-modal.test.ts',
          title: 'the modal accepts every field and notifies both people, with $template',
        },
        {
          file: 'test/browser/story.test.ts',
          title: 'an admin invites with the modal, and the invitee accepts in the other pane',
        },
      ],
    },
    {
      place: 'Single User 2. Enter User Details',
      states: 'Role: one of those that there are is selected.',
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
      ],
    },
    {
      place: 'Single User 2. Enter User Details',
      states: 'Group Admin stands among the roles to select.',
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
      place: 'Single User 2. Enter User Details',
      states: 'Admin stands among the roles to select.',
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
      place: 'Single User 2. Enter User Details',
      states: 'Investigator stands among the roles to select.',
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
      place: 'Single User 2. Enter User Details',
      states: 'Analyst stands among the roles to select.',
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
      place: 'Single User 2. Enter User Details',
      states: 'Broadcaster stands among the roles to select.',
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
      place: 'Single User 2. Enter User Details',
      states: 'Remote stands among the roles to select.',
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
      place: 'Single User 2. Enter User Details',
      states: 'Groups: device groups are assigned if one likes.',
      shownBy: [
        {
          file: 'test/flows/invite-modal.test.ts',
          title: 'the modal accepts every field and notifies both people, with $template',
        },
        {
          file: 'test/flows/invite-modal.test.ts',
          title: 'the modal needs only Email and Role, and says what no group means, with $template',
        },
        {
          file: 'test/flows/invite-modal.test.ts',
          title:
            'the modal finds groups by a part of their name, in any case, and offers all before anything is typed',
        },
      ],
    },
    {
      place: 'Single User 3. Send Invitation',
      states: 'What was entered can be reviewed, and mended, before it is sent.',
      shownBy: [
        {
          file: 'test/flows/invite-modal.test.ts',
          title: 'the modal fills in a person of this Slack, and lets the fields be changed afterwards',
        },
      ],
    },
    {
      place: 'Single User 3. Send Invitation',
      states: 'A press of Send Invitation sends it.',
      shownBy: [
        {
          file: 'test/flows/words-of-the-articles.test.ts',
          title: 'the modals and buttons use Senturo’s and CrowdSec’s words',
        },
        {
          file: 'test/flows/invite-modal.test.ts',
          title: 'the modal accepts every field and notifies both people, with $template',
        },
      ],
    },
    {
      place: 'Single User 3. Send Invitation',
      states: 'The user receives an invitation email.',
      note: 'People in this Slack get a direct message with Accept and Decline; the setting “email” or “both” sends them the email, too.',
      shownBy: [
        {
          file: 'test/articles/emails.test.ts',
          title:
            'a person who is invited alone gets an invitation email, and the inviter sees a confirmation',
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
          file: 'test/flows/not-in-slack-yet.test.ts',
          title: 'a person who isn’t in Slack yet gets exactly one DM the moment they join',
        },
      ],
    },
    {
      place: 'Single User 3. Send Invitation',
      states: 'The inviter sees a confirmation message.',
      note: 'It says whether the person gets an email or a direct message.',
      shownBy: [
        {
          file: 'test/articles/emails.test.ts',
          title:
            'a person who is invited alone gets an invitation email, and the inviter sees a confirmation',
        },
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
      place: 'Bulk upload 1. Select Bulk upload Tab',
      states: 'One chooses the way for many people.',
      shownBy: [
        {
          file: 'test/imports/bulk-modal.test.ts',
          title:
            'the modal for many people opens from App Home and Invite people, and lists columns, roles and limit beside template, file and rows',
        },
        {
          file: 'test/flows/home.test.ts',
          title: 'App Home shows everybody their role and rights, with $template',
        },
      ],
    },
    {
      place: 'Bulk upload 1. Select Bulk upload Tab',
      states: 'There is an interface that takes a CSV file.',
      note: '/invite bulk opens it as well, and a file sent to Foyer by direct message does without it.',
      shownBy: [
        {
          file: 'test/imports/bulk-modal.test.ts',
          title:
            'the modal for many people opens from App Home and Invite people, and lists columns, roles and limit beside template, file and rows',
        },
        { file: 'test/imports/ways-in.test.ts', title: 'the modal accepts a file' },
      ],
    },
    {
      place: 'Bulk upload 2. Prepare Your CSV File',
      states: 'The column Email has each user’s email address.',
      shownBy: [
        {
          file: 'test/domain/imports/csv/write.test.ts',
          title: 'the template contains the organization’s own roles and groups',
        },
        { file: 'test/domain/imports/corpus.test.ts', title: 'the file %s is read as the table says' },
      ],
    },
    {
      place: 'Bulk upload 2. Prepare Your CSV File',
      states: 'The column Role has each person’s role.',
      shownBy: [
        {
          file: 'test/domain/imports/csv/write.test.ts',
          title: 'the template contains the organization’s own roles and groups',
        },
        { file: 'test/domain/imports/corpus.test.ts', title: 'the file %s is read as the table says' },
      ],
    },
    {
      place: 'Bulk upload 2. Prepare Your CSV File',
      states: 'The column Groups has device groups, if one likes.',
      shownBy: [
        { file: 'test/domain/imports/csv/write.test.ts', title: '%j is a list of groups' },
        { file: 'test/imports/sending.test.ts', title: 'a file interprets blank groups as %s does' },
        { file: 'test/domain/imports/corpus.test.ts', title: 'the file %s is read as the table says' },
      ],
    },
    {
      place: 'Bulk upload 2. Prepare Your CSV File',
      states: 'A file holds at most 100 people.',
      shownBy: [
        {
          file: 'test/imports/refusals.test.ts',
          title:
            'a refused file says how many people it has, how many are allowed, and into how many files to split it',
        },
        {
          file: 'test/domain/imports/csv/read.test.ts',
          title: 'the reader accepts a file with exactly the allowed number of people, blank lines aside',
        },
      ],
    },
    {
      place: 'Bulk upload 3. Upload CSV File',
      states: 'Browse Files chooses the file, or it is dragged and dropped.',
      note: 'The file input is Slack’s own; it is tried in the local Slack’s browser client.',
      shownBy: [
        { file: 'test/imports/ways-in.test.ts', title: 'the modal accepts a file' },
        {
          file: 'local-slack/test/browser/files.test.ts',
          title: 'a file input submits a chosen file, which the app then reads',
        },
        { file: 'local-slack/test/browser/files.test.ts', title: 'a file input submits a dropped file' },
      ],
    },
    {
      place: 'Bulk upload 3. Upload CSV File',
      states: 'The file is checked without being asked to.',
      shownBy: [
        {
          file: 'test/imports/review.test.ts',
          title: 'the review shows one class of rows when it is chosen',
        },
        {
          file: 'test/imports/ways-in.test.ts',
          title:
            'the modal accepts pasted rows, shows what will happen, and sends nothing before Send is pressed',
        },
      ],
    },
    {
      place: 'Bulk upload 3. Upload CSV File',
      states: 'Errors and warnings can be reviewed.',
      shownBy: [
        {
          file: 'test/imports/review.test.ts',
          title:
            'the review shows 100 rows of more than ten findings each page by page, within Slack’s limits',
        },
        {
          file: 'test/domain/imports/check.test.ts',
          title: 'the address %j is invalid, and the finding suggests the one that is clearly meant',
        },
        {
          file: 'test/domain/imports/check.test.ts',
          title: 'unknown groups are listed one by one, and wrong cases are fixed together',
        },
      ],
    },
    {
      place: 'Bulk upload 3. Upload CSV File',
      states: 'What is wrong in the file can be fixed.',
      note: 'In Slack, row by row, or in a fix-me CSV with the reasons beside the rows.',
      shownBy: [
        {
          file: 'test/imports/review.test.ts',
          title: 'the review edits a row, removes one, and fixes every case with one press',
        },
        {
          file: 'test/imports/sending.test.ts',
          title: 'the fix-me CSV contains the rest, and can be uploaded again once it is fixed',
        },
      ],
    },
    {
      place: 'Bulk upload 4. Send Invitations',
      states: 'After the upload the list of people is reviewed.',
      shownBy: [
        {
          file: 'test/imports/ways-in.test.ts',
          title:
            'the modal accepts pasted rows, shows what will happen, and sends nothing before Send is pressed',
        },
        {
          file: 'test/imports/review.test.ts',
          title: 'the review shows one class of rows when it is chosen',
        },
      ],
    },
    {
      place: 'Bulk upload 4. Send Invitations',
      states: 'Send Invitations sends all of them.',
      note: 'The button counts them: Send 12 invitations.',
      shownBy: [
        {
          file: 'test/flows/words-of-the-articles.test.ts',
          title: 'the modals and buttons use Senturo’s and CrowdSec’s words',
        },
        { file: 'test/imports/ways-in.test.ts', title: 'the modal accepts a file' },
        {
          file: 'test/imports/review.test.ts',
          title: 'the review edits a row, removes one, and fixes every case with one press',
        },
      ],
    },
    {
      place: 'Bulk upload 4. Send Invitations',
      states: 'All users receive invitation emails.',
      note: 'People in this Slack get a direct message with Accept and Decline; the setting “email” or “both” sends them the email, too.',
      shownBy: [
        {
          file: 'test/articles/emails.test.ts',
          title:
            'an upload sends everybody an invitation email, in Slack or not, when the organization invites by “%s”',
        },
        {
          file: 'test/articles/emails.test.ts',
          title:
            'an upload sends people outside Slack an invitation email without any setting, and people in Slack a message',
        },
        {
          file: 'test/imports/sending.test.ts',
          title: 'one message follows the deliveries and is updated in place',
        },
        {
          file: 'test/imports/sending.test.ts',
          title: 'the summary counts the rows by their results, with the names behind each number',
        },
        {
          file: 'test/flows/not-in-slack-yet.test.ts',
          title: 'a person who isn’t in Slack yet gets exactly one DM the moment they join',
        },
      ],
    },
    {
      place: 'Bulk upload 4. Send Invitations',
      states: 'The sender sees a summary of what was sent.',
      shownBy: [
        {
          file: 'test/imports/sending.test.ts',
          title: 'the summary counts the rows by their results, with the names behind each number',
        },
        {
          file: 'test/imports/sending.test.ts',
          title: 'the summary tells the uploader who could not be reached, and why',
        },
      ],
    },
    {
      place: 'Viewing Invitations',
      states: 'Invited users shows the pending invitations.',
      shownBy: [
        {
          file: 'test/flows/invited-users.test.ts',
          title:
            'Invited users lists people who have not answered, newest first, with role, groups, inviter and delivery status',
        },
        { file: 'test/flows/home.test.ts', title: 'App Home opens each list from its button' },
      ],
    },
    {
      place: 'Viewing Invitations',
      states: 'Everybody who has not accepted yet stands there.',
      shownBy: [
        {
          file: 'test/flows/invited-users.test.ts',
          title:
            'Invited users lists people who have not answered, newest first, with role, groups, inviter and delivery status',
        },
        {
          file: 'test/flows/invited-users.test.ts',
          title:
            'Invited users has pages of ten in both directions, and keeps the page and the row that was revoked',
        },
        {
          file: 'test/flows/not-in-slack-yet.test.ts',
          title: 'a person who isn’t in Slack yet gets exactly one DM the moment they join',
        },
      ],
    },
    {
      place: 'Viewing Invitations',
      states: 'Who accepts moves from there to Current users.',
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
    {
      place: 'Revoking Invitations',
      states: 'One goes to Invited users.',
      shownBy: [
        { file: 'test/flows/home.test.ts', title: 'App Home opens each list from its button' },
        {
          file: 'test/flows/invited-users.test.ts',
          title:
            'Invited users lists people who have not answered, newest first, with role, groups, inviter and delivery status',
        },
      ],
    },
    {
      place: 'Revoking Invitations',
      states: 'One finds the invitation to cancel there.',
      shownBy: [
        {
          file: 'test/flows/find-invitation.test.ts',
          title:
            'a part of its address finds an invitation in Invited users, and Revoke invite cancels it alone',
        },
        {
          file: 'test/lists/search.test.ts',
          title: 'a search of some people finds the right ones for “%s”, forth and back',
        },
        {
          file: 'test/flows/invited-users.test.ts',
          title:
            'Invited users has pages of ten in both directions, and keeps the page and the row that was revoked',
        },
      ],
    },
    {
      place: 'Revoking Invitations',
      states: 'A menu of three dots beside the person has what can be done.',
      note: 'Slack’s modals show the same as buttons of the row: Resend, Edit, Revoke invite.',
      shownBy: [
        {
          file: 'test/flows/invited-users.test.ts',
          title:
            'Invited users lists people who have not answered, newest first, with role, groups, inviter and delivery status',
        },
        {
          file: 'test/flows/words-of-the-articles.test.ts',
          title: 'the modals and buttons use Senturo’s and CrowdSec’s words',
        },
      ],
    },
    {
      place: 'Revoking Invitations',
      states: 'Revoke invite is selected.',
      shownBy: [
        {
          file: 'test/flows/invited-users.test.ts',
          title: 'Revoke invite asks once more; then the card’s buttons disappear and it says who revoked it',
        },
        {
          file: 'test/flows/words-of-the-articles.test.ts',
          title: 'the modals and buttons use Senturo’s and CrowdSec’s words',
        },
      ],
    },
    {
      place: 'Revoking Invitations',
      states: 'The invitation is cancelled.',
      shownBy: [
        {
          file: 'test/flows/invited-users.test.ts',
          title: 'Revoke invite asks once more; then the card’s buttons disappear and it says who revoked it',
        },
        {
          file: 'test/browser/story.test.ts',
          title: 'an admin revokes an invitation, and its buttons disappear in the other pane',
        },
      ],
    },
    {
      place: 'Invitation Status',
      states: 'Invited users shows all pending invitations.',
      coveredBy: 'Everybody who has not accepted yet stands there.',
    },
    {
      place: 'Invitation Status',
      states: 'Current users shows all active team members.',
      shownBy: [
        {
          file: 'test/flows/current-users.test.ts',
          title: 'Current users lists everybody by name with role and groups, with $template',
        },
        {
          file: 'test/flows/current-users.test.ts',
          title: 'Current users turns pages of ten, and keeps deactivated people at the end, marked',
        },
        {
          file: 'test/members/edit.flow.test.ts',
          title: 'Current users filters by role, group and state, and shows everybody again',
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
          title:
            'an invitation without a time limit waits for years, seen in Invited users, and is accepted then',
        },
        {
          file: 'test/time/expiry.test.ts',
          title:
            'an invitation gets a new time limit when it is sent again, and none where the organization has set none',
        },
      ],
    },
    {
      place: 'Invitation Email Contains',
      states: 'The invitation email contains a welcome message.',
      note: 'The organization’s own, or “Welcome to” and its name.',
      shownBy: [
        {
          file: 'test/articles/emails.test.ts',
          title:
            'an invitation email contains a welcome, the organization, a link to accept and how to set up an account',
        },
        {
          file: 'test/mail/invitation.test.ts',
          title: 'the email has the welcome, role, groups, note, end, account set-up and whom to ask',
        },
        {
          file: 'test/organizations/settings.test.ts',
          title:
            'the settings put the welcome message into every invitation, and the contact into every refusal',
        },
        {
          file: 'test/flows/invite-modal.test.ts',
          title: 'the modal accepts every field and notifies both people, with $template',
        },
      ],
    },
    {
      place: 'Invitation Email Contains',
      states: 'The invitation email contains the name of the organization that they join.',
      shownBy: [
        {
          file: 'test/articles/emails.test.ts',
          title:
            'an invitation email contains a welcome, the organization, a link to accept and how to set up an account',
        },
        {
          file: 'test/mail/invitation.test.ts',
          title: 'a name %s arrives whole in the sender, the subject and the body',
        },
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
      place: 'Invitation Email Contains',
      states: 'The invitation email contains a link to accept the invitation.',
      shownBy: [
        {
          file: 'test/articles/emails.test.ts',
          title:
            'an invitation email contains a welcome, the organization, a link to accept and how to set up an account',
        },
        {
          file: 'test/browser/email.test.ts',
          title: 'a person outside Slack is invited, opens the email in the mailbox and joins by its link',
        },
        {
          file: 'test/flows/answer.test.ts',
          title: 'the invitee accepts after confirming, and is a member with $template',
        },
        {
          file: 'test/flows/invited-users.test.ts',
          title:
            'Invited users lists people who have not answered, newest first, with role, groups, inviter and delivery status',
        },
      ],
    },
    {
      place: 'Invitation Email Contains',
      states: 'The invitation email contains instructions for account setup.',
      note: 'How to join the organization’s Slack, as its settings say; or that no Slack account is needed.',
      shownBy: [
        {
          file: 'test/articles/emails.test.ts',
          title:
            'an invitation email contains a welcome, the organization, a link to accept and how to set up an account',
        },
        {
          file: 'test/mail/invitation.test.ts',
          title: 'the email has the welcome, role, groups, note, end, account set-up and whom to ask',
        },
      ],
    },
    {
      place: 'After Accepting',
      states: 'Recipients click the invitation link of the email.',
      shownBy: [
        {
          file: 'test/articles/emails.test.ts',
          title:
            'a person who accepts by the emailed link is a current user at once, and is led on to set up an account in Slack',
        },
        {
          file: 'test/browser/email.test.ts',
          title: 'a person outside Slack is invited, opens the email in the mailbox and joins by its link',
        },
        {
          file: 'test/browser/invitation-page.test.ts',
          title: 'a person accepts by keyboard alone, and a wrong name has the focus and its fault',
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
      place: 'After Accepting',
      states: 'They are directed to set up their account.',
      note: 'Their name in the organization is written on the page of the link.',
      slacksOwn:
        'The account is Slack’s: once they joined, the page leads on to where people join the organization’s Slack.',
      shownBy: [
        {
          file: 'test/articles/emails.test.ts',
          title:
            'a person who accepts by the emailed link is a current user at once, and is led on to set up an account in Slack',
        },
        {
          file: 'test/articles/emails.test.ts',
          title:
            'an invitation email contains a welcome, the organization, a link to accept and how to set up an account',
        },
        {
          file: 'test/flows/not-in-slack-yet.test.ts',
          title: 'a person who isn’t in Slack yet gets exactly one DM the moment they join',
        },
        {
          file: 'test/join-requests/withdraw.test.ts',
          title: 'asking while invited offers the invitation itself, and accepting it there is accepting it',
        },
      ],
    },
    {
      place: 'After Accepting',
      states: 'They create their password.',
      slacksOwn:
        'The password is that of the Slack account, made where the page leads on to. Foyer asks for none.',
      shownBy: [
        {
          file: 'test/articles/emails.test.ts',
          title:
            'a person who accepts by the emailed link is a current user at once, and is led on to set up an account in Slack',
        },
        {
          file: 'test/flows/not-in-slack-yet.test.ts',
          title: 'a person who isn’t in Slack yet gets exactly one DM the moment they join',
        },
      ],
    },
    {
      place: 'After Accepting',
      states: 'They can immediately access the organization.',
      shownBy: [
        {
          file: 'test/articles/emails.test.ts',
          title:
            'a person who accepts by the emailed link is a current user at once, and is led on to set up an account in Slack',
        },
        {
          file: 'test/pages/sign-in.test.ts',
          title: 'a person who signs in with Slack joins as that Slack user',
        },
        {
          file: 'test/flows/answer.test.ts',
          title: 'the invitee accepts after confirming, and is a member with $template',
        },
        {
          file: 'test/flows/answer.test.ts',
          title: 'the invitee answers from App Home just as well, which then shows their role',
        },
        {
          file: 'test/flows/group-access.test.ts',
          title:
            'an invitation gives access to each device group named, and to all of them when none is, from acceptance on',
        },
        {
          file: 'test/links/follow.test.ts',
          title:
            'acceptance adds a person to the linked channel, which Foyer joins by itself, and to the user group',
        },
      ],
    },
    {
      place: 'After Accepting',
      states: 'They appear in Current users.',
      shownBy: [
        {
          file: 'test/articles/emails.test.ts',
          title:
            'a person who accepts by the emailed link is a current user at once, and is led on to set up an account in Slack',
        },
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
    {
      place: 'Download Template',
      states: 'Download CSV template stands where many people are invited, and gives the template.',
      note: 'The file comes by direct message: Slack’s modals offer no download.',
      shownBy: [
        {
          file: 'test/imports/ways-in.test.ts',
          title: 'the template, filled in, is accepted and none of its examples is invited',
        },
        {
          file: 'test/imports/bulk-modal.test.ts',
          title:
            'the modal for many people opens from App Home and Invite people, and lists columns, roles and limit beside template, file and rows',
        },
        {
          file: 'test/flows/words-of-the-articles.test.ts',
          title: 'the modals and buttons use Senturo’s and CrowdSec’s words',
        },
      ],
    },
    {
      place: 'Download Template',
      states: 'The template shows how the file has to look.',
      shownBy: [
        {
          file: 'test/domain/imports/csv/write.test.ts',
          title: 'the template contains the organization’s own roles and groups',
        },
        {
          file: 'test/imports/ways-in.test.ts',
          title: 'the template, filled in, is accepted and none of its examples is invited',
        },
      ],
    },
    {
      place: 'Download Template',
      states: 'People’s information is filled into it.',
      shownBy: [
        {
          file: 'test/imports/ways-in.test.ts',
          title: 'the template, filled in, is accepted and none of its examples is invited',
        },
      ],
    },
    {
      place: 'Download Template',
      states: 'It is saved as CSV.',
      note: 'From Excel, Google Sheets, Numbers and LibreOffice alike; a workbook is refused with the way to save it as CSV.',
      shownBy: [
        { file: 'test/domain/imports/corpus.test.ts', title: 'the file %s is read as the table says' },
        { file: 'test/imports/refusals.test.ts', title: 'a refused file that isn’t CSV says what it is' },
      ],
    },
    {
      place: 'Template Columns',
      states: 'Email is required.',
      shownBy: [
        { file: 'test/domain/imports/corpus.test.ts', title: 'the file %s is read as the table says' },
        {
          file: 'test/imports/refusals.test.ts',
          title: 'a refusal repeats nothing of a header in a way that Slack would act on',
        },
      ],
    },
    {
      place: 'Template Columns',
      states: 'Role is required.',
      shownBy: [
        { file: 'test/domain/imports/corpus.test.ts', title: 'the file %s is read as the table says' },
        {
          file: 'test/imports/refusals.test.ts',
          title: 'a refusal repeats nothing of a header in a way that Slack would act on',
        },
      ],
    },
    {
      place: 'Template Columns',
      states: 'Groups are optional.',
      shownBy: [
        { file: 'test/imports/sending.test.ts', title: 'a file interprets blank groups as %s does' },
        { file: 'test/domain/imports/corpus.test.ts', title: 'the file %s is read as the table says' },
      ],
    },
    {
      place: 'CSV Upload Errors',
      states: 'Invalid email format: the email address is checked for typos.',
      shownBy: [
        {
          file: 'test/domain/imports/check.test.ts',
          title: 'the address %j is invalid, and the finding suggests the one that is clearly meant',
        },
        {
          file: 'test/imports/review.test.ts',
          title: 'the review edits a row, removes one, and fixes every case with one press',
        },
      ],
    },
    {
      place: 'CSV Upload Errors',
      states: 'Duplicate emails: the entries that stand twice are to be removed.',
      shownBy: [
        {
          file: 'test/domain/imports/check.test.ts',
          title: 'an address that occurs twice marks both rows, each with the line of the other',
        },
        { file: 'test/domain/imports/corpus.test.ts', title: 'the file %s is read as the table says' },
      ],
    },
    {
      place: 'CSV Upload Errors',
      states: 'Invalid role: roles match exactly.',
      shownBy: [
        { file: 'test/domain/imports/check.test.ts', title: 'the role %j is unknown; the nearest is named' },
        {
          file: 'test/domain/imports/check.test.ts',
          title: 'a role that differs only in case waits for its fix, and is then valid',
        },
      ],
    },
    {
      place: 'CSV Upload Errors',
      states: 'File too large: it is to be split, at most 100 people each.',
      shownBy: [
        {
          file: 'test/imports/refusals.test.ts',
          title:
            'a refused file says how many people it has, how many are allowed, and into how many files to split it',
        },
      ],
    },
    {
      place: 'Invitation Not Received',
      states: 'The recipient’s spam folder is checked.',
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
      place: 'Invitation Not Received',
      states: 'The email address is verified to be correct.',
      note: 'Invited users shows the address, and the mail server’s words when nobody has it.',
      shownBy: [
        {
          file: 'test/articles/emails.test.ts',
          title:
            'an email address without a mailbox is shown with the server’s words, and the corrected one gets the email',
        },
        {
          file: 'test/mail/bounces.test.ts',
          title: 'an email that comes back later fails with the reason, and its inviter reads it once',
        },
        {
          file: 'test/flows/invited-users.test.ts',
          title:
            'Invited users lists people who have not answered, newest first, with role, groups, inviter and delivery status',
        },
        {
          file: 'test/browser/story.test.ts',
          title: 'the modal says under the field what is wrong with an address',
        },
      ],
    },
    {
      place: 'Invitation Not Received',
      states: 'IT is asked about email filtering.',
      note: 'Foyer shows the words with which a filter refused the email.',
      shownBy: [
        {
          file: 'test/articles/emails.test.ts',
          title:
            'an email that a filter refuses is shown with the filter’s words, and is resent once IT allows it',
        },
        {
          file: 'test/flows/delivery-failure.test.ts',
          title:
            'a message that can’t be delivered is shown to the inviter with its reason, is listed in Invited users, and can be sent again',
        },
        {
          file: 'test/imports/sending.test.ts',
          title: 'the summary tells the uploader who could not be reached, and why',
        },
      ],
    },
    {
      place: 'Invitation Not Received',
      states: 'Support is contacted if issues persist.',
      note: 'The contact for help is the organization’s own, in the email and on its page; without one, the admins are named.',
      shownBy: [
        {
          file: 'test/articles/emails.test.ts',
          title: 'an invitation email and its page name the person to ask, with their email',
        },
        {
          file: 'test/organizations/settings.test.ts',
          title:
            'the settings put the welcome message into every invitation, and the contact into every refusal',
        },
        {
          file: 'test/flows/who-may-not.test.ts',
          title:
            'a person without a right reads so, with the matrix one press away, and who to ask, with $template',
        },
      ],
    },
    {
      place: 'Before Inviting',
      states: 'Roles and permissions are defined.',
      shownBy: [
        {
          file: 'test/organizations/roles.test.ts',
          title: 'roles are added with rights that the editor has, and enforced from then on',
        },
        {
          file: 'test/organizations/roles.test.ts',
          title: 'roles are renamed for everybody who has them, also in the matrix and as the default one',
        },
      ],
    },
    {
      place: 'Before Inviting',
      states: 'Device groups are organized if needed.',
      shownBy: [
        {
          file: 'test/organizations/groups.test.ts',
          title: 'groups are added and renamed, each name once, and are in the audit log',
        },
      ],
    },
    {
      place: 'Before Inviting',
      states: 'A list of people with accurate emails is prepared.',
      shownBy: [
        {
          file: 'test/domain/imports/check.test.ts',
          title: 'the address %j is invalid, and the finding suggests the one that is clearly meant',
        },
        {
          file: 'test/imports/ways-in.test.ts',
          title: 'the template, filled in, is accepted and none of its examples is invited',
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
          title: 'the modal accepts every field and notifies both people, with $template',
        },
        {
          file: 'test/organizations/settings.test.ts',
          title:
            'the settings put the welcome message into every invitation, and the contact into every refusal',
        },
      ],
    },
    {
      place: 'Role Assignment',
      states: 'Nobody is given more than is necessary.',
      shownBy: [
        {
          file: 'test/flows/matrix.test.ts',
          title: 'the way to the role matrix is beside the hint to choose a role',
        },
        {
          file: 'test/flows/reach.test.ts',
          title: 'a Group Admin acts inside their own device groups only',
        },
      ],
    },
    {
      place: 'Role Assignment',
      states: 'What a role may is read before it is assigned.',
      shownBy: [
        {
          file: 'test/flows/matrix.test.ts',
          title:
            'the role matrix is one press away wherever a role is chosen, every line and footnote of it, with $template',
        },
        {
          file: 'test/home/viewers.test.ts',
          title:
            'App Home shows a member without rights no lists, but everybody the roles matrix, by /invite matrix as well',
        },
      ],
    },
    {
      place: 'Role Assignment',
      states: 'Remote is for read-only access.',
      shownBy: [
        {
          file: 'test/domain/role-templates/templates.test.ts',
          title: 'Senturo gives Remote, which is read-only, to people let in without a choice',
        },
        {
          file: 'test/flows/matrix.test.ts',
          title: 'the role matrix is true: each role may do exactly what it says, with $template',
        },
      ],
    },
    {
      place: 'Role Assignment',
      states: 'Admin and Group Admin are for key personnel.',
      shownBy: [
        {
          file: 'test/domain/role-templates/templates.test.ts',
          title: 'Senturo lets Admin and Group Admin invite, and the key personnel alone',
        },
        {
          file: 'test/flows/matrix.test.ts',
          title: 'the role matrix is true: each role may do exactly what it says, with $template',
        },
        {
          file: 'test/flows/reach.test.ts',
          title: 'a Group Admin acts inside their own device groups only',
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
      coveredBy: 'They can immediately access the organization.',
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
      states: 'It can be seen in Invited users.',
      coveredBy: 'Everybody who has not accepted yet stands there.',
    },
    {
      place: 'FAQ: What if someone does not accept?',
      states: 'People accept whenever they are ready.',
      shownBy: [
        {
          file: 'test/time/no-limit.test.ts',
          title:
            'an invitation without a time limit waits for years, seen in Invited users, and is accepted then',
        },
      ],
    },
    {
      place: 'FAQ: Can users belong to multiple groups?',
      states: 'One person can be in several device groups.',
      shownBy: [
        {
          file: 'test/flows/group-access.test.ts',
          title:
            'an invitation gives access to each device group named, and to all of them when none is, from acceptance on',
        },
        {
          file: 'test/flows/invite-modal.test.ts',
          title: 'the modal accepts every field and notifies both people, with $template',
        },
        {
          file: 'test/members/edit.flow.test.ts',
          title:
            'Edit in Current users changes name, role and groups: the list says what changed, and the person gets a message',
        },
      ],
    },
  ],
};
