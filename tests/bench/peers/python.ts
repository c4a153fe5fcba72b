/** Scrapy, parsel and warcio from PyPI, in a folder of their own. */

import { join } from 'node:path';
import { folderOf, run, serverCache } from '../../fixtures/servers/obtain.js';

const requirements = ['scrapy==2.19.0', 'parsel==1.12.1', 'warcio==1.8.1'];
/** The longest that a program may take, in milliseconds. */
const patience = 1_800_000;

/** A Python that has them. */
export interface Python {
  /** Runs it, and gives what it printed. Throws with the last lines of what it said when it fails. */
  readonly run: (words: readonly string[], folder: string) => Promise<string>;
}

/** Installs them, or says why they cannot be had. */
export async function obtainPython(): Promise<Python | { readonly leftOut: string }> {
  try {
    const root = await folderOf(serverCache, requirements.join('-'), async (folder) => {
      const words = ['-m', 'pip', 'install', '--quiet', '--only-binary', ':all:', '--target', folder];
      await run('python3', [...words, ...requirements], folder);
    });
    const PYTHONPATH = [root, join(process.cwd(), 'tests', 'bench', 'python')].join(':');
    return {
      run: (words, folder) => run('python3', words, folder, { env: { PYTHONPATH }, timeout: patience }),
    };
  } catch (error) {
    return { leftOut: (error as Error).message };
  }
}
