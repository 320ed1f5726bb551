import { retrieveTotalRecordCount, retrieveVersion, whoAmI } from './operations/functions.ts';
import { closeIncident } from './operations/incident.ts';
import { closeQuote, reviseQuote, winQuote } from './operations/quote.ts';
import { badRequest, methodNotAllowed } from './refusal.ts';
import type { Answer, Request, Work } from './service.ts';

type Action = (body: unknown, work: Work) => Answer;
type Retrieve = (argument: string, request: Request, work: Work) => Answer;

/** Unbound, called by POST with their parameters in the body. */
const ACTIONS: Record<string, Action> = {
  ReviseQuote: reviseQuote,
  WinQuote: winQuote,
  CloseQuote: closeQuote,
  CloseIncident: closeIncident,
};
/** Unbound, called by GET with their parameters in brackets. */
const FUNCTIONS: Record<string, Retrieve> = {
  WhoAmI: whoAmI,
  RetrieveVersion: retrieveVersion,
  RetrieveTotalRecordCount: retrieveTotalRecordCount,
};

export const OPERATIONS: ReadonlySet<string> = new Set([...Object.keys(ACTIONS), ...Object.keys(FUNCTIONS)]);

export function operate(name: string, argument: string | undefined, request: Request, work: Work): Answer {
  const action = ACTIONS[name];
  if (action !== undefined) {
    if (request.method !== 'POST') throw methodNotAllowed(request.method);
    return action(request.body, work);
  }
  const retrieve = FUNCTIONS[name];
  if (request.method !== 'GET' || retrieve === undefined) throw methodNotAllowed(request.method);
  if (argument === undefined) throw badRequest(`The function '${name}' is called with brackets.`);
  return retrieve(argument, request, work);
}
