import { type ExecutionResult, print } from 'graphql';
import type { Cache } from '../platform/cache/cache.ts';
import { Reading } from '../platform/reading.ts';
import type { EngineRequest } from './engine/engine.ts';

/** Whole answers, as the engine gave them. */
export interface Responses {
  /** The kept answer to the same question of the same caller, or else what `execute` gives, told to the request's reading. */
  answer(
    request: EngineRequest,
    execute: (request: EngineRequest) => Promise<ExecutionResult>,
  ): Promise<ExecutionResult>;
}

const dayMs = 86_400_000;

/** Answers with errors are not kept, nor such as rest on anything that nobody tells of. */
export function createResponses(cache: Cache, now = Date.now): Responses {
  return {
    async answer(request, execute) {
      const { call, operation } = request;
      if (call.reading === undefined || operation.operation !== 'query') return execute(request);
      const { value, grounds, isKept } = await cache.read(nameOf(request), call.reading.least, async () => {
        const reading = new Reading(call.reading?.least);
        const answer = await execute({ ...request, call: { ...call, reading } });
        const grounds = answer.errors === undefined ? reading.grounds() : undefined;
        if (grounds === undefined) return { value: answer, grounds };
        // What is overdue today is overdue for longer tomorrow.
        const midnight = (Math.floor(now() / dayMs) + 1) * dayMs;
        return { value: answer, grounds: { ...grounds, validUntil: Math.min(grounds.validUntil, midnight) } };
      });
      call.reading.add(grounds);
      if (isKept) call.cost.count('gateway', { cached: 1 });
      // Its owner adds to it what is of this request alone.
      return { ...value };
    },
  };
}

/** Whoever may see something else, or sees it in another store, asks another question. */
const nameOf = ({ document, operationName, variables, call: { principal, company } }: EngineRequest): string =>
  JSON.stringify([print(document), operationName, variables, company, principal]);
