import { describe, expect, it } from 'vitest';
import { readOperator } from '../../../src/cli/operator-file.js';
import { ConfigError } from '../../../src/config.js';
import { temporaryFolder } from '../../fixtures/temporary-folder.js';

const read = (text: string) => readOperator(temporaryFolder({ 'operator.yaml': text }));

function problemsOf(text: string): string[] {
  try {
    read(text);
  } catch (error) {
    if (error instanceof ConfigError)
      return error.message.split('\n').map((line) => line.replace(/^error: \S*\/(?=operator)/, ''));
  }
  return [];
}

describe('The operator’s file', () => {
  it('may be missing', () => {
    expect(readOperator(temporaryFolder())).toBeNull();
  });

  it('needs a name, and leaves open what it does not say', () => {
    expect(read('name: Les communs\nhost: { name: Un hébergeur }\n')).toEqual({
      ...{ name: 'Les communs', address: null, phone: null, registration: null, director: null },
      host: { name: 'Un hébergeur', address: null, phone: null },
      ...{ privacy: null, dataProtection: null, accessibility: null },
    });
  });

  it('may say everything', () => {
    const text = `name: A
address: B
phone: "+33 1"
registration: C
director: D
host: { name: E, address: F, phone: "+33 2" }
privacy: { fr: G, en: H }
dataProtection: mailto:i@example.org
accessibility: https://example.org/j`;
    expect(Object.values(read(text) ?? {}).filter((value) => value === null)).toEqual([]);
  });

  it('is refused with every mistake and its place', () => {
    expect(
      problemsOf(
        'adress: A\nphone: 12\nhost: {}\ndataProtection: javascript:alert(1)\naccessibility: ftp://a',
      ),
    ).toEqual([
      'operator.yaml:1:1 name: expected a text, in quotes if it is a number',
      'operator.yaml:2:1 phone: expected a text, in quotes if it is a number',
      'operator.yaml:3:1 host.name: expected a text, in quotes if it is a number',
      'operator.yaml:4:1 dataProtection: expected an address such as mailto:you@example.org or https://example.org/contact',
      'operator.yaml:5:1 accessibility: expected an address that begins with https:// or http://',
      'operator.yaml:1:1 adress: "adress" is not known here. Did you mean "address"?',
    ]);
    expect(problemsOf('name: [')).toEqual([expect.stringMatching(/^operator.yaml:1:8 /)]);
    expect(problemsOf('')).toHaveLength(1);
  });
});
