/** The kinds of pages that the site has, each by an address on the sample site: what is looked at, weighed and judged. */

/** One of each kind, with the empty ones and those that say what is wrong. Without language prefix. */
export const pageKinds: readonly string[] = [
  '/',
  '/recherche?q=jardin&theme=ENV&territory=region/84&sort=newest',
  '/recherche?page=2',
  '/recherche?q=jardinn&theme=NOPE',
  '/recherche?year=20',
  '/recherche?page=1000000000',
  '/carte?q=jardin&territory=departement/38&near=commune/38185&radius=50',
  '/statistiques',
  '/statistiques?x=source&theme=ENV',
  '/statistiques?x=theme&y=region',
  '/statistiques?x=year&near=commune/38185&radius=50',
  '/statistiques?theme=NOPE',
  '/doc/initiative/atelier/tout',
  '/appels',
  '/appels?q=zzzz&callKind=NOPE&territory=region/84',
  '/appels?callFor=atelier/tout&sort=newest',
  '/appels?page=1000000000',
  '/doc/call/atelier/tout',
  '/doc/call/atelier/closed',
  '/doc/call/gazette/hostile',
  '/scheme/call-kinds/emploi-offert',
  '/doc/initiative/gazette/hostile',
  '/doc/organization/atelier/asso-0',
  '/doc/place/commune/38185',
  '/doc/place/region/84',
  '/doc/source/atelier',
  '/doc/source/gazette',
  '/doc/distinction/atelier/prix',
  '/scheme/themes',
  '/scheme/themes/ENV',
  '/ns',
  '/sources',
  '/a-propos',
  '/a-propos/charte',
  '/a-propos/partir',
  '/a-propos/donnees',
  '/a-propos/mentions-legales',
  '/a-propos/accessibilite',
  '/catalogue',
  '/sparql',
  '/essayer',
  '/essayer?source=atelier',
  '/nowhere',
];

/** The path of a kind of page in a language. */
export function pathIn(language: 'fr' | 'en', kind: string): string {
  if (language === 'fr') return kind;
  return kind === '/' ? '/en' : `/en${kind}`;
}
