import { expect, it } from 'vitest';
import { readContent } from '../testing/read-content.js';
import { detectEncoding } from './text-encoding.js';

const latin = (text: string): Buffer => Buffer.from(text, 'latin1');

it.each([
  ['ASCII', Buffer.from('id,title\n1,Tides\n'), 'utf-8'],
  ['UTF-8', Buffer.from('id,title\n1,Gezeiten über Watt\n'), 'utf-8'],
  [
    'UTF-8 with one wrong byte',
    Buffer.concat([Buffer.from('Ä Ö Ü ß é '), Buffer.of(0xff), Buffer.from(' more text')]),
    'utf-8',
  ],
  ['UTF-8 that is cut off within a character', Buffer.from('Ä Ö Ü').subarray(0, -1), 'utf-8'],
  ['Windows-1252', latin('id;title\n1;Gezeiten \xfcber Watt\n2;Caf\xe9 \x93quoted\x94\n'), 'windows-1252'],
  ['what is no text', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0x00, 0x00]), 'utf-8'],
])('%s is told', (_name, head, encoding) => {
  expect(detectEncoding(head)).toBe(encoding);
});

it('Windows-1252 is read with its letters and quotes', async () => {
  const { records, wrong } = await readContent(latin('id;title;text\n1;Caf\xe9;\x93Stra\xdfe\x94 \x80\n'));
  expect(wrong).toEqual([]);
  expect(records).toMatchObject([{ title: 'Café', text: '“Straße” €' }]);
});
