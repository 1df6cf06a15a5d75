import { announce } from '../notifications/announce.js';

/** The channel on which a change of what serves is announced; the table is the truth. */
export const deploymentChannel = 'classmark_deployment';

export const announceDeployment = (): void => announce(deploymentChannel);
