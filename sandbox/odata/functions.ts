import { edm, incompatible, type Operand, type Predicate } from './dialect.ts';
import type { Call, Expression } from './expression.ts';

const STRING_TESTS: Record<string, (text: string, part: string) => boolean> = {
  contains: (text, part) => text.includes(part),
  startswith: (text, part) => text.startsWith(part),
  endswith: (text, part) => text.endsWith(part),
};

/** contains, startswith and endswith, without regard to case; undefined for any other function. */
export function stringFunction<Row>(
  call: Call,
  operandOf: (expression: Expression) => Operand<Row>,
): Predicate<Row> | undefined {
  const test = STRING_TESTS[call.name];
  const [first, second] = call.args;
  if (test === undefined || first === undefined || second === undefined || call.args.length > 2) return undefined;
  const text = operandOf(first);
  const part = operandOf(second);
  for (const operand of [text, part]) {
    if (operand.type.kind !== 'string' && operand.type.kind !== 'null') {
      throw incompatible(call.name, operand.type, edm('string'));
    }
  }
  return (row, variables) => {
    const whole = text.read(row, variables);
    const wanted = part.read(row, variables);
    return typeof whole === 'string' && typeof wanted === 'string'
      ? test(whole.toLowerCase(), wanted.toLowerCase())
      : false;
  };
}
