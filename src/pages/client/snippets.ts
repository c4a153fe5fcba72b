/** The current query as a few lines of curl, Python, R and JavaScript, to run elsewhere as they are. */

/** What an answer will be. */
export type AnswerKind = 'rows' | 'boolean' | 'graph';

export interface Snippet {
  readonly name: 'curl' | 'python' | 'r' | 'javascript';
  readonly text: string;
}

export interface SnippetOptions {
  /** Absolute address of the endpoint. */
  readonly endpoint: string;
  readonly query: string;
  readonly kind: AnswerKind;
}

const json = 'application/sparql-results+json';

/** The query in each language. Whatever stands in it is quoted by that language's rules. */
export function snippetsOf(options: SnippetOptions): readonly Snippet[] {
  return [
    { name: 'curl', text: curl(options) },
    { name: 'python', text: python(options) },
    { name: 'r', text: r(options) },
    { name: 'javascript', text: javascript(options) },
  ];
}

// In single quotes a shell reads everything as it stands, but for the single quote itself.
const inShell = (text: string) => `'${text.replaceAll("'", String.raw`'\''`)}'`;
// Carriage returns are written as escapes: the languages below read them as line feeds otherwise.
const escapeReturns = (text: string) => text.replaceAll('\r', String.raw`\r`);
const escapeBackslashes = (text: string) => text.replaceAll('\\', String.raw`\\`);
const inPython = (text: string) =>
  `"""${escapeReturns(escapeBackslashes(text)).replaceAll('"""', String.raw`\"\"\"`).replace(/"$/, String.raw`\"`)}"""`;
const inR = (text: string) => `"${escapeReturns(escapeBackslashes(text)).replaceAll('"', String.raw`\"`)}"`;
const inJavaScript = (text: string) =>
  `\`${escapeReturns(escapeBackslashes(text)).replaceAll('`', '\\`').replaceAll('$', '\\$')}\``;

const accepts = { rows: 'text/csv', boolean: json, graph: 'text/turtle' } as const;

function curl({ endpoint, query, kind }: SnippetOptions): string {
  return `curl ${inShell(endpoint)} \\
  --header ${inShell(`Accept: ${accepts[kind]}`)} \\
  --data-urlencode ${inShell(`query=${query}`)}
`;
}

function python({ endpoint, query, kind }: SnippetOptions): string {
  const print = {
    rows: `for row in csv.DictReader(io.StringIO(answer.content.decode("utf-8"), newline="")):
    print(row)`,
    boolean: 'print(answer.json()["boolean"])',
    graph: 'print(answer.content.decode("utf-8"))',
  }[kind];
  const imports = kind === 'rows' ? 'import csv\nimport io\n\n' : '';
  return `${imports}import requests

query = ${inPython(query)}

answer = requests.post(
    "${endpoint}",
    data={"query": query},
    headers={"Accept": "${accepts[kind]}"},
    timeout=60,
)
answer.raise_for_status()
${print}
`;
}

function r({ endpoint, query, kind }: SnippetOptions): string {
  const text = 'resp_body_string(answer, encoding = "UTF-8")';
  const read = {
    rows: `rows <- read.csv(text = ${text})
print(rows)`,
    boolean: 'print(resp_body_json(answer, check_type = FALSE)$boolean)',
    graph: `cat(${text})`,
  }[kind];
  return `library(httr2)

query <- ${inR(query)}

answer <- request("${endpoint}") |>
  req_headers(Accept = "${accepts[kind]}") |>
  req_body_form(query = query) |>
  req_perform()
${read}
`;
}

function javascript({ endpoint, query, kind }: SnippetOptions): string {
  const accept = kind === 'graph' ? accepts.graph : json;
  const print = {
    rows: `const { results } = await response.json();
for (const row of results.bindings) {
  console.log(Object.fromEntries(Object.entries(row).map(([name, { value }]) => [name, value])));
}`,
    boolean: 'console.log((await response.json()).boolean);',
    graph: 'console.log(await response.text());',
  }[kind];
  return `const query = ${inJavaScript(query)};

const response = await fetch('${endpoint}', {
  method: 'POST',
  headers: { Accept: '${accept}' },
  body: new URLSearchParams({ query }),
});
if (!response.ok) throw new Error(await response.text());
${print}
`;
}
