import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { FastifyInstance } from 'fastify';

const require = createRequire(import.meta.url);

/** Everything the page needs, from our own packages: it works without a network. */
const FILES: Record<string, { from: string; file: string; type: string }> = {
  'react.js': { from: 'react', file: 'umd/react.production.min.js', type: 'text/javascript' },
  'react-dom.js': { from: 'react-dom', file: 'umd/react-dom.production.min.js', type: 'text/javascript' },
  'graphiql.js': { from: 'graphiql', file: 'graphiql.min.js', type: 'text/javascript' },
  'graphiql.css': { from: 'graphiql', file: 'graphiql.min.css', type: 'text/css' },
};

const START = `
const fetcher = GraphiQL.createFetcher({ url: '/graphql' });
const defaultQuery = [
  '# What anybody may ask. To ask as somebody, print a token by',
  '#   npm run token -- buyer',
  '# and put it below, under Headers: { "Authorization": "Bearer ..." }',
  '{',
  '  products(first: 5) {',
  '    edges { node { sku name unit price { amount currency source } } }',
  '  }',
  '}',
].join('\\n');
ReactDOM.createRoot(document.getElementById('graphiql')).render(
  React.createElement(GraphiQL, { fetcher, defaultQuery, defaultHeaders: '{}', defaultEditorToolsVisibility: 'headers' }),
);
`;

const PAGE = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>GraphiQL</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/graphiql/graphiql.css">
<style>html, body, #graphiql { height: 100%; margin: 0 }</style></head>
<body><div id="graphiql"></div>
<script src="/graphiql/react.js"></script><script src="/graphiql/react-dom.js"></script><script src="/graphiql/graphiql.js"></script>
<script src="/graphiql/start.js"></script></body>
</html>`;

/** Serves GraphiQL at `/graphiql`. */
export function serveGraphiql(app: FastifyInstance): void {
  app.get('/graphiql', (_request, reply) => reply.type('text/html').send(PAGE));
  app.get('/graphiql/start.js', (_request, reply) => reply.type('text/javascript').send(START));
  for (const [name, { from, file, type }] of Object.entries(FILES)) {
    // These builds are shipped beside the packages' exports, not among them.
    const path = join(dirname(require.resolve(`${from}/package.json`)), file);
    app.get(`/graphiql/${name}`, async (_request, reply) => reply.type(type).send(await readFile(path)));
  }
}
