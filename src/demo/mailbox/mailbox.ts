import { openPostOffice, type PostOffice } from './post-office.ts';
import { servePages } from './server.ts';

/** Where every email of the demo arrives: real SMTP in, one page out. */
export interface Mailbox {
  /** For SMTP_URL. */
  smtpUrl: string;
  /** The page. */
  url: string;
  letters: PostOffice['letters'];
  follow: PostOffice['follow'];
  stop(): Promise<void>;
}

/** Starts both servers on free ports of 127.0.0.1. Letters live as long as it does, and have its time. */
export async function startMailbox(now?: () => Date): Promise<Mailbox> {
  const office = await openPostOffice(now);
  const pages = await servePages(office);
  return {
    smtpUrl: office.url,
    url: pages.url,
    letters: office.letters,
    follow: office.follow,
    async stop() {
      await pages.stop();
      await office.stop();
    },
  };
}
