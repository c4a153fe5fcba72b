/** The design tokens: colours (light, dark), type scale, spacing, widths. Nothing else in the style sheet names a colour. */

export const tokens = `
:root {
  color-scheme: light dark;

  /* Colours: ink on paper, a deep green for what can be followed, a warm yellow for what was looked for. */
  --ink: light-dark(#1c2422, #e6ebe8);
  --soft: light-dark(#54605c, #a3b0ab);
  --paper: light-dark(#ffffff, #121816);
  --panel: light-dark(#f3f6f4, #1a2320);
  --tint: light-dark(#e3eeea, #20332d);
  --sea: light-dark(#dce7ec, #0b1518);
  --line: light-dark(#d5ddd9, #33403b);
  --edge: light-dark(#6d7a75, #82918b);
  --accent: light-dark(#0a5c4a, #7dd3b8);
  --accent-strong: light-dark(#064437, #a6e6d2);
  --on-accent: light-dark(#ffffff, #06231b);
  --mark: light-dark(#ffe9a8, #5c4a12);
  --notice: light-dark(#fdf4dc, #2f2a17);
  --notice-edge: light-dark(#b07a00, #d9b24c);
  --example: light-dark(#6b2d82, #e2b6f2);
  --example-tint: light-dark(#f5eafa, #35203d);
  --wrong: light-dark(#b3261e, #ff9a90);
  --code-name: light-dark(#1a4f8b, #8fc1ff);
  --code-value: light-dark(#8a3d00, #f2b37e);

  /* Type scale: one step is a fifth. */
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
  --mono: ui-monospace, "Cascadia Mono", "Liberation Mono", monospace;
  --small: .875rem;
  --body: 1rem;
  --large: 1.2rem;
  --h3: 1.1rem;
  --h2: 1.375rem;
  --h1: clamp(1.75rem, 1.35rem + 1.8vw, 2.5rem);

  /* Spacing: halves and doubles. */
  --s1: .25rem;
  --s2: .5rem;
  --s3: 1rem;
  --s4: 1.5rem;
  --s5: 2.5rem;
  --s6: 4rem;

  --radius: .375rem;
  --measure: 42rem;
  --wide: 74rem;
  --side: 17.5rem;
}
`;
