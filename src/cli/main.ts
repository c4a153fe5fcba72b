#!/usr/bin/env node
/** The entry of the `bis` command. Loads the rest only on a Node that can run it. */

const needed = 24;
const [major] = process.versions.node.split('.');

if (Number(major) < needed) {
  console.error(
    `error: bis runs on Node ${needed} or later, and this is Node ${process.versions.node}. ` +
      'The right one comes with the packages: use "npx bis" in the project\'s folder.',
  );
  process.exitCode = 2;
} else {
  // What V8 has made of the code is kept beside it, so that it is made once an installation and not once a command. Where
  // that folder may not be written, commands only begin more slowly.
  const { enableCompileCache } = await import('node:module');
  enableCompileCache(`${import.meta.dirname}/../../compiled`);
  const { run } = await import('./run.js');
  await run(process);
}
