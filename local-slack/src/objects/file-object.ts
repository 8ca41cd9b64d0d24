import type { FileRecord, RemotePlace } from '../files/file-store.ts';
import type { World } from '../world.ts';

/** A name in the form of a file's URL: lower case, with nothing that needs escaping. */
function slugOf(name: string): string {
  return (
    name
      .toLowerCase()
      .replace(/[^a-z0-9._-]+/g, '_')
      .replace(/^_+(?=.)/, '') || 'file'
  );
}

/**
 * A file as Slack sends it in messages and in a modal's values; only its id after deletion, beyond a free team's limit,
 * or when the app must call files.info (docs.slack.dev: file object, Slack Connect).
 */
export function fileObject(world: World, file: FileRecord): Record<string, unknown> {
  return world.oddities.apply('file', usualFile(world, file));
}

function usualFile(world: World, file: FileRecord): Record<string, unknown> {
  if (file.isDeleted) return { id: file.id, mode: 'tombstone' };
  if (file.shownAs === 'hidden') return { id: file.id, mode: 'hidden_by_limit' };
  if (file.shownAs === 'withheld') {
    const blank = { created: 0, timestamp: 0, user: '' };
    return { id: file.id, ...blank, mode: 'file_access', file_access: 'check_file_info' };
  }
  return describedFile(world, file);
}

function describedFile(world: World, file: FileRecord): Record<string, unknown> {
  const { team, url, channels } = world;
  const slug = slugOf(file.name);
  const place = `${url}/files-pri/${team.id}-${file.id}`;
  return {
    id: file.id,
    created: file.created,
    timestamp: file.created,
    name: file.name,
    title: file.title,
    mimetype: file.mimetype,
    filetype: file.filetype,
    pretty_type: file.prettyType,
    user: file.user,
    user_team: team.id,
    editable: file.shownAs === 'snippet',
    size: file.size,
    mode: file.shownAs === 'snippet' ? 'snippet' : 'hosted',
    is_external: false,
    external_type: '',
    is_public: file.shares.some(({ channel }) => channels.get(channel)?.isPrivate === false),
    public_url_shared: false,
    display_as_bot: false,
    username: '',
    url_private: `${place}/${slug}`,
    url_private_download: `${place}/download/${slug}`,
    media_display_type: 'unknown',
    permalink: `https://${team.domain}.slack.com/files/${file.user}/${file.id}/${slug}`,
    permalink_public: `https://slack-files.com/${team.id}-${file.id}-${file.id.slice(-10).toLowerCase()}`,
    is_starred: false,
    has_rich_preview: false,
    file_access: 'visible',
    ...(file.remote ? remoteFields(file.remote) : {}),
  };
}

/** Slack doesn't know where the bytes of a remote file are; its `url_private` is the address it was given. */
function remoteFields({ url, type = 'app' }: RemotePlace): Record<string, unknown> {
  return {
    mode: 'external',
    is_external: true,
    external_type: type,
    external_url: url,
    url_private: url,
    url_private_download: undefined,
    file_access: undefined,
  };
}

/** A file as files.info returns it, with where it is shared. */
export function fileDetails(world: World, file: FileRecord): Record<string, unknown> {
  const sharesBy = (isPrivate: boolean) => {
    const shares = file.shares.filter(({ channel }) => world.channels.get(channel)?.isPrivate === isPrivate);
    const entries = shares.map(({ channel, ts }) => [
      channel,
      [{ ts, team_id: world.team.id, channel_name: world.channels.get(channel)?.name ?? '', reply_count: 0 }],
    ]);
    return shares.length > 0 ? { [isPrivate ? 'private' : 'public']: Object.fromEntries(entries) } : {};
  };
  const ids = file.shares.map(({ channel }) => channel);
  const kind = (id: string) => {
    const channel = world.channels.get(id);
    return channel?.isIm ? 'ims' : channel?.isPrivate ? 'groups' : 'channels';
  };
  return {
    ...(file.shownAs === 'hidden' ? fileObject(world, file) : describedFile(world, file)),
    comments_count: 0,
    shares: { ...sharesBy(false), ...sharesBy(true) },
    channels: ids.filter(id => kind(id) === 'channels'),
    groups: ids.filter(id => kind(id) === 'groups'),
    ims: ids.filter(id => kind(id) === 'ims'),
  };
}
