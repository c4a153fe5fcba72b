/** Headless Chromium from npm, with what makes pages work as in a person's browser. */

import chromium from '@sparticuz/chromium';
import { type Browser, chromium as launcher } from 'playwright-core';
import { lastingFolder } from '../fixtures/run-folder.js';

/** Switches of the package that suit its usual place, and would hide faults here. */
const unwanted = [
  '--single-process',
  '--no-zygote',
  '--disable-web-security',
  '--allow-running-insecure-content',
  '--disable-site-isolation-trials',
];
/** Switches by which a graphics card is imitated, which takes longer than to do without one. */
const imitation = [
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--in-process-gpu',
  '--ignore-gpu-blocklist',
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
  const args = chromium.args.filter((argument) => ![...unwanted, ...imitation].includes(argument));
  return launcher.launch({ executablePath: await unpack(), args: [...args, ...quiet, '--disable-gpu'] });
}

// Unpacked once, and not into the folder of the run, it is there for the next one.
async function unpack(): Promise<string> {
  const { TMPDIR = lastingFolder() } = process.env;
  process.env.TMPDIR = lastingFolder();
  try {
    return await chromium.executablePath();
  } finally {
    process.env.TMPDIR = TMPDIR;
  }
}
