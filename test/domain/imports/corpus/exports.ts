import type { Outcome } from '../corpus.ts';

/** Files of other products, with headings in other languages, and with lines that are no people. */
export const exports: Record<string, Outcome> = {
  'column-misspelt.csv': {
    read: 'utf-8 ","',
    ignored: ['Gruops'],
    asks: ['Gruops: Groups'],
    rows: ['2 ready linus@example.com|Analyst||'],
  },
  'column-of-numbers.csv': {
    read: 'utf-8 ","',
    ignored: ['Employee'],
    asks: ['Employee: Name'],
    rows: ['2 ready linus@example.com|Analyst||'],
  },
  'column-with-words.csv': {
    read: 'utf-8 ","',
    ignored: ['Access groups', 'Group ID', 'Phone'],
    asks: ['Access groups: Groups'],
    rows: ['2 ready linus@example.com|Analyst||'],
  },
  'entra-bulk-create.csv': {
    read: 'utf-8 ","',
    ignored: [
      'Name [displayName] Required',
      'Initial password [passwordProfile] Required',
      'Block sign in (Yes/No) [accountEnabled] Required',
      'Job title [jobTitle]',
      'Department [department]',
    ],
    leftOut: { lines: [1] },
    rows: ['3 error vera@partner.example|||Vera Rubin [Role:role-missing]'],
  },
  'entra-bulk-invite.csv': {
    read: 'utf-8 ","',
    ignored: [
      'Redirection url [inviteRedirectURL] Required',
      'Send invitation message (Yes or No) [sendEmail]',
      'Customized invitation message [customizedMessageBody]',
    ],
    leftOut: { lines: [1, 3] },
    rows: [
      '4 error vera@partner.example||| [Role:role-missing]',
      '5 error cecilia@partner.example||| [Role:role-missing]',
    ],
  },
  'entra-users.csv': {
    read: 'utf-8 ","',
    ignored: [
      'userPrincipalName',
      'displayName',
      'objectId',
      'userType',
      'jobTitle',
      'department',
      'accountEnabled',
    ],
    leftOut: { lines: [], inactive: { count: 1, header: 'accountEnabled' } },
    rows: ['2 error vera@partner.example|||Vera Rubin [Role:role-missing]'],
  },
  'every-line-quoted-semicolons.csv': {
    read: 'utf-8 ";"',
    rows: ['2 ready vera@partner.example|Analyst||Vera Rubin'],
  },
  'every-line-quoted.csv': {
    read: 'utf-8 ","',
    rows: ['2 ready vera@partner.example|Analyst|Student Devices, Teacher Laptops|Vera Rubin'],
  },
  'footer-word-inside.csv': {
    read: 'utf-8 ","',
    rows: ['2 error Total|Analyst|| [Email:invalid-email]', '3 ready vera@partner.example|Analyst||'],
  },
  'footer.csv': {
    read: 'utf-8 ","',
    leftOut: { lines: [5, 6] },
    rows: ['2 ready vera@partner.example|Analyst||', '3 ready annie@partner.example|Remote||'],
  },
  'google-contacts-2024.csv': {
    read: 'utf-8 ","',
    ignored: ['Middle Name', 'Labels', 'E-mail 1 - Label', 'Phone 1 - Value'],
    rows: ['2 error henrietta@partner.example|||Henrietta Leavitt [Role:role-missing]'],
  },
  'google-contacts.csv': {
    read: 'utf-8 ","',
    ignored: ['E-mail 1 - Type', 'E-mail 2 - Value', 'Group Membership'],
    rows: ['2 error vera@partner.example|||Vera Rubin [Role:role-missing]'],
  },
  'google-workspace-users.csv': {
    read: 'utf-8 ","',
    ignored: [
      'Password [Required]',
      'Password Hash Function [UPLOAD ONLY]',
      'Org Unit Path [Required]',
      'Recovery Email',
      'Status [READ ONLY]',
      'Last Sign In [READ ONLY]',
    ],
    leftOut: { lines: [], inactive: { count: 1, header: 'Status [READ ONLY]' } },
    rows: ['2 error vera@partner.example|||Vera Rubin [Role:role-missing]'],
  },
  'headings-french.csv': {
    read: 'utf-8 ";"',
    rows: ['2 ready vera@partner.example|Analyst|Student Devices|Hélène Lefèvre'],
  },
  'headings-german.csv': {
    read: 'windows-1252 ";"',
    ignored: ['Abteilung'],
    rows: ['2 ready vera@partner.example|Analyst|Teacher Laptops|Jürgen Müßig'],
  },
  'headings-japanese.csv': {
    read: 'shift_jis ","',
    doubts: ['gb18030'],
    rows: ['2 ready vera@partner.example|Analyst|Student Devices|山田花子'],
  },
  'headings-polish.csv': {
    read: 'windows-1250 ";"',
    rows: ['2 ready vera@partner.example|Analyst|Student Devices|Łukasz Żółć'],
  },
  'headings-russian.csv': {
    read: 'windows-1251 ";"',
    rows: ['2 ready vera@partner.example|Analyst|Student Devices|Ольга Щукина'],
  },
  'headings-spanish.csv': {
    read: 'utf-8 ";"',
    rows: ['2 ready vera@partner.example|Analyst|Student Devices|José Núñez'],
  },
  'headings-unknown.csv': {
    refused: 'missing-column',
    data: { missing: ['Email', 'Role'], found: ['Wie', 'Wohin', 'Was'], line: 1, isPerson: false },
    columns: ['Wie', 'Wohin', 'Was'],
  },
  'okta-users.csv': {
    read: 'utf-8 ","',
    ignored: ['login', 'middleName', 'title', 'displayName', 'secondEmail', 'status'],
    leftOut: { lines: [], inactive: { count: 1, header: 'status' } },
    rows: ['2 error vera@partner.example|||Vera Rubin [Role:role-missing]'],
  },
  'oneroster-users.csv': {
    read: 'utf-8 ","',
    ignored: [
      'sourcedId',
      'status',
      'dateLastModified',
      'enabledUser',
      'orgSourcedIds',
      'username',
      'userIds',
      'middleName',
      'identifier',
      'sms',
      'phone',
    ],
    leftOut: { lines: [], inactive: { count: 1, header: 'status' } },
    rows: [
      '2 error vera@partner.example|teacher||Vera Rubin [Role:unknown-role]',
      '4 error cecilia@partner.example|student||Cecilia Payne [Role:unknown-role]',
    ],
  },
  'outlook-contacts.csv': {
    read: 'utf-8 ","',
    ignored: [
      'Middle Name',
      'Company',
      'E-mail Type',
      'E-mail Display Name',
      'E-mail 2 Address',
      'Categories',
    ],
    rows: ['2 error vera@partner.example|||Vera Rubin [Role:role-missing]'],
  },
  'powerschool.csv': {
    read: 'utf-8 "\\t"',
    ignored: ['Home_Room'],
    rows: ['2 error vera@partner.example|||Vera Rubin [Role:role-missing]'],
  },
  'recipients-of-outlook.csv': {
    read: 'utf-8 ","',
    rows: [
      '1 error vera@partner.example|||Vera Rubin [Role:role-missing]',
      '1 error sally@partner.example||| [Role:role-missing]',
      '1 error annie@partner.example|||Annie Cannon [Role:role-missing]',
    ],
  },
  'recipients-one-a-line.csv': {
    read: 'utf-8 ","',
    rows: [
      '1 error vera@partner.example||| [Role:role-missing]',
      '2 error sally@partner.example||| [Role:role-missing]',
      '3 error annie@partner.example|||Annie Cannon [Role:role-missing]',
    ],
  },
  'sep-line-of-an-export.csv': { read: 'utf-8 ";"', rows: ['3 ready vera@partner.example|Analyst||'] },
  'slack-members.csv': {
    read: 'utf-8 ","',
    ignored: [
      'username',
      'status',
      'billing-active',
      'has-2fa',
      'has-sso',
      'userid',
      'displayname',
      'expiration-timestamp',
    ],
    leftOut: { lines: [], inactive: { count: 2, header: 'status' } },
    rows: ['2 error vera@partner.example|||Vera Rubin [Role:role-missing]'],
  },
  'title-of-two-cells.csv': {
    read: 'utf-8 ","',
    leftOut: { lines: [1, 2] },
    rows: ['5 ready vera@partner.example|Analyst||'],
  },
  'title-with-address.csv': {
    read: 'utf-8 ","',
    leftOut: { lines: [1] },
    rows: ['3 ready vera@partner.example|Analyst||'],
  },
};
