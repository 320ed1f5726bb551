import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Governor } from './http/governor.ts';

/** What an upstream tells of itself. */
export interface UpstreamMetrics {
  observe(system: string, operation: string, ms: number): void;
  watch(system: string, governor: Pick<Governor, 'limit' | 'underWay' | 'waiting' | 'shutForMs'>): void;
}

export interface Metrics extends UpstreamMetrics {
  registry: Registry;
  /** One answered request of our own server. */
  served(route: string, status: number, ms: number): void;
}

const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** One registry per process; `/metrics` prints it. */
export function createMetrics({ processMetrics = false }: { processMetrics?: boolean } = {}): Metrics {
  const registry = new Registry();
  const registers = [registry];
  if (processMetrics) collectDefaultMetrics({ register: registry });
  const upstream = new Histogram({
    name: 'upstream_request_seconds',
    help: 'Time from sending an upstream request to its last byte.',
    labelNames: ['system', 'operation'],
    buckets: seconds,
    registers,
  });
  const http = new Histogram({
    name: 'http_request_seconds',
    help: 'Time to answer a request.',
    labelNames: ['route'],
    buckets: seconds,
    registers,
  });
  const answers = new Counter({
    name: 'http_answers_total',
    help: 'Answers by status.',
    labelNames: ['route', 'status'],
    registers,
  });
  const governors = new Map<string, Parameters<UpstreamMetrics['watch']>[1]>();
  const gauge = (name: string, help: string, read: (governor: Parameters<UpstreamMetrics['watch']>[1]) => number) =>
    new Gauge({
      name,
      help,
      labelNames: ['system'],
      registers,
      collect() {
        for (const [system, governor] of governors) this.set({ system }, read(governor));
      },
    });
  gauge('upstream_concurrency_limit', 'Calls allowed at once.', ({ limit }) => limit);
  gauge('upstream_calls_under_way', 'Calls under way.', ({ underWay }) => underWay);
  gauge('upstream_calls_waiting', 'Calls waiting for their turn.', ({ waiting }) => waiting);
  gauge('upstream_shut_seconds', 'Left of the Retry-After the system asked for.', ({ shutForMs }) => shutForMs / 1000);
  return {
    registry,
    observe: (system, operation, ms) => upstream.observe({ system, operation }, ms / 1000),
    watch: (system, governor) => void governors.set(system, governor),
    served(route, status, ms) {
      http.observe({ route }, ms / 1000);
      answers.inc({ route, status });
    },
  };
}
