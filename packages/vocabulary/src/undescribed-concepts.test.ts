import type { VocabularyContent } from '@classmark/domain';
import { describe, expect, it } from 'vitest';
import { readVocabulary } from './read-vocabulary.js';

const prefixes = '@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix ex: <http://e.org/> .\n';

function read(statements: string): Promise<VocabularyContent> {
  async function* bytes() {
    yield Buffer.from(prefixes + statements);
  }
  return readVocabulary(bytes(), { language: null, mergesEqualNames: false });
}

describe('what a file only points at is no subject and is named, where the file has labels, if it is', () => {
  const water = 'ex:1 a skos:Concept ; skos:prefLabel "Water" .';
  const elsewhere = 'http://other.org/c_1234';

  it.each([
    ['what is broader', `ex:1 skos:broader <${elsewhere}> .`],
    ['what is broader, however far up', `ex:1 skos:broaderTransitive <${elsewhere}> .`],
    ['what is narrower', `ex:1 skos:narrower <${elsewhere}> .`],
    ['at the top of a scheme', `ex:s a skos:ConceptScheme ; skos:hasTopConcept <${elsewhere}> .`],
    ['in a collection', `ex:g a skos:Collection ; skos:member <${elsewhere}> .`],
  ])('%s', async (_name, pointer) => {
    const content = await read(`${water} ${pointer}`);
    expect([content.concepts.map(({ uri }) => uri), content.undescribed]).toEqual([['http://e.org/1'], [elsewhere]]);
  });

  it.each(['a skos:Concept', 'skos:altLabel "Ice"', 'skos:broader ex:1', 'skos:inScheme ex:s'])(
    'and not where the file says of it: %s',
    async (statement) => {
      const content = await read(`${water} ex:1 skos:narrower ex:2 . ex:2 ${statement} .`);
      expect([content.concepts.length, content.undescribed]).toEqual([2, []]);
    },
  );
});
