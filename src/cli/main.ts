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
  const { run } = await import('./run.js');
  await run(process);
}
