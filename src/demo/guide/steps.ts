import type { Simulator } from 'local-slack';
import type { Step } from 'local-slack/client';
import { openedHome, posted, pressed, typed } from './proof.ts';

/** A person outside Slack, to invite by email. */
const SOFIA = 'sofia@elsewhere.example';

/** The steps that the stories are made of. */
export function stepsFor(slack: Simulator) {
  const id = (name: string) => slack.person(name).id;
  return {
    home: (): Step => ({
      title: 'Look at App Home',
      text: 'You’re Grace, an admin. App Home shows what needs attention, and leads to everything else.',
      offer: { label: 'Open Home', pane: 'left', person: 'grace', place: 'home' },
      isDone: call => openedHome(call, id('grace')),
    }),

    matrix: (): Step => ({
      title: 'See what each role can do',
      text: 'The roles matrix is behind one command, and on App Home.',
      offer: { label: 'Type it for me', pane: 'left', person: 'grace', place: 'dm', text: '/invite matrix' },
      isDone: call => typed(call, id('grace'), 'matrix') || pressed(call, 'role.matrix', id('grace')),
    }),

    invite: (access: string): Step => ({
      title: 'Invite Ada',
      text: 'One line is enough. Press Enter to send it. If you prefer a form, type /invite alone.',
      offer: {
        label: 'Type it for me',
        pane: 'left',
        person: 'grace',
        place: 'dm',
        text: `/invite @ada as ${access}`,
      },
      isDone: call => posted(call, id('ada'), 'invitation.accept'),
    }),

    accept: (): Step => ({
      title: 'Accept as Ada',
      text: 'Ada got a direct message. Press Accept in the right pane. Grace gets a message at once.',
      offer: { label: 'Go to Ada', pane: 'right', person: 'ada', place: 'dm' },
      isDone: call => pressed(call, 'invitation.accept', id('ada')),
    }),

    mayNot: (access: string): Step => ({
      title: 'Try to invite as Ada',
      text: 'Ada’s role can’t invite people. Foyer says so, and who to ask.',
      offer: {
        label: 'Type it for me',
        pane: 'right',
        person: 'ada',
        place: 'dm',
        text: `/invite @linus as ${access}`,
      },
      isDone: call => typed(call, id('ada'), 'linus'),
    }),

    outside: (access: string): Step => ({
      title: 'Invite someone outside Slack',
      text: 'Sofia isn’t in this Slack, so she gets an email. It arrives in the mailbox.',
      offer: {
        label: 'Type it for me',
        pane: 'left',
        person: 'grace',
        place: 'dm',
        text: `/invite ${SOFIA} as ${access}`,
      },
      isDone: call => typed(call, id('grace'), SOFIA),
    }),

    email: (): Step => ({
      title: 'Accept from the email',
      text: 'Open Sofia’s email in the mailbox, follow its link, and accept on the page. Grace then gets a message.',
      // Sofia answers outside Slack: what Slack sees of it is the message to Grace.
      isDone: ({ kind, method, args }) =>
        kind === 'api' &&
        method === 'chat.postMessage' &&
        args.channel === id('grace') &&
        /sofia@elsewhere\.example.*accepted/isu.test(JSON.stringify(args)),
    }),

    ask: (): Step => ({
      title: 'Ask to join as Katherine',
      text: 'Katherine’s email has the organization’s domain, so she can ask to join. Send the form.',
      offer: {
        label: 'Type it for me',
        pane: 'right',
        person: 'katherine',
        place: 'dm',
        text: '/invite request',
      },
      isDone: call => posted(call, slack.channel('approvals').id, 'join-request.approve'),
    }),

    decide: (): Step => ({
      title: 'Decide as Grace',
      text: 'The request waits in #approvals. Press “Accept as …” or Reject: Katherine gets a message either way.',
      offer: { label: 'Go to #approvals', pane: 'left', person: 'grace', place: 'approvals' },
      isDone: call => pressed(call, 'join-request.', id('grace')),
    }),

    many: (rows: string): Step => ({
      title: 'Invite many at once',
      text: 'Copy these rows and paste them into the form. Foyer checks each row before anything is sent.',
      sample: rows,
      offer: { label: 'Type it for me', pane: 'left', person: 'grace', place: 'dm', text: '/invite bulk' },
      isDone: call => posted(call, id('linus'), 'invitation.accept'),
    }),

    audit: (): Step => ({
      title: 'Look back',
      text: 'Every change is recorded: who did what to whom, and when.',
      offer: { label: 'Type it for me', pane: 'left', person: 'grace', place: 'dm', text: '/invite audit' },
      isDone: call => typed(call, id('grace'), 'audit') || pressed(call, 'audit.', id('grace')),
    }),
  };
}
