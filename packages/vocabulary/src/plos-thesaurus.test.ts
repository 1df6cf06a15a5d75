import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { readVocabulary } from './read-vocabulary.js';

/** Written as PLOS gives out its thesaurus: each way to each term on a line, from a root, gzipped. */
const paths = `/Biology and life sciences
/Biology and life sciences/Agriculture
/Biology and life sciences/Agriculture/Agricultural biotechnology
/Biology and life sciences/Agriculture/Agricultural biotechnology/Genetically modified foods
/Biology and life sciences/Biotechnology
/Biology and life sciences/Biotechnology/Agricultural biotechnology
/Biology and life sciences/Biotechnology/Agricultural biotechnology/Genetically modified foods
/Engineering and technology
/Engineering and technology/Bioengineering
/Engineering and technology/Bioengineering/Biotechnology
/Engineering and technology/Bioengineering/Biotechnology/Agricultural biotechnology
/Engineering and technology/Bioengineering/Biotechnology/Agricultural biotechnology/Genetically modified foods
`;

it('the thesaurus of PLOS has one subject for each term, under all of its parents', async () => {
  async function* bytes() {
    yield gzipSync(paths);
  }
  const { concepts } = await readVocabulary(bytes(), { language: null, mergesEqualNames: true });
  expect(Object.fromEntries(concepts.map(({ key, broader }) => [key, broader]))).toEqual({
    'Biology and life sciences': [],
    Agriculture: ['Biology and life sciences'],
    'Agricultural biotechnology': ['Agriculture', 'Biotechnology'],
    'Genetically modified foods': ['Agricultural biotechnology'],
    Biotechnology: ['Biology and life sciences', 'Bioengineering'],
    'Engineering and technology': [],
    Bioengineering: ['Engineering and technology'],
  });
});
