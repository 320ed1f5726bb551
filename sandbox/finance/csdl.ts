import { type EntitySet, type Model, NAMESPACE, typeName } from './model.ts';

/** The CSDL of the served sets, OData 4.0. Enum members stand in their order; their numbers are not written. */
export function printMetadata(model: Model): string {
  const sets = [...model.sets.values()];
  const enums = [...model.enums].map(
    ([name, members]) =>
      `<EnumType Name="${name}">${members.map((member) => `<Member Name="${member}"/>`).join('')}</EnumType>`,
  );
  const entitySets = sets.map((set) => {
    const bindings = [...set.navigations.values()].map(
      ({ name, target }) => `<NavigationPropertyBinding Path="${name}" Target="${target}"/>`,
    );
    return `<EntitySet Name="${set.name}" EntityType="${NAMESPACE}.${set.entityType}">${bindings.join('')}</EntitySet>`;
  });
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>',
    `<Schema Namespace="${NAMESPACE}" xmlns="http://docs.oasis-open.org/odata/ns/edm">`,
    ...enums,
    ...sets.map((set) => entityType(set, model)),
    '<EntityContainer Name="Resources">',
    ...entitySets,
    '</EntityContainer></Schema></edmx:DataServices></edmx:Edmx>',
  ].join('\n');
}

function entityType(set: EntitySet, model: Model): string {
  const keys = set.keys.map((key) => `<PropertyRef Name="${key}"/>`).join('');
  const properties = [...set.properties.values()].map((property) => {
    const nullable = property.kind === 'string' && !set.keys.includes(property.name) ? '' : ' Nullable="false"';
    const scale = property.kind === 'decimal' ? ' Scale="variable"' : '';
    return `<Property Name="${property.name}" Type="${typeName(property)}"${nullable}${scale}/>`;
  });
  const navigations = [...set.navigations.values()].map(({ name, target }) => {
    const type = model.sets.get(target)?.entityType;
    return `<NavigationProperty Name="${name}" Type="Collection(${NAMESPACE}.${type})"/>`;
  });
  return [
    `<EntityType Name="${set.entityType}"><Key>${keys}</Key>`,
    ...properties,
    ...navigations,
    '</EntityType>',
  ].join('\n');
}
