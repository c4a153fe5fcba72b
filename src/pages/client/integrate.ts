/** Keeps the preview and the lines in step with the form: the page is asked for anew, and its result put in place. */

import { offerCopies } from './copy.js';

/** Milliseconds after the last change of a field that is being typed in. */
const pause = 400;

const form = document.getElementById('setup');
let asked = new AbortController();
let timer: ReturnType<typeof setTimeout> | undefined;

async function loadWidgets(): Promise<void> {
  const path = document.getElementById('result')?.dataset.widgets;
  if (path !== undefined) await import(path);
}

// The page's policy lets styles be set by scripts, not by attributes.
function colourPreview(): void {
  const preview = document.querySelector<HTMLElement>('.preview[data-accent]');
  preview?.style.setProperty('--bis-accent', preview.dataset.accent ?? '');
}

async function refresh(setup: HTMLFormElement): Promise<void> {
  asked.abort();
  asked = new AbortController();
  const { signal } = asked;
  const fields = [...new FormData(setup)].map(([name, value]) => [name, String(value)]);
  const address = new URL(setup.action);
  address.search = new URLSearchParams(fields.filter(([, value]) => value !== '')).toString();
  const response = await fetch(address, { signal, headers: { accept: 'text/html' } });
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const result = page.getElementById('result');
  if (signal.aborted || result === null || !response.ok) return;
  const shown = document.importNode(result, true);
  document.getElementById('result')?.replaceWith(shown);
  offerCopies(shown);
  history.replaceState(null, '', address);
  colourPreview();
}

function later(setup: HTMLFormElement, wait: number): void {
  clearTimeout(timer);
  timer = setTimeout(() => {
    // What could not be had leaves the page as it was; the button asks again.
    refresh(setup).catch(() => undefined);
  }, wait);
}

if (form instanceof HTMLFormElement) {
  form.classList.add('live');
  form.addEventListener('input', () => later(form, pause));
  form.addEventListener('change', () => later(form, 0));
}
colourPreview();
void loadWidgets();
