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

/** WordPress says when it listens: what was told before is not known to it, and a frame that it has not heard of stays hidden. */
function answerWordPress(): void {
  addEventListener('message', ({ source, data }: MessageEvent<unknown>) => {
    const { message, secret: repeated } = (data ?? {}) as Readonly<Record<string, unknown>>;
    if (source === parent && message === 'ready' && repeated === secret) tellHeight();
  });
}

/** WordPress follows links to the site of the frame alone, and lets nothing else follow any: others are left as text. */
function leaveForeignLinks(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href]')) {
    if (link.host !== location.host) link.removeAttribute('href');
  }
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
  if (secret !== undefined) {
    answerWordPress();
    leaveForeignLinks();
  }
  document.addEventListener('click', (event) => {
    const address = addressFollowed(event);
    if (secret !== undefined && address !== null) tell('link', address);
  });
}

export {};
