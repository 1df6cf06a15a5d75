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
    expect(createSubjectNaming(mode, scheme)(given)).toEqual(names);
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
