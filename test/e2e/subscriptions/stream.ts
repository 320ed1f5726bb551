/** One server-sent event of GraphQL over SSE. */
export interface StreamEvent {
  id: string | undefined;
  // biome-ignore lint/suspicious/noExplicitAny: tests reach into answers of every shape
  data: any;
  // biome-ignore lint/suspicious/noExplicitAny: as above
  errors: any[];
}

export interface Stream {
  status: number;
  /** The next event; undefined at the end. Rejects after five seconds without one. */
  next(): Promise<StreamEvent | undefined>;
  /** The next event, if it comes so soon. */
  soon(ms: number): Promise<StreamEvent | undefined>;
  /** What came until nothing more came for that long. */
  rest(quietMs: number): Promise<StreamEvent[]>;
  leave(): void;
}

/** Subscribes over SSE and resolves once the door has answered. */
export async function openStream(
  door: string,
  token: string | undefined,
  query: string,
  { variables, lastEventId }: { variables?: object; lastEventId?: string | undefined } = {},
): Promise<Stream> {
  const leaving = new AbortController();
  const answer = await fetch(`${door}/graphql/stream`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
    },
    body: JSON.stringify({ query, variables }),
    signal: leaving.signal,
  });
  const events = answer.ok && answer.body !== null ? read(answer.body) : refused(await answer.json());
  let pending: Promise<StreamEvent | undefined> | undefined;
  const step = () => {
    pending ??= events.next().then(({ value, done }) => (done === true ? undefined : value));
    return pending;
  };
  // Begun at once: Node ends a body that nobody reads as soon as it forgets its response.
  step().catch(() => {});
  const take = async (ms: number) => {
    const timeout = Promise.withResolvers<'late'>();
    const timer = setTimeout(() => timeout.resolve('late'), ms);
    const won = await Promise.race([step(), timeout.promise]).finally(() => clearTimeout(timer));
    if (won !== 'late') pending = undefined;
    return won;
  };
  return {
    status: answer.status,
    async next() {
      const event = await take(5_000);
      if (event === 'late') throw new Error('no event came within five seconds');
      return event;
    },
    async soon(ms) {
      const event = await take(ms);
      return event === 'late' ? undefined : event;
    },
    async rest(quietMs) {
      const all: StreamEvent[] = [];
      for (;;) {
        const event = await take(quietMs);
        if (event === 'late' || event === undefined) return all;
        all.push(event);
      }
    },
    leave: () => leaving.abort(),
  };
}

async function* refused(body: unknown): AsyncGenerator<StreamEvent> {
  yield { id: undefined, data: null, errors: [], ...(body as object) };
}

async function* read(body: ReadableStream<Uint8Array>): AsyncGenerator<StreamEvent> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of body) {
    text += decoder.decode(chunk, { stream: true });
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const fields = new Map(
        text
          .slice(0, end)
          .split('\n')
          .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
      );
      text = text.slice(end + 2);
      if (fields.get('event') !== 'next') continue;
      const { data = null, errors = [] } = JSON.parse(fields.get('data') ?? '');
      yield { id: fields.get('id'), data, errors };
    }
  }
}
