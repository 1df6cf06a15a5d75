/** Recipes that one `classmark compare` measures on the same split. */
export interface Lineup {
  /** As `--models` names them. */
  readonly models: readonly [string, string];
  /** Where word vectors come from: learnt from the training texts alone, or those that an encoder begins with. */
  readonly vectors: 'learnt' | 'of the encoder' | null;
  readonly takesEncoder: boolean;
  /** Of the five of a seed. */
  readonly fifths: 1 | 5;
  /** Files of the code that the recipes are: what was measured of other code is measured again. */
  readonly code: string;
}

const shared = 'learners/src/{fitting,training,vectors},evaluation/src/**,math/src';
const ofWords = `packages/{${shared},text/src/**,linear/src/**,learners/src/{features,linear,linear-scoring,recipes}}/*.ts`;
const ofNetworks = `packages/{${shared},convolution/src/**,learners/src/cnn}/*.ts`;

export const lineups: readonly Lineup[] = [
  { models: ['linear', 'linear+vectors'], vectors: 'learnt', takesEncoder: false, fifths: 5, code: ofWords },
  {
    models: ['linear+vectors', 'linear+encoder'],
    vectors: 'of the encoder',
    takesEncoder: true,
    fifths: 5,
    code: ofWords,
  },
  { models: ['auto', 'auto+encoder'], vectors: null, takesEncoder: true, fifths: 5, code: ofWords },
  { models: ['cnn', 'cnn+vectors'], vectors: 'learnt', takesEncoder: false, fifths: 1, code: ofNetworks },
];

/** What a table calls a model. */
export function titleOf(model: string, vectors: Lineup['vectors']): string {
  if (!model.endsWith('+vectors')) return `\`${model}\``;
  return `\`${model}\`, ${vectors === 'learnt' ? 'learnt from the training texts' : 'those that the encoder begins with'}`;
}
