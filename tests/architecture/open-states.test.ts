import { expect, it } from 'vitest';
import { pageStates } from '../support/page-states.js';
import { listSourceFiles } from '../support/source-files.js';

const opening = [
  ...['Autocomplete', 'Combobox', 'Drawer', 'Menu', 'Modal', 'MultiSelect', 'Popover', 'Select', 'TagsInput'],
  ...['details', 'ConfirmButton', 'DeleteButton', 'ChangeDialog'],
];
/** What they ask is in the files that use them. */
const passedOver = ['components/confirm-button', 'components/delete-button', 'features/upkeep/change-dialog'];

const tag = new RegExp(`<(?:${opening.join('|')})[\\s>]`);
const openers = listSourceFiles()
  .filter(({ path, text }) => path.startsWith('apps/admin/src/') && path.endsWith('.tsx') && tag.test(text))
  .map(({ path }) => path.replace(/^apps\/admin\/src\/(.*)\.tsx$/, '$1'))
  .filter((path) => !passedOver.includes(path));

it('what a file of the admin opens is looked at when open', () => {
  const lookedAt = pageStates.flatMap(({ opens }) => opens ?? []);
  expect(openers.length).toBeGreaterThan(40);
  expect(lookedAt.toSorted()).toEqual(openers.toSorted());
});
