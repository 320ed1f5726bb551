import { bindTarget } from '../bind.ts';
import { badPayload } from '../body.ts';
import { NAMESPACE } from '../model.ts';
import { BAD_STATUS, Refusal } from '../refusal.ts';
import type { Work } from '../service.ts';
import type { Row } from '../table.ts';

type Parameters = Readonly<Record<string, unknown>>;

/** The members of an action's body; no others are taken. */
export function readParameters(body: unknown, action: string, names: readonly string[]): Parameters {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw badPayload(`The parameters of the action '${action}' are missing.`);
  }
  const parameters = Object.fromEntries(Object.entries(body));
  for (const name of Object.keys(parameters)) {
    if (!names.includes(name)) {
      throw badPayload(
        `The parameter '${name}' in the request payload is not a valid parameter for the operation '${action}'.`,
      );
    }
  }
  const missing = names.find((name) => parameters[name] === undefined || parameters[name] === null);
  if (missing !== undefined) throw badPayload(`The parameter '${missing}' of the operation '${action}' is missing.`);
  return parameters;
}

/** The row that a closing activity, such as a quoteclose, is bound to. */
export function closedRow(activity: unknown, lookup: string, target: string, work: Work): Row {
  const bound = `${lookup}@odata.bind`;
  const value = typeof activity === 'object' && activity !== null ? Object.fromEntries(Object.entries(activity)) : {};
  if (value[bound] === undefined) throw badPayload(`The annotation '${bound}' is missing.`);
  return bindTarget(value[bound], { name: lookup, lookup, target, isOwner: false }, work);
}

/** One of the statuses the action may lead to; -1 is the usual one. */
export function readStatus(value: unknown, allowed: readonly number[], table: string): number {
  if (value === -1 && allowed[0] !== undefined) return allowed[0];
  if (typeof value === 'number' && allowed.includes(value)) return value;
  throw new Refusal(400, BAD_STATUS, `${String(value)} is not a valid status code on ${table}.`);
}

export const entityType = (table: string) => `#${NAMESPACE}.${table}`;
