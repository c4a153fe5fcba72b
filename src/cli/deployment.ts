/** What a running bank says of itself on its pages, gathered from its configuration and the operator's file. */

import { mostRows } from '../compose-endpoint.js';
import type { Config } from '../config.js';
import type { Deployment } from '../model/deployment.js';
import { readOperator } from './operator-file.js';
import { robotOf } from './page-origin.js';

/** Gathers it. Throws `ConfigError` when `operator.yaml` cannot be understood. */
export function describeDeployment(config: Config): Deployment {
  const { data, contact, accessLog, timeout, fairShare } = config;
  return {
    operator: readOperator(data),
    contact,
    robot: robotOf(config),
    keepsLog: accessLog !== null,
    limits: { seconds: timeout / 1000, rows: mostRows, share: fairShare },
  };
}
