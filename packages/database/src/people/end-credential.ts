import { announce } from '../notifications/announce.js';

/** The channel on which it is announced that a session, a key, or all of a person's sessions have ended. */
export const credentialChannel = 'classmark_credential';

export const sessionEnding = (idHash: Uint8Array): string => `session:${Buffer.from(idHash).toString('hex')}`;
export const userEnding = (userId: number): string => `user:${userId}`;
export const keyEnding = (apiKeyId: number): string => `key:${apiKeyId}`;

/** Ends the streams that live by it, once the transaction commits. */
export const announceEnding = (ending: string): void => announce(credentialChannel, ending);
