import { globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { Parser, parse, parseFragment } from 'parse5';
import { adapter } from 'parse5-htmlparser2-tree-adapter';
import { describe, expect, it, vi } from 'vitest';
import { parseHtml, parseHtmlFragment } from '../../../../src/mapping/readers/text-runs.js';

// All of a tree but for the ways back; lone surrogates are written as escapes.
const written = (tree: object) =>
  JSON.stringify(tree, (key, value) => (['parent', 'prev', 'next'].includes(key) ? undefined : value));

const expectSameTree = (html: string) => {
  expect(written(parseHtml(html, adapter))).toBe(written(parse(html, { treeAdapter: adapter })));
  expect(written(parseHtmlFragment(html, adapter))).toBe(
    written(parseFragment(html, { treeAdapter: adapter })),
  );
};
// parse5 makes no tree of two low surrogates in a row: it takes them for a pair, and throws. No decoded page has them.
const paired = (html: string) => html.replace(/[\udc00-\udfff]+(?=[\udc00-\udfff])/g, '');

const names =
  'a b p i nobr li dd h1 div span br img pre listing textarea title script style xmp noscript iframe noembed noframes plaintext table tbody tr td th caption colgroup col select option optgroup button form input template frameset frame html head body base svg math mi annotation-xml foreignObject desc mglyph image ruby rt marquee'.split(
    ' ',
  );
const name = fc.constantFrom(...names, ...names.map((one) => one.toUpperCase()), 'x-é', 'd1v:a');
const attribute = fc.constantFrom(
  ...['', ' ', ' class="a b"', " class='a b'", ' id=x', ' hidden', ' title="a&amp;b &eacute &copy=1 \' <i>"'],
  ...[
    " title='\"&lt'",
    ' data-A-é="\u{1F33B}\r\n\ud800"',
    ' x="\0"',
    " x='\r'",
    ' a="1" A="2"',
    ' encoding="text/html"',
  ],
  ...[
    ' type="hidden"',
    ' style="a',
    " alt='",
    ' /',
    ' = "',
    '\n\tdisabled\f',
    ' xlink:href="#a" xml:lang="fr"',
    " b='&#128;&#x0;'",
  ],
);
const tag = fc.oneof(
  fc.tuple(name, attribute, fc.constantFrom('>', '/>', ' >', '')).map((parts) => `<${parts.join('')}`),
  name.map((one) => `</${one}>`),
);
const text = fc.constantFrom(
  ...[
    'a',
    'Un jardin, deux ruches',
    ' ',
    '\n',
    '\r',
    '\r\n',
    '\n\r\n  ',
    ' \t\f',
    '\0',
    '\u000b',
    '\u0001',
    '\u00a0',
    'é',
    '’',
  ],
  ...[
    '\ud83c\udf3b',
    '\ud800',
    '\udc00',
    '\udc00\ud800',
    '\ufeff',
    '\ufffe',
    '\u{1fffe}',
    'a\0b',
    'a \0 b',
    'x\r\0\n',
  ],
  ...[
    '&amp;',
    '&amp',
    '&eacute',
    '&notit;',
    '&notin;',
    '&',
    '& b',
    '&#',
    '&#x',
    '&#x41',
    '&#0;',
    '&#13;',
    '&#xd800;',
    '&bogus;',
    '&aé',
  ],
  ...[
    '<',
    '< a',
    '</',
    '</ a',
    '<1',
    '<!',
    '<?php a ?>',
    '<!doctype html>',
    '<!DOCTYPE a PUBLIC "b\r" \'c\0\'>',
    '<!doctype',
  ],
  ...[
    '<!--',
    '<!-- a - b -->',
    '<!---->',
    '<!-->',
    '<!--a--!>',
    '<!--a\r\0-->',
    '-->',
    '--',
    '<!--a<!--b',
    '<![CDATA[a <b> \r\n]]>',
    '<![CDATA[',
  ],
  ...[
    ']]>',
    '<script><!-- a <script> b </script> -->',
    '</script>',
    '</title>',
    '</textarea>',
    '</style >',
    '</scriptx',
  ],
  ...['"', "'", '=', '>', '/', '-', ']'],
);
const page = fc
  .tuple(
    fc.constantFrom(
      '',
      '<!doctype html>',
      '<body>',
      '<table>',
      '<svg>',
      '<select>',
      '<frameset>',
      '<template>',
    ),
    fc.array(fc.oneof(tag, text, fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 24 }),
    fc.option(fc.nat(80), { nil: undefined }),
  )
  // Cut anywhere: the end may come in any state.
  .map(([start, parts, end]) => paired(start + parts.join('').slice(0, end)));

const Preprocessor = new Parser().tokenizer.preprocessor.constructor;

describe('A page read in runs', () => {
  it('gives the same tree as one read character by character', () => {
    fc.assert(fc.property(page, expectSameTree), { numRuns: 3_000 });
  });

  it('gives the same tree where its characters are of any kind', () => {
    const unit = fc.constantFrom(...'<>/!-"\'=&;# \n\r\t\0aBé[]?', '\ud800', '\udc00');
    fc.assert(fc.property(fc.string({ unit, maxLength: 60 }).map(paired), expectSameTree), {
      numRuns: 3_000,
    });
  });

  it('gives the same tree for every sample page and every page of the tests', () => {
    const files = globSync('{mappings,tests}/**/*.html');
    expect(files.length).toBeGreaterThan(50);
    for (const file of files) expectSameTree(readFileSync(file, 'utf8'));
  });

  it('gives the same tree where it is longer than the parser keeps at once', () => {
    const long = `${'<p title="a b">Un mot &eacute;\r\n<i>bref</i> \u{1F33B}</p>\n'.repeat(500)}${'a b '.repeat(50_000)}`;
    expectSameTree(
      `<table>${long}</table><script>${'a < b\r\n'.repeat(20_000)}</script><!-- ${'- a '.repeat(40_000)}`,
    );
  });

  it.each([
    [`&#x${'0'.repeat(400)}41;`, 'A'],
    [`&#${'0'.repeat(400)}65;`, 'A'],
    [`&#X${'0'.repeat(400)}41 b`, 'A b'],
    [`&#${'9'.repeat(400)};`, '\ufffd'],
    [`&#x${'f'.repeat(400)};`, '\ufffd'],
    [`&#x${'0'.repeat(400)};`, '\ufffd'],
  ])('is read where the number of a character has hundreds of digits: %s', (reference, character) => {
    const tree = written(parseHtml(`<p title="${reference}">${reference}</p>`, adapter));
    expect(JSON.parse(tree)).toEqual(
      JSON.parse(written(parse(`<p title="${character}">${character}</p>`, { treeAdapter: adapter }))),
    );
    expect(written(parseHtmlFragment(reference, adapter))).toBe(
      written(parseFragment(character, { treeAdapter: adapter })),
    );
  });

  it('has few of its characters looked at one by one', () => {
    const looks = vi.spyOn(Preprocessor.prototype, 'advance');
    parseHtml(`<p title="${'mot '.repeat(100)}">${'mot '.repeat(100)}</p>`, adapter);
    const count = looks.mock.calls.length;
    looks.mockRestore();
    expect(count).toBeGreaterThan(0);
    expect(count).toBeLessThan(100);
  });

  it.each([
    ['in body', '<body>', 6],
    ['text', '<title>', 7],
    ['in caption', '<table><caption>', 10],
    ['in cell', '<table><td>', 14],
    ['in select', '<select>', 15],
    ['in select in table', '<table><td><select>', 16],
    ['in template', '<template>', 17],
  ])('counts on the number of the insertion mode "%s"', (_mode, html, number) => {
    const parser = new Parser();
    parser.tokenizer.write(html, false);
    expect(parser.insertionMode).toBe(number);
  });
});
