// An owner's leave on the spot: a command that asks for it waits for the PIN, then is asked again.
// Must never keep a PIN, nor give leave by itself: the till decides both.
import { call } from './client';
import type { Action, Commands } from './bindings';
import { asFailure, type Failure } from './failure';

const NEEDED = 'people.owner_needed';

/** What lies before the owner now. */
export interface Asking {
  /** why the till asked: its params name the action */
  readonly failure: Failure;
  /** the till gave leave: the command is asked again */
  given(): void;
  /** nobody gave leave: the command fails as it did */
  left(): void;
}

let asking = $state.raw<Asking | null>(null);
let turn: Promise<unknown> = Promise.resolve();

export const owner = {
  /** The leave that is asked for now, or null. OwnerPin shows it. */
  get asking(): Asking | null {
    return asking;
  },
};

/** Shows the sheet and waits; true when leave was given. One sheet at a time. */
function ask(failure: Failure): Promise<boolean> {
  const answered = turn.then(() => new Promise<boolean>((resolve) => {
    const settle = (given: boolean) => (): void => {
      asking = null;
      resolve(given);
    };
    asking = { failure, given: settle(true), left: settle(false) };
  }));
  turn = answered;
  return answered;
}

/**
 * Does something that may need an owner: asks the PIN on the spot and does it again.
 * Rejects with the till's own refusal when no owner came.
 */
export async function withOwner<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (cause) {
      const failure = asFailure(cause);
      if (failure.code !== NEEDED || !(await ask(failure))) throw cause;
    }
  }
}

/** `call`, with an owner where the till wants one. */
export function callWithOwner<K extends keyof Commands & string>(
  cmd: K,
  args: Commands[K]['args'],
): Promise<Commands[K]['result']> {
  return withOwner(() => call(cmd, args));
}

/** Gives the PIN to the till. Rejects when it is wrong, or when too many were. */
export async function approve(failure: Failure, pin: string): Promise<void> {
  await call('approve', { action: failure.params['action'] as Action, pin });
}
