import { describePages } from './axe-walk.js';

// A small phone in the light and in the dark, and a wide screen; `accessibility.long.test.ts` has the others.
describePages('on a small phone and a wide screen', [
  { width: 320, scheme: 'light', rules: 'all' },
  { width: 320, scheme: 'dark', rules: 'colours' },
  { width: 1280, scheme: 'light', rules: 'all' },
]);
