// Run by npm's `prepare` and by .ci/run: stops with the remedy when npm scripts do not run on Node 24.
const major = Number(process.versions.node.split('.')[0]);
if (major !== 24) {
  console.error(
    [
      `npm scripts run on Node ${process.versions.node}, and this project needs Node 24,`,
      'which comes with its own packages. It was probably not installed because install scripts were skipped.',
      'Remedy: rm -rf node_modules && npm ci --ignore-scripts=false',
    ].join('\n'),
  );
  process.exit(1);
}
