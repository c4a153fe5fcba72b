import { describePages } from './axe-walk.js';

describePages('by all rules in the dark, and between phone and wide screen', [
  { width: 320, scheme: 'dark', rules: 'all' },
  { width: 768, scheme: 'light', rules: 'all' },
  { width: 1280, scheme: 'dark', rules: 'all' },
]);
