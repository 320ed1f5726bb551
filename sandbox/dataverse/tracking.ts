import { parseQueryString } from '../odata/options.ts';
import { type Printing, printRow } from './print.ts';
import type { Query } from './query.ts';
import { badRequest, Refusal } from './refusal.ts';
import type { Service } from './service.ts';
import type { Table } from './table.ts';

const REFUSED = ['$filter', '$orderby', '$expand', '$top'];
/** As long as an organization keeps them by default. */
const TOKEN_DAYS = 7;
const DAY_MS = 86_400_000;

/** Refuses what does not go with change tracking. */
export function assertTrackable(table: Table, options: string): void {
  const names = [...parseQueryString(options).keys()];
  const refused = REFUSED.find((name) => names.includes(name));
  if (refused !== undefined) {
    throw badRequest(`The "${refused}" query parameter isn't supported when Change Tracking is enabled.`);
  }
  if (table.parts.length > 0) throw badRequest(`Change tracking is not enabled for the entity '${table.model.name}'.`);
}

/** Where all that changes after a version will be told. */
export function deltaLink(path: string, options: string, version: number, { root, clock }: Service): string {
  const kept = options.split('&').filter((option) => option !== '' && !/^(\$|%24)(delta|skip)token=/i.test(option));
  const at = clock().toISOString().slice(0, 19).replace('T', ' ');
  const token = `$deltatoken=${encodeURIComponent(`${version}!${at}`)}`;
  return `${root}/${path}?${[...kept, token].join('&')}`;
}

/** The rows made or changed since the token, then those deleted. */
export function changesSince(
  token: string,
  table: Table,
  query: Query,
  printing: Printing,
  service: Service,
): object[] {
  const [, version, at] = /^(\d{1,15})!(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)$/.exec(token) ?? [];
  if (version === undefined || at === undefined) throw badRequest('The $deltatoken is malformed.');
  if (service.clock().getTime() - Date.parse(`${at.replace(' ', 'T')}Z`) > TOKEN_DAYS * DAY_MS) {
    throw new Refusal(410, '', 'The delta token has expired. Retrieve all rows again.');
  }
  const since = Number(version);
  const changed = [...table.rows()].filter((row) => row.version > since);
  const deleted = table.deletions.filter(
    (deletion) => deletion.version > since && table.byId(deletion.id) === undefined,
  );
  return [
    ...changed.map((row) => printRow(table, row, query, printing)),
    ...deleted.map(({ id }) => ({
      '@odata.context': `${service.root}/$metadata#${table.model.set}/$deletedEntity`,
      id,
      reason: 'deleted',
    })),
  ];
}
