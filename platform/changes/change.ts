/** What somebody learned of: a record of one system is no longer what it was. */
export interface NewChange {
  source: 'commerce' | 'finance' | 'dataverse' | 'unified';
  /** The graph's type: `Order`, `Invoice`, `Account`. */
  entity: string;
  /** Its ids, in canonical form; none where the whole type may have changed. */
  keys: readonly string[];
  /** All that a cached answer may be found by and that is void now; made by `tags.ts` alone. */
  tags: readonly string[];
  /** `UNKNOWN`: it may have changed, such as by a write whose answer was lost. */
  kind: 'CREATED' | 'UPDATED' | 'DELETED' | 'UNKNOWN';
  /** The upstream's own mark of this state, where it has one: an `updated_at`, a row version. */
  version?: string;
  /** When it happened there, ISO 8601, where the system says so. */
  happenedAt?: string;
}

export interface Change extends NewChange {
  /** Grows by one change after another, in the order in which they became visible. Gaps mean nothing. */
  position: number;
  /** When it was heard of here, ISO 8601. */
  heardAt: string;
}
