import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { FastifyInstance } from 'fastify';

const require = createRequire(import.meta.url);

/** Everything the page needs, from our own packages: it works without a network. */
const FILES: Record<string, { file: string; type: string }> = {
  'react.js': { file: 'react/umd/react.production.min.js', type: 'text/javascript' },
  'react-dom.js': { file: 'react-dom/umd/react-dom.production.min.js', type: 'text/javascript' },
  'graphiql.js': { file: 'graphiql/graphiql.min.js', type: 'text/javascript' },
  'graphiql.css': { file: 'graphiql/graphiql.min.css', type: 'text/css' },
};

const START = `
const fetcher = GraphiQL.createFetcher({ url: '/graphql' });
const headers = sessionStorage.getItem('headers') ?? JSON.stringify({ Authorization: 'Bearer <npm run token -- buyer>' }, null, 2);
ReactDOM.createRoot(document.getElementById('graphiql')).render(
  React.createElement(GraphiQL, { fetcher, defaultHeaders: headers, defaultEditorToolsVisibility: 'headers' }),
);
`;

const PAGE = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>GraphiQL</title><link rel="stylesheet" href="/graphiql/graphiql.css">
<style>html, body, #graphiql { height: 100%; margin: 0 }</style></head>
<body><div id="graphiql"></div>
<script src="/graphiql/react.js"></script><script src="/graphiql/react-dom.js"></script><script src="/graphiql/graphiql.js"></script>
<script src="/graphiql/start.js"></script></body>
</html>`;

/** Serves GraphiQL at `/graphiql`. */
export function serveGraphiql(app: FastifyInstance): void {
  app.get('/graphiql', (_request, reply) => reply.type('text/html').send(PAGE));
  app.get('/graphiql/start.js', (_request, reply) => reply.type('text/javascript').send(START));
  for (const [name, { file, type }] of Object.entries(FILES)) {
    app.get(`/graphiql/${name}`, async (_request, reply) =>
      reply.type(type).send(await readFile(require.resolve(file))),
    );
  }
}
