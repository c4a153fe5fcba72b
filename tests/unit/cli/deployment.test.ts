import { describe, expect, it } from 'vitest';
import { describeDeployment } from '../../../src/cli/deployment.js';
import { readConfig } from '../../../src/config.js';
import { temporaryFolder } from '../../fixtures/temporary-folder.js';

const describeWith = (environment: Record<string, string>, files: Record<string, string> = {}) => {
  const data = temporaryFolder(files);
  return describeDeployment(
    readConfig({ BIS_DATA: data, ...environment }, { home: data, workingDirectory: data }),
  );
};

describe('What a deployment says of itself', () => {
  it('is nothing that nobody has told it', () => {
    expect(describeWith({})).toEqual({
      ...{ operator: null, contact: null, robot: 'banque-innovation-sociale/0.1', keepsLog: false },
      limits: { seconds: 30, rows: 200_000, share: 60 },
    });
  });

  it('is what its settings and its operator’s file say', () => {
    const settings = {
      BIS_CONTACT: 'mailto:a@b.example',
      BIS_ACCESS_LOG: '-',
      BIS_TIMEOUT: '2.5',
      BIS_FAIR_SHARE: '0',
    };
    expect(describeWith(settings, { 'operator.yaml': 'name: Les communs' })).toMatchObject({
      ...{ operator: { name: 'Les communs' }, contact: 'mailto:a@b.example', keepsLog: true },
      limits: { seconds: 2.5, share: 0 },
    });
  });
});

describe('The robot', () => {
  it('names whom to write to and, where the bank has a public address, the page that says how to stop it', () => {
    const robotWith = (environment: Record<string, string>) =>
      describeWith({ BIS_CONTACT: 'mailto:a@b.example', ...environment }).robot;
    expect(robotWith({})).toBe('banque-innovation-sociale/0.1 (mailto:a@b.example)');
    expect(robotWith({ BIS_BASE: 'https://banque.example/' })).toBe(
      'banque-innovation-sociale/0.1 (mailto:a@b.example; +https://banque.example/a-propos/partir)',
    );
  });
});
