import { existsSync } from 'node:fs';
import { type Browser, chromium, type LaunchOptions } from 'playwright-core';

const systemPaths = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** A headless Chromium, found as CONTRIBUTING.md says. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = await findChromium(process.env.CHROMIUM_PATH);
  return chromium.launch({ executablePath, args: ['--no-sandbox'] });
}

/** Unpacked if need be. `chosen` must be there if it is given. Undefined: Playwright knows where its own lies. */
export async function findChromium(chosen: string | undefined): Promise<LaunchOptions['executablePath']> {
  if (chosen) {
    if (!existsSync(chosen)) throw new Error(`CHROMIUM_PATH names no file: ${chosen}`);
    return chosen;
  }
  const isPackaged = process.platform === 'linux' && process.arch === 'x64';
  if (isPackaged && process.env.CI === 'true') return unpackChromium();
  return systemPaths.find((path) => existsSync(path)) ?? (isPackaged ? unpackChromium() : undefined);
}

/**
 * The package is made for a cloud's functions: told that it is on one, it also unpacks the libraries that a bare
 * machine lacks, and puts them on the path. Its own arguments are not for us: in one process, contexts can't close.
 */
async function unpackChromium(): Promise<string> {
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs24.x';
  const { default: packaged } = await import('@sparticuz/chromium');
  return packaged.executablePath();
}
