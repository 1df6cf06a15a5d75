import { BlockList, isIP } from 'node:net';

/** What is not the public internet (IANA's special-purpose registries): this machine, its networks, link-local, test nets. */
const notPublic = new BlockList();
const ipv4 = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24'],
  ...['192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24'],
  ...['224.0.0.0/4', '240.0.0.0/4'],
];
const ipv6 = [
  ...[
    '::/96',
    '::ffff:0:0:0/96',
    '64:ff9b::/96',
    '64:ff9b:1::/48',
    '100::/64',
    '2001::/23',
    '2001:db8::/32',
    '2002::/16',
  ],
  ...['3fff::/20', '5f00::/16', 'fc00::/7', 'fe80::/10', 'fec0::/10', 'ff00::/8'],
];
for (const range of ipv4) addRange(range, 'ipv4');
for (const range of ipv6) addRange(range, 'ipv6');

function addRange(range: string, family: 'ipv4' | 'ipv6'): void {
  const [network = '', prefix = ''] = range.split('/');
  notPublic.addSubnet(network, Number(prefix), family);
}

/** Which IP addresses may be asked. */
export const addressesToAsk = (allowLocal: boolean): ((address: string) => boolean) =>
  allowLocal ? () => true : isPublicAddress;

/** Whether an IP address is one of the public internet. IPv4 in IPv6's clothes is judged as IPv4. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 0) return false;
  return !notPublic.check(address, family === 4 ? 'ipv4' : 'ipv6');
}
