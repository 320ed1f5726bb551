import { execFileSync } from 'node:child_process';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { rules } from './rules.ts';

export interface Verdict {
  /** `rule: from -> to`, one per forbidden arrow. */
  violations: string[];
  /** Modules of our own that were really looked at. */
  modules: string[];
}

const folders = ['subgraphs', 'gateway', 'platform', 'start', 'sandbox', 'console', 'bench', 'test'];

/** Follows every import below `root` (a copy of the house's tree) and names each one the house's plan forbids. */
export async function judge(root: string, present = folders): Promise<Verdict> {
  const { output } = await cruise(
    present,
    { ...rules.options, baseDir: root, ruleSet: { forbidden: rules.forbidden }, validate: true },
    {},
    { tsConfig: extractTSConfig('tsconfig.json') },
  );
  const result = output as ICruiseResult;
  return {
    violations: result.summary.violations.map((v) => `${v.rule.name}: ${v.from} -> ${v.to}`),
    modules: result.modules
      .map((m) => m.source)
      .filter((source) => source.endsWith('.ts') && !source.includes('node_modules')),
  };
}

/** The TypeScript files git knows or would add, below the folders of the house. */
export function trackedModules(root: string): string[] {
  const out = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '--', ...folders], {
    cwd: root,
    encoding: 'utf8',
  });
  return out.split('\n').filter((file) => file.endsWith('.ts'));
}
