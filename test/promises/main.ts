import '../../start/node.ts';
import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { freshness } from './freshness.ts';
import { races } from './races.ts';
import { readYourWrites, redisUnderLoad } from './replicas.ts';
import { subscribers } from './subscribers.ts';
import { webhooks } from './webhooks.ts';

/** What was done to prove a promise, and what came of it. */
export interface Proof {
  done: string;
  figure: string;
  isKept: boolean;
}

interface Promised {
  promise: string;
  /** The same seed does the same again. */
  prove(size: 'quick' | 'full', seed: number): Promise<Proof>;
}

/** `npm run prove -- [--full] [--seed N] R7`: proves the named promises, or all; ends with 1 when one is not kept. */
const promises: Record<string, Promised> = {
  R1: { promise: 'nothing is stale after a change was heard of', prove: races },
  R2: { promise: 'whoever brings the token of a change sees it, on every replica', prove: readYourWrites },
  R4: { promise: 'a Redis in trouble costs time and nothing else', prove: redisUnderLoad },
  R8: { promise: 'a change is in the next answer, and with the subscriber', prove: freshness },
  A7: { promise: 'nobody but the systems tells us anything, and nobody floods us', prove: webhooks },
  R7: { promise: 'subscriptions lose nothing, tell nothing twice, and stay small', prove: subscribers },
};

const args = process.argv.slice(2);
const seedAt = args.indexOf('--seed');
const seed = seedAt < 0 ? 1 : Number(args[seedAt + 1]);
const size = args.includes('--full') ? 'full' : 'quick';
const named = args.filter((arg) => /^[A-Z]\d+$/.test(arg));
const unknown = named.filter((name) => promises[name] === undefined);
if (unknown.length > 0 || !Number.isInteger(seed)) {
  process.stderr.write(`usage: npm run prove -- [--full] [--seed N] ${Object.keys(promises).join('|')}\n`);
  process.exit(2);
}

let isKept = true;
for (const name of named.length > 0 ? named : Object.keys(promises)) {
  const promised = promises[name];
  if (promised === undefined) continue;
  const began = performance.now();
  const proof = await promised.prove(size, seed);
  const seconds = Math.round((performance.now() - began) / 1000);
  isKept &&= proof.isKept;
  const row = `| ${name} | ${promised.promise} | ${proof.done} | ${proof.figure} | ${proof.isKept ? 'kept' : 'BROKEN'} | ${seed} | ${seconds} s |`;
  process.stdout.write(`${row}\n`);
  if (size === 'full') await keep(name, row);
}
process.exit(isKept ? 0 : 1);

/** The whole proofs are long: what they showed is kept. */
async function keep(name: string, row: string): Promise<void> {
  const folder = new URL('../../docs/proofs/', import.meta.url);
  await mkdir(folder, { recursive: true });
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  const [cpu] = cpus();
  const where = `${new Date().toISOString().slice(0, 10)}, commit ${commit}, ${cpus().length} x ${cpu?.model.trim()}`;
  const head = '| | promise | what was done | figure | | seed | took |\n| --- | --- | --- | --- | --- | --- | --- |';
  await writeFile(
    new URL(`${name}.md`, folder),
    `# ${name}\n\n${where}: \`npm run prove -- --full ${name}\`\n\n${head}\n${row}\n`,
  );
}
