import type { Simulator } from 'local-slack';
import type { Guide } from 'local-slack/client';
import { setUp } from './set-up.ts';
import { stepsFor } from './steps.ts';

const END =
  'That was the tour. Move the time ahead, make Slack fail, or be someone else: everything here works.';

/** The demo's greeting: three stories, one for each role template. */
export function guideFor(slack: Simulator): Guide {
  const steps = stepsFor(slack);
  return {
    title: 'Welcome to Foyer',
    text: 'You see Slack as two people at once. Choose whose front door you want to run. A tour then shows you around in eight steps.',
    stories: [
      {
        id: 'school',
        who: 'School',
        title: 'Laptops for teachers and students',
        text: 'Six roles for teams that look after devices. The roles come from Senturo.',
        prepare: () =>
          setUp(slack, {
            organization: 'Lovelace School',
            template: 'senturo',
            groups: ['Teacher Laptops', 'Student Devices'],
          }),
        steps: [
          steps.home(),
          steps.invite('Analyst in "Teacher Laptops"'),
          steps.accept(),
          steps.outside('Broadcaster in "Student Devices"'),
          steps.email(),
          steps.many(
            'Email,Role,Groups\nlinus@lovelace.example,Analyst,Teacher Laptops\nmargaret@lovelace.example,Remote,Student Devices',
          ),
          steps.ask(),
          steps.decide(),
        ],
        end: END,
      },
      {
        id: 'builder',
        who: 'Builder',
        title: 'Building sites and who may enter',
        text: 'Two roles. People see only the facilities you pick. The roles come from Secaro.',
        prepare: () =>
          setUp(slack, {
            organization: 'Hopper Construction',
            template: 'secaro',
            groups: ['North Tower', 'Harbour Site'],
          }),
        steps: [
          steps.home(),
          steps.ask(),
          steps.decide(),
          steps.invite('Member in "Harbour Site"'),
          steps.accept(),
          steps.outside('Member in "North Tower"'),
          steps.email(),
          steps.audit(),
        ],
        end: END,
      },
      {
        id: 'security',
        who: 'Security team',
        title: 'A console for alerts and blocklists',
        text: 'Four roles from owner to viewer. The roles come from the CrowdSec Console.',
        prepare: () =>
          setUp(slack, { organization: 'Lovelace Security', template: 'crowdsec', groups: ['Web servers'] }),
        steps: [
          steps.home(),
          steps.matrix(),
          steps.invite('VIEWER'),
          steps.accept(),
          steps.mayNot('VIEWER'),
          steps.outside('EDITOR'),
          steps.email(),
          steps.audit(),
        ],
        end: END,
      },
    ],
  };
}
