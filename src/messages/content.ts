import type { ResultBucket } from './import-results.ts';

/** What a message says, as plain data that any channel can draw. Text that people wrote is kept as typed. */
export interface Content {
  /** One line, as a notification or an email's subject shows it. */
  summary: string;
  parts: Part[];
}

export type Part =
  | { paragraph: Inline[] }
  /** Paragraphs without space between them. */
  | { lines: Inline[][] }
  | { list: Inline[][] }
  /** What somebody wrote, quoted line by line as typed. */
  | { quote: string }
  /** A page to open, standing by itself. */
  | { link: { label: string; url: string } }
  | { chart: Chart }
  | { buttons: MessageButton[] };

/** Numbers in a picture; where there are none, they are a table. All text is of the program, at most 20 characters. */
export interface Chart {
  title: string;
  categories: string[];
  /** Each with a value for each category, in their order. */
  series: { name: string; values: number[] }[];
}

/** A part of a sentence. */
export type Inline =
  | string
  | { bold: string }
  /** A Slack user; `name` is for channels without Slack's mentions. */
  | { mention: string; name: string }
  | { url: string }
  | { address: string }
  /** `isDay`: the day alone matters. */
  | { time: Date; isDay?: true };

/** What the buttons of messages do, by name, with the value that a press sends. */
export interface MessageActions {
  'accept-invitation': { invitationId: string };
  'decline-invitation': { invitationId: string };
  /** `seen`: the mark of what the button said that it gives. */
  'approve-invitation': { invitationId: string; seen?: string };
  'reject-invitation': { invitationId: string };
  'approve-join-request': { joinRequestId: string; seen?: string };
  'approve-join-request-as': { joinRequestId: string };
  'reject-join-request': { joinRequestId: string };
  'list-join-requests': { organizationId: string };
  'accept-top-role': { handoverId: string };
  'decline-top-role': { handoverId: string };
  'deactivate-leaver': { memberId: string };
  'keep-guest': { memberId: string };
  'reactivate-returner': { memberId: string };
  'list-leavers': { organizationId: string };
  'review-import': { importId: string };
  'show-import-results': { importId: string; bucket: ResultBucket };
  'download-fix-me': { importId: string };
  'undo-import': { importId: string };
  'answer-ask': { organizationId: string; slackUserId: string };
}

export type ActionName = keyof MessageActions;

export type MessageButton<Name extends ActionName = ActionName> = {
  [Each in Name]: {
    action: Each;
    value: MessageActions[Each];
    label: string;
    style?: 'primary' | 'danger';
    /** The question that a person confirms first. */
    confirm?: { title: string; text: string; yes: string; no?: string; style?: 'danger' };
    /** Distinguishes several buttons of one action. */
    variant?: string;
  };
}[Name];

export function paragraph(...paragraph: Inline[]): Part {
  return { paragraph };
}

export function bold(text: string): Inline {
  return { bold: text };
}

export function buttons(...buttons: MessageButton[]): Part {
  return { buttons };
}
