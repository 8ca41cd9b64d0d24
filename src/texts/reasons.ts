/** Why something could not be delivered, or changed in Slack: each code with its facts. */
export interface ReasonFacts {
  'account-deactivated': object;
  'other-workspace': object;
  'guest-now': object;
  'unknown-person': object;
  'hidden-person': object;
  'is-bot': object;
  'is-foyer': object;
  'messages-tab-off': object;
  'channel-unreachable': object;
  'channel-archived': object;
  'channel-shared': object;
  'posting-not-allowed': object;
  'app-not-allowed': object;
  uninstalled: object;
  'access-ended': object;
  'permission-missing': object;
  /** `command`: what to type afterwards. */
  'scopes-missing': { scopes: string[]; command?: string | undefined };
  'message-refused': object;
  'slack-refuses': { error: string };
  'slack-kept-refusing': { error: string };
  'slack-unreachable': object;
  'not-needed': object;
  'subject-gone': object;
  'sent-again': object;
  'joined-first': object;
  'declined-first': object;
  'revoked-first': object;
  'expired-first': object;
  'no-mail-server': object;
  'mail-server-silent': object;
  /** `words`: of the mail server. */
  'mail-login-refused': { words: string };
  'mail-unencrypted': { words: string };
  'mail-refused': { words: string };
  'mail-unreachable': { words: string };
  'mail-returned': { words: string };
  /** `target`: "#teachers" or "@teachers"; `command`: "/invite". */
  'foyer-not-there': { target: string; command: string };
  'target-archived': { target: string; command: string };
  'target-full': { target: string };
  'target-moving': { target: string; command: string };
  'target-shared': { target: string };
  'list-refused': { target: string };
  'no-user-groups': object;
  'user-group-gone': { target: string; command: string };
  'user-group-would-be-empty': { target: string; command: string };
  'admins-only': { command: string };
  'cannot-be-added': object;
  'foyer-cannot-add': object;
  'cannot-be-removed': object;
  'guest-in-channel': object;
  'single-channel-guest': object;
  'channel-not-shared-with-them': object;
  'not-in-workspace': object;
  'main-channel': object;
  'guest-in-user-group': object;
  'bot-in-user-group': object;
  'not-for-user-groups': object;
  unknown: object;
}

export type ReasonCode = keyof ReasonFacts;

/** The codes without facts. */
export type PlainReason = {
  [Code in ReasonCode]: object extends ReasonFacts[Code] ? Code : never;
}[ReasonCode];

/** A code with its facts. */
export type Reason =
  | { code: PlainReason }
  | { [Code in ReasonCode]: { code: Code } & ReasonFacts[Code] }[Exclude<ReasonCode, PlainReason>];

/** What a person reads about each reason: one or two sentences. */
export type ReasonTexts = { [Code in ReasonCode]: (facts: ReasonFacts[Code]) => string };
