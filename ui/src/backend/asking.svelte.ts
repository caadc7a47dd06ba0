// Somebody else's PIN that a refusal waits for: one sheet at a time, one answer each.
// Must never keep a PIN, nor decide by itself: what was refused is asked again.
import type { Failure } from './failure';

/** What lies before somebody now. */
export interface Asking {
  /** why it was asked: its params name what for */
  readonly failure: Failure;
  /** the PIN was right: the command is asked again */
  given(): void;
  /** nobody came: the command fails as it did */
  left(): void;
}

export interface Asks {
  /** what is asked now, or null */
  readonly asking: Asking | null;
  /** shows the sheet and waits; true when the PIN was right */
  ask(failure: Failure): Promise<boolean>;
}

export function makeAsks(): Asks {
  let asking = $state.raw<Asking | null>(null);
  let turn: Promise<unknown> = Promise.resolve();
  return {
    get asking() {
      return asking;
    },
    ask(failure) {
      const answered = turn.then(() => new Promise<boolean>((resolve) => {
        const settle = (given: boolean) => (): void => {
          asking = null;
          resolve(given);
        };
        asking = { failure, given: settle(true), left: settle(false) };
      }));
      turn = answered;
      return answered;
    },
  };
}
