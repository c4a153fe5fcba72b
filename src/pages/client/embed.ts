/**
 * Tells the page around a frame that the page in it stands and how high it is, and which link was followed where the
 * frame may not follow links itself: in words of our own for the widgets' script, and in those of WordPress.
 */

/** WordPress gives each frame a secret behind the address, and believes messages that repeat it. */
const secret = /^#\?secret=([a-zA-Z0-9]+)$/.exec(location.hash)?.[1];

function tell(message: 'height' | 'link', value: number | string): void {
  parent.postMessage({ from: 'bis-embed', message, value, ...(secret === undefined ? {} : { secret }) }, '*');
}

function tellHeight(): void {
  tell('height', Math.ceil(document.documentElement.getBoundingClientRect().height));
}

/** The address of the link that was followed; of those within drawings, too. */
function addressFollowed({ target }: Event): string | null {
  const link = target instanceof Element ? target.closest('a') : null;
  const written = link?.getAttribute('href') ?? null;
  return written === null ? null : new URL(written, document.baseURI).href;
}

if (parent !== window) {
  // A frame that is not seen yet is not laid out anew: that it stands is told at once.
  tellHeight();
  new ResizeObserver(tellHeight).observe(document.documentElement);
  document.addEventListener('click', (event) => {
    const address = addressFollowed(event);
    if (secret !== undefined && address !== null) tell('link', address);
  });
}

export {};
