import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { judge } from './cruise.ts';
import { rules } from './rules.ts';

/** One forbidden arrow per rule of the house. */
const planted: Record<string, Record<string, string>> = {
  'platform-knows-nobody': { 'platform/a.ts': "import '../gateway/b.ts';", 'gateway/b.ts': '' },
  'gateway-sees-only-platform': {
    'gateway/a.ts': "import '../subgraphs/commerce/b.ts';",
    'subgraphs/commerce/b.ts': '',
  },
  'commerce-is-alone': { 'subgraphs/commerce/a.ts': "import '../dynamics/b.ts';", 'subgraphs/dynamics/b.ts': '' },
  'dynamics-is-alone': { 'subgraphs/dynamics/a.ts': "import '../unified/b.ts';", 'subgraphs/unified/b.ts': '' },
  'unified-uses-clients-by-their-front-door': {
    'subgraphs/unified/a.ts': "import '../commerce/client/orders.ts';",
    'subgraphs/commerce/client/orders.ts': '',
  },
  'sandbox-knows-nobody': { 'sandbox/a.ts': "import '../platform/b.ts';", 'platform/b.ts': '' },
  'console-knows-nobody': { 'console/a.ts': "import '../platform/b.ts';", 'platform/b.ts': '' },
  'records-stay-at-the-edge': {
    'subgraphs/commerce/resolvers/a.ts': "import type { R } from '../client/records.ts';\nexport type A = R;",
    'subgraphs/commerce/client/records.ts': 'export interface R { a: string }',
  },
  'undici-only-in-platform': { 'subgraphs/commerce/a.ts': "import 'undici';" },
  'mapping-is-pure': {
    'subgraphs/dynamics/mapping/a.ts': "import '../client/b.ts';",
    'subgraphs/dynamics/client/b.ts': '',
  },
  'no-cycles': { 'platform/a.ts': "import './b.ts';", 'platform/b.ts': "import './a.ts';" },
};

describe('the plan of the house', () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'house-'));
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  async function plant(files: Record<string, string>): Promise<string[]> {
    for (const [file, text] of Object.entries(files)) {
      await mkdir(dirname(join(root, file)), { recursive: true });
      await writeFile(join(root, file), text);
    }
    return [...new Set(Object.keys(files).map((file) => file.split('/')[0] ?? ''))];
  }

  it.each(Object.entries(planted))('%s forbids what it names', async (rule, files) => {
    const { violations } = await judge(root, await plant(files));
    expect(violations.filter((v) => v.startsWith(`${rule}:`))).not.toEqual([]);
  });

  it('has a planted violation for every rule', () => {
    expect(Object.keys(planted).sort()).toEqual(rules.forbidden.map((rule) => rule.name ?? '').sort());
  });

  it('lets the arrows of the plan pass', async () => {
    const present = await plant({
      'platform/a.ts': '',
      'gateway/a.ts': "import '../platform/a.ts';",
      'subgraphs/commerce/client/index.ts': "import '../../../platform/a.ts';",
      'subgraphs/unified/a.ts': "import '../commerce/client/index.ts';\nimport '../../platform/a.ts';",
      'start/a.ts': "import '../gateway/a.ts';\nimport '../subgraphs/unified/a.ts';",
    });
    const { violations, modules } = await judge(root, present);
    expect(violations).toEqual([]);
    expect(modules).toHaveLength(5);
  });
});
