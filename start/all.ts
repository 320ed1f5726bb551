import './node.ts';
import { readConfig } from '../platform/config.ts';
import { ConfigError } from '../platform/errors.ts';
import { createLog } from '../platform/log.ts';
import { createMetrics } from '../platform/metrics.ts';
import { drainOnSignal } from '../platform/serve.ts';
import { rebuildLinks } from '../subgraphs/unified/links/rebuild.ts';
import { createHouse } from './house.ts';
import { sandboxEnvironment } from './sandboxEnvironment.ts';
import { type SandboxProcess, startSandboxProcess } from './sandboxProcess.ts';
import { registerWithSandbox } from './sandboxRegistrations.ts';

/** `npm start`: the sandbox as its own process, and everything else in this one. */
let sandbox: SandboxProcess | undefined;
try {
  sandbox = await startSandboxProcess({ SANDBOX_LIVE: '1', ...process.env });
  const edition = process.env.COMMERCE_EDITION === 'saas' ? 'saas' : 'paas';
  const config = readConfig({
    LOG_LEVEL: 'warn',
    SCAN_PAUSE_MS: '5000',
    ...process.env,
    ...(await sandboxEnvironment(sandbox.urls.control, edition)),
  });
  const log = createLog({ level: config.server.logLevel });
  const house = createHouse({ config, log, metrics: createMetrics({ processMetrics: true }) });
  let isStopping = false;
  const stop = async () => {
    isStopping = true;
    await house.close();
    await sandbox?.stop();
  };
  drainOnSignal(stop, { log });
  sandbox.process.once('exit', () => {
    // Ctrl-C reaches both of us at once.
    if (isStopping) return;
    process.stderr.write('The sandbox has ended; so does everything.\n');
    house.close().finally(() => process.exit(1));
  });
  // The sandbox begins anew at every start, so what the store knows of the last one is worth nothing.
  await rebuildLinks({
    links: await house.links(),
    commerce: await house.commerce(),
    dynamics: await house.dynamics(),
    log,
  });
  const gateway = await house.gateway();
  await house.work();
  const door = await gateway.listen({ host: config.server.host, port: config.server.port });
  await registerWithSandbox(sandbox.urls.control, door, config.senders.dynamicsKey ?? '');
  process.stdout.write(await welcome(door, sandbox.urls.control));
} catch (error) {
  await sandbox?.stop();
  process.stderr.write(
    `${error instanceof ConfigError ? error.message : error instanceof Error ? error.stack : error}\n`,
  );
  process.exit(1);
}

async function welcome(door: string, control: string): Promise<string> {
  const answer = await fetch(`${control}/_sandbox/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ who: 'buyer' }),
  });
  const { token } = (await answer.json()) as { token: string };
  const query =
    '{ orders(first: 3) { edges { node { number status total { amount currency } salesOrder { number status } } } } }';
  return `
  The graph      ${door}/graphql
  GraphiQL       ${door}/graphiql
  The sandbox    ${control}/_sandbox/requests

  curl -s ${door}/graphql -H 'content-type: application/json' \\
    -H 'authorization: Bearer ${token}' \\
    -d '${JSON.stringify({ query })}'

`;
}
