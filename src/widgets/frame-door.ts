/** Waits for what is seen, and for the page in a frame. */

import { bankAddress, NoAnswer, patience } from './ask-bank.js';

/** Resolves when the element comes near to what is seen of the page; never after `signal`. */
export function untilSeen(element: Element, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        observer.disconnect();
        resolve();
      },
      { rootMargin: '200px' },
    );
    observer.observe(element);
    signal.addEventListener('abort', () => observer.disconnect());
  });
}

/** Resolves when the page in the frame says that it stands; the frame is then as high as it. Rejects with `NoAnswer`. */
export function untilStanding(frame: HTMLIFrameElement, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const policy = `this page's Content-Security-Policy needs frame-src ${bankAddress.origin}`;
    const refuse = () =>
      reject(new NoAnswer(`the frame of ${bankAddress.host} did not show (if it can otherwise: ${policy})`));
    const timer = setTimeout(refuse, patience);
    const listen = ({
      source,
      data,
    }: MessageEvent<{ from?: unknown; message?: unknown; value?: unknown }>) => {
      if (source !== frame.contentWindow || data?.from !== 'bis-embed' || data.message !== 'height') return;
      clearTimeout(timer);
      frame.height = String(Math.min(2_000, Number(data.value) || 0));
      resolve();
    };
    window.addEventListener('message', listen, { signal });
    signal.addEventListener('abort', () => clearTimeout(timer));
  });
}
