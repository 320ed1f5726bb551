import { readFile, writeFile } from 'node:fs/promises';
import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { parse as parseYaml } from 'yaml';

interface SupergraphYaml {
  subgraphs: Record<string, { routing_url: string; schema: { file: string } }>;
}

const root = new URL('../', import.meta.url);

/** The supergraph composed from `supergraph.yaml` (rover's form) and the subgraphs it names. Throws with every composition error. */
export async function composeSupergraph(): Promise<string> {
  const yaml = parseYaml(await readFile(new URL('supergraph.yaml', root), 'utf8')) as SupergraphYaml;
  const services = await Promise.all(
    Object.entries(yaml.subgraphs).map(async ([name, { routing_url, schema }]) => ({
      name,
      url: routing_url,
      typeDefs: parse(await readFile(new URL(schema.file, root), 'utf8')),
    })),
  );
  const result = composeServices(services);
  if (result.errors)
    throw new Error(`supergraph.yaml does not compose:\n${result.errors.map((e) => `- ${e.message}`).join('\n')}`);
  return result.supergraphSdl;
}

if (import.meta.main) {
  await writeFile(new URL('supergraph.graphql', root), await composeSupergraph());
  process.stdout.write('supergraph.graphql written\n');
}
