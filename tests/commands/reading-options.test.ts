import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSampleFolder, records, run, type SampleFolder, toLines } from './sample-folder.js';

let folder: SampleFolder;
const at = (name: string): string => folder.at(name);

/** A table with names that nobody could guess, and a separator of its own. */
const table = ['nr~kopf~inhalt~fach']
  .concat(records(60).map(({ id, title, text, subjects }) => [id, title, text, subjects.join('+')].join('~')))
  .join('\n');
const named = ['--separator', '~', '--map', 'id=nr', '--map', 'title=kopf', '--map', 'text=inhalt'];
const options = [...named, '--map', 'subjects=fach', '--subject-separator', '+'];

beforeAll(async () => {
  folder = await createSampleFolder();
  await writeFile(at('table.txt'), table);
  await writeFile(at('list.json'), JSON.stringify({ docs: records(60) }, null, 1));
  await writeFile(at('old.csv'), Buffer.from('aWQsdGV4dCxsYWJlbAoxLIqo4ussjK7gpQoyLJDroessrK7gpQo=', 'base64'));
  await writeFile(
    at('twice.jsonl'),
    records(60)
      .map((one) => `${JSON.stringify(one)}\n`.repeat(one.id === records(60)[3]?.id ? 3 : 1))
      .join(''),
  );
  const elsewhere = records(60, 60).map(({ subjects, ...rest }) => ({
    ...rest,
    subjects: subjects.map((path) => path.replace(/.*(?=\/)/, '/Comics')),
  }));
  await writeFile(at('places.jsonl'), toLines([...records(60), ...elsewhere]));
  await writeFile(at('case.jsonl'), '{"text": "Whales", "label": "Sea"}\n{"text": "Fish", "label": "sea"}\n');
});
afterAll(() => folder[Symbol.asyncDispose]());

const train = async (file: string, ...more: string[]) => {
  const input = ['--input', at(file), '--output', at('model.safetensors'), '--json'];
  const { code, out, err } = await run('train', ...input, '--no-test', '--subjects', 'leaves', ...more);
  return { code, err, report: code === 0 ? JSON.parse(out) : null };
};

describe('the files of a command', () => {
  it.each([[], ['--stream']])('are read as its options say (%j)', async (...more) => {
    expect(await train('table.txt', ...options, ...more)).toMatchObject({ report: { documents: 60, trained: 3 } });
  });

  it.each([[], ['--stream']])('are read however they are written (%j)', async (...more) => {
    expect(await train('list.json', ...more)).toMatchObject({ err: '', report: { documents: 60, trained: 3 } });
  });

  it.each([[], ['--stream']])('may repeat an id, which is said (%j)', async (...more) => {
    const { err, report } = await train('twice.jsonl', ...more);
    expect(err).toBe(
      `warning: ${at('twice.jsonl')}: 2 records have the id of an earlier one, such as "${records(60)[3]?.id}"; each counts as a document of its own.\n`,
    );
    expect(report).toMatchObject({ documents: 62 });
  });

  it.each([[], ['--stream']])('may have equal names in several places, which is said (%j)', async (...more) => {
    const { err, report } = await train('places.jsonl', ...more);
    expect(err).toBe(
      'warning: "Ants" is both /Biology/Insects/Ants and /Comics/Ants. "--subjects leaves" takes equal names for one subject; "--subjects as-given" keeps them apart.\n',
    );
    expect(report).toMatchObject({ documents: 120, trained: 3 });
    const apart = await train('places.jsonl', '--subjects', 'as-given', ...more);
    expect(apart).toMatchObject({ err: '', report: { documents: 120, trained: 6 } });
  });

  it('are read in the encoding that is said', async () => {
    const { err } = await train('old.csv', '--encoding', 'cp866');
    expect(err).not.toContain('Read as');
    expect(err).toContain('Subjects that differ only in case: "Море" and "море".');
  });

  it('train and test an evaluation, too', async () => {
    const { code, out, err } = await run(
      'evaluate',
      '--train',
      at('table.txt'),
      ...options,
      '--format',
      'csv',
      '--json',
    );
    expect([code, err]).toEqual([0, '']);
    expect(JSON.parse(out)).toMatchObject({ documents: expect.any(Number), micro: { f1: 1 } });
    const tested = await run('evaluate', '--train', at('table.txt'), '--test', at('table.txt'), ...options, '--json');
    expect(JSON.parse(tested.out)).toMatchObject({ documents: 60 });
  });

  it('get suggestions, too', async () => {
    await train('list.json');
    const model = ['--model', at('model.safetensors'), '--input', at('table.txt')];
    const { code, out } = await run('suggest', ...model, ...named);
    expect([code, JSON.parse(out.split('\n')[0] ?? '').id]).toEqual([0, 'document-0']);
  });

  it.each([[], ['--stream']])('may lack a field that is mapped, which is said (%j)', async (...more) => {
    const file = at('train.jsonl');
    const says = `warning: ${file}: No record has "kopf", the field mapped to title.\n`;
    const title = ['--map', 'title=kopf'];
    expect(await train('train.jsonl', ...title, ...more)).toMatchObject({ err: says, report: { documents: 120 } });
    const evaluated = await run('evaluate', '--train', file, ...title, ...more, '--json');
    expect([evaluated.code, evaluated.err]).toEqual([0, says]);
    const suggested = await run('suggest', '--model', at('model.safetensors'), '--input', file, ...title);
    expect([suggested.code, suggested.err]).toEqual([0, says]);
  });

  it('are of the format that is said, whatever they look like', async () => {
    const lines = ['[note],id,title,text,subjects'].concat(
      records(60).map(({ id, title, text, subjects }) => `,${id},${title},"${text}",${subjects.join('|')}`),
    );
    await writeFile(at('odd.txt'), lines.join('\n'));
    expect((await train('odd.txt')).code).not.toBe(0);
    const { report } = await train('odd.txt', '--format', 'csv');
    expect(report).toMatchObject({ documents: 60, trained: 3 });
    const asked = ['--model', at('model.safetensors'), '--input', at('odd.txt')];
    expect((await run('suggest', ...asked)).code).not.toBe(0);
    const { code, out } = await run('suggest', ...asked, '--format', 'csv');
    expect([code, JSON.parse(out.split('\n')[0] ?? '').id]).toEqual([0, 'document-0']);
  });

  it('are told apart by what is worth knowing of them, once', async () => {
    const { err } = await train('case.jsonl', '--stream');
    const [ids, labels] = err.split('\n');
    expect(ids).toBe(`warning: ${at('case.jsonl')}: The records have no ids; ids were made from title and text.`);
    expect(labels).toBe(`warning: ${at('case.jsonl')}: Subjects that differ only in case: "Sea" and "sea".`);
  });

  it.each([
    [
      'a field that there is not',
      ['--map', 'colour=red'],
      'option --map must be FIELD=COLUMN, where FIELD is one of id, title, text, subjects, url',
    ],
    [
      'an encoding that there is not',
      ['--encoding', 'klingon'],
      'option --encoding must be an encoding, such as utf-8',
    ],
    ['a separator of two characters', ['--separator', ';;'], 'option --separator must be one character, or tab'],
    ['a column that there is not', ['--map', 'title=x', '--separator', '~'], 'The file has no column "x"'],
  ])('are not read with %s', async (_what, more, says) => {
    const { code, err } = await train('table.txt', ...more);
    expect([code, err]).toEqual([expect.any(Number), expect.stringContaining(says)]);
    expect(code).not.toBe(0);
  });
});
