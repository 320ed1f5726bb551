import { GraphQLError } from 'graphql';
import type { Change } from '../../platform/changes/change.ts';
import type { ChangeLog } from '../../platform/changes/log.ts';
import type { Heard } from '../../platform/changes/tail.ts';
import type { Token } from '../../platform/changes/token.ts';

/** What somebody wants to hear of. */
export interface Interest {
  entities: readonly string[];
  /** Of what carries one of them; undefined: of all. */
  tags: ReadonlySet<string> | undefined;
}

/** One thing that has changed; the position is that of its last change. */
export interface Happening {
  key: string;
  token: Token;
}

export interface Hub {
  hear(heard: Heard): void;
  /**
   * What happens from now on, or after `since`, in order of position. While nobody takes a happening, a later one of the
   * same thing takes its place. Ends with SUBSCRIBER_TOO_SLOW when too many different ones wait, with EVENTS_LOST when what
   * came after `since` is not known any more.
   */
  listen(interest: Interest, since: Token | undefined, signal: AbortSignal): AsyncGenerator<Happening>;
  readonly listeners: number;
}

/** Of different things, per listener. */
const maxWaiting = 1_000;

interface Listener extends Interest {
  waiting: Map<string, number>;
  failure?: GraphQLError;
  wake(): void;
}

export function createHub(changes: Pick<ChangeLog, 'since'>, start: Token): Hub {
  const listeners = new Set<Listener>();
  /** By entity and tag, and by entity alone for those who want all of it. */
  const interested = new Map<string, Set<Listener>>();
  let at: Token = { epoch: start.epoch, position: start.position };

  function hear({ epoch, head, changes: heard }: Heard): void {
    if (epoch !== at.epoch) for (const listener of listeners) fail(listener, lost());
    at = { epoch, position: head };
    for (const change of heard) {
      const names = [nameOf(change.entity), ...change.tags.map((tag) => nameOf(change.entity, tag))];
      const told = new Set(names.flatMap((name) => [...(interested.get(name) ?? [])]));
      for (const listener of told) for (const key of change.keys) tell(listener, key, change.position);
    }
  }

  function enter(listener: Listener): void {
    listeners.add(listener);
    for (const name of namesOf(listener)) interested.set(name, (interested.get(name) ?? new Set()).add(listener));
  }

  function leave(listener: Listener): void {
    listeners.delete(listener);
    for (const name of namesOf(listener)) {
      const all = interested.get(name);
      all?.delete(listener);
      if (all?.size === 0) interested.delete(name);
    }
  }

  /** What the log holds between two positions, each thing once per page. */
  async function* missed(interest: Interest, since: Token, until: Token): AsyncGenerator<Happening> {
    for (let position = since.position; position < until.position; ) {
      const reading = await changes.since(position);
      if (reading.epoch !== since.epoch || reading.prunedTo > position) throw lost();
      if (reading.changes.length === 0) return;
      const found = new Map<string, number>();
      for (const change of reading.changes) {
        if (change.position > until.position) break;
        for (const key of keysIn(change, interest)) {
          found.delete(key);
          found.set(key, change.position);
        }
      }
      for (const [key, of] of found) yield { key, token: { epoch: since.epoch, position: of } };
      position = reading.head;
    }
  }

  return {
    hear,
    get listeners() {
      return listeners.size;
    },
    async *listen(interest, since, signal) {
      let wake = () => {};
      const listener: Listener = { ...interest, waiting: new Map(), wake: () => wake() };
      const from = at;
      if (since !== undefined && (since.epoch !== from.epoch || since.position > from.position)) throw lost();
      enter(listener);
      const stop = () => wake();
      signal.addEventListener('abort', stop, { once: true });
      try {
        if (since !== undefined) yield* missed(interest, since, from);
        while (!signal.aborted) {
          const [next] = listener.waiting;
          if (next !== undefined) {
            const [key, position] = next;
            listener.waiting.delete(key);
            yield { key, token: { epoch: at.epoch, position } };
            continue;
          }
          if (listener.failure !== undefined) throw listener.failure;
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      } finally {
        signal.removeEventListener('abort', stop);
        leave(listener);
      }
    },
  };
}

function tell(listener: Listener, key: string, position: number): void {
  if (listener.failure !== undefined) return;
  // Put at the end: they are taken in the order of their positions.
  listener.waiting.delete(key);
  listener.waiting.set(key, position);
  if (listener.waiting.size > maxWaiting) fail(listener, tooSlow());
  else listener.wake();
}

function fail(listener: Listener, failure: GraphQLError): void {
  listener.failure = failure;
  listener.waiting.clear();
  listener.wake();
}

const nameOf = (entity: string, tag?: string): string => (tag === undefined ? entity : `${entity} ${tag}`);

function namesOf({ entities, tags }: Interest): string[] {
  if (tags === undefined) return entities.map((entity) => nameOf(entity));
  return entities.flatMap((entity) => [...tags].map((tag) => nameOf(entity, tag)));
}

function keysIn({ entity, keys, tags }: Change, interest: Interest): readonly string[] {
  const isWanted = interest.tags === undefined || tags.some((tag) => interest.tags?.has(tag));
  return isWanted && interest.entities.includes(entity) ? keys : [];
}

const tooSlow = () =>
  new GraphQLError(`More than ${maxWaiting} different things wait to be sent: resume from the last event.`, {
    extensions: { code: 'SUBSCRIBER_TOO_SLOW' },
  });
const lost = () =>
  new GraphQLError('What happened since that event is not known any more: read anew, then subscribe without it.', {
    extensions: { code: 'EVENTS_LOST' },
  });
