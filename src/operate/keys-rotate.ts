import { rotateKeys } from '../installations/rotate-keys.ts';
import { operate } from './open.ts';

/** `npm run keys:rotate`: encrypts every stored token with the first key of ENCRYPTION_KEY. */
await operate(async ({ db, sealing }) => {
  const count = await rotateKeys(db, sealing);
  process.stdout.write(
    `${count} ${count === 1 ? 'installation was' : 'installations were'} encrypted again with the key ${sealing.keyId}. You can remove the other keys from ENCRYPTION_KEY now.\n`,
  );
});
