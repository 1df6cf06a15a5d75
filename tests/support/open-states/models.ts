import {
  dialog,
  effectsShown,
  inOrder,
  type Opening,
  type OpenStates,
  options,
  pick,
  press,
  subjectsFound,
  unfold,
} from './opening.js';

const showTables: Opening = async (page) => {
  for (const table of await page.getByText('Table', { exact: true }).all()) await table.click();
};

const costTold =
  (sentence: RegExp): Opening =>
  async (page) => {
    await page.getByText(sentence).waitFor();
  };

const previewed: Opening = async (page) => {
  await page.getByRole('table', { name: 'Suggestions before and after' }).waitFor();
};

const askSpark: Opening = async (page) => {
  await page.getByRole('textbox', { name: 'Table to score' }).fill('rows.parquet');
  await page.getByRole('textbox', { name: 'Where to write' }).fill('scores.parquet');
  await page.getByRole('button', { name: 'Score on Spark' }).click();
  await page.getByText('CLASSMARK_SPARK_FOLDER').waitFor();
};

const scoreRow: Opening = async (page) => {
  await page.getByRole('textbox', { name: 'height' }).fill('172');
  await page.getByRole('textbox', { name: 'mass' }).fill('77');
  await page.getByRole('button', { name: 'Score', exact: true }).click();
  await page.getByRole('region', { name: 'What each input adds' }).waitFor();
};

const oneVariant: Opening = async (page) => {
  await page.getByRole('option', { name: 'feature matching', exact: true }).click();
};

/**
 * Shows a run that has ended as it was at work: one that really is would be in the way of whoever deletes and merges on other
 * pages.
 */
const atWork: Opening = async (page) => {
  await page.route('**/graphql/stream', () => {});
  await page.route('**/graphql', async (route) => {
    if (!route.request().postData()?.includes('query Run(')) return route.fallback();
    const response = await route.fetch();
    const { data } = await response.json();
    await route.fulfill({ response, json: { data: { run: { ...data.run, state: 'RUNNING', finishedAt: null } } } });
  });
  await page.reload();
};

/** Models and their versions. */
export const models: OpenStates = {
  '/models/word-vectors': [
    { name: 'the settings of learning', open: dialog('Learn from documents') },
    {
      name: 'the choice of an architecture',
      opens: 'features/word-vectors/learn-word-vectors-button',
      open: inOrder(dialog('Learn from documents'), options('Architecture')),
    },
    {
      name: 'the question of deleting some',
      opens: 'features/embeddings/embeddings-table',
      open: dialog(/^Delete /),
    },
  ],
  '/models/encoders': [{ name: 'the question of deleting one', open: dialog(/^Delete /) }],
  '/models/compare': [
    { name: 'the choice of a scheme', opens: 'features/compare-recipes/compare-form', open: options('Scheme') },
    { name: 'the choice of what is promised', open: options('Promised for') },
  ],
  '/models/train': [
    { name: 'the choice of a scheme', open: options('Scheme') },
    { name: 'the choice of a recipe', opens: 'features/train/recipe-fields', open: options('Recipe') },
    { name: 'the choice of what is promised', opens: 'features/train/promise-field', open: options('Promised for') },
    { name: 'the choice of sources', open: options('Sources to suggest for') },
    { name: 'the choice of word vectors', opens: 'features/train/vector-fields', open: options('Word vectors') },
    { name: 'the choice of an encoder', open: options('Encoder') },
    {
      name: 'subjects found for a branch',
      open: inOrder(options('Subjects to learn'), pick(/^A branch/), subjectsFound('Top subject')),
    },
    { name: 'parameters', open: unfold('Parameters and seed') },
    { name: 'what a training takes', open: costTold(/^Expected for .* of memory/) },
    {
      name: 'that nothing says what a training takes',
      open: inOrder(options('Recipe'), pick(/^linear-sgd$/), costTold(/^There is no estimate/)),
    },
  ],
  '/models/imported/[id]': [
    { name: 'a row scored', open: scoreRow },
    { name: 'another name', opens: 'features/imported-model/model-actions', open: dialog('Rename') },
    { name: 'the question of deleting it', open: dialog('Delete') },
  ],
  '/models/versions/[id]': [
    {
      name: 'what a deployment would change',
      opens: 'features/version/deploy-dialog',
      open: inOrder(press('Select all that are not worse'), dialog(/^Deploy \d/), previewed),
    },
    { name: 'why Spark does not score', open: askSpark },
  ],
};

/** The lab and runs. */
export const work: OpenStates = {
  '/lab/start': [
    { name: 'more settings', opens: 'features/start-experiment/start-experiment-page', open: unfold('More settings') },
    {
      name: 'the choice of initial weights',
      opens: 'features/start-experiment/switch-fields',
      open: inOrder(unfold('More settings'), options('Initial weights')),
    },
  ],
  '/lab/[id]': [
    { name: 'figures as tables', open: showTables },
    { name: 'a review', opens: 'features/experiment/review-dialog', open: dialog(/^Review /) },
    {
      name: 'one variant with its samples',
      opens: 'features/experiment/training-player',
      open: inOrder(options('Variants shown'), oneVariant),
    },
    {
      name: 'the choice of steps at a time',
      open: inOrder(options('Variants shown'), oneVariant, options('Steps at a time')),
    },
    { name: 'the choice of a speed', opens: 'features/experiment/player-controls', open: options('Speed') },
  ],
  '/runs': [
    { name: 'the choice of a kind', opens: 'features/runs/runs-page', open: options('Kind') },
    { name: 'the choice of a state', open: options('State') },
  ],
  '/runs/[id]': [
    { name: 'one that can be retried', example: 'a cancelled harvest' },
    {
      name: 'the question of cancelling one',
      opens: 'features/run/run-page',
      open: inOrder(atWork, dialog('Cancel run')),
    },
    {
      name: 'what undoing an import would do',
      example: 'an import',
      opens: 'features/run/undo-import-button',
      open: inOrder(dialog('Undo import'), effectsShown),
    },
    { name: 'what a comparison found', example: 'a comparison' },
    {
      name: 'the choice of a recipe beside another',
      example: 'a comparison',
      opens: 'features/run/recipe-comparison',
      open: options(/^Recipe beside/),
    },
  ],
};
