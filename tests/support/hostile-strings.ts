import { globalId } from './role-api.js';

const keys = ['0', '1', '2147483648', '9223372036854775807', '9223372036854775808', '-1', '1:1', ''];
const types = [
  'Document',
  'Subject',
  'Scheme',
  'Source',
  'Run',
  'Act',
  'ModelVersion',
  'User',
  'Prediction',
  'Nothing',
];

const cursors = [
  { rank: 1e308, documentId: '1' },
  { rank: -1e-320, documentId: '9' },
  { rank: 0.5, documentId: '999999999999999999' },
  { id: 1, label: '\u0000', likeness: 1e308 },
  { id: 2 ** 40, label: 'a', likeness: 0.5 },
  { doubt: 1e308, documentId: '1', subjectId: 1, versionId: 1 },
  { doubt: 0.5, documentId: '1', subjectId: 2 ** 40, versionId: 1 },
  '99999999999999999999',
  '999999999999999999',
  '1',
  null,
  [],
].map((key) => globalId(JSON.stringify(key)));

/** What people and programs get wrong, and what attackers try. */
export const hostileStrings: readonly string[] = [
  '',
  ' ',
  'a',
  'stone -amber "or',
  '\u0000',
  'ice\u0000cap',
  '\ud800',
  '%_\\',
  "'; drop table document; --",
  '\u202e\u{1f600}',
  '__proto__',
  'x'.repeat(5_000),
  '2020-02-30',
  'https://example.org/\u0000',
  ...types.flatMap((type) => keys.map((key) => globalId(`${type}:${key}`))),
  ...cursors,
  ':',
];
