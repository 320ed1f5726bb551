import './node.ts';
import { userInfo } from 'node:os';
import { readConfig } from '../platform/config.ts';
import { ConfigError } from '../platform/errors.ts';
import { createLog } from '../platform/log.ts';
import { createMetrics } from '../platform/metrics.ts';
import type { Link } from '../subgraphs/unified/links/links.ts';
import { rebuildLinks } from '../subgraphs/unified/links/rebuild.ts';
import { environment } from './environment.ts';
import { createHouse, type House } from './house.ts';

/** `npm run links -- rebuild|list|confirm <id>`: the links between the two systems, by the environment's configuration. */
const [task = '', id] = process.argv.slice(2);
const tasks: Record<string, ((house: House) => Promise<void>) | undefined> = { rebuild, list, confirm };
const run = task === 'confirm' && id === undefined ? undefined : tasks[task];
if (run === undefined) {
  process.stderr.write('usage: npm run links -- rebuild|list|confirm <id>\n');
  process.exit(2);
}
let house: House | undefined;
try {
  const config = readConfig(await environment());
  const log = createLog({ level: 'warn' });
  house = createHouse({ config, log, metrics: createMetrics() });
  await run(house);
} catch (error) {
  process.stderr.write(
    `${error instanceof ConfigError ? error.message : error instanceof Error ? error.stack : error}\n`,
  );
  process.exitCode = 1;
} finally {
  await house?.close();
}

async function rebuild(house: House): Promise<void> {
  const log = createLog({ level: 'warn' });
  const links = await house.links();
  const report = await rebuildLinks({ links, commerce: await house.commerce(), dynamics: await house.dynamics(), log });
  for (const [kind, count] of Object.entries(report.proven)) say(`${count} ${kind} proven`);
  say(`${report.proposed} proposed: npm run links -- list`);
  for (const marker of report.unproven) say(`marker of nothing in Commerce: ${marker}`);
}

/** All of them, the newest first, so that one can look for what waits to be confirmed. */
async function list(house: House): Promise<void> {
  const links = await house.links();
  for (let offset = 0, total = 1; offset < total; offset += 100) {
    const page = await links.list({ within: 'all', first: 100, offset });
    for (const link of page.links) say(lineOf(link));
    total = page.total;
  }
}

async function confirm(house: House): Promise<void> {
  const links = await house.links();
  const link = await links.confirm(id ?? '', userInfo().username);
  if (link !== undefined) return say(lineOf(link));
  process.stderr.write(`There is no link ${id}: npm run links -- list\n`);
  process.exitCode = 1;
}

function lineOf({ id, state, kind, commerceId, dynamicsId, evidence }: Link): string {
  return [id, state, kind, commerceId, dynamicsId, evidence].join('\t');
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
