import type { Page } from 'playwright-core';

/** Something that is opened on a page, or that its address asks for. */
export interface OpenState {
  readonly name: string;
  /** The file of the admin, without its ending, that opens it; one that opens several things needs one state. */
  readonly opens?: string;
  /** What follows the route in the address. */
  readonly query?: string;
  /** What stands for the parameter of the route, if not its usual example: a name of page-traces or page-examples. */
  readonly example?: string;
  readonly open?: Opening;
}

/** By route. */
export type OpenStates = Readonly<Record<string, readonly OpenState[]>>;

/** What can be looked at, by a route or by what it is. */
export type Examples = Readonly<Record<string, string>>;

export type Opening = (page: Page, examples: Examples) => Promise<void>;

type Name = string | RegExp;

export const inOrder =
  (...openings: readonly Opening[]): Opening =>
  async (page, examples) => {
    for (const open of openings) await open(page, examples);
  };

export const press =
  (name: Name): Opening =>
  async (page) => {
    await page.getByRole('button', { name }).first().click();
  };

export const unfold =
  (summary: string): Opening =>
  async (page) => {
    await page.getByText(summary).click();
  };

const untilDialog: Opening = async (page) => {
  await page.getByRole('dialog').waitFor();
};

export const dialog = (name: Name): Opening => inOrder(press(name), untilDialog);

/** What a button tells those who come to it by keys. */
export const hint =
  (name: Name): Opening =>
  async (page) => {
    await page.keyboard.press('Tab');
    await page.getByRole('button', { name }).first().focus();
    await page.getByRole('tooltip').waitFor();
  };

/** What a field lets one choose from. */
export const options =
  (name: Name): Opening =>
  async (page) => {
    await page.getByRole('combobox', { name }).first().click();
    await page.getByRole('option').first().waitFor();
  };

/** The subjects that a field finds. */
export const subjectsFound =
  (name: Name): Opening =>
  async (page) => {
    await page.getByRole('combobox', { name }).first().fill('e');
    await page.getByRole('option').first().waitFor();
  };

export const pick =
  (option: Name): Opening =>
  async (page) => {
    await page.getByRole('option', { name: option }).first().click();
  };

const menu = (name: Name): Opening =>
  inOrder(press(name), async (page) => {
    await page.getByRole('menuitem').first().waitFor();
  });

/** What can be done to a thing with a name, subjects for instance. */
export const upkeepMenu = menu(/^Manage /);

const choose =
  (item: Name): Opening =>
  async (page) => {
    await page.getByRole('menuitem', { name: item }).click();
  };

/** The dialog behind one line of that menu. */
export const upkeep = (item: Name): Opening => inOrder(upkeepMenu, choose(item), untilDialog);

/** Once it has said what a change would do. */
export const effectsShown: Opening = async (page) => {
  await page
    .getByRole('dialog')
    .getByText(/Deletes|Sets aside|Moves|Nothing else changes/)
    .first()
    .waitFor();
};

const failure = {
  errors: [{ message: 'Something went wrong here.', extensions: { code: 'FAULT', requestId: '7f3a' } }],
};

/** Has the API fail from now on; it still knows who asks. */
export const fail: Opening = async (page) => {
  await page.route('**/graphql', (route) =>
    route.request().postData()?.includes('query Viewer') ? route.continue() : route.fulfill({ json: failure }),
  );
};

export const sayItFailed: Opening = async (page) => {
  await page.getByRole('button', { name: 'Try again' }).first().waitFor();
};

/** A page that can't be read. */
export const failing: Opening = inOrder(fail, async (page) => void (await page.reload()), sayItFailed);
