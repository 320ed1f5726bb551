import DataLoader from 'dataloader';

/** One row for each key, null for a key without one. */
export function byKey<Key, Model>(
  read: (keys: readonly Key[]) => Promise<readonly Model[]>,
  rowOf: (model: NoInfer<Model>) => string,
  nameOf: (key: Key) => string,
): DataLoader<Key, Model | null, string> {
  return new DataLoader(
    async (keys) => {
      const found = new Map((await read(keys)).map((model) => [rowOf(model), model]));
      return keys.map((key) => found.get(nameOf(key)) ?? null);
    },
    { cacheKeyFn: nameOf },
  );
}

/** Any number of rows for each key, in the order they came. */
export function manyByKey<Key, Model>(
  read: (keys: readonly Key[]) => Promise<readonly Model[]>,
  rowOf: (model: NoInfer<Model>) => string | null,
  nameOf: (key: Key) => string,
): DataLoader<Key, Model[], string> {
  return new DataLoader(
    async (keys) => {
      const found = Map.groupBy(await read(keys), rowOf);
      return keys.map((key) => found.get(nameOf(key)) ?? []);
    },
    { cacheKeyFn: nameOf },
  );
}

/** For keys that are their own names. */
export const itself = (key: string): string => key;

/** Read when first asked for, and then kept for the rest of the request. */
export function once<Value>(read: () => Promise<Value>): () => Promise<Value> {
  let value: Promise<Value> | undefined;
  return () => {
    value ??= read();
    return value;
  };
}
