import type { IncomingHttpHeaders } from 'node:http';

/** A bounce, as a provider of email reports it. */
export interface Bounce {
  /** The delivery that Foyer named in the email's headers; null: the provider doesn't return it. */
  deliveryId: string | null;
  /** The address that the email could not reach. */
  email: string;
  /** Why, in the words of the other server; null: none. */
  reason: string | null;
}

/** A request to the webhook. */
export interface BounceRequest {
  headers: IncomingHttpHeaders;
  body: string;
  /** The body, where it is JSON. */
  json: unknown;
}

/** How a provider of email reports bounces. */
export interface BounceAdapter {
  /** Is the request in this provider's form? */
  recognises(request: BounceRequest): boolean;
  /** Does it come from the provider? @throws what prevents the check now, so that the provider reports again */
  isGenuine(request: BounceRequest): Promise<boolean>;
  /**
   * What bounced for good; what the provider still tries is left out. Null when the request is genuine but not in the
   * provider's form.
   */
  read(json: unknown): Bounce[] | null;
  /** What the provider asks for besides, such as the confirmation of a subscription. */
  follow?(json: unknown): Promise<void>;
}
