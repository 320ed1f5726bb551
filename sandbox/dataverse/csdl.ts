import { type Model, NAMESPACE, type TableModel, typeName } from './model.ts';

/** The CSDL of the served tables, OData 4.0. */
export function printMetadata(model: Model): string {
  const tables = [...model.values()];
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>',
    `<Schema Namespace="${NAMESPACE}" Alias="mscrm" xmlns="http://docs.oasis-open.org/odata/ns/edm">`,
    ...tables.map((table) => entityType(table, model)),
    '<EntityContainer Name="System">',
    ...tables.map((table) => entitySet(table, model)),
    '</EntityContainer></Schema></edmx:DataServices></edmx:Edmx>',
  ].join('\n');
}

function entityType({ name, primaryId, columns, navigations, collections }: TableModel, model: Model): string {
  const properties = [...columns.values()].map((column) => {
    const scale = column.kind === 'decimal' || column.kind === 'money' ? ' Scale="variable"' : '';
    const length = column.maxLength === undefined ? '' : ` MaxLength="${column.maxLength}"`;
    const nullable = column.name === primaryId ? ' Nullable="false"' : '';
    return `<Property Name="${column.name}" Type="${typeName(column)}"${nullable}${length}${scale}/>`;
  });
  const single = [...navigations.values()]
    .filter(({ target }) => model.has(target))
    .map(({ name: navigation, target }) => `<NavigationProperty Name="${navigation}" Type="${NAMESPACE}.${target}"/>`);
  const many = [...collections.values()].map(
    ({ name: navigation, target }) =>
      `<NavigationProperty Name="${navigation}" Type="Collection(${NAMESPACE}.${target})"/>`,
  );
  return [
    `<EntityType Name="${name}"><Key><PropertyRef Name="${primaryId}"/></Key>`,
    ...properties,
    ...single,
    ...many,
    '</EntityType>',
  ].join('\n');
}

function entitySet({ name, set, navigations, collections }: TableModel, model: Model): string {
  const bindings = [...navigations.values(), ...collections.values()].flatMap(({ name: path, target }) => {
    const bound = model.get(target);
    return bound === undefined ? [] : [`<NavigationPropertyBinding Path="${path}" Target="${bound.set}"/>`];
  });
  return `<EntitySet Name="${set}" EntityType="${NAMESPACE}.${name}">${bindings.join('')}</EntitySet>`;
}
