import { type Running, readDocument, startEverything, type Who } from '../test/e2e/running.ts';

export interface Read {
  document: string;
  who: Who;
  /** Most upstream calls of the document as it is published. */
  limit: number;
  /** Of the published document and of one with so many rows per page. */
  variables(running: Running, rows: number): Promise<object>;
  /** Rows of the document as published. */
  published: number;
}

const firstAccount = async ({ ask }: Running) =>
  (await ask('rep', '{ accounts(first: 100) { edges { node { id } } } }')).data.accounts.edges[0].node.id as string;
const someSkus = async ({ ask }: Running, count: number) => {
  const { data } = await ask('buyer', 'query ($n: Int!) { products(first: $n) { edges { node { sku } } } }', {
    n: count,
  });
  return data.products.edges.map((edge: { node: { sku: string } }) => edge.node.sku) as string[];
};

export const reads: readonly Read[] = [
  { document: 'storefront-account', who: 'buyer', limit: 14, published: 10, variables: async () => ({}) },
  {
    document: 'storefront-products',
    who: 'buyer',
    limit: 6,
    published: 50,
    variables: async (running, rows) => ({ skus: await someSkus(running, rows) }),
  },
  {
    document: 'storefront-orders',
    who: 'buyer',
    limit: 12,
    published: 100,
    variables: async (_, rows) => ({ first: rows }),
  },
  {
    document: 'portal-account',
    who: 'rep',
    limit: 16,
    published: 20,
    variables: async (running) => ({ id: await firstAccount(running) }),
  },
];

/** Upstream calls of each public document by a gateway that has just started, at 1, 10 and 100 rows a page. Whether all are within bounds. */
export async function benchReads(): Promise<boolean> {
  const seed = process.env.SANDBOX_SEED ?? '1';
  const running = await startEverything();
  let isFine = true;
  try {
    const lines = [];
    for (const read of reads) {
      const { published, one, ten, hundred } = await measureRead(running, read);
      const fine = published.total <= read.limit && hundred.total <= ten.total + 3;
      isFine &&= fine;
      lines.push([
        read.document.padEnd(20),
        `${published.total} of at most ${read.limit}`.padEnd(18),
        `${one.total} / ${ten.total} / ${hundred.total}`.padEnd(14),
        published.bySystem.padEnd(56),
        fine ? 'ok' : 'TOO MANY',
      ]);
    }
    process.stdout.write(`Upstream calls, cold, tokens and introspection counted, a $batch as one; seed ${seed}\n`);
    process.stdout.write(`${'document'.padEnd(20)}  ${'calls'.padEnd(18)}  ${'1/10/100 rows'.padEnd(14)}  by system\n`);
    for (const line of lines) process.stdout.write(`${line.join('  ')}\n`);
  } finally {
    await running.close();
  }
  return isFine;
}

/** Upstream calls of the document as published, and with 1, 10 and 100 rows a page. Throws if an answer has errors. */
export async function measureRead(running: Running, read: Read) {
  const source = await readDocument(read.document);
  return {
    published: await measure(running, read, source, read.published),
    one: await measure(running, read, paged(source, 1), 1),
    ten: await measure(running, read, paged(source, 10), 10),
    hundred: await measure(running, read, paged(source, 100), 100),
  };
}

/** The same document with every page of that size. */
const paged = (source: string, rows: number) => source.replace(/first: \d+/g, `first: ${rows}`);

async function measure(running: Running, { who, variables }: Read, query: string, rows: number) {
  const given = await variables(running, rows);
  const token = await running.token(who);
  await running.startCold();
  await running.clearRequests();
  const { errors } = await running.ask({ token }, query, given);
  if (errors.length > 0) throw new Error(`the answer has errors: ${JSON.stringify(errors.slice(0, 3))}`);
  const systems = (await running.requests()).map(({ system }) => system);
  const counts = Map.groupBy(systems, (system) => system);
  const bySystem = [...counts].map(([system, calls]) => `${system} ${calls.length}`).join(', ');
  return { total: systems.length, bySystem };
}
