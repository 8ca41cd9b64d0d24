/** How a program names a member. An address also finds them by one that they had, while nobody else has it. */
export type MemberName = { id: string } | { email: string } | { slackUserId: string };
