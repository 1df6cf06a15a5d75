import { expect, it } from 'vitest';
import { parseUploadName } from './upload-name.js';

it.each([
  ['plos.jsonl.gz', 'plos.jsonl.gz'],
  ['%C3%9Cber%20uns.csv', 'Über uns.csv'],
  ['100%.csv', '100%.csv'],
  ['..%2F..%2Fetc%2Fpasswd', 'passwd'],
  ['C:\\data\\rows.csv', 'rows.csv'],
  ['a%00b.csv', 'ab.csv'],
  [undefined, 'file.jsonl'],
  ['dir/', 'file.jsonl'],
  [`${'x'.repeat(300)}.csv`, `${'x'.repeat(196)}.csv`],
])('%s is %s', (header, name) => {
  expect(parseUploadName(header)).toBe(name);
});
