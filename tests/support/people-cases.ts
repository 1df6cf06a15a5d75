/** What a file that people bring is, however it is read: see `tests/cases`. */
export interface PeopleCase {
  readonly name: string;
  readonly documents: number;
  /** The id of the first document. */
  readonly firstId: string;
  /** All subjects as the file gives them, sorted. */
  readonly subjects: readonly string[];
  /** What the text of some document holds. */
  readonly text: string;
}

const tide = 'The tide gauge recorded';
const usual = ['Education', 'Libraries', 'Materials', 'Oceanography'];

const rows: readonly (readonly [
  name: string,
  documents: number,
  firstId: string,
  subjects: readonly string[],
  text?: string,
])[] = [
  ['01-first-lacks-abstract.jsonl', 4, 'k1', ['Education', 'Materials', 'Oceanography']],
  [
    '03-same-name-two-parents.jsonl',
    5,
    'j20-1',
    ['/Art/History', '/General/Physics', '/Medicine/History', '/Music/Music', '/Physics/General'],
  ],
  ['04-big-ids.jsonl', 3, '1413617112501850121', ['Materials']],
  ['05-label-key.jsonl', 3, '9000', usual],
  ['06-list-as-text.jsonl', 2, 'j21-1', ['cs.CV', 'cs.LG', 'stat.ML']],
  ['07-slash-labels.jsonl', 3, 'j15-1', ['Education', 'HIV/AIDS', 'Input/output', 'Oceanography']],
  ['09-label-forms.jsonl', 5, 'u0', ['Applied physics', 'Étude'], 'Pupils learnt'],
  ['11-array-lines.json', 3, 'k3-0', ['Materials']],
  ['14-entity-labels.jsonl', 2, 'j17-1', ['Escherichia coli', 'R&D', 'Research & development']],
  ['15-semicolon.csv', 3, 'c01-1', usual],
  ['16-cr-only.csv', 3, 'c04-1', usual],
  ['17-unnamed-first-column.csv', 3, 'c05-1', usual],
  ['18-tabs.tsv', 3, 'c12-1', usual],
  [
    '19-annif.tsv',
    3,
    'edc2e5830b47f5e4265153d27747eed7',
    ['http://example.org/onto/p100', 'http://example.org/onto/p101'],
  ],
  ['19b-annif.jsonl', 1, 'j04-1', ['Oceanography']],
  ['19c-openalex.jsonl', 1, 'https://openalex.org/W77', ['Oceanography']],
  ['20-plos-docs.jsonl', 1, '10.9999/journal.0', ['/Biology and life sciences/Oceanography']],
  ['21-bioasq.jsonl', 1, '1000', ['Humans', 'Oceans, Seas']],
  ['22-no-id.jsonl', 1, 'b948b154fa52e4c64439544af7daa04e', ['Oceanography']],
  ['23-arxiv-blanks.jsonl', 2, '2611.00001', ['cs.LG', 'hep-ph', 'stat.ML']],
  ['24-null-labels.jsonl', 6, 'j19-1', ['551', '669', 'Materials']],
  ['26-case-labels.jsonl', 2, 'j16-0', ['Machine Learning', 'machine learning']],
];

export const peopleCases: readonly PeopleCase[] = rows.map(([name, documents, firstId, subjects, text = tide]) => ({
  ...{ name, documents, firstId, subjects, text },
}));
