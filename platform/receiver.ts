import type { NewChange } from './changes/change.ts';
import type { ChangeLog } from './changes/log.ts';
import type { ReceivedEvent, Sender } from './inbox.ts';
import type { Log } from './log.ts';
import type { Store } from './store/store.ts';

/** What became of the events of one delivery. */
export interface Receipt {
  /** Of changes that are in the log now. */
  taken: number;
  /** Taken before. */
  duplicates: number;
  /** Authentic, and understood by nobody: kept for an operator. */
  parked: number;
}

export interface Receiver {
  /** Keeps all of them or, where it throws, none: then the sender must send them again. */
  keep(sender: Pick<Sender, 'name'>, events: readonly ReceivedEvent[]): Promise<Receipt>;
  /** Forgets which events came before: they would be taken again. Parked ones stay. */
  forget(receivedBefore: Date): Promise<void>;
}

interface ReceiverOptions {
  db: Store['db'];
  changes: ChangeLog;
  /** What else these change, in the eyes of who knows how things belong together. */
  across(changes: readonly NewChange[]): Promise<readonly NewChange[]>;
  log: Log;
}

/** Where all senders' events end: each once, whatever comes twice. */
export function createReceiver({ db, changes, across, log }: ReceiverOptions): Receiver {
  return {
    async keep({ name: sender }, events) {
      const distinct = [...new Map(events.map((event) => [event.id, event])).values()];
      if (distinct.length === 0) return { taken: 0, duplicates: 0, parked: 0 };
      // Asked before anything is locked; of duplicates it is asked in vain.
      const others = new Map<string, readonly NewChange[]>();
      for (const { id, changes: heard } of distinct) if (typeof heard !== 'string') others.set(id, await across(heard));
      return db.transaction().execute(async (transaction) => {
        const rows = await transaction
          .insertInto('received_events')
          .values(distinct.map(({ id }) => ({ sender, id })))
          .onConflict((conflict) => conflict.doNothing())
          .returning('id')
          .execute();
        const ids = new Set(rows.map(({ id }) => id));
        const fresh = distinct.filter(({ id }) => ids.has(id));
        const parked = fresh.flatMap(({ id, type, changes: reason }) =>
          typeof reason === 'string' ? [{ sender, id, type, reason }] : [],
        );
        if (parked.length > 0) {
          await transaction
            .insertInto('parked_events')
            .values(parked)
            .onConflict((conflict) => conflict.doNothing())
            .execute();
          log.warn({ sender, types: parked.map(({ type }) => type) }, 'events were parked');
        }
        await changes.appendIn(
          transaction,
          fresh.flatMap(({ id, changes: heard }) =>
            typeof heard === 'string' ? [] : [...heard, ...(others.get(id) ?? [])],
          ),
        );
        return {
          taken: fresh.length - parked.length,
          duplicates: events.length - fresh.length,
          parked: parked.length,
        };
      });
    },
    async forget(receivedBefore) {
      await db.deleteFrom('received_events').where('received_at', '<', receivedBefore).execute();
    },
  };
}
