/** Which fields each caller was answered with something, for a person to read. */
export function createMatrix() {
  const seen = new Map<string, Set<string>>();
  const callers = new Set<string>();

  function note(caller: string, data: unknown): void {
    callers.add(caller);
    if (Array.isArray(data)) for (const one of data) note(caller, one);
    if (typeof data !== 'object' || data === null || Array.isArray(data)) return;
    const type = '__typename' in data ? String(data.__typename) : undefined;
    for (const [field, value] of Object.entries(data)) {
      if (type !== undefined && value !== null && field !== '__typename') {
        const place = `${type}.${field}`;
        seen.set(place, (seen.get(place) ?? new Set()).add(caller));
      }
      note(caller, value);
    }
  }

  return {
    note,
    table(): string {
      const names = [...callers];
      const legend = names.map((name, index) => `${String(index + 1).padStart(2)} ${name}`);
      const head = `${''.padEnd(32)}${names.map((_, index) => String(index + 1).padStart(3)).join('')}`;
      const rows = [...seen.keys()]
        .sort()
        .map((place) => place.padEnd(32) + names.map((name) => (seen.get(place)?.has(name) ? '  x' : '  .')).join(''));
      return `${['', ...legend, '', head, ...rows].join('\n')}\n`;
    },
  };
}
