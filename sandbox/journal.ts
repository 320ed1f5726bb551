/**
 * Changes that wait to be told. All work of one request or act is done in one turn, so they are told in the next: what was
 * undone by then is never heard of.
 */
export class Journal<Change> {
  #listener: ((changes: readonly Change[]) => void) | undefined;
  #changes: Change[] = [];

  /** Only what is entered from now on is told. */
  tell(listener: (changes: readonly Change[]) => void): void {
    this.#listener = listener;
  }

  /** Gives how to strike it out again. */
  enter(change: Change): () => void {
    if (this.#listener === undefined) return () => undefined;
    if (this.#changes.length === 0) queueMicrotask(() => this.#flush());
    this.#changes.push(change);
    return () => {
      this.#changes = this.#changes.filter((one) => one !== change);
    };
  }

  #flush(): void {
    const changes = this.#changes;
    this.#changes = [];
    if (changes.length > 0) this.#listener?.(changes);
  }
}
