import type { ExperimentVerdict } from '@classmark/domain';
import { enumType } from '../graphql/enum-type.js';

export const ExperimentVerdictEnum = enumType<ExperimentVerdict>(
  'ExperimentVerdict',
  'A person’s verdict on a variant.',
  {
    converged: 'It learns the target.',
    collapsed: 'It makes nearly one value, or misses a mode.',
    fat_tail: 'It makes too many samples far from the target.',
    no_gain: 'Its techniques do not help.',
  },
);
