import { type PersonSpec, type Simulator, type SlackCloud, startSlackCloud } from 'local-slack';
import { parse } from 'yaml';
import { manifestYaml } from '../../../manifest/build.ts';
import type { Someone } from '../organization.ts';

/** A workspace of the local Slack where Foyer is installed. */
export interface Installed {
  slack: Simulator;
  name: string;
  token: string;
  botUserId: string;
  admin: Someone;
  crowd: Someone[];
}

/** A Slack with several workspaces that installed Foyer. */
export interface Cloud {
  slack: SlackCloud;
  /** The first is the small one whose people are invited; the second is the one with the large file. */
  installed: Installed[];
}

/** @param publicUrl where the Foyer will be that gets what people press and type in this Slack */
export async function startCloud(
  publicUrl: string,
  workspaces: number,
  people: { small: number; large: number },
): Promise<Cloud> {
  const slack = await startSlackCloud({ takesBuiltInCommands: true });
  const manifest = parse(manifestYaml({ publicUrl, distribution: true }));
  manifest.settings.token_rotation_enabled = false;
  slack.installApp(manifest, { requestUrl: `${publicUrl}/slack/events` });
  const sizes = [people.small, people.large];
  const installed = Array.from({ length: workspaces }, (_, index) =>
    add(slack, `Workspace ${index}`, sizes[index] ?? 1),
  );
  return { slack, installed };
}

function add(cloud: SlackCloud, name: string, people: number): Installed {
  const slack = cloud.addWorkspace({
    name,
    rateLimits: false,
    channels: [],
    people: [grace, ...crowd(people)],
  });
  const { access_token: token, bot_user_id: botUserId } = cloud.install(slack, { by: 'grace' });
  const [admin, ...others] = slack
    .people()
    .flatMap(({ id, spec: { realName, email } }) => (email ? [{ id, name: realName, email }] : []));
  if (!admin) throw new Error('The local Slack has no people.');
  return { slack, name, token, botUserId, admin, crowd: others };
}

const grace: PersonSpec = {
  name: 'grace',
  realName: 'Grace Hopper',
  email: 'grace@bench.example',
  isAdmin: true,
  isOwner: true,
};

const crowd = (size: number): PersonSpec[] =>
  Array.from({ length: size }, (_, index) => ({
    name: `${String(index).padStart(5, '0')}-person`,
    realName: `Person ${index}`,
    email: `person${index}@bench.example`,
  }));
