import './node.ts';
import type { FastifyInstance } from 'fastify';
import { readConfig, requirePrincipalSecret } from '../platform/config.ts';
import { ConfigError } from '../platform/errors.ts';
import { createLog } from '../platform/log.ts';
import { createMetrics } from '../platform/metrics.ts';
import { createServer, drainOnSignal } from '../platform/serve.ts';
import { serveSubgraph } from '../platform/serveSubgraph.ts';
import { createHouse, type SubgraphName, subgraphNames } from './house.ts';

/** `npm run serve -- gateway|worker|commerce|dynamics|unified`: one part as a process of its own, by the environment's configuration. */
const name = process.argv[2] ?? '';
const isSubgraph = (text: string): text is SubgraphName => (subgraphNames as readonly string[]).includes(text);
if (name !== 'gateway' && name !== 'worker' && !isSubgraph(name)) {
  process.stderr.write(`usage: npm run serve -- gateway|worker|${subgraphNames.join('|')}\n`);
  process.exit(2);
}
try {
  const config = readConfig(process.env);
  const log = createLog({ level: config.server.logLevel });
  const metrics = createMetrics({ processMetrics: true });
  const house = createHouse({ config, log, metrics });
  let app: FastifyInstance;
  if (isSubgraph(name)) {
    const secret = requirePrincipalSecret(config);
    app = serveSubgraph({ subgraph: await house.subgraph(name), secret, log, metrics });
  } else if (name === 'worker') {
    await house.work();
    app = createServer({ log, metrics, bodyLimitBytes: 0 });
  } else {
    app = await house.gateway();
  }
  drainOnSignal(
    async () => {
      await app.close();
      await house.close();
    },
    { log },
  );
  const url = await app.listen({ host: config.server.host, port: config.server.port });
  process.stdout.write(`${name} listens on ${url}\n`);
} catch (error) {
  process.stderr.write(
    `${error instanceof ConfigError ? error.message : error instanceof Error ? error.stack : error}\n`,
  );
  process.exit(1);
}
