import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.js';
import { until } from '../support/until.js';
import { type Visitor, visitSignedIn } from '../support/visitor.js';

/** Of each source, so that none is another's duplicate. */
const texts: Readonly<Record<string, readonly [sea: string, dunes: string]>> = {
  'notes of spring': [
    'Tides in the narrow bay rise twice a day and leave pools in which crabs wait for the water.',
    'Marram grass holds the sand behind the beach, where larks build nests among its roots.',
  ],
  'notes of autumn': [
    'Storms throw kelp and empty shells upon the rocks, and seals come nearer to the harbour.',
    'Wind has moved the hills of the shore by nine steps since people planted willows there.',
  ],
  'a mistake': [
    'Fishermen once salted herring in wooden barrels and sold them far up the great river.',
    'Rabbits dig under the fence, so that winter rain can wash whole slopes onto the path.',
  ],
};

function recordsOf(source: string): object[] {
  const [sea, dunes] = texts[source] ?? [];
  return [
    { id: '1', title: 'A note on tides', text: sea, subjects: ['/Nature/Sea', '/Nature/Coast'] },
    { id: '2', title: 'A note on dunes', text: dunes, subjects: ['/Nature/Coast'] },
  ];
}

const manyRecords = Array.from({ length: 1_000 }, (_, i) => ({
  id: `${i}`,
  title: `Note ${i}`,
  text: `On day ${i} the tide came ${i} steps up the beach.`,
}));

/** Records that an operator has imported: the id of the run. */
async function startImport(operator: Visitor, source: string, records: readonly object[]): Promise<string> {
  const input = { source, scheme: 'Notes', createSubjects: true, records };
  const { importDocuments } = await operator.ask<{ importDocuments: { run: { id: string } } }>(
    `mutation ($input: ImportDocumentsInput!) {
       importDocuments(input: $input) { ... on RunStarted { run { id } } } }`,
    { input },
  );
  return importDocuments.run.id;
}

/** The records of a file, taken in: the id of the run. */
async function importInto(operator: Visitor, source: string): Promise<string> {
  const id = await startImport(operator, source, recordsOf(source));
  const read = 'query ($id: ID!) { run(id: $id) { state } }';
  const isDone = async () => (await operator.ask<{ run: { state: string } }>(read, { id })).run.state === 'SUCCEEDED';
  await until('the import is done', isDone);
  return id;
}

let browser: Browser;
let operator: Visitor;
beforeAll(async () => {
  browser = await launchChromium();
  operator = await visitSignedIn(browser);
  await importInto(operator, 'notes of spring');
  await importInto(operator, 'notes of autumn');
});
afterAll(async () => {
  await operator[Symbol.asyncDispose]();
  await browser.close();
});

const manage = async (thing: string, act: string): Promise<void> => {
  const { page } = operator;
  await page.getByRole('button', { name: `Manage ${thing}` }).click();
  await page.getByRole('menuitem', { name: act }).click();
  await page.getByRole('dialog').waitFor();
};
const say = async (name: string): Promise<void> => {
  await operator.page.getByRole('dialog').getByRole('textbox').first().fill(name);
};
const agree = async (act: string): Promise<void> => {
  const dialog = operator.page.getByRole('dialog');
  await dialog.getByRole('button', { name: act }).click();
  await dialog.waitFor({ state: 'hidden' });
};
/** What the open dialog says that it would do. */
const preview = async (): Promise<string[]> => {
  const effects = operator.page.getByRole('dialog').getByRole('listitem');
  await effects.first().waitFor();
  return effects.allTextContents();
};
const openSubject = async (name: string): Promise<void> => {
  await operator.open(`/subjects?scheme=Notes&q=${name}`);
  await operator.page.getByRole('link', { name, exact: true }).click();
  await operator.page.getByRole('heading', { level: 1, name }).waitFor();
};
const sources = async (): Promise<string[]> => {
  await operator.open('/documents/sources');
  return (await operator.page.locator('tbody tr').allInnerTexts()).map((row) => row.replaceAll(/\s+/g, ' '));
};

describe('what people call a thing', () => {
  it('is changed for a subject, whose page then says what it was called', async () => {
    const { page } = operator;
    await openSubject('Sea');
    await manage('subject “Sea”', 'Rename');
    await say('Seas');
    await agree('Rename');
    await page.getByRole('heading', { level: 1, name: 'Seas' }).waitFor();
    await page.getByText('Renamed from, or replaces: ').waitFor();
  });

  it('is changed for a document', async () => {
    const { page } = operator;
    await operator.open('/documents?source=notes+of+spring');
    await page.getByRole('link', { name: 'A note on dunes' }).click();
    await manage('document “A note on dunes”', 'Rename');
    await say('Dunes, a note');
    await agree('Rename');
    await page.getByRole('heading', { level: 1, name: 'Dunes, a note' }).waitFor();
  });

  it('is changed for a source, but not to the name of another', async () => {
    const { page } = operator;
    await operator.open('/documents/sources');
    await manage('source “notes of spring”', 'Rename');
    await say('notes of autumn');
    await page.getByRole('dialog').getByRole('button', { name: 'Rename' }).click();
    await page.getByRole('dialog').getByRole('alert').waitFor();
    await say('notes of May');
    await agree('Rename');
    await page.getByRole('link', { name: 'notes of May' }).waitFor();
  });

  it('is changed for a scheme', async () => {
    const { page } = operator;
    await operator.open('/subjects?scheme=Notes');
    await manage('scheme “Notes”', 'Rename');
    await say('Notes by hand');
    await agree('Rename');
    await page.getByText('in the “Notes by hand” scheme').waitFor();
  });
});

describe('two things that are one', () => {
  it('are merged: subjects, after it is said what moves', async () => {
    const { page } = operator;
    await operator.open('/subjects?scheme=Notes+by+hand&q=Seas');
    await page.getByRole('link', { name: 'Seas', exact: true }).click();
    await manage('subject “Seas”', 'Merge');
    await page.getByRole('combobox', { name: 'Merge into' }).fill('Coast');
    await page.getByRole('option', { name: /Coast/ }).click();
    expect(await preview()).toEqual(expect.arrayContaining([expect.stringMatching(/^Moves .*label/)]));
    await agree('Merge');
    await page.getByRole('heading', { level: 1, name: 'Coast' }).waitFor();
    await page.getByText('Seas').first().waitFor();
  });

  it('are merged: documents, found by their titles; the one set aside says where it went', async () => {
    const { page } = operator;
    await operator.open('/documents?source=notes+of+May');
    await page.getByRole('link', { name: 'Dunes, a note' }).click();
    await page.getByRole('heading', { level: 1, name: 'Dunes, a note' }).waitFor();
    const merged = page.url();
    await manage('document “Dunes, a note”', 'Merge');
    await page.getByRole('combobox', { name: 'Merge into' }).fill('willows shore');
    await page.getByRole('option', { name: /A note on dunes/ }).click();
    expect(await preview()).toEqual(expect.arrayContaining(['Sets aside 1 document']));
    await agree('Merge');
    await page.getByRole('heading', { level: 1, name: 'A note on dunes' }).waitFor();
    await page.goto(merged);
    await page.getByText('Set aside: merged into').getByRole('link', { name: 'A note on dunes' }).waitFor();
  });

  it('are merged: sources, of whose documents with one id the one that is there stays', async () => {
    const { page } = operator;
    await operator.open('/documents/sources');
    await manage('source “notes of May”', 'Merge');
    await page.getByRole('combobox', { name: 'Merge into' }).click();
    await page.getByRole('option', { name: 'notes of autumn' }).click();
    expect(await preview()).not.toEqual([]);
    await agree('Merge');
    await expect.poll(sources).toEqual(expect.arrayContaining([expect.stringContaining('notes of autumn 2')]));
    expect((await sources()).join()).not.toContain('notes of May');
  });
});

describe('two schemes that are one', () => {
  it('are merged, after it is said what moves', async () => {
    const { page } = operator;
    await operator.ask('mutation { createScheme(input: { name: "Notes by others" }) { __typename } }', {});
    await operator.open('/subjects?scheme=Notes+by+hand');
    await manage('scheme “Notes by hand”', 'Merge');
    await page.getByRole('combobox', { name: 'Merge into' }).click();
    await page.getByRole('option', { name: 'Notes by others' }).click();
    expect(await preview()).toEqual(expect.arrayContaining([expect.stringMatching(/^Moves .*2 subjects/)]));
    await agree('Merge');
    await page.getByText('2 subjects in the “Notes by others” scheme').waitFor();
    await expect.poll(() => page.getByText('Notes by hand').count()).toBe(0);
  });
});

describe('what is deleted', () => {
  it('goes after it is said what goes along, and the audit trail says who did it', async () => {
    const { page } = operator;
    await operator.open('/documents?source=notes+of+autumn');
    await page.getByRole('link', { name: 'A note on dunes' }).click();
    await manage('document “A note on dunes”', 'Delete');
    expect(await preview()).toEqual([expect.stringMatching(/^Deletes 1 document, 1 label/)]);
    await agree('Delete');
    await page.getByRole('heading', { level: 1, name: 'Documents' }).waitFor();
    expect((await sources()).join()).toContain('notes of autumn 1');
    await operator.open('/settings?tab=audit');
    await page.getByRole('row', { name: /admin document\.deleted/ }).waitFor();
  });

  it('may be a whole scheme', async () => {
    const { page } = operator;
    await operator.open('/subjects?scheme=Notes+by+others');
    await manage('scheme “Notes by others”', 'Delete');
    expect((await preview()).join()).toMatch(/Deletes .*2 subjects/);
    await agree('Delete');
    await page.getByText('scheme').first().waitFor();
    await expect.poll(() => page.getByText('Notes by others').count()).toBe(0);
  });

  it('waits for runs that are in its way, and goes on by itself', async () => {
    const { page } = operator;
    await operator.open('/documents/sources');
    let run = '';
    await page.route('**/graphql', async (route) => {
      if (run === '' && route.request().postData()?.includes('query DeletionPreview')) {
        run = await startImport(operator, 'a large file', manyRecords);
      }
      await route.continue();
    });
    await manage('source “notes of autumn”', 'Delete');
    await page.getByRole('dialog').getByText('is queued or running').waitFor();
    expect(await preview()).toEqual([expect.stringMatching(/^Deletes .*document/)]);
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    await page.unroute('**/graphql');
  });

  it('is not what was imported by mistake: that is undone, after it is said what that does', async () => {
    const { page } = operator;
    const run = await importInto(operator, 'a mistake');
    expect((await sources()).join()).toContain('a mistake 2');
    await operator.open(`/runs/${encodeURIComponent(run)}`);
    await page.getByRole('button', { name: 'Undo import' }).click();
    expect(await preview()).toEqual([expect.stringMatching(/^Deletes 2 documents/)]);
    await agree('Undo import');
    await page.getByText('This import was undone').waitFor();
    expect((await sources()).join()).not.toContain('a mistake 2');
  });
});
