import type { Generated, GeneratedAlways } from 'kysely';

/** The tables, as the migrations leave them. */
export interface StoreSchema {
  store: { epoch: Generated<string>; created_at: Generated<Date> };
  links: {
    id: GeneratedAlways<string>;
    kind: string;
    commerce_id: string;
    dynamics_id: string;
    state: 'PROVEN' | 'PROPOSED' | 'CONFIRMED';
    evidence: string;
    created_at: Generated<Date>;
  };
}
