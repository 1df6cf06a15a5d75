import { describe, expect, it } from 'vitest';
import { jsonLines, readContent, subjectsOf, warningsOf } from '../testing/read-content.js';

/** Subjects of one record, given as a value in JSON. */
const given = async (json: string) => (await subjectsOf(`{"id": "a", "title": "A", "subjects": ${json}}`))[0];

describe('subjects', () => {
  it.each([
    ...['subjects', 'Subject', 'label', 'labels', 'category', 'categories', 'topic', 'topics', 'tag', 'tags'],
    ...['keyword', 'Key Words', 'terms', 'classes', 'dc:subject', 'dc.subject[en]', 'meshMajor', 'subject_uris'],
  ])('may stand under %j', async (key) => {
    expect(await subjectsOf(jsonLines({ id: 'a', title: 'A', [key]: ['Sea'] }))).toEqual([['Sea']]);
  });

  it.each([
    ['a list', '["a", "b"]', ['a', 'b']],
    ['a list with nulls and empty names', '["a", null, "", " "]', ['a']],
    ['a list of null', '[null]', []],
    ['numbers', '[551, 669]', ['551', '669']],
    ['one number', '551', ['551']],
    ['long numbers', '[1413617112501850121]', ['1413617112501850121']],
    ['lists in a list', '[["a"], ["b"]]', ['a', 'b']],
    ['marked parts of the text', '[[0, 4, "a"]]', ['a']],
    [
      'objects',
      '[{"name": "a"}, {"prefLabel": {"de": "x", "en": "b"}}, {"term": "c", "scheme": "s"}]',
      ['a', 'b', 'c'],
    ],
    [
      'objects with a URI',
      '[{"uri": "http://x.org/1", "label": "a"}, {"uri": "http://x.org/2"}]',
      ['a', 'http://x.org/2'],
    ],
    ['one object', '{"display_name": "a", "score": 0.5}', ['a']],
    [
      'objects that say whether they were chosen',
      '[{"label": "a", "selected": true}, {"label": "b", "selected": false}, {"name": "c", "checked": "false"}]',
      ['a'],
    ],
    ['objects with a mark each', '[{"name": "a", "value": 1}, {"name": "b", "value": 0}]', ['a']],
    ['objects whose name is a number', '[{"value": 0}, {"value": 12}]', ['0', '12']],
    ['marks', '{"a": 1, "b": 0, "c": true}', ['a', 'c']],
    ['probabilities', '{"a": 0.9, "b": 0.1}', ['a']],
    ['a text', '"a; b|c\\nd"', ['a', 'b', 'c', 'd']],
    ['a text with a comma', '"Oceans, Seas"', ['Oceans, Seas']],
    ['a list of Python', "\"['cs.CV', \\\"Alzheimer's\\\", 'it\\\\'s', None]\"", ['cs.CV', "Alzheimer's", "it's"]],
    ['a list of JSON', '"[\\"cs.CV\\", \\"say \\\\\\"x\\\\\\"\\"]"', ['cs.CV', 'say "x"']],
    ['dictionaries of Python', "\"[{'term': 'cs.AI', 'label': None}]\"", ['cs.AI']],
    ['a tuple', "\"('a', 'b')\"", ['a', 'b']],
    ['a set', "\"{'a', 'b'}\"", ['a', 'b']],
    ['what numpy prints', "\"['a' 'b c'\\n 'd']\"", ['a', 'b c', 'd']],
    ['an array of numpy', "\"array(['a', 'b'], dtype=object)\"", ['a', 'b']],
    ['an array of Postgres', '"{a,\\"b, c\\"}"', ['a', 'b, c']],
    ['words in brackets', '"[deep learning, optics]"', ['deep learning', 'optics']],
    ['an empty list as text', '"[]"', []],
    ['an empty set as text', '"set()"', []],
    ['an empty frozenset as text', '"frozenset()"', []],
    ['an empty tuple as text', '"()"', []],
    ['a name with brackets', '"Mercury (planet)"', ['Mercury (planet)']],
    ['URIs', '"<http://x.org/1> <http://x.org/2>"', ['http://x.org/1', 'http://x.org/2']],
    ['categories of arXiv', '"cs.LG stat.ML hep-ph"', ['cs.LG', 'stat.ML', 'hep-ph']],
    ['names with blanks', '"hep theory"', ['hep theory']],
    ['URIs with commas', '"<http://x.org/1>,<http://x.org/2>"', ['http://x.org/1', 'http://x.org/2']],
    ['a URI in brackets', '["<http://x.org/1>"]', ['http://x.org/1']],
    ['categories of arXiv in a list', '["cs.LG stat.ML"]', ['cs.LG', 'stat.ML']],
    ['names in quotes', '"\\"Sea\\"; \\"Land\\""', ['Sea', 'Land']],
    ['missing values written as text', '["nan", "Sea", NaN]', ['Sea']],
    ['signs for a missing value among names', '["-", "Sea", "?", "n/a", {"name": "--"}]', ['Sea']],
    ['signs for a missing value between names', '"Sea; -; Land"', ['Sea', 'Land']],
    ['names that stand for a missing value elsewhere', '["None", "NA"]', ['None', 'NA']],
    ['tags of Stack Exchange', '"<c++><unit-testing>"', ['c++', 'unit-testing']],
    ['a yes or no', 'true', ['true']],
    ['lists by vocabulary', '{"mesh": ["a"], "ddc": ["550"]}', ['a', '550']],
    ['members by number', '{"0": "a", "1": "b"}', ['a', 'b']],
    ['JSON-LD', '[{"@value": "a", "@language": "en"}, {"@id": "http://x.org/1"}]', ['a', 'http://x.org/1']],
    ['names with slashes', '["HIV/AIDS", "/A/B"]', ['HIV/AIDS', '/A/B']],
    ['marks as spaCy writes them', '{"a": 1.0, "b": 0.0, "c": 9.5e-1, "d": 1e-05}', ['a', 'c']],
    ['marks of which some are missing', '{"a": 1, "b": null}', ['a']],
    ['names with a score each', '[["a", 0.93], ["b", 0.10], ["c", 2]]', ['a', 'b', 'c']],
    ['an object with numbers alone', '{"id": 3, "score": 0.5}', ['3']],
    ['objects without a name among others', '[{"name": null}, {"name": "a"}, {"name": "", "score": 0.1}, {}]', ['a']],
    ['an object without a name', '{"label": null}', []],
    [
      'objects of PubMed',
      '[{"DescriptorName": {"@UI": "D1", "#text": "a"}}, {"descriptor_name": "b", "major_topic": true}]',
      ['a', 'b'],
    ],
    ['objects of SKOS', '[{"@id": "http://x.org/1", "skos:prefLabel": {"@language": "en", "@value": "a"}}]', ['a']],
    ['answers with several values', '[{"value": ["a", "b"], "status": "submitted"}]', ['a', 'b']],
    ['a vector of R', '"c(\\"a\\", \\"b, c\\")"', ['a', 'b, c']],
    ['an empty vector of R', '"character(0)"', []],
    ['a text with the semicolons of other scripts', '"海洋；水؛ بحر"', ['海洋', '水', 'بحر']],
    ['names of DSpace with their authorities', '"a::rp00123::600||b::http://x.org/1::-1||c"', ['a', 'b', 'c']],
  ])('may be %s', async (_what, json, subjects) => {
    expect(await given(json)).toEqual(subjects);
  });

  it.each([
    ['Unicode forms', ['\u00c9tude', 'E\u0301tude'], ['\u00c9tude']],
    ['blanks', ['Applied physics', 'Applied\u00a0 physics', ' Applied  physics '], ['Applied physics']],
    ['entities', ['R&amp;D', 'R&D'], ['R&D']],
    ['markup', ['<i>Escherichia coli</i>', 'Escherichia coli'], ['Escherichia coli']],
    [
      'signs that are not seen',
      ['Phys\u00adics', 'Physics\u200b', '\u2060Physics\u200e', '\ufeffPhysics'],
      ['Physics'],
    ],
  ])('are one in all their %s', async (_what, written, subjects) => {
    expect(await given(JSON.stringify(written))).toEqual(subjects);
  });

  it('that differ in case stay two', async () => {
    expect(await given('["Machine Learning", "machine learning"]')).toEqual(['Machine Learning', 'machine learning']);
  });

  it.each([';', '; ', ',', ', ', '|', ' '])('that are addresses are parted by %j', async (between) => {
    const addresses = ['http://e.org/1', 'http://e.org/2;v=1'];
    expect(await given(JSON.stringify(addresses.join(between)))).toEqual(addresses);
  });

  it('with an entity are not cut at its semicolon', async () => {
    expect(await given('"R&amp;D; Physics"')).toEqual(['R&D', 'Physics']);
  });

  it.each(['-', '--', '\u2014', '?', '.', 'none', 'None', 'n/a', 'N/A', 'null', 'NULL', 'nan'])(
    'are left unknown, and counted, where %j is all that is said',
    async (sign) => {
      expect(await given(JSON.stringify(sign))).toBeNull();
      const table = `id,text,subjects\na,A text.,${sign}\nb,More.,Sea\nc,More.,${sign}\n`;
      expect(await subjectsOf(table)).toEqual([null, ['Sea'], null]);
      expect(await warningsOf(table)).toEqual([
        {
          code: 'SUBJECTS_LEFT_OUT',
          message: `Subjects left unknown where a record says "${sign}" (2) instead.`,
        },
      ]);
    },
  );

  it.each(['[0, 1, 0]', '[0.0, 1.0, 0.0]', '[1.0, 0.0]', '"[0, 1, 0]"'])(
    'are not read from a place for each, without their names: %s',
    async (labels) => {
      const { wrong } = await readContent(`{"id": "a", "text": "x", "labels": ${labels}}`);
      expect(wrong).toEqual(['1 invalid-record']);
    },
  );

  it('that are not said differ from none', async () => {
    expect([await given('null'), await given('[]'), await given('""')]).toEqual([null, [], []]);
  });
});
