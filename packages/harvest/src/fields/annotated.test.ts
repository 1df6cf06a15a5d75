import { describe, expect, it } from 'vitest';
import { jsonLines, readContent, subjectsOf, warningsOf } from '../testing/read-content.js';

const choices = (...names: string[]) => ({ type: 'choices', from_name: 'subject', value: { choices: names } });

describe('what people annotated with', () => {
  it.each([
    ['doccano', jsonLines({ id: 1, text: 'Whales', label: ['Sea'] })],
    ['doccano, before it had `text`', jsonLines({ id: 1, data: 'Whales', label: ['Sea'] })],
    ['spaCy', jsonLines({ text: 'Whales', cats: { Sea: 1.0, Land: 0.0 } })],
    ['spaCy, in pairs', JSON.stringify([['Whales', { cats: { Sea: 1, Land: 0 } }]])],
    ['spaCy, a pair a line', jsonLines(['Whales', { cats: { Sea: 1, Land: 0 } }], ['Ants', { cats: { Land: 1 } }])],
    ['Prodigy', jsonLines({ text: 'Whales', options: [{ id: 'Sea' }], accept: ['Sea'], answer: 'accept' })],
    [
      'Label Studio',
      JSON.stringify([{ id: 1, data: { text: 'Whales' }, annotations: [{ result: [choices('Sea')] }] }], null, 2),
    ],
    [
      'Label Studio, small',
      JSON.stringify([{ id: 1, text: 'Whales', topics: 'Sea', annotator: 1, annotation_id: 1, lead_time: 2 }]),
    ],
    [
      'Label Studio, as a table',
      'annotation_id,annotator,created_at,id,lead_time,kind,note,text\n1,1,2020,7,2.5,"{""choices"": [""Sea""]}",,Whales\n',
    ],
    ['Kaggle', 'id,comment_text,Sea,Land\n1,Whales,1,0\n2,Ants,0,1\n'],
  ])('%s is read', async (_tool, content) => {
    const { records } = await readContent(content);
    expect([records[0]?.title, records[0]?.text, records[0]?.subjects]).toEqual(['', 'Whales', ['Sea']]);
  });

  it('gives no subjects where a person passed over a text or found it otherwise', async () => {
    const content = jsonLines(
      ...['accept', 'reject', 'ignore'].map((answer) => ({ text: `A ${answer}`, label: 'Sea', answer })),
    );
    expect(await subjectsOf(content)).toEqual([['Sea'], null, null]);
    expect((await warningsOf(content)).map(({ message }) => message)).toContain(
      'Subjects left unknown where a record says "reject" (1), "ignore" (1) instead.',
    );
  });

  it('gives no subjects where nobody came to an end, and only what was chosen', async () => {
    const tasks = [
      [],
      [{ was_cancelled: true, result: [choices('Sea')] }],
      [{ result: [choices('Sea'), { type: 'textarea', value: { text: ['A remark'] } }] }],
      [{ result: [] }],
    ];
    const content = JSON.stringify(tasks.map((annotations, id) => ({ id, annotations, data: { text: `Text ${id}` } })));
    expect(await subjectsOf(content)).toEqual([null, null, ['Sea'], []]);
  });
});
