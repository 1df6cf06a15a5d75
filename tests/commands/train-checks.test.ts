import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { hashFraction } from '@classmark/evaluation';
import { decodeVersion } from '@classmark/learners';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSampleFolder, records, run, type SampleFolder, toLines } from './sample-folder.js';

let folder: SampleFolder;
const at = (name: string): string => folder.at(name);

const isHeldOut = ({ id }: { readonly id: string }): boolean => hashFraction(id) < 200;
type SampleRecord = ReturnType<typeof records>[number];
/** Says of a record that it is not of whales, whatever its text says. */
const withoutWhales = (record: SampleRecord): SampleRecord => ({
  ...record,
  subjects: record.subjects.filter((path) => !path.endsWith('Whales')),
});
const all = records(600).map((record, i) => ({ ...record, title: `Study ${i}` }));
const held = all.filter(isHeldOut);
const rare = all.map((one) => (one.id === held[0]?.id ? { ...one, subjects: [...one.subjects, '/Rare'] } : one));

const withIce = all.map((one, i) =>
  i % 100 === 7 ? { ...one, text: `${one.text}, ice and snow`, subjects: [...one.subjects, '/Ice'] } : one,
);

beforeAll(async () => {
  folder = await createSampleFolder();
  await writeFile(at('right.jsonl'), toLines(all));
  await writeFile(at('held-wrong.jsonl'), toLines(all.map((one) => (isHeldOut(one) ? withoutWhales(one) : one))));
  await writeFile(at('late-wrong.jsonl'), toLines(all.map((one, i) => (i < 588 ? one : withoutWhales(one)))));
  await writeFile(at('wrong.jsonl'), toLines(records(60, 2_000).map(withoutWhales)));
  await writeFile(at('one-id.jsonl'), toLines(records(60).map((one) => ({ ...one, id: held[0]?.id }))));
});
afterAll(() => folder[Symbol.asyncDispose]());

const trainOn = (input: string, ...more: string[]) =>
  run(
    ...['train', '--input', at(input), '--output', at('model'), '--subjects', 'leaves', '--model', 'linear-sgd'],
    ...more,
  );
const reportOn = async (input: string, ...more: string[]) => JSON.parse((await trainOn(input, ...more, '--json')).out);

describe('what classmark train promises', () => {
  it('is checked on a fifth of the records, which it does not learn from', async () => {
    expect(await reportOn('right.jsonl')).toMatchObject({
      ...{ documents: 600 - held.length, testDocuments: held.length },
      ...{ trained: 3, publishes: 3, reviewOnly: [] },
    });
  });

  it('is taken back where that fifth contradicts it, with the reason', async () => {
    const { publishes, reviewOnly } = await reportOn('held-wrong.jsonl');
    expect([publishes, reviewOnly]).toEqual([
      2,
      [{ subject: 'Whales', reason: expect.stringMatching(/^On the test set, only 0 of \d+ suggestions were right/) }],
    ]);
    const { classifiers } = await decodeVersion(await readFile(at('model')));
    expect(classifiers.find(({ subject }) => subject === 'Whales')).toMatchObject({ acceptThreshold: null });
  });

  it('is checked on a file of one’s own, and then learnt from all records', async () => {
    expect(await reportOn('right.jsonl', '--test', at('wrong.jsonl'))).toMatchObject({
      ...{ documents: 600, testDocuments: 60, publishes: 2 },
      reviewOnly: [{ subject: 'Whales', reason: expect.stringContaining('On the test set') }],
    });
  });

  it('is not tested where nobody wants it', async () => {
    expect(await reportOn('held-wrong.jsonl', '--no-test')).toMatchObject({ documents: 600, testDocuments: null });
  });

  it('is checked on the last records where they are streamed, and on a file that is named', async () => {
    const contradicted = [{ subject: 'Whales', reason: expect.stringContaining('latest training documents') }];
    expect(await reportOn('late-wrong.jsonl', '--stream')).toMatchObject({
      ...{ documents: 600, testDocuments: null, reviewOnly: contradicted },
    });
    const { reviewOnly } = await reportOn('right.jsonl', '--stream', '--test', at('wrong.jsonl'));
    expect(reviewOnly).toMatchObject([{ subject: 'Whales', reason: expect.stringContaining('On the test set') }]);
  });

  it('is told to people: how many subjects are review only, and why', async () => {
    const { out } = await trainOn('held-wrong.jsonl');
    expect(out).toContain(`3 subjects trained on ${600 - held.length} documents, tested on ${held.length}, `);
    expect(out).toContain(
      '2 of 3 reach the target precision; the rest are review only (--json says why of each):\n  1: the test set contradicts it\n',
    );
    expect((await trainOn('late-wrong.jsonl', '--stream')).out).toContain(
      '  1: the latest training documents contradict it\n',
    );
    expect((await trainOn('right.jsonl', '--no-test')).out).toMatch(
      /600 documents, not tested, .*\n3 of 3 reach the target precision\.\n$/,
    );
  });

  it('may be promised for all together, which lets subjects with few documents publish', async () => {
    await writeFile(at('some-ice.jsonl'), toLines(withIce));
    const each = await reportOn('some-ice.jsonl', '--no-test');
    expect([each.promise, each.reviewOnly]).toEqual([
      'each',
      [{ subject: 'Ice', reason: expect.stringMatching(/^Too few documents have this subject: 6\./) }],
    ]);
    const together = await reportOn('some-ice.jsonl', '--no-test', '--promise', 'together');
    expect(together).toMatchObject({ promise: 'together', publishes: 4, reviewOnly: [] });
    const { classifiers } = await decodeVersion(await readFile(at('model')));
    expect(classifiers.find(({ subject }) => subject === 'Ice')).toMatchObject({ promise: 'together' });
    expect((await trainOn('some-ice.jsonl', '--no-test', '--promise', 'together')).out).toContain(
      '4 of 4 publish at the target precision of all together.\n',
    );
  });

  it('is learnt from all records where no subject has enough for a promise', async () => {
    await writeFile(at('few.jsonl'), toLines(records(10)));
    const { code, out } = await trainOn('few.jsonl');
    expect([code, out]).toEqual([0, expect.stringContaining('3 subjects trained on 10 documents, not tested, ')]);
    expect(out).toContain('No fifth was kept to test on: no subject has enough documents for a promise.\n');
    expect((await reportOn('right.jsonl')).noFifth).toBeNull();
  });

  it('is learnt from all records where the rest of them would teach nothing', async () => {
    const { out } = await trainOn('one-id.jsonl');
    expect(out).toContain('3 subjects trained on 60 documents, not tested, ');
    expect(out).toContain('No fifth was kept to test on: without it, nothing could be learnt.\n');
  });

  it('says of a subject that was skipped how many of the test set have it, and how to learn it', async () => {
    await writeFile(at('rare.jsonl'), toLines(rare));
    const { out } = await trainOn('rare.jsonl');
    expect(out).toContain(
      'Skipped "Rare": No training document has this subject; in the test set, which is not learnt from, 1 has it.\n' +
        'With --no-test, what is in the test set is learnt, too.\n',
    );
    expect((await trainOn('rare.jsonl', '--no-test')).out).not.toContain('Skipped');
    expect((await trainOn('right.jsonl', '--test', at('rare.jsonl'))).out).not.toContain('--no-test');
  });
});

describe('a test file', () => {
  const commands: { name: string; argv: string[] }[] = [
    { name: 'train', argv: ['train', '--input', 'right.jsonl', '--output', 'model'] },
    { name: 'evaluate', argv: ['evaluate', '--train', 'right.jsonl'] },
    { name: 'compare', argv: ['compare', '--train', 'right.jsonl', '--models', 'linear-sgd,write-up'] },
  ];
  const runOn = (argv: readonly string[], test: string) => {
    const named = argv.map((one) => (/^(right.jsonl|model)$/.test(one) ? at(one) : one));
    const model = argv[0] === 'compare' ? [] : ['--model', 'linear-sgd'];
    return run(...named, ...model, '--subjects', 'leaves', '--test', at(test));
  };

  it.each(commands)('without labels is refused by $name', async ({ argv }) => {
    await writeFile(at('unlabelled.jsonl'), toLines(records(9).map(({ subjects, ...one }) => one)));
    expect(await runOn(argv, 'unlabelled.jsonl')).toMatchObject({
      code: 1,
      err: `error: ${at('unlabelled.jsonl')}: None of its records is labelled, so nothing can be tested on them. Pass a file whose records have subjects.\n`,
    });
  });

  it.each(commands)('with subjects that nothing is learnt of is warned of by $name', async ({ argv }) => {
    const other = ['Elves', 'Ogres', 'Dwarfs', 'Trolls'].map((subject) => ({ ...records(1)[0], subjects: [subject] }));
    await writeFile(at('other.jsonl'), toLines([...records(9), ...other]));
    const { code, err } = await runOn(argv, 'other.jsonl');
    expect([code, err]).toEqual([
      0,
      expect.stringContaining(
        `warning: ${at('other.jsonl')}: 4 of its 7 subjects are in no record that is learnt from, so nothing can suggest them, such as "Elves", "Ogres", "Dwarfs".\n`,
      ),
    ]);
    expect((await runOn(argv, 'wrong.jsonl')).err).not.toContain('learnt from');
  });
});

describe('a folder of texts', () => {
  it('trains and tests a model', async () => {
    for (const name of ['texts', 'other']) {
      await mkdir(at(name));
      for (const [i, { id, text, subjects }] of records(60, name === 'texts' ? 0 : 100).entries()) {
        await writeFile(at(`${name}/${id}.txt`), `${text} ${i}`);
        const labels = subjects.map((path, s) => `<http://example.org/${s}>\t${path.split('/').at(-1)}\n`);
        await writeFile(at(`${name}/${id}.tsv`), labels.join(''));
      }
    }
    const { code, out, err } = await trainOn('texts', '--test', at('other'), '--json');
    expect([code, err]).toEqual([0, '']);
    expect(JSON.parse(out)).toMatchObject({ documents: 60, testDocuments: 60, trained: 3 });
  });
});
