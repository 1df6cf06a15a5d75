import { readFileSync } from 'node:fs';
import { settings } from '@classmark/runtime';
import { Ajv } from 'ajv';
import { expect, it } from 'vitest';
import { parseComposeFile, readComposeServices } from '../support/compose-file.js';

const schemaFile = new URL('../support/compose-schema/compose-spec.json', import.meta.url);
const schema: { $schema?: string } = JSON.parse(readFileSync(schemaFile, 'utf8'));
delete schema.$schema; // Draft 7, which is what Ajv takes by default; it does not know the name with https.
const validate = new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(schema);
const services = readComposeServices();

it('docker-compose.yml is what the Compose Specification describes', () => {
  validate(parseComposeFile());
  expect(validate.errors ?? []).toEqual([]);
});

it('a file that is not would be refused', () => {
  expect(validate({ services: { api: { comand: ['node'] } } })).toBe(false);
});

it.each(['postgres', 'api', 'worker', 'admin'])('%s says whether it is well', (name) => {
  expect(services[name]?.healthcheck?.test[0]).toBe('CMD');
});

it('sets nothing that is no setting', () => {
  const names = Object.values(services).flatMap(({ environment }) => Object.keys(environment));
  const own = names.filter((name) => !name.startsWith('POSTGRES_'));
  expect(own.filter((name) => !(name in settings.shape))).toEqual([]);
});

it('the image does not run as root', () => {
  const dockerfile = readFileSync(new URL('../../Dockerfile', import.meta.url), 'utf8');
  expect(dockerfile.split(/^FROM /m).at(-1)).toMatch(/^USER node$/m);
});
