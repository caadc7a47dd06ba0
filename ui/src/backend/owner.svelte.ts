// An owner's leave on the spot: a command that asks for it waits for the PIN, then is asked again.
// Must never keep a PIN, nor give leave by itself: the till decides both.
import { type Asking, makeAsks } from './asking.svelte';
import { call } from './client';
import type { Action, Commands } from './bindings';
import { asFailure, type Failure } from './failure';

const NEEDED = 'people.owner_needed';

const asks = makeAsks();

/** The leave that is asked for now, or null. OwnerPin shows it. */
export const owner: { readonly asking: Asking | null } = asks;

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
      if (failure.code !== NEEDED || !(await asks.ask(failure))) throw cause;
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
