import { badUserInput } from '../../platform/errors.ts';

/** What a caller narrows by, as far as any row could hold it; else BAD_USER_INPUT naming the argument. */
export function readText(text: string | null | undefined, argument: string, maxLength = 255): string | undefined {
  if (text === null || text === undefined) return undefined;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
  if (text.trim() === '' || text.length > maxLength || !text.isWellFormed() || /[\u0000-\u001f\u007f]/.test(text)) {
    throw badUserInput(argument, `expected a text of 1 to ${maxLength} printable characters.`);
  }
  return text;
}

/** An id in its canonical form. Throws BAD_USER_INPUT. */
export function readId(id: string, argument: string, parse: (id: string) => string | undefined, kind: string): string {
  const found = parse(id);
  if (found === undefined) throw badUserInput(argument, `${argument} is not ${kind}.`);
  return found;
}
