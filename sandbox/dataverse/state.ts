import type { TableModel } from './model.ts';
import { BAD_STATUS, Refusal } from './refusal.ts';
import type { Values } from './table.ts';

/** Where a new row begins; elsewhere in state 0, with that state's first status. */
const FIRST: Record<string, { statecode: number; statuscode: number }> = {
  appointment: { statecode: 3, statuscode: 5 },
  quote: { statecode: 0, statuscode: 1 },
};

/** States that only a message of their own leads to: its name, by table and statecode. */
const BY_MESSAGE: Record<string, Record<number, string>> = {
  quote: { 2: 'WinQuoteRequest', 3: 'CloseQuoteRequest' },
  incident: { 1: 'CloseIncidentRequest' },
};

/** The state and status of a new row. */
export function firstState(model: TableModel): Values {
  if (!model.columns.has('statecode')) return {};
  return FIRST[model.name] ?? { statecode: 0, statuscode: firstStatus(model, 0) };
}

/**
 * Checks a wanted statecode and statuscode, and adds the status that a state alone implies. `current` is the row before.
 * Throws Refusal for a pair that does not exist, and for a state that has a message of its own.
 */
export function checkState(model: TableModel, current: Values, changes: Values): void {
  if (changes.statecode === undefined && changes.statuscode === undefined) return;
  const state = Number(changes.statecode ?? current.statecode ?? 0);
  if (changes.statuscode === undefined && state !== current.statecode) changes.statuscode = firstStatus(model, state);
  const status = Number(changes.statuscode ?? current.statuscode);
  const label = model.columns.get('statecode')?.options?.find(({ value }) => value === state)?.label ?? String(state);
  const option = model.columns.get('statuscode')?.options?.find(({ value }) => value === status);
  if (option?.state !== state) {
    throw new Refusal(
      400,
      BAD_STATUS,
      `${status} is not a valid status code for state code ${model.name}State.${label} on ${model.name}.`,
    );
  }
  const message = state === current.statecode ? undefined : BY_MESSAGE[model.name]?.[state];
  if (message !== undefined) {
    throw new Refusal(
      400,
      BAD_STATUS,
      `This message can not be used to set the state of ${model.name} to ${label}. In order to set state of ${model.name} to ${label}, use the ${message} message instead.`,
    );
  }
}

function firstStatus({ columns }: TableModel, state: number): number {
  const options = columns.get('statuscode')?.options?.filter((option) => option.state === state) ?? [];
  return Math.min(...options.map(({ value }) => value));
}
