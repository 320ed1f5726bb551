import type { IConfiguration } from 'dependency-cruiser';

// The house's plan, as rules: `npm run check:architecture` fails on any arrow that README.md does not draw.
const house = '^(subgraphs|gateway|platform|start|sandbox|console|bench|test)/';
const only = (name: string, from: string, to: string) => ({
  name,
  severity: 'error' as const,
  from: { path: from },
  to: { path: house, pathNot: to },
});

export const rules = {
  forbidden: [
    only('platform-knows-nobody', '^platform/', '^platform/'),
    only('gateway-sees-only-platform', '^gateway/', '^(gateway|platform)/'),
    only('commerce-is-alone', '^subgraphs/commerce/', '^(subgraphs/commerce|platform)/'),
    only('dynamics-is-alone', '^subgraphs/dynamics/', '^(subgraphs/dynamics|platform)/'),
    only(
      'unified-uses-clients-by-their-front-door',
      '^subgraphs/unified/',
      '^(subgraphs/unified|platform)/|^subgraphs/(commerce|dynamics)/client/index\\.ts$',
    ),
    only('sandbox-knows-nobody', '^sandbox/', '^sandbox/'),
    only('console-knows-nobody', '^console/', '^console/'),
    {
      name: 'records-stay-at-the-edge',
      severity: 'error',
      comment: 'upstream record types stop at mapping/',
      from: { path: '^subgraphs/([^/]+)/', pathNot: '^subgraphs/[^/]+/(client|mapping)/' },
      to: { path: '^subgraphs/[^/]+/client/records' },
    },
    {
      name: 'undici-only-in-platform',
      severity: 'error',
      from: { pathNot: '^(platform|gateway/engine|sandbox|test|bench)/' },
      to: { path: '(^|/)undici/|^undici$' },
    },
    {
      name: 'mapping-is-pure',
      severity: 'error',
      comment: 'types only: no client, no loader, no I/O',
      from: { path: '^subgraphs/[^/]+/mapping/' },
      to: { path: '^subgraphs/[^/]+/(client|loaders|server|context)', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: 'specify',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)\\.data/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
} satisfies IConfiguration;
