import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownTable } from '../support/own-table.js';
import { runCommand } from '../support/run-command.js';
import { type RunningClassmark, startClassmark } from '../support/running-classmark.js';

interface Suggestion {
  document: { id: string };
  subject: { id: string };
}
interface Documents {
  documents: { edges: { node: { id: string; predictions: { state: string; subject: { id: string } }[] } }[] };
}
const documentsQuery = '{ documents(first: 100) { edges { node { id predictions { state subject { id } } } } } }';
const decide = 'mutation ($input: DecideInput!) { decide(input: $input) { __typename ... on Problem { message } } }';

describe('the first hour of somebody’s own data, by command', () => {
  let classmark: RunningClassmark;
  let folder: string;
  let settings: Record<string, string>;
  beforeAll(async () => {
    classmark = await startClassmark();
    folder = await mkdtemp(join(tmpdir(), 'classmark-newcomer-'));
    settings = { CLASSMARK_HOME: classmark.home };
  });
  afterAll(async () => {
    await classmark[Symbol.asyncDispose]();
    for (const path of [folder, classmark.home]) await rm(path, { recursive: true, force: true });
  });

  /** What a command prints; fails where it does. */
  async function run(...argv: string[]): Promise<string> {
    const { code, out, err } = await runCommand(settings, ...argv);
    expect([code, code === 0 ? '' : err]).toEqual([0, '']);
    return out;
  }

  async function importTable(name: string, table: string, ...more: string[]): Promise<string> {
    await writeFile(join(folder, name), table);
    return run('import', join(folder, name), ...more);
  }

  async function ask<Data>(query: string, variables: object = {}): Promise<Data> {
    const key = (await run('key', 'create', `reviewer ${Math.random()}`, '--role', 'curator', '--quiet')).trim();
    const response = await fetch(new URL('/graphql', classmark.apiUrl), {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: JSON.stringify({ query, variables }),
    });
    const { data }: { data: Data } = await response.json();
    return data;
  }

  /** The first suggestion that stands so, once there is one. */
  async function findSuggestion(state: string): Promise<Suggestion> {
    let found: Suggestion | undefined;
    await expect
      .poll(
        async () => {
          const { documents } = await ask<Documents>(documentsQuery);
          const all = documents.edges.flatMap(({ node }) =>
            node.predictions.map((prediction) => ({ ...prediction, document: { id: node.id } })),
          );
          found = all.find((suggestion) => suggestion.state === state);
          return found !== undefined;
        },
        { timeout: 60_000 },
      )
      .toBe(true);
    if (found === undefined) throw new Error(`No suggestion is ${state}`);
    return found;
  }

  async function say(verdict: 'ACCEPT' | 'REJECT', { document, subject }: Suggestion): Promise<void> {
    const input = { decisions: [{ documentId: document.id, subjectId: subject.id, verdict }] };
    expect(await ask(decide, { input })).toEqual({ decide: { __typename: 'Decided' } });
  }

  it('goes from the sample to what is published, rejected and taken back', async () => {
    expect(await run('remove-sample', '--yes')).toContain('document');
    const labelled = ownTable(300, { areLabelled: true, seed: 1 });
    expect(await importTable('notes.csv', labelled, '--scheme', 'Fields', '--create-subjects')).toMatch(
      /^seen 300: added 300, .*warning: Detected column separator: ";".*warning: The records have no ids/s,
    );
    const trained = await run('retrain', '--model', 'Fields of notes', '--scheme', 'Fields', '--wait');
    expect(trained).toMatch(/^"Fields of notes" version 1, serving\n {2}micro: precision (0\.[89]|1\.)/);
    const report = await importTable('later.csv', ownTable(90, { areLabelled: false, seed: 2 }));
    const [, runId = ''] = /to undo it: classmark undo-import (\S+)/.exec(report) ?? [];
    await say('ACCEPT', await findSuggestion('QUEUED'));
    await say('REJECT', await findSuggestion('PUBLISHED'));
    expect(await run('status')).toContain('documents: 390');
    expect(await run('undo-import', runId, '--yes')).toMatch(/88 documents/);
    expect(await run('status')).toContain('documents: 302');
  });
});
