import { z } from 'zod';
import type { Row } from '../table.ts';

export const rules = z
  .array(
    z.object({
      field: z.string().min(1),
      operator: z.enum(['greaterThan', 'lessThan', 'equal', 'regex', 'in', 'onChange']),
      value: z.string().default(''),
    }),
  )
  .default([])
  .refine((list) => list.every(({ operator, value }) => operator !== 'regex' || canCompile(value)), 'a regex is wrong');

type Rules = z.infer<typeof rules>;

/** Whether all rules hold for a row; `before` is the row as it was, and nothing for a new one. */
export function fulfils(row: Row, before: Row | undefined, list: Rules): boolean {
  return list.every(({ field, operator, value }) => {
    const found = row[field];
    if (operator === 'onChange') return before?.[field] !== found;
    return found !== undefined && found !== null && COMPARISONS[operator](String(found), value);
  });
}

const COMPARISONS = {
  greaterThan: (found: string, value: string) => Number(found) > Number(value),
  lessThan: (found: string, value: string) => Number(found) < Number(value),
  equal: (found: string, value: string) => found === value,
  regex: (found: string, value: string) => expression(value).test(found),
  in: (found: string, value: string) => value.split(',').some((one) => one.trim() === found),
};

/** PHP writes delimiters around them. */
const expression = (text: string) => new RegExp(/^([/#~])(.*)\1$/.exec(text)?.[2] ?? text);

function canCompile(text: string): boolean {
  try {
    return expression(text) instanceof RegExp;
  } catch {
    return false;
  }
}
