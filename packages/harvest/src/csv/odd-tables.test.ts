import { describe, expect, it } from 'vitest';
import { readContent } from '../testing/read-content.js';

const cells = async (content: string) =>
  (await readContent(content, { fileName: 'x.csv' })).records.map(({ title, text, subjects }) => [
    title.trim(),
    text,
    subjects,
  ]);

const whales = ['Whales', 'They "sing", and swim.', ['Sea']];
const ants = ['Ants', 'They walk.', ['Land']];

it.each([
  ['two labels', 'text,label\nA river floods the plain,Hydrology,Geology\nIce melts in May,Glaciology,Climate\n', 2],
  ['a comma in a title', 'title,text\nRivers of France, lakes,They flow.\nHills, high and low,They stand.\n', 2],
  ['a comma in each title', 'id,title\n1,Rivers of France, lakes\n2,Hills, high and low\n', 2],
  [
    'a text in quotes',
    `"text","label"\n"${'A river floods the plain. '.repeat(4)}","Hydrology","Geology"\n"Ice melts in May","Ice","May"\n`,
    2,
  ],
])('a row that is a cell too long is refused, and no name of a row: %s', async (_what, content, count) => {
  const { records, wrong } = await readContent(content, { fileName: 'x.csv' });
  expect(records).toEqual([]);
  expect(wrong).toHaveLength(count);
});

it.each([',', ';', '\t'])(
  'a table that R writes without quotes loses the rows alone that have %j in a text',
  async (separator) => {
    const lines = [
      'title,text,subjects',
      '1,Whales,They sing.,',
      '2,Ants,They walk, they carry.,Land',
      '3,Bees,They fly.,Air',
    ];
    const content = lines.map((line) => `${line.replaceAll(',', separator)}\n`).join('');
    const { records, wrong } = await readContent(content, { fileName: 'x.csv' });
    expect(records.map(({ title, text, subjects }) => [title, text, subjects])).toEqual([
      ['Whales', 'They sing.', []],
      ['Bees', 'They fly.', ['Air']],
    ]);
    expect(wrong).toEqual(['3 invalid-csv']);
  },
);

it.each([
  ['', []],
  ['4,"5"" pipe","y",Land\n', ['5" pipe']],
  ['4,5" pipe,y,Land\n5,Bees,z,Air\n', ['5" pipe', 'Bees']],
])('names of rows are told where texts go over lines: %j', async (more, others) => {
  const content = `title,text,subjects\n1,Whales,"They\n\nsing ""aloud"",\nall day\nlong.",Sea\n2,Ants,"x\ny",Land\n3,Flies,z,Air\n${more}`;
  const { records, wrong } = await readContent(content, { fileName: 'x.csv' });
  expect(records.map(({ title }) => title)).toEqual(['Whales', 'Ants', 'Flies', ...others]);
  expect(wrong).toEqual([]);
});

describe('a table as programs write it', () => {
  it.each([
    [
      'with backslashes before its quotes',
      'id,title,text,subjects\n1,Whales,"They \\"sing\\", and swim.",Sea\n2,Ants,"They walk.",Land\n',
    ],
    [
      'with blanks before its quotes',
      'id, title, text, subjects\n1, Whales, "They ""sing"", and swim.", "Sea"\n2, Ants, "They walk.", Land\n',
    ],
    [
      'with a title and an empty line above the header',
      'Export of 1 May\n\nid;title;text;subjects\n1;Whales;"They ""sing"", and swim.";Sea\n2;Ants;They walk.;Land\n',
    ],
    [
      'with a remark above the header',
      '# by a tool\nid,title,text,subjects\n1,Whales,"They ""sing"", and swim.",Sea\n2,Ants,They walk.,Land\n',
    ],
    [
      'with its separator in a line of its own, in quotes',
      '"sep=;"\nid;title;text;subjects\n1;Whales;"They ""sing"", and swim.";Sea\n2;Ants;They walk.;Land\n',
    ],
    [
      'with names of rows that its header has no column for',
      '"title","text","subjects"\n"1","Whales","They ""sing"", and swim.","Sea"\n"2","Ants","They walk.","Land"\n',
    ],
    [
      'put together from two that have the same header',
      'id,title,text,subjects\n1,Whales,"They ""sing"", and swim.",Sea\nid,title,text,subjects\n2,Ants,They walk.,Land\n',
    ],
    ...['^', '~', '\u0001', '\u001f'].map((mark): [string, string] => [
      `with ${JSON.stringify(mark)} between its columns`,
      ['id,title,text,subjects', '1,Whales,"They ""sing""‚ and swim.",Sea', '2,Ants,They walk.,Land', '']
        .join('\n')
        .replaceAll(',', mark)
        .replace('‚', ','),
    ]),
  ])('%s is read', async (_what, content) => {
    expect(await cells(content)).toEqual([whales, ants]);
  });

  it.each(['nan', 'NaN', 'NULL', 'None', 'NA', '#N/A', '\\N', '<NA>'])(
    'may say with %s that a value is missing',
    async (missing) => {
      expect(await cells(`id,title,text,subjects\n1,Ants,${missing},${missing}\n2,Whales,x,Sea\n`)).toEqual([
        ['Ants', '', null],
        ['Whales', 'x', ['Sea']],
      ]);
    },
  );

  it('may hold quotes that stand for themselves in cells without quotes', async () => {
    expect(await cells('id,title,text\n1,The "big" one,x\n2,5" pipe,y\n3,"A, b",z\n')).toEqual([
      ['The "big" one', 'x', null],
      ['5" pipe', 'y', null],
      ['A, b', 'z', null],
    ]);
  });

  it('may hold formulas that keep the zeros of ids', async () => {
    const { records } = await readContent('id,title\n="0012",A\n"=""0013""",B\n', { fileName: 'x.csv' });
    expect(records.map(({ id }) => id)).toEqual(['0012', '0013']);
  });

  it('may have two columns of ids', async () => {
    const { records } = await readContent('id,id,title\n1,2,A\n,4,B\n', { fileName: 'x.csv' });
    expect(records.map(({ id }) => id)).toEqual(['1', '4']);
  });

  it('is not taken to begin with names because of one row that is too long', async () => {
    const { records, wrong } = await readContent('id,title,text\n1,A,x, and y\n2,B,z\n', { fileName: 'x.csv' });
    expect([records.map(({ id }) => id), wrong]).toEqual([['2'], ['2 invalid-csv']]);
  });

  it('may hold backslashes that stand for themselves', async () => {
    const content = 'id,title,text\n1,"C:\\","\\alpha"\n2,B,"say ""x\\"""\n';
    expect(await cells(content)).toEqual([
      ['C:\\', '\\alpha', null],
      ['B', 'say "x\\"', null],
    ]);
  });
});
