import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeSupergraph } from './compose.ts';

/** `npm run check:generated`: what codegen and composition make now is what is committed. Leaves the tree as it was. */
const root = new URL('../', import.meta.url).pathname;
const subgraphs = ['commerce', 'dynamics', 'unified'];
const stale: string[] = [];

if ((await readFile(join(root, 'supergraph.graphql'), 'utf8')) !== (await composeSupergraph())) {
  stale.push('supergraph.graphql (npm run compose)');
}
const copy = await mkdtemp(join(tmpdir(), 'generated-'));
try {
  for (const name of ['codegen.yml', 'package.json', 'tsconfig.json', 'subgraphs', 'platform']) {
    await cp(join(root, name), join(copy, name), { recursive: true });
  }
  await symlink(join(root, 'node_modules'), join(copy, 'node_modules'));
  const codegen = join(root, 'node_modules/@graphql-codegen/cli/cjs/bin.js');
  execFileSync(process.execPath, [codegen, '--config', 'codegen.yml'], {
    cwd: copy,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  for (const name of subgraphs) {
    const file = `subgraphs/${name}/generated/types.ts`;
    if ((await readFile(join(root, file), 'utf8')) !== (await readFile(join(copy, file), 'utf8'))) {
      stale.push(`${file} (npm run codegen)`);
    }
  }
} finally {
  await rm(copy, { recursive: true, force: true });
}
if (stale.length > 0) {
  process.stderr.write(`Not what would be generated now: ${stale.join(', ')}\n`);
  process.exit(1);
}
process.stdout.write('codegen and compose leave no diff\n');
