import type { Generated, GeneratedAlways } from 'kysely';
import type { NewChange } from '../changes/change.ts';

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
  changes: {
    position: GeneratedAlways<string>;
    source: NewChange['source'];
    entity: string;
    keys: string[];
    tags: string[];
    kind: NewChange['kind'];
    version: string | null;
    happened_at: Date | null;
    heard_at: Generated<Date>;
  };
  received_events: { sender: string; id: string; received_at: Generated<Date> };
  parked_events: { sender: string; id: string; type: string; reason: string; parked_at: Generated<Date> };
  scans: { name: string; run: string; ended_at: Date | null };
  scanned_rows: { scan: string; key: string; hash: string; run: string };
}
