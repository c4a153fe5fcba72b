/** Where oEmbed is: how consumers find it from a page of the bank (oembed.com, 4). */

/** Without language prefix. */
export const oembedPath = '/oembed';

/** Where a page of the bank is as oEmbed, for its head. The path of the page has its language prefix. */
export function oembedLinks(path: string, base: string): readonly { type: string; href: string }[] {
  const url = new URL(path, base).href;
  return (['json', 'xml'] as const).map((format) => ({
    type: format === 'json' ? 'application/json+oembed' : 'text/xml+oembed',
    href: new URL(`${oembedPath}?${new URLSearchParams({ url, format })}`, base).href,
  }));
}
