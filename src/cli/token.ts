/** `bis token`: gives out, lists and revokes the tokens by which the bank is changed over HTTP. */

import { type Command, InvalidArgumentError } from 'commander';
import { openStore } from '../compose.js';
import { type TokenEntry, type TokenScope, tokenScopes } from '../model/token.js';
import { TokenTable } from '../store/token-table.js';
import { type CommandContext, UsageError } from './context.js';
import { exitCodes } from './terminal.js';

const help = `
Who sends a token in the header "Authorization: Bearer <token>" may do over HTTP what its scopes allow:
  write     updates at /update, and graphs at /graph-store
  moderate  decide on what visitors send
  operate   look after the running server
  try       see what a mapping makes of a page, at /essayer
A token is shown once; what is kept is a hash of it, outside the dataset, its history and its backups. A running
server knows new and revoked tokens at once.

Examples:
  bis token add --scope write --label "Marie, atelier"
  bis token add --scope write --scope operate > token.txt
  bis token list
  bis token revoke 5f0c2a91be44`;

/** Adds the command. */
export function registerToken(program: Command, context: CommandContext): void {
  const token = program
    .command('token')
    .summary('give out, list and revoke tokens')
    .addHelpText('after', help);
  token
    .command('add')
    .summary('give out a token and print it, once')
    .requiredOption(
      '--scope <scope>',
      `what it allows: ${tokenScopes.join(', ')}; may be repeated`,
      readScope,
    )
    .option('--label <text>', 'whose it is, or what for', '')
    .addHelpText('after', help)
    .action(({ scope, label }: { scope: TokenScope[]; label: string }) =>
      withTokens(context, (tokens) => {
        const secret = tokens.add(scope, label);
        context.terminal.print(secret);
        context.terminal.tell('Keep it now: it is not shown again.');
      }),
    );
  token
    .command('list')
    .summary('list the tokens: name, scopes, day, label')
    .option('--json', 'as JSON')
    .action(({ json }: { json?: boolean }) =>
      withTokens(context, (tokens) => list(tokens, json === true, context)),
    );
  token
    .command('revoke <name>')
    .summary('make a token worthless at once')
    .action((name: string) =>
      withTokens(context, (tokens) => {
        if (!tokens.revoke(name)) throw new UsageError(`There is no token "${name}". See: bis token list`);
        context.terminal.print(`The token ${name} is worth nothing any more.`);
      }),
    );
}

function readScope(word: string, before: readonly TokenScope[] = []): TokenScope[] {
  const scope = tokenScopes.find((known) => known === word);
  if (scope === undefined) throw new InvalidArgumentError(`It is one of ${tokenScopes.join(', ')}.`);
  return [...new Set([...before, scope])];
}

function withTokens({ config, exit }: CommandContext, work: (tokens: TokenTable) => void): void {
  const { journal } = openStore(config());
  try {
    work(new TokenTable(journal, Date.now));
    exit(exitCodes.done);
  } finally {
    journal.close();
  }
}

function list(tokens: TokenTable, isJson: boolean, { terminal }: CommandContext): void {
  const entries = tokens.list();
  if (isJson) terminal.print(JSON.stringify(entries, null, 2));
  else if (entries.length === 0)
    terminal.print('There is no token. Give one out with: bis token add --scope write');
  else for (const entry of entries) terminal.print(toLine(entry));
}

function toLine({ id, scopes, createdAt, label }: TokenEntry): string {
  return `${id}  ${scopes.join(',')}  ${createdAt.slice(0, 10)}  ${label}`.trimEnd();
}
