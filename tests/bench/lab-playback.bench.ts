import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { openAdmin } from './open-admin.js';
import { report, table } from './report.js';

const promisedMs = 50;

declare global {
  interface Window {
    readonly longTasks: number[];
    readonly frameTimes: number[];
  }
}

/** From now on, the page keeps how long each of its tasks over 50 ms took, and the time between any two frames. */
function watchTasks(page: Page): Promise<void> {
  return page.evaluate(() => {
    const longTasks: number[] = [];
    const frameTimes: number[] = [];
    const observer = new PerformanceObserver((list) =>
      longTasks.push(...list.getEntries().map((entry) => entry.duration)),
    );
    observer.observe({ type: 'longtask' });
    let last = performance.now();
    const next = (now: number): void => {
      frameTimes.push(now - last);
      last = now;
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
    Object.assign(window, { longTasks, frameTimes });
  });
}

it('the lab plays a training without holding its page up', async () => {
  await using resources = new AsyncDisposableStack();
  const page = await openAdmin(resources);
  await page.goto('/lab');
  await page.getByRole('link', { name: 'GAN techniques' }).click();
  const slider = page.getByRole('slider', { name: 'Step of the training' });
  await slider.press('Home');
  await page.getByText(/^step 0$/).waitFor();
  await watchTasks(page);
  await page.getByRole('button', { name: 'Play' }).click();
  await page.getByRole('button', { name: 'Pause' }).waitFor();
  await page.getByRole('button', { name: 'Play' }).waitFor();
  const { longTasks, frameTimes } = await page.evaluate(() => ({
    longTasks: window.longTasks,
    frameTimes: window.frameTimes,
  }));
  const seconds = frameTimes.reduce((sum, ms) => sum + ms, 0) / 1000;
  report('lab-playback', [
    table(
      ['a training played', 'frames a second', 'slowest frame, ms', `tasks over ${promisedMs} ms`],
      [['the lab', Math.round(frameTimes.length / seconds), Math.round(Math.max(...frameTimes)), longTasks.length]],
    ),
  ]);
  expect(longTasks).toEqual([]);
});
