import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { type Variable, variables } from '../platform/configVariables.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const scripts = (
  JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { scripts: Record<string, string> }
).scripts;

function row(name: string, { schema, expected, source }: Variable<unknown>): string {
  const read = schema.safeParse(undefined);
  const usual = read.success && read.data !== undefined && !Array.isArray(read.data) ? `\`${read.data}\`` : '';
  return `| \`${name}\` | ${expected.replace(/ \(default [^)]*\)/, '')} | ${read.success ? usual : '**needed**'} | ${source} |`;
}

it('the README lists every variable with its default and where to get it, and no other', () => {
  const rows = readme.split('\n').filter((line) => /^\| `[A-Z][A-Z_]+` \|/.test(line));
  expect(rows).toEqual(Object.entries(variables).map(([name, variable]) => row(name, variable)));
});

it('every npm command the README names exists', () => {
  const named = [...readme.matchAll(/npm run ([a-z0-9:]+)/g)].map(([, name]) => name ?? '');
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
});
