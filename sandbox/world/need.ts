/** The value, or an error that says what the world lacks: its lists are ours, so a gap in them is a mistake of ours. */
export function need<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw new Error(`the world lacks ${what}`);
  return value;
}
