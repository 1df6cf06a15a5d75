import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createSubjectNaming, readSchemeRoots } from './subject-naming.js';

const scheme = new Map([
  ['Whales', new Set(['Biology', 'Ecology'])],
  ['Ants', new Set(['Biology'])],
]);

describe('the names under which subjects are learnt', () => {
  it.each([
    { mode: 'roots', given: ['/Biology/Mammals/Whales', '/Biology/Insects'], names: ['Biology'] },
    { mode: 'leaves', given: ['/Biology/Mammals/Whales', '/Ecology/Whales'], names: ['Whales'] },
    { mode: 'as-given', given: ['/Biology/Whales', 'Ants', 'Ants'], names: ['/Biology/Whales', 'Ants'] },
    { mode: 'roots', given: ['Whales', 'Ants'], names: ['Biology', 'Ecology'] },
    { mode: 'roots', given: ['Dragons'], names: ['Dragons'] },
    { mode: 'leaves', given: ['Whales'], names: ['Whales'] },
    { mode: 'roots', given: ['/'], names: [] },
  ] as const)('are $names for $given as $mode', ({ mode, given, names }) => {
    expect(createSubjectNaming(mode, scheme, () => undefined)(given)).toEqual(names);
  });

  it.each([
    {
      mode: 'leaves',
      given: [['/Art/History', '/Art//History'], ['/Medicine/History'], ['/Law/History', 'History']],
      says: [
        '"History" is both /Art/History and /Medicine/History. "--subjects leaves" takes equal names for one subject; "--subjects as-given" keeps them apart.',
      ],
    },
    {
      mode: 'leaves',
      given: [['/Art/History', 'History', '/Art'], ['/Law/HIV\\/AIDS']],
      says: [],
    },
    {
      mode: 'roots',
      given: [
        ['Whales', 'Ants'],
        ['Whales', 'Dragons'],
      ],
      says: [
        '"Whales" stands under both Biology and Ecology in the scheme, and counts for each; a path in the record says which is meant.',
      ],
    },
    { mode: 'roots', given: [['/Art/History'], ['/Medicine/History']], says: [] },
    { mode: 'as-given', given: [['/Art/History', '/Medicine/History']], says: [] },
  ] as const)('say that equal names are taken for one, once ($mode: $given)', ({ mode, given, says }) => {
    const said: string[] = [];
    const naming = createSubjectNaming(mode, scheme, (warning) => void said.push(warning));
    for (const subjects of given) naming(subjects);
    expect(said).toEqual(says);
  });

  it('are found in a gzipped list of paths', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'classmark-scheme-'));
    const path = join(folder, 'paths.txt.gz');
    await writeFile(path, gzipSync('/Biology\n/Biology/Whales\r\n/Ecology/Sea/Whales\n'));
    const roots = await readSchemeRoots(path);
    await rm(folder, { recursive: true });
    expect(roots).toEqual(
      new Map([
        ['Biology', new Set(['Biology'])],
        ['Whales', new Set(['Biology', 'Ecology'])],
      ]),
    );
  });
});
