/** The examples of the page: a click puts one into the editor instead of loading the page anew. */

interface Example {
  readonly name: string;
  readonly query: string;
}

/** Lets the links with `data-example` below `list` open in place. `onChoose` is given the text of the query. */
export function openExamples(list: HTMLElement, onChoose: (query: string) => void): void {
  let asked: Promise<readonly Example[]> | null = null;
  list.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[data-example]') : null;
    // With a key held down, the reader wants it elsewhere.
    if (!(link instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    asked ??= fetchExamples();
    asked
      .then((examples) => {
        const example = examples.find(({ name }) => name === link.dataset.example);
        if (example === undefined) throw new Error('The catalogue has changed');
        onChoose(example.query);
      })
      .catch(() => location.assign(link.href));
  });
}

async function fetchExamples(): Promise<readonly Example[]> {
  const response = await fetch('/api/queries', { headers: { accept: 'application/json' } });
  const { queries } = (await response.json()) as { readonly queries: readonly Example[] };
  return queries;
}

/** Shows the examples whose text holds what is typed. */
export function filterExamples(input: HTMLInputElement, list: HTMLElement): void {
  input.addEventListener('input', () => {
    const wanted = fold(input.value.trim());
    for (const item of list.querySelectorAll('li')) item.hidden = !fold(item.textContent).includes(wanted);
  });
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
