import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installRdflib } from '../support/rdflib.js';
import { type RoleApi, startRoleApi } from '../support/role-api.js';
import { runCommand } from '../support/run-command.js';
import { openTestDatabase } from '../support/test-database.js';

const { url, database } = await openTestDatabase();
const original = 'tests/peers/fixtures/waters.ttl';
const python = installRdflib();
let folder: string;
let roles: RoleApi;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'classmark-skos-'));
  roles = await startRoleApi(database, url);
});
afterAll(async () => {
  await roles[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

const classmark = async (...argv: string[]): Promise<void> => {
  const access = { CLASSMARK_API_URL: roles.api.url, CLASSMARK_API_KEY: roles.as('operator').key ?? '' };
  const { code, err } = await runCommand({ CLASSMARK_HOME: folder, ...access }, ...argv);
  expect([code, err]).toEqual([0, '']);
};
const rdflib = (...argv: string[]): string =>
  execFileSync(python ?? '', ['tests/peers/read-skos.py', ...argv], { encoding: 'utf8' });

describe.skipIf(python === null)('what rdflib reads of a SKOS file and of its export is the same', () => {
  it.each(['turtle', 'xml', 'json-ld'])('from %s', async (format) => {
    const [file, written] = [join(folder, `original.${format}`), join(folder, `${format}.ttl`)];
    rdflib('convert', original, format, file);
    await classmark('vocabulary', 'import', file, '--scheme', format, '--language', 'en');
    await classmark('vocabulary', 'export', '--scheme', format, '--output', written);
    const concepts: unknown = JSON.parse(rdflib('read', written));
    expect(concepts).toEqual(JSON.parse(rdflib('read', original)));
  });
});
