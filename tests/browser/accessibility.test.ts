import { describePages } from './axe-walk.js';

// The pages of both languages differ in their words only, which a phone has the least room for; `accessibility.long.test.ts`
// has the other views.
describePages('on a small phone and a wide screen', {
  fr: [
    { width: 320, scheme: 'light', rules: 'all' },
    { width: 1280, scheme: 'dark', rules: 'colours' },
  ],
  en: [
    { width: 320, scheme: 'light', rules: 'none' },
    { width: 1280, scheme: 'light', rules: 'none' },
  ],
});
