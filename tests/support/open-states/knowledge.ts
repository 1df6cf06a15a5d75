import {
  dialog,
  effectsShown,
  failing,
  hint,
  inOrder,
  type Opening,
  type OpenStates,
  options,
  pick,
  press,
  subjectsFound,
  upkeep,
  upkeepMenu,
} from './opening.js';

/** Shows a subject that publishes as if an alarm had stopped all that publishes together. */
const stoppedTogether: Opening = async (page) => {
  await page.route('**/graphql', async (route) => {
    if (!route.request().postData()?.includes('query ThresholdPreview(')) return route.fallback();
    const response = await route.fetch();
    const { data } = await response.json();
    const thresholdPreview = { ...data.thresholdPreview, inForce: false, stoppedTogether: true };
    await route.fulfill({ response, json: { data: { thresholdPreview } } });
  });
  await page.reload();
  await page.getByRole('button', { name: 'Publish again with all that stopped with it' }).waitFor();
};

const table = {
  name: 'a.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from('id,title,text,subjects\n1,Ants,On ants,Zoology\n'),
};

const vocabulary = {
  name: 'trades.txt',
  mimeType: 'text/plain',
  buffer: Buffer.from('/Crafts/Weaving\n/Crafts/Pottery\n'),
};

const noTable = { name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0]) };

const give =
  (file: typeof table): Opening =>
  async (page) => {
    await page.locator('input[type="file"]').setInputFiles(file);
  };

const refused: Opening = async (page) => {
  await page.locator('main').getByRole('alert').first().waitFor();
};

const headed =
  (heading: string): Opening =>
  async (page) => {
    await page.getByRole('heading', { name: heading }).waitFor();
  };

const preview = inOrder(give(table), headed('First records'));

/** Filters are folded away where the page is narrow. */
const showFilters: Opening = async (page) => {
  if ((await page.locator('details[open]').count()) === 0) await page.getByText('Filters', { exact: true }).click();
};

const filter = (name: string): Opening => inOrder(showFilters, options(name));

const chooseSuggestion: Opening = async (page) => {
  await page.locator('button[aria-pressed]').first().click();
};

const previewVocabulary: Opening = async (page, examples) => {
  const scheme = page.getByRole('combobox', { name: 'Scheme' });
  await scheme.fill('Trades');
  await scheme.blur();
  await give(vocabulary)(page, examples);
  await page.getByRole('table', { name: 'Changed subjects' }).waitFor();
};

const takeName: Opening = async (page) => {
  const asked = page.getByRole('dialog');
  const name = asked.getByRole('textbox', { name: 'Name' });
  const own = await name.inputValue();
  const others = await page.locator('tbody a').allTextContents();
  await name.fill(others.find((other) => other !== own) ?? '');
  await asked.getByRole('button', { name: 'Rename' }).click();
  await asked.getByRole('alert').waitFor();
};

/** Fills in which source is asked: the one on this machine that answers. */
const nameSource: Opening = async (page, examples) => {
  await page.getByRole('textbox', { name: 'Base URL' }).fill(examples['a source'] ?? '');
};

const allowLocal: Opening = async (page) => {
  await page.getByText('Allow local addresses').click();
};

const removal =
  (tableName: string): Opening =>
  async (page) => {
    await page.getByRole('table', { name: tableName }).getByRole('button', { name: 'Remove' }).first().click();
    await page.getByRole('dialog').waitFor();
  };

const merge = upkeep('Merge into another…');
/** All that anything is said of. */
const documentsFound: Opening = async (page) => {
  await page.getByRole('combobox', { name: 'Merge into' }).fill('-qwrtzplmkn');
  await page.getByRole('option').first().waitFor();
};
const upkeepOf = {
  rename: 'features/upkeep/rename-dialog',
  merge: 'features/upkeep/merge-dialog',
  delete: 'features/upkeep/delete-dialog',
};

/** Documents and where they come from. */
export const documents: OpenStates = {
  '/documents': [
    { name: 'the choice of a state', opens: 'features/documents/filters', open: filter('Suggestions') },
    { name: 'the choice of labels', open: filter('Labels') },
    { name: 'the choice of a source', open: filter('Source') },
    { name: 'the choice of a scheme', open: filter('Scheme') },
    { name: 'nothing found', query: '?q=qwrtzplmkn' },
    { name: 'a failure', open: failing },
  ],
  '/documents/[id]': [
    { name: 'a suggestion chosen', open: chooseSuggestion },
    {
      name: 'another subject for a suggestion',
      open: inOrder(chooseSuggestion, dialog('Replace'), subjectsFound('Replace with')),
    },
    { name: 'what the button of a label does', example: 'a labelled document', open: hint(/^Mark as/) },
    {
      name: 'subjects found to add',
      opens: 'components/picker',
      open: subjectsFound('Add a subject'),
    },
    { name: 'what can be done to it', open: upkeepMenu },
    { name: 'another title', open: upkeep('Rename…') },
    { name: 'the documents to merge it into', open: inOrder(merge, documentsFound) },
    { name: 'what a merge would move', open: inOrder(merge, documentsFound, pick(/./), effectsShown) },
    { name: 'what its deletion takes along', open: inOrder(upkeep('Delete…'), effectsShown) },
    { name: 'no such document', query: 'nothing' },
  ],
  '/documents/import': [
    { name: 'the preview of a file', open: preview },
    {
      name: 'the choice of how it is read',
      opens: 'features/import/reading-form',
      open: inOrder(preview, options('Encoding')),
    },
    { name: 'the choice of a column', opens: 'features/import/mapping-form', open: inOrder(preview, options('Title')) },
    { name: 'the choice of columns', open: inOrder(preview, options('Columns that are one subject each')) },
    {
      name: 'the choice of a scheme',
      opens: 'features/import/import-options-form',
      open: inOrder(preview, options('Scheme')),
    },
    { name: 'a file that is no table', open: inOrder(give(noTable), refused) },
  ],
  '/documents/sources': [
    { name: 'what can be done to one', open: upkeepMenu },
    { name: 'another name', open: upkeep('Rename…') },
    { name: 'a name that is taken', open: inOrder(upkeep('Rename…'), takeName) },
    { name: 'the choice of another', open: inOrder(merge, options('Merge into')) },
    { name: 'what a merge would move', open: inOrder(merge, options('Merge into'), pick(/./), effectsShown) },
    { name: 'what its deletion takes along', open: inOrder(upkeep('Delete…'), effectsShown) },
  ],
  '/harvest': [
    { name: 'the choice of a kind', opens: 'features/harvest/query-form', open: options('Kind') },
    { name: 'the choice of when', opens: 'features/harvest/recurrence-fields', open: options('When') },
    { name: 'credentials by key', open: async (page) => page.getByText('Key', { exact: true }).first().click() },
    {
      name: 'the first records of a source',
      open: inOrder(nameSource, allowLocal, press('Preview'), headed('First records')),
    },
    {
      name: 'a source that cannot be read',
      open: inOrder(nameSource, press('Preview'), headed('This source cannot be read')),
    },
    {
      name: 'the question of removing a schedule',
      opens: 'features/harvest/schedules-panel',
      open: removal('Scheduled harvests'),
    },
    {
      name: 'the question of removing credentials',
      opens: 'features/harvest/credentials-panel',
      open: removal('Sources with credentials'),
    },
  ],
};

/** Subjects and vocabularies. */
export const subjects: OpenStates = {
  '/subjects': [
    { name: 'what can be done to its scheme', open: upkeepMenu },
    { name: 'another name of the scheme', open: upkeep('Rename…') },
    {
      name: 'the settings of the scheme',
      opens: 'features/upkeep/edit-scheme-dialog',
      open: upkeep('Edit settings…'),
    },
    { name: 'the choice of another scheme', open: inOrder(merge, options('Merge into')) },
    {
      name: 'what merging the scheme would move',
      open: inOrder(merge, options('Merge into'), pick(/./), effectsShown),
    },
    { name: 'what deleting the scheme takes along', open: inOrder(upkeep('Delete…'), effectsShown) },
    { name: 'the choice of a scheme', opens: 'features/subjects/subjects-page', open: options('Scheme') },
    {
      name: 'the choice of a language',
      query: '?scheme=Trades+of+old',
      opens: 'features/subjects/language-select',
      open: options('Language of labels'),
    },
    { name: 'nothing found', query: '?q=qwrtzplmkn' },
    { name: 'a failure', open: failing },
  ],
  '/subjects/vocabularies': [
    { name: 'the choice of a scheme', opens: 'features/vocabularies/vocabularies-page', open: options('Scheme') },
    { name: 'the preview of a file', open: previewVocabulary },
    {
      name: 'what undoing an import would do',
      opens: 'features/vocabularies/undo-dialog',
      open: inOrder(dialog('Undo'), effectsShown),
    },
  ],
  '/subjects/[id]': [
    { name: 'figures as tables', open: async (page) => page.getByText('Table').first().click() },
    { name: 'that it was stopped together with others', open: stoppedTogether },
    { name: 'what can be done to it', opens: 'features/upkeep/upkeep-menu', open: upkeepMenu },
    { name: 'another name', opens: upkeepOf.rename, open: upkeep('Rename…') },
    { name: 'its details', opens: 'features/upkeep/edit-subject-dialog', open: upkeep('Edit details…') },
    { name: 'the subjects to merge it into', open: inOrder(merge, subjectsFound('Merge into')) },
    {
      name: 'what a merge would move',
      opens: upkeepOf.merge,
      open: inOrder(merge, subjectsFound('Merge into'), pick(/./), effectsShown),
    },
    {
      name: 'what its deletion takes along',
      opens: upkeepOf.delete,
      open: inOrder(upkeep('Delete…'), effectsShown),
    },
  ],
};
