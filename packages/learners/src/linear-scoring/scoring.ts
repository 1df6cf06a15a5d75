import type { Learner } from '@classmark/learner';
import { decodeLinearWeights, encodeLinearWeights } from './codec.js';
import { decideLinear } from './decide.js';
import { explainLinear, explainWhole } from './explain.js';
import type { LinearWeights } from './weights.js';

/** What all learners share whose scores are linear in rows: they differ in how they fit. */
export const linearScoring = {
  capabilities: { update: false, explain: true, resume: false },
  decide: decideLinear,
  explain: explainLinear,
  explainWhole,
  countWords: ({ row }, document) => row.countWords(document),
  encode: encodeLinearWeights,
  decode: decodeLinearWeights,
} satisfies Omit<Learner<unknown, LinearWeights>, 'id' | 'parseParameters' | 'settle' | 'fit'>;
