/** What one running bank says of itself: who answers for it, and what it allows. */

import type { BilingualText } from './source.js';

/** Who is reached where: a name, a postal address, a telephone number. */
export interface Party {
  readonly name: string;
  readonly address: string | null;
  readonly phone: string | null;
}

/** Who runs a deployment, as its `operator.yaml` says. What is null was not told. */
export interface Operator extends Party {
  /** Registers and numbers, as the law of its country wants them told. */
  readonly registration: string | null;
  /** Who answers for what is published. */
  readonly director: string | null;
  readonly host: Party | null;
  /** What this deployment adds on personal data: logs of servers around it, how long they are kept, the legal basis. */
  readonly privacy: BilingualText | null;
  /** `mailto:` or http(s) address for questions about personal data, where it is not the contact. */
  readonly dataProtection: string | null;
  /** Address of an accessibility statement of its own, made after an audit. */
  readonly accessibility: string | null;
}

export interface Deployment {
  /** Null: this deployment has not said who runs it. */
  readonly operator: Operator | null;
  /** `mailto:` or http(s) address by which partners and readers reach the operator; null: none was given. */
  readonly contact: string | null;
  /** How its robot names itself to the servers that it reads. */
  readonly robot: string;
  /** Whether requests are logged. */
  readonly keepsLog: boolean;
  readonly limits: {
    /** Longest run of a query, in seconds. */
    readonly seconds: number;
    /** Most rows of an answer. */
    readonly rows: number;
    /** Seconds of the query engine that a client may use a minute; 0: as many as it likes. */
    readonly share: number;
  };
}
