/** Buttons that copy the text of an element: hidden until this runs, for they do nothing without it. */

/** Shows the buttons with `data-copy` (the id of an element) below `root`, and lets them copy; `data-done` is then said. */
export function offerCopies(root: ParentNode): void {
  for (const button of root.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
    button.hidden = false;
    button.addEventListener('click', () => void copy(button));
  }
}

async function copy(button: HTMLButtonElement): Promise<void> {
  const { copy: id = '', done = '' } = button.dataset;
  const source = document.getElementById(id);
  const text = source instanceof HTMLTextAreaElement ? source.value : source?.textContent;
  await navigator.clipboard.writeText(text?.trim() ?? '');
  const usual = button.textContent;
  button.textContent = done;
  setTimeout(() => {
    button.textContent = usual;
  }, 2_000);
}

offerCopies(document);
