/** What is left to do after the set-up, on App Home. */
export const checklist = {
  title: 'Get started',
  progress: ({ done, of }: { done: number; of: number }) => `${done} of ${of} done`,
  hide: 'Hide',
  channel: 'Choose where join requests are posted.',
  chooseChannel: 'Choose a channel',
  groups: ({ many }: { many: string }) => `Add your ${many}, so that you can give people access to them.`,
  addGroups: ({ many }: { many: string }) => `Add ${many}`,
  people: 'Invite the first people.',
  invite: 'Start inviting',
  secondOwner: ({ role }: { role: string }) => `Invite a second ${role}, in case you’re away.`,
  inviteOwner: ({ role }: { role: string }) => `Invite as ${role}`,
};
