import { randomInt } from 'node:crypto';
import { hex, idOf } from './ids.ts';
import type { Manifest } from './manifest.ts';
import { checkManifest } from './manifest-check.ts';

/** The app as its makers configure it, once for all workspaces: its ids and secrets, its manifest and its address. */
export class AppConfiguration {
  readonly id: string;
  readonly appToken: string;
  /** Two numbers with a dot. */
  readonly clientId = `${randomInt(1e9, 1e12)}.${randomInt(1e9, 1e12)}`;
  readonly clientSecret = hex(32);
  readonly signingSecret = hex(32);
  readonly verificationToken = hex(24);
  manifest: Manifest | undefined;
  requestUrl: string | undefined;

  constructor(name: string) {
    this.id = idOf('A', name);
    this.appToken = `xapp-1-${this.id}-${hex(13)}-${hex(32)}`;
  }

  /** Takes a manifest; throws a sentence when Slack would refuse it. */
  configure(manifest: Manifest, takesBuiltInCommands: boolean, requestUrl?: string): void {
    checkManifest(manifest, takesBuiltInCommands);
    if (this.rotatesTokens && !manifest.settings?.token_rotation_enabled) {
      throw new Error('The manifest switches token rotation off: once it is on, it stays on.');
    }
    this.manifest = manifest;
    this.requestUrl = requestUrl;
  }

  get name(): string {
    return (
      this.manifest?.features?.bot_user?.display_name ?? this.manifest?.display_information.name ?? 'app'
    );
  }

  /** docs.slack.dev, Using token rotation: "may not be turned off once it's turned on". */
  get rotatesTokens(): boolean {
    return this.manifest?.settings?.token_rotation_enabled === true;
  }

  get usesSocketMode(): boolean {
    return this.manifest?.settings?.socket_mode_enabled === true;
  }
}
