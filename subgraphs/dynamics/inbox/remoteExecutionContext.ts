import { z } from 'zod';
import type { NewChange } from '../../../platform/changes/change.ts';
import { badUserInput } from '../../../platform/errors.ts';
import { parseDataverseId } from '../../../platform/ids.ts';
import { idOf, type ReceivedEvent, readJson, type Sender, word } from '../../../platform/inbox.ts';
import { toInstant } from './instant.ts';
import { keyCheck } from './sharedKey.ts';
import { createTables, type Row, type Table, type TableColumns } from './tables.ts';

interface DataverseEventsOptions {
  /** Stands in the URL, or in a header, of what Dataverse sends. */
  key: string;
  columns: TableColumns;
}

/** Dataverse writes maps as lists, and leaves out what makes a message too large. */
const pairs = z.array(z.object({ key: z.string(), value: z.unknown().optional() })).catch([]);
const entity = z.object({
  Attributes: pairs,
  KeyAttributes: pairs,
  RowVersion: z.coerce
    .string()
    .regex(/^[1-9][0-9]*$/)
    .optional()
    .catch(undefined),
});
const optionalWord = word.optional().catch(undefined);
const context = z.object({
  MessageName: word,
  PrimaryEntityName: word,
  PrimaryEntityId: optionalWord,
  InputParameters: pairs,
  PreEntityImages: pairs,
  PostEntityImages: pairs,
  OperationId: optionalWord,
  RequestId: optionalWord,
  OperationCreatedOn: z.unknown().optional(),
});
type Context = z.output<typeof context>;

const kinds: ReadonlyMap<string, NewChange['kind']> = new Map([
  ['create', 'CREATED'],
  ['update', 'UPDATED'],
  ['delete', 'DELETED'],
]);

/** Webhooks of Dataverse, and F&O's data events, which come as those of the tables that stand for its entities. */
export function createDataverseEvents({ key, columns }: DataverseEventsOptions): Sender {
  const check = keyCheck(key);
  const tableOf = createTables(columns);
  return {
    name: 'dataverse',
    source: 'dataverse',
    maxBodyBytes: 1024 * 1024,
    async read(delivery) {
      check(delivery);
      const sent = readJson(delivery.body);
      if (sent === undefined) throw badUserInput('body', 'JSON is expected.');
      const message = context.safeParse(sent).data;
      if (message !== undefined) return { events: [toEvent(message, delivery.body, tableOf)] };
      const reason = 'a message has a MessageName and a PrimaryEntityName';
      return { events: [{ id: idOf(delivery.body), type: 'unknown', changes: reason }] };
    },
  };
}

function toEvent(message: Context, body: Buffer, tableOf: (name: string) => Table | undefined): ReceivedEvent {
  const { MessageName, PrimaryEntityName } = message;
  const type = `${PrimaryEntityName} ${MessageName}`;
  const event = { id: idIn(message, body), type };
  const kind = kinds.get(MessageName.toLowerCase());
  const table = tableOf(PrimaryEntityName.toLowerCase());
  if (kind === undefined) return { ...event, changes: 'only messages that create, update or delete are known here' };
  if (table === undefined) return { ...event, changes: 'nothing of this table is known here' };
  return { ...event, changes: [{ ...changeOf(message, table), kind }] };
}

/**
 * One transaction may have one correlation, one request and one operation for many messages: each is told from the others by
 * its row and moment too. Sent again it says the same of all of these.
 */
function idIn(message: Context, body: Buffer): string {
  const { OperationId, RequestId, MessageName, PrimaryEntityName, PrimaryEntityId, OperationCreatedOn } = message;
  if (OperationId === undefined || PrimaryEntityId === undefined) return idOf(body);
  const moment = String(OperationCreatedOn);
  return idOf(OperationId, RequestId ?? '', MessageName, PrimaryEntityName, PrimaryEntityId, moment);
}

function changeOf(message: Context, table: Table): Omit<NewChange, 'kind'> {
  const target = entityIn(message.InputParameters, 'Target');
  const version = target?.RowVersion;
  const happenedAt = toInstant(message.OperationCreatedOn);
  const id = parseDataverseId(message.PrimaryEntityId ?? '');
  const named = statesIn(message, target).map((row) => table.read(row, id));
  const all = [...named, ...(named.includes(undefined) ? [{ keys: [], tags: table.any }] : [])];
  return {
    source: table.source,
    entity: table.entity,
    keys: distinct(all.flatMap((one) => one?.keys ?? [])),
    tags: distinct(all.flatMap((one) => one?.tags ?? [])),
    ...(version !== undefined && { version }),
    ...(happenedAt !== undefined && { happenedAt }),
  };
}

type Entity = z.output<typeof entity>;

/** What the row is now and, where the message says so, what it was: a row that moved is missed in one list and new in the other. */
function statesIn({ InputParameters, PreEntityImages, PostEntityImages }: Context, target: Entity | undefined): Row[] {
  const images = (list: Context['InputParameters']) => list.map(({ value }) => entity.safeParse(value).data);
  const before = columnsOf(entityIn(InputParameters, 'PreImage'), ...images(PreEntityImages));
  const now = new Map([...before, ...columnsOf(target), ...columnsOf(...images(PostEntityImages))]);
  return before.size === 0 ? [now] : [before, now];
}

function entityIn(parameters: Context['InputParameters'], name: string): Entity | undefined {
  return entity.safeParse(parameters.find(({ key }) => key === name)?.value).data;
}

function columnsOf(...entities: readonly (Entity | undefined)[]): Map<string, unknown> {
  const columns = entities.flatMap((one) => [...(one?.KeyAttributes ?? []), ...(one?.Attributes ?? [])]);
  return new Map(columns.map(({ key, value }) => [key.toLowerCase(), value]));
}

const distinct = (texts: readonly string[]): string[] => [...new Set(texts)];
