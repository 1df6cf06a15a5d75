import {
  dialog,
  fail,
  failing,
  hint,
  inOrder,
  type Opening,
  type OpenStates,
  options,
  press,
  sayItFailed,
  subjectsFound,
  unfold,
} from './opening.js';

const text = 'We followed 214 patients with heart failure in four hospitals over two years.';

const openMenu: Opening = async (page, examples) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await dialog('Open menu')(page, examples);
};

const write: Opening = async (page) => {
  await page.getByRole('textbox', { name: 'Text' }).fill(text);
};

const suggest = inOrder(write, async (page) => {
  await page.locator('li[data-subject]').first().waitFor();
});

const openPublished: Opening = async (page) => {
  await page.locator('article footer button').first().click();
  await page.getByRole('menu').waitFor();
};

const fillPasswords: Opening = async (page) => {
  await page.getByRole('textbox', { name: 'New password' }).fill('another password');
  await page.getByRole('textbox', { name: 'Current password' }).fill('not my password');
  await page.getByRole('dialog').getByRole('button', { name: 'Change password' }).click();
  await page.getByRole('dialog').getByRole('alert').waitFor();
};

const fillSignIn: Opening = async (page) => {
  await page.getByLabel('Name').fill('nobody');
  await page.getByRole('textbox', { name: 'Password' }).fill('not a password');
};

const refused: Opening = async (page) => {
  await page.locator('form').getByRole('alert').waitFor();
};

const nameKey: Opening = async (page) => {
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('a new program');
  await page.getByRole('dialog').getByRole('button', { name: 'Create' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Copy key' }).waitFor();
};

const settings = {
  person: 'features/settings/new-person-dialog',
  people: 'features/settings/people',
  key: 'features/settings/new-key-dialog',
  keys: 'features/settings/api-keys',
};

/** Signing in, the Overview, Try, the desk and the settings. */
export const everyday: OpenStates = {
  '/': [
    { name: 'everything of a narrow screen’s menu', opens: 'features/shell/shell', open: openMenu },
    { name: 'what a button of that menu does', open: inOrder(openMenu, hint(/^Theme/)) },
    { name: 'one’s own password', opens: 'features/password/password-dialog', open: dialog('Change your password') },
    { name: 'a wrong password', open: inOrder(dialog('Change your password'), fillPasswords) },
    {
      name: 'the question of removing the sample',
      opens: 'features/sample/remove-sample-button',
      open: dialog('Remove sample'),
    },
    { name: 'a failure', open: failing },
  ],
  '/sign-in': [{ name: 'a wrong password', open: inOrder(fillSignIn, press('Sign in'), refused) }],
  '/try': [
    {
      name: 'suggestions and their query',
      opens: 'features/try/query-box',
      open: inOrder(suggest, unfold('View as GraphQL query')),
    },
    {
      name: 'the choice of a source',
      opens: 'features/try/answered',
      open: inOrder(suggest, options('Suggest as for documents of')),
    },
    { name: 'a failure', open: inOrder(fail, write, sayItFailed) },
  ],
  '/review': [
    { name: 'shortcuts', opens: 'features/review/key-help', open: dialog('Keyboard shortcuts') },
    {
      name: 'what can be done with a published subject',
      opens: 'features/review/published-subject',
      open: openPublished,
    },
    {
      name: 'a correction with subjects found',
      opens: 'features/labelling/correction-dialog',
      open: inOrder(dialog(/^Replace/), subjectsFound(/./)),
    },
    { name: 'the choice of a subject', opens: 'features/review/desk-header', open: options('Filter by subject') },
  ],
  '/review/labels': [{ name: 'a failure', open: failing }],
  '/settings': [
    { name: 'a new person', opens: settings.person, open: dialog('Add person') },
    { name: 'the role of a new person', open: inOrder(dialog('Add person'), options(/^Role$/)) },
    { name: 'the choice of a role', opens: settings.people, open: options(/^Role of/) },
    { name: 'a new password', open: dialog('Set password') },
    { name: 'the question of disabling a person', open: dialog('Disable') },
    { name: 'a failure', open: failing },
    { name: 'API keys', query: '?tab=keys' },
    { name: 'a new key', query: '?tab=keys', opens: settings.key, open: dialog('Create key') },
    { name: 'the role of a new key', query: '?tab=keys', open: inOrder(dialog('Create key'), options(/^Role$/)) },
    { name: 'the secret of a new key', query: '?tab=keys', open: inOrder(dialog('Create key'), nameKey) },
    { name: 'the revoking of a key', query: '?tab=keys', opens: settings.keys, open: dialog('Revoke') },
    { name: 'the audit trail', query: '?tab=audit' },
  ],
};
