import { announce } from '../notifications/announce.js';

/** The channel on which it is announced that the review queue or its leases changed; read it again. */
export const queueChannel = 'classmark_queue';

export const announceQueue = (): void => announce(queueChannel);
