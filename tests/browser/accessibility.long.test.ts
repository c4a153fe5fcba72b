import { describePages } from './axe-walk.js';

const views = [
  { width: 320, scheme: 'dark', rules: 'all' },
  { width: 768, scheme: 'light', rules: 'all' },
  { width: 1280, scheme: 'dark', rules: 'all' },
] as const;

describePages('by all rules in both schemes, on screens of every size', {
  fr: [...views, { width: 1280, scheme: 'light', rules: 'all' }],
  en: [
    ...views,
    { width: 320, scheme: 'light', rules: 'all' },
    { width: 1280, scheme: 'light', rules: 'all' },
  ],
});
