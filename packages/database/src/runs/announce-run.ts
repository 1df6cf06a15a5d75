import { announce } from '../notifications/announce.js';

/** The channel on which a change of a run is announced; the payload is its id, the table is the truth. */
export const runChannel = 'classmark_run';

export const announceRun = (runId: bigint): void => announce(runChannel, String(runId));
