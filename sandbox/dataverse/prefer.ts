import { badRequest } from './refusal.ts';

export const MAX_PAGE_SIZE = 5000;

/** What a `Prefer` header asks for. */
export interface Preferences {
  pageSize?: number;
  /** Patterns such as `*` or `OData.Community.Display.V1.FormattedValue`; empty where none were asked for. */
  annotations: readonly string[];
  returnsRepresentation: boolean;
  continuesOnError: boolean;
  tracksChanges: boolean;
}

export const NO_PREFERENCES: Preferences = {
  annotations: [],
  returnsRepresentation: false,
  continuesOnError: false,
  tracksChanges: false,
};

export function readPreferences(header: string | undefined): Preferences {
  const preferences: Preferences = { ...NO_PREFERENCES };
  for (const item of (header ?? '').match(/(?:[^,"]|"[^"]*")+/g) ?? []) {
    const [name = '', value = ''] = item.split(/=(.*)/s).map((part) => part.trim());
    const text = value.replace(/^"(.*)"$/s, '$1');
    if (name === 'odata.maxpagesize') preferences.pageSize = readPageSize(text);
    if (name === 'odata.include-annotations')
      preferences.annotations = text.split(',').map((pattern) => pattern.trim());
    if (name === 'return') preferences.returnsRepresentation = text === 'representation';
    if (name === 'odata.track-changes') preferences.tracksChanges = true;
    if (name === 'odata.continue-on-error') preferences.continuesOnError = text !== 'false';
  }
  return preferences;
}

/** More than the most is as much as the most. */
function readPageSize(text: string): number {
  if (!/^\d{1,9}$/.test(text) || Number(text) < 1) {
    throw badRequest(`Invalid value '${text}' for the odata.maxpagesize preference. It must be a positive integer.`);
  }
  return Math.min(Number(text), MAX_PAGE_SIZE);
}

/** Whether an annotation of this name was asked for. */
export function wantsAnnotation({ annotations }: Preferences, name: string): boolean {
  return annotations.some((pattern) => {
    if (pattern === '*' || pattern === name) return true;
    return pattern.endsWith('*') && name.startsWith(pattern.slice(0, -1));
  });
}

/** The `Preference-Applied` of an answer that did what was asked. */
export function appliedPreferences({
  pageSize,
  annotations,
  returnsRepresentation,
  tracksChanges,
}: Preferences): string | undefined {
  const applied = [
    ...(pageSize === undefined ? [] : [`odata.maxpagesize=${pageSize}`]),
    ...(annotations.length === 0 ? [] : [`odata.include-annotations="${annotations.join(',')}"`]),
    ...(returnsRepresentation ? ['return=representation'] : []),
    ...(tracksChanges ? ['odata.track-changes'] : []),
  ];
  return applied.length === 0 ? undefined : applied.join(', ');
}

/** Readable even where the rest of the header is wrong. */
export const asksForErrorDetails = (header: string | undefined): boolean =>
  /odata\.include-annotations="[^"]*\*/.test(header ?? '');
