import '../start/node.ts';
import { benchReads } from './reads.ts';

/** `npm run bench -- <name>`: prints a table of figures, with the seed that made them. */
const benches: Record<string, () => Promise<boolean>> = { reads: benchReads };
const name = process.argv[2] ?? '';
const bench = benches[name];
if (bench === undefined) {
  process.stderr.write(`usage: npm run bench -- ${Object.keys(benches).join('|')}\n`);
  process.exit(2);
}
process.exit((await bench()) ? 0 : 1);
