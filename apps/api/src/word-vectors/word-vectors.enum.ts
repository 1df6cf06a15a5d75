import type { WordVectorOrigin } from '@classmark/domain';
import { enumType } from '../graphql/enum-type.js';

export const WordVectorOriginEnum = enumType<WordVectorOrigin>('WordVectorOrigin', 'An origin of word vectors.', {
  learnt: 'Learnt from the documents.',
  imported: 'Imported from a file.',
});

type Architecture = 'skip_gram' | 'cbow';

export const WordVectorArchitectureEnum = enumType<Architecture>(
  'WordVectorArchitecture',
  'A way in which word2vec learns.',
  {
    skip_gram: 'It predicts each neighbour of a word.',
    cbow: 'It predicts a word from the mean of its neighbours.',
  },
);

/** As settings write it. */
export const architectureOf = { skip_gram: 'skip-gram', cbow: 'cbow' } as const satisfies Record<Architecture, string>;
