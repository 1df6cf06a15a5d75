import type { Concept } from '@classmark/domain';
import { describe, expect, it } from 'vitest';
import { readSkos } from './read-skos.js';

async function read(text: string, format: 'turtle' | 'json-ld'): Promise<readonly Concept[]> {
  async function* bytes() {
    yield* [Buffer.from(text.slice(0, 50)), Buffer.from(text.slice(50))];
  }
  return (await readSkos(bytes(), format, null)).concepts;
}

describe('JSON-LD', () => {
  const concept = (n: number): string =>
    `{ "@context": { "s": "http://www.w3.org/2004/02/skos/core#" }, "@id": "http://e.org/${n}", "@type": "s:Concept",
       "s:prefLabel": "\\"]} ${n} {[" }`;

  it.each([
    ['one object', concept(1), 1],
    ['several, one after the other', `\n${[1, 2, 3].map(concept).join('\n')}\n`, 3],
    ['a list', `[${[1, 2].map(concept).join(',')}]`, 2],
  ])('is read whole where it is %s', async (_what, text, count) => {
    const labels = (await read(text, 'json-ld')).map(({ labels: [{ text }] }) => text);
    expect(labels).toEqual(Array.from({ length: count }, (_, i) => `"]} ${i + 1} {[`));
  });

  it.each(['{', '['])('is refused where %s comes behind its list', async (more) => {
    const reading = read(`[${concept(1)}]\n${more}`, 'json-ld');
    await expect(reading).rejects.toThrow('The file has more behind the end of its list.');
  });
});

it('a subject is below what is broader by kind, part or instance', async () => {
  const concepts = await read(
    `@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix iso: <http://purl.org/iso25964/skos-thes#> .
     @prefix gvp: <http://vocab.getty.edu/ontology#> . @prefix ex: <http://e.org/> .
     ex:1 a skos:Concept ; gvp:narrowerGeneric ex:3 . ex:2 a skos:Concept ; iso:broaderPartitive ex:1 .`,
    'turtle',
  );
  expect(concepts.map(({ uri, broader }) => [uri, broader])).toEqual([
    ['http://e.org/1', []],
    ['http://e.org/2', ['http://e.org/1']],
    ['http://e.org/3', ['http://e.org/1']],
  ]);
});
