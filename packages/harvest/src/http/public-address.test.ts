import { expect, it } from 'vitest';
import { isPublicAddress } from './public-address.js';

it.each(['93.184.216.34', '8.8.8.8', '172.32.0.1', '2606:2800:220:1:248:1893:25c8:1946'])('%s is public', (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

it.each([
  ...['127.0.0.1', '127.9.9.9', '0.0.0.0', '10.1.2.3', '172.16.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1'],
  ...['::1', '::', 'fe80::1', 'fd00::1', '::ffff:127.0.0.1', '::ffff:7f00:1', '64:ff9b::7f00:1', 'localhost', ''],
  ...['::127.0.0.1', '::7f00:1', '::ffff:0:127.0.0.1', '5f00::1'],
])('%s is not', (address) => {
  expect(isPublicAddress(address)).toBe(false);
});
