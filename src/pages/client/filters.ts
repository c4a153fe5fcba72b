/** On a phone the facets are folded: who chooses one after another finds them open again, where they were. */

const folded = document.querySelector<HTMLDetailsElement>('.filters');
const summary = folded?.querySelector('summary');

/** What the address of the next page says of the facet that was chosen from. */
const prefix = 'facet-';

if (folded && summary) {
  if (location.hash.startsWith(`#${prefix}`)) folded.open = true;
  for (const link of folded.querySelectorAll<HTMLAnchorElement>('a.value')) {
    link.addEventListener('click', () => {
      // Beside the results nothing is folded, and the page begins at its top.
      const facet = link.closest('.facet');
      if (facet !== null && summary.offsetParent !== null) link.hash = facet.id;
    });
  }
}

export {};
