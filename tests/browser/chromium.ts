/** Headless Chromium from npm, with what makes pages work as in a person's browser. */

import chromium from '@sparticuz/chromium';
import { type Browser, chromium as launcher } from 'playwright-core';

/** Switches of the package that suit its usual place, and would hide faults here. */
const unwanted = [
  '--single-process',
  '--no-zygote',
  '--disable-web-security',
  '--allow-running-insecure-content',
  '--disable-site-isolation-trials',
];
/** No request leaves for anything but the page. */
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** Starts a browser; who starts it closes it. */
export async function launchChromium(): Promise<Browser> {
  const args = chromium.args.filter((argument) => !unwanted.includes(argument));
  return launcher.launch({ executablePath: await chromium.executablePath(), args: [...args, ...quiet] });
}
