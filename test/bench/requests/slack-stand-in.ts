import { startSimulator } from 'local-slack';
import { parse } from 'yaml';
import { manifestYaml } from '../../../manifest/build.ts';

/** The message of the stand-in when it is ready. */
export interface StandIn {
  apiUrl: string;
  botToken: string;
  signingSecret: string;
  teamId: string;
  people: { id: string; name: string; email: string }[];
}

/** The local Slack, in a process of its own so that its work is not measured as the application's. */
const crowd = Array.from({ length: Number(process.env.BENCH_PEOPLE) }, (_, index) => ({
  // The stand-in makes ids from the first letters of a name.
  name: `${String(index).padStart(5, '0')}-person`,
  realName: `Person ${index}`,
  email: `person${index}@bench.example`,
}));
const grace = { name: 'grace', realName: 'Grace Hopper', email: 'grace@bench.example', isAdmin: true };

const slack = await startSimulator({
  rateLimits: false,
  people: [grace, ...crowd],
  channels: [{ name: 'general', members: ['grace'] }],
  settings: { takesBuiltInCommands: true },
});
// Nothing is pressed or typed in this Slack: the load process sends the requests, so no address is needed.
slack.installApp(parse(manifestYaml({ publicUrl: 'http://127.0.0.1:9' })), {});

const { apiUrl, botToken, signingSecret, teamId } = slack;
const people = slack
  .people()
  .flatMap(({ id, spec: { realName: name, email } }) => (email ? [{ id, name, email }] : []));
const said: StandIn = { apiUrl, botToken, signingSecret, teamId, people };
process.stdout.write(`${JSON.stringify(said)}\n`);
