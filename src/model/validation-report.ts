/** What SHACL says of one graph. */

export interface ValidationResult {
  readonly severity: 'violation' | 'warning' | 'info';
  /** IRI of the node that was validated. */
  readonly focusNode: string;
  /** IRI of the property, or null for a constraint on the node itself. */
  readonly path: string | null;
  readonly message: string;
}

export interface ValidationReport {
  /** False when there is at least one violation: the graph is then withheld. */
  readonly conforms: boolean;
  readonly results: readonly ValidationResult[];
}
