type Projection = Map<string, Projection | true>;

/** `items[a,b[c]],total_count` as a tree; nothing if it does not parse. */
function parse(text: string): Projection | undefined {
  let at = 0;
  const list = (depth: number): Projection | undefined => {
    const names: Projection = new Map();
    for (;;) {
      let name = '';
      while (at < text.length && !',[]'.includes(text[at] ?? '')) name += text[at++];
      name = name.trim();
      if (!name || depth > 20) return undefined;
      if (text[at] === '[') {
        at++;
        const inner = list(depth + 1);
        if (!inner || text[at] !== ']') return undefined;
        at++;
        names.set(name, inner);
      } else names.set(name, true);
      if (text[at] !== ',') return names;
      at++;
    }
  };
  const tree = list(0);
  return tree && at === text.length ? tree : undefined;
}

function reduce(value: unknown, projection: Projection): unknown {
  if (Array.isArray(value)) return value.map((item) => reduce(item, projection));
  if (typeof value !== 'object' || value === null) return value;
  const row = value as Record<string, unknown>;
  const kept: Record<string, unknown> = {};
  for (const [name, inner] of projection) {
    if (!Object.hasOwn(row, name)) continue;
    kept[name] = inner === true ? row[name] : reduce(row[name], inner);
  }
  return kept;
}

/** The answer cut to what `fields=` names; a text that does not parse leaves nothing. */
export function project(answer: unknown, fields: string): unknown {
  const projection = parse(fields);
  return projection ? reduce(answer, projection) : [];
}
