import type { Compared } from './version-page';

/** A trained classifier that does not serve already. */
export const isDeployable = ({ candidate }: Compared['classifiers'][number]): boolean =>
  candidate?.state === 'TRAINED' && !candidate.serving;
