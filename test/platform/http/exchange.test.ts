import { describe, expect, it, onTestFinished } from 'vitest';
import { createWire, type Message, NotSent } from '../../../platform/http/exchange.ts';
import { json, listen } from './loopback.ts';

function message(url: string, changes: Partial<Message> = {}): Message {
  return {
    method: 'GET',
    url: new URL(url),
    headers: {},
    body: null,
    expect: 'json',
    signal: new AbortController().signal,
    facts: { system: 'finance', operation: 'read things' },
    mayLeave: () => true,
    onLeave: () => {},
    ...changes,
  };
}

describe('the wire', () => {
  it('keeps a message back when the door was shut while it connected: not one byte leaves', async () => {
    const { url, all } = await listen((_, response) => json(response, {}));
    const wire = createWire(url, 2, 1000);
    onTestFinished(() => wire.close());
    let left = 0;
    const kept = wire.send(message(url, { mayLeave: () => false, onLeave: () => (left += 1) }));
    await expect(kept).rejects.toThrow(NotSent);
    expect([left, all.length]).toEqual([0, 0]);
    await wire.send(message(url, { onLeave: () => (left += 1) }));
    expect([left, all.length]).toEqual([1, 1]);
  });

  it('keeps connections and uses them again', async () => {
    const { url, server } = await listen((_, response) => json(response, {}));
    let connections = 0;
    server.on('connection', () => {
      connections += 1;
    });
    const wire = createWire(url, 2, 1000);
    onTestFinished(() => wire.close());
    for (let call = 0; call < 5; call += 1) await wire.send(message(url));
    expect(connections).toBeLessThanOrEqual(2);
  });
});
