import type { Page } from 'playwright-core';

const mostStops = 200;

/** What somebody who has no mouse finds on a page. */
export interface KeyboardWalk {
  /** Controls in sight that Tab does not come to. */
  readonly unreached: readonly string[];
  /** Stops where nothing shows that they have the focus. */
  readonly unseen: readonly string[];
}

/** Goes through the page, or the dialog that is open on it, by Tab until it comes round. */
export async function walkByKeys(page: Page): Promise<KeyboardWalk> {
  const expected = new Set(await page.evaluate(numberControls));
  const seen = new Set<string>();
  const unseen: string[] = [];
  let last = '';
  for (let stops = 0; stops < mostStops; stops += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(describeFocus);
    if (stop === null || stop.name === last) continue; // A date has a stop for each of its parts.
    if (seen.has(stop.name)) break;
    last = stop.name;
    seen.add(stop.name);
    if (!stop.isShown) unseen.push(stop.name);
  }
  return { unreached: [...expected.difference(seen)], unseen };
}

/** Goes into the menu or the options that are open, by an arrow; Tab would close them. */
export async function walkByArrow(page: Page): Promise<KeyboardWalk> {
  await page.keyboard.press('ArrowDown');
  return { unreached: (await page.evaluate(isAtChoice)) ? [] : ['what is open'], unseen: [] };
}

/** Whether a menu's item has the focus, or the field that has it names the option which Enter would take. */
function isAtChoice(): boolean {
  const { activeElement } = document;
  const option = document.getElementById(activeElement?.getAttribute('aria-activedescendant') ?? '');
  return activeElement?.role === 'menuitem' || option?.role === 'option';
}

/** Names each control that is in sight and can be used. Of radio buttons Tab comes to one alone; arrows do the rest. */
function numberControls(): string[] {
  const dialogs = document.querySelectorAll('[role="dialog"], [role="menu"]');
  const scope = dialogs[dialogs.length - 1] ?? document.body;
  const controls = scope.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary');
  const passedOver =
    '[aria-hidden="true"] *, [aria-hidden="true"], [inert] *, .graphiql-container *, [role="menuitem"]';
  const others = '[type="hidden"], [type="file"], [type="radio"]:not(:checked), [role="tab"][aria-selected="false"]';
  return [...controls].flatMap((control, i) => {
    const isUsable = control.checkVisibility({ visibilityProperty: true }) && !control.matches(':disabled');
    if (!isUsable || control.matches(passedOver) || control.matches(others)) return [];
    const label = control.getAttribute('aria-label') ?? control.textContent?.trim().slice(0, 40);
    const name = `${control.tagName.toLowerCase()} ${i} “${label}”`;
    control.dataset.walked = name;
    return [name];
  });
}

/** What has the focus, and whether an outline around it, or around what stands for it, shows so; null for the page. */
function describeFocus(): { name: string; isShown: boolean } | null {
  const { activeElement } = document;
  if (!(activeElement instanceof HTMLElement) || activeElement === document.body) return null;
  const field = activeElement.closest('.mantine-Input-input');
  const shown = [activeElement, activeElement.nextElementSibling, activeElement.parentElement, field];
  const isOutlined = (element: Element | null): boolean => {
    const style = element && getComputedStyle(element);
    return style !== null && style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2;
  };
  const isForeign = activeElement.closest('.graphiql-container') !== null;
  activeElement.dataset.walked ??= `${activeElement.tagName.toLowerCase()} “${activeElement.textContent?.slice(0, 40)}”`;
  return { name: activeElement.dataset.walked, isShown: isForeign || shown.some(isOutlined) };
}
