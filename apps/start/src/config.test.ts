import { expect, it } from 'vitest';
import { readConfig } from './config.js';

const ports = { CLASSMARK_API_PORT: '4100', CLASSMARK_ADMIN_PORT: '3100' };

it.each([
  ['127.0.0.1', '127.0.0.1'],
  ['192.0.2.5', '192.0.2.5'],
  ['localhost', 'localhost'],
  ['0.0.0.0', '127.0.0.1'],
  ['::', '127.0.0.1'],
  ['::1', '[::1]'],
])('what listens on %s is reached at %s', (host, own) => {
  const { apiUrl, adminUrl, childEnvironment } = readConfig({ ...ports, CLASSMARK_HOST: host });
  expect([apiUrl, adminUrl]).toEqual([`http://${own}:4100`, `http://${own}:3100`]);
  expect(childEnvironment.CLASSMARK_API_URL).toBe(apiUrl);
});

it.each([
  ['127.0.0.1', 'http://localhost:3100'],
  ['0.0.0.0', 'http://localhost:3100'],
  ['192.0.2.5', 'http://192.0.2.5:3100'],
])('pages of %s are at %s', (host, expected) => {
  const { shownHost, childEnvironment } = readConfig({ ...ports, CLASSMARK_HOST: host });
  expect([childEnvironment.CLASSMARK_PUBLIC_URL, `http://${shownHost}:3100`]).toEqual([expected, expected]);
});

it('the API takes from the admin who asks, at whatever address both listen', () => {
  const given = { ...ports, CLASSMARK_HOST: '192.0.2.5' };
  expect(readConfig(given).childEnvironment.CLASSMARK_TRUSTED_PROXIES).toBe('loopback, 192.0.2.5');
  const own = { ...given, CLASSMARK_TRUSTED_PROXIES: '192.0.2.9' };
  expect(readConfig(own).childEnvironment.CLASSMARK_TRUSTED_PROXIES).toBe('192.0.2.9');
});
