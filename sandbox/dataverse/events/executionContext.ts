import { randomUUID } from 'node:crypto';
import { guidOf } from '../guid.ts';

/** A collection of the SDK, as its JSON writes one. */
export type Parameters = { key: string; value: unknown }[];

/** One message of the platform, told after it was done. */
export interface Message {
  name: 'Create' | 'Update' | 'Delete';
  /** Logical name. */
  table: string;
  id: string;
  /** The systemuser who did it. */
  userId: string;
  /** The same for all messages of one transaction. */
  correlationId: string;
  input: Parameters;
  output?: Parameters;
}

const CONTRACTS = 'http://schemas.microsoft.com/xrm/2011/Contracts';
const BUSINESS_UNIT = guidOf('businessunit', 'root');
const ORGANIZATION = guidOf('organization', 'sandbox');
const STEP = guidOf('sdkmessageprocessingstep', 'webhook');
const AFTER_THE_OPERATION = 40;
const ASYNCHRONOUS = 1;

/** A type of the SDK: `Money`, `OptionSetValue`, `EntityReference`, `Entity`. */
export const typed = (type: string, members: object) => ({ __type: `${type}:${CONTRACTS}`, ...members });

/** A moment as the SDK's JSON writes it. */
export const dateOf = (iso: string): string => `/Date(${Date.parse(iso)})/`;

export const reference = (table: string, id: string) =>
  typed('EntityReference', { Id: id, KeyAttributes: [], LogicalName: table, Name: null, RowVersion: null });

export const entity = (table: string, id: string, attributes: Parameters, formatted: Parameters = []) =>
  typed('Entity', {
    Attributes: attributes,
    EntityState: null,
    FormattedValues: formatted,
    Id: id,
    KeyAttributes: [],
    LogicalName: table,
    RelatedEntities: [],
    RowVersion: null,
  });

/** The RemoteExecutionContext of an asynchronous step after the operation. */
export function executionContext({ name, table, id, userId, correlationId, input, output = [] }: Message, now: Date) {
  return {
    BusinessUnitId: BUSINESS_UNIT,
    CorrelationId: correlationId,
    Depth: 1,
    InitiatingUserId: userId,
    InputParameters: input,
    IsExecutingOffline: false,
    IsInTransaction: false,
    IsOfflinePlayback: false,
    IsolationMode: 1,
    MessageName: name,
    Mode: ASYNCHRONOUS,
    OperationCreatedOn: `/Date(${now.getTime()}+0000)/`,
    OperationId: randomUUID(),
    OrganizationId: ORGANIZATION,
    OrganizationName: 'sandbox',
    OutputParameters: output,
    OwningExtension: reference('sdkmessageprocessingstep', STEP),
    ParentContext: null,
    PostEntityImages: [],
    PreEntityImages: [],
    PrimaryEntityId: id,
    PrimaryEntityName: table,
    RequestId: randomUUID(),
    SecondaryEntityName: 'none',
    SharedVariables: [],
    Stage: AFTER_THE_OPERATION,
    UserId: userId,
  };
}

export type ExecutionContext = ReturnType<typeof executionContext>;

/** What is left out of a message that is too large. */
export function trimmed(context: ExecutionContext) {
  const { ParentContext, InputParameters, PreEntityImages, PostEntityImages, ...kept } = context;
  return kept;
}
