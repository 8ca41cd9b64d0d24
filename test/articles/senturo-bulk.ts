import type { Article } from './article.ts';

/*
 * Nothing is left out.
 */
export const senturoBulk: Article = {
  title: 'How to Bulk Invite Users in Senturo',
  product: 'Senturo',
  sentences: 34,
  emails: ['No duplicate invitation is sent.'],
  rows: [
    {
      place: 'Headline',
      states: 'Many people are invited quickly with one CSV file.',
      shownBy: [
        { file: 'test/imports/ways-in.test.ts', title: 'the modal accepts a file' },
        {
          file: 'test/imports/sending.test.ts',
          title: 'one message follows the deliveries and is updated in place',
        },
      ],
    },
    {
      place: 'Introduction',
      states: 'The article is about inviting many people at once by the bulk upload.',
      coveredBy: 'Many people are invited quickly with one CSV file.',
    },
    {
      place: 'Introduction',
      states: 'The file contains email addresses, roles and, optionally, device groups.',
      shownBy: [
        { file: 'test/imports/ways-in.test.ts', title: 'the modal accepts a file' },
        { file: 'test/domain/imports/corpus.test.ts', title: 'the file %s is read as the table says' },
      ],
    },
    {
      place: 'Introduction',
      states: 'Large teams come aboard without adding people one by one.',
      coveredBy: 'Many people are invited quickly with one CSV file.',
    },
    {
      place: '1. Navigate to Account Settings',
      states: 'Account Settings open from the gear at the bottom of the sidebar.',
      coveredBy: 'Account Settings open from the gear at the bottom of the sidebar.',
    },
    {
      place: '1. Navigate to Account Settings',
      states: 'The caption of the picture: open Account Settings.',
      coveredBy: 'Account Settings open from the gear at the bottom of the sidebar.',
    },
    {
      place: '2. Go to Role Management',
      states: 'Account Settings lead to Role Management.',
      coveredBy: 'The settings lead to Role Management.',
    },
    {
      place: '2. Go to Role Management',
      states: 'Invite Users leads to the bulk upload too.',
      note: 'Slack’s modals have no tabs: Bulk upload is a button of Invite people, and of App Home.',
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
      place: '3. Switch to the Bulk upload Tab',
      states: 'The tab Bulk upload is for many people.',
      note: 'A modal of its own, which the button Bulk upload or /invite bulk opens.',
      shownBy: [
        {
          file: 'test/imports/bulk-modal.test.ts',
          title:
            'the modal for many people opens from App Home and Invite people, and lists columns, roles and limit beside template, file and rows',
        },
      ],
    },
    {
      place: '3. Switch to the Bulk upload Tab',
      states: 'The caption of the picture: select “Bulk upload” to invite many by CSV.',
      coveredBy: 'The tab Bulk upload is for many people.',
    },
    {
      place: '3. Switch to the Bulk upload Tab',
      states: '“Download our CSV template” gives a file of the right format.',
      shownBy: [
        {
          file: 'test/imports/ways-in.test.ts',
          title: 'the template, filled in, is accepted and none of its examples is invited',
        },
        {
          file: 'test/domain/imports/csv/write.test.ts',
          title: 'the template contains the organization’s own roles and groups',
        },
      ],
    },
    {
      place: '3. Switch to the Bulk upload Tab',
      states: 'The column Email is filled in.',
      shownBy: [
        { file: 'test/domain/imports/corpus.test.ts', title: 'the file %s is read as the table says' },
        { file: 'test/imports/ways-in.test.ts', title: 'the modal accepts a file' },
      ],
    },
    {
      place: '3. Switch to the Bulk upload Tab',
      states: 'The column Role is filled in, with Admin, Analyst or Broadcaster for example.',
      shownBy: [
        { file: 'test/domain/imports/corpus.test.ts', title: 'the file %s is read as the table says' },
        { file: 'test/imports/ways-in.test.ts', title: 'the modal accepts a file' },
        { file: 'test/domain/imports/check.test.ts', title: 'the role %j is unknown; the nearest is named' },
      ],
    },
    {
      place: '3. Switch to the Bulk upload Tab',
      states:
        'The column Groups may hold several names between commas, such as Student Devices, Teacher Laptops.',
      shownBy: [
        { file: 'test/domain/imports/csv/write.test.ts', title: '%j is a list of groups' },
        { file: 'test/imports/ways-in.test.ts', title: 'the modal accepts a file' },
        { file: 'test/domain/imports/corpus.test.ts', title: 'the file %s is read as the table says' },
      ],
    },
    {
      place: '4. Upload the CSV File',
      states: 'The finished file is dropped into the upload area, or chosen with Browse Files.',
      note: 'It can also be sent to Foyer as a direct message, or its rows pasted.',
      shownBy: [
        { file: 'test/imports/ways-in.test.ts', title: 'the modal accepts a file' },
        { file: 'local-slack/test/browser/files.test.ts', title: 'a file input submits a dropped file' },
        {
          file: 'local-slack/test/browser/files.test.ts',
          title: 'a file input submits a chosen file, which the app then reads',
        },
      ],
    },
    {
      place: '5. Edit and Review',
      states: 'After the upload entries can be edited where needed.',
      shownBy: [
        {
          file: 'test/imports/review.test.ts',
          title: 'the review edits a row, removes one, and fixes every case with one press',
        },
      ],
    },
    {
      place: '5. Edit and Review',
      states: 'The entries are reviewed and confirmed before anything is sent.',
      shownBy: [
        {
          file: 'test/imports/ways-in.test.ts',
          title:
            'the modal accepts pasted rows, shows what will happen, and sends nothing before Send is pressed',
        },
        {
          file: 'test/imports/ways-in.test.ts',
          title: 'a file sent by direct message is accepted, and its review is offered there',
        },
        {
          file: 'test/imports/review.test.ts',
          title: 'the review shows one class of rows when it is chosen',
        },
      ],
    },
    {
      place: 'Conclusion',
      states: 'The bulk upload is the fastest way to bring many people aboard.',
      coveredBy: 'Many people are invited quickly with one CSV file.',
    },
    {
      place: 'Conclusion',
      states: 'The format has to be kept for the upload to succeed.',
      coveredBy: 'If it fails: the formatting of the file is checked.',
    },
    {
      place: 'Conclusion',
      states: 'The same file makes quick updates later.',
      shownBy: [
        {
          file: 'test/imports/sending.test.ts',
          title: 'a file changes an active member and invites nobody a second time',
        },
        {
          file: 'test/imports/sending.test.ts',
          title: 'the summary counts the rows by their results, with the names behind each number',
        },
      ],
    },
    {
      place: 'FAQ: What columns are required?',
      states: 'Email and Role are required columns.',
      shownBy: [
        { file: 'test/domain/imports/corpus.test.ts', title: 'the file %s is read as the table says' },
        {
          file: 'test/imports/refusals.test.ts',
          title: 'a refusal repeats nothing of a header in a way that Slack would act on',
        },
      ],
    },
    {
      place: 'FAQ: What columns are required?',
      states: 'The column Groups is optional.',
      shownBy: [
        { file: 'test/domain/imports/corpus.test.ts', title: 'the file %s is read as the table says' },
        { file: 'test/imports/sending.test.ts', title: 'a file interprets blank groups as %s does' },
      ],
    },
    {
      place: 'FAQ: What roles can I assign?',
      states: 'Admin is a role that a file may assign.',
      shownBy: [
        {
          file: 'test/imports/bulk-modal.test.ts',
          title:
            'the modal for many people opens from App Home and Invite people, and lists columns, roles and limit beside template, file and rows',
        },
        {
          file: 'test/domain/role-templates/templates.test.ts',
          title: 'Senturo has the six roles of "Inviting Team Members"',
        },
      ],
    },
    {
      place: 'FAQ: What roles can I assign?',
      states: 'Investigator is a role that a file may assign.',
      shownBy: [
        {
          file: 'test/imports/bulk-modal.test.ts',
          title:
            'the modal for many people opens from App Home and Invite people, and lists columns, roles and limit beside template, file and rows',
        },
        {
          file: 'test/domain/role-templates/templates.test.ts',
          title: 'Senturo has the six roles of "Inviting Team Members"',
        },
      ],
    },
    {
      place: 'FAQ: What roles can I assign?',
      states: 'Analyst is a role that a file may assign.',
      shownBy: [
        {
          file: 'test/imports/bulk-modal.test.ts',
          title:
            'the modal for many people opens from App Home and Invite people, and lists columns, roles and limit beside template, file and rows',
        },
        {
          file: 'test/domain/role-templates/templates.test.ts',
          title: 'Senturo has the six roles of "Inviting Team Members"',
        },
      ],
    },
    {
      place: 'FAQ: What roles can I assign?',
      states: 'Broadcaster is a role that a file may assign.',
      shownBy: [
        {
          file: 'test/imports/bulk-modal.test.ts',
          title:
            'the modal for many people opens from App Home and Invite people, and lists columns, roles and limit beside template, file and rows',
        },
        {
          file: 'test/domain/role-templates/templates.test.ts',
          title: 'Senturo has the six roles of "Inviting Team Members"',
        },
      ],
    },
    {
      place: 'FAQ: What roles can I assign?',
      states: 'Remote is a role that a file may assign.',
      shownBy: [
        {
          file: 'test/imports/bulk-modal.test.ts',
          title:
            'the modal for many people opens from App Home and Invite people, and lists columns, roles and limit beside template, file and rows',
        },
        {
          file: 'test/domain/role-templates/templates.test.ts',
          title: 'Senturo has the six roles of "Inviting Team Members"',
        },
      ],
    },
    {
      place: 'FAQ: What if a user already exists?',
      states: 'Uploaded again with other groups, a member’s group access is that of the CSV.',
      shownBy: [
        {
          file: 'test/imports/sending.test.ts',
          title: 'a file changes an active member and invites nobody a second time',
        },
        {
          file: 'test/domain/imports/check-people.test.ts',
          title: 'an existing member is updated, and the finding shows both values',
        },
        {
          file: 'test/links/follow.test.ts',
          title: 'a file adds and removes people who change groups and people who are reactivated',
        },
      ],
    },
    {
      place: 'FAQ: What if a user already exists?',
      states: 'No duplicate invitation is sent.',
      note: 'To a member none at all. Who is invited and has not answered gets the one invitation again, with what the file says now.',
      shownBy: [
        {
          file: 'test/articles/emails.test.ts',
          title:
            'a member who is uploaded again with other groups gets these groups, and no second invitation email',
        },
        {
          file: 'test/imports/sending.test.ts',
          title: 'a file changes an active member and invites nobody a second time',
        },
        {
          file: 'test/imports/sending.test.ts',
          title:
            'an invitation that waits for a person is sent once when they join, also after a second file',
        },
      ],
    },
    {
      place: 'FAQ: What is the user limit per upload?',
      states: 'A file may hold up to 100 people.',
      coveredBy: 'A file holds at most 100 people.',
    },
    {
      place: 'FAQ: What if the upload fails?',
      states: 'If it fails: the formatting of the file is checked.',
      shownBy: [
        { file: 'test/imports/refusals.test.ts', title: 'a refused file that isn’t CSV says what it is' },
        { file: 'test/domain/imports/corpus.test.ts', title: 'the file %s is read as the table says' },
      ],
    },
    {
      place: 'FAQ: What if the upload fails?',
      states: 'If it fails: all required columns are to be there.',
      shownBy: [
        {
          file: 'test/imports/refusals.test.ts',
          title: 'a refusal repeats nothing of a header in a way that Slack would act on',
        },
        { file: 'test/domain/imports/corpus.test.ts', title: 'the file %s is read as the table says' },
      ],
    },
    {
      place: 'FAQ: What if the upload fails?',
      states: 'If it fails: the roles are to be valid.',
      shownBy: [
        { file: 'test/domain/imports/check.test.ts', title: 'the role %j is unknown; the nearest is named' },
        {
          file: 'test/domain/imports/check.test.ts',
          title: 'a role that differs only in case waits for its fix, and is then valid',
        },
      ],
    },
    {
      place: 'FAQ: What if the upload fails?',
      states: 'If it fails: the names of groups are to be valid.',
      shownBy: [
        {
          file: 'test/domain/imports/check.test.ts',
          title: 'unknown groups are listed one by one, and wrong cases are fixed together',
        },
        { file: 'test/domain/imports/corpus.test.ts', title: 'the file %s is read as the table says' },
      ],
    },
  ],
};
