// The last failure nobody on a screen caught; App shows it over whatever is open.
// Must never swallow: what is reported here is seen.
import { asFailure, type Failure } from './backend/failure';

let current = $state.raw<Failure | null>(null);

export const trouble = {
  get current(): Failure | null {
    return current;
  },
};

export function report(cause: unknown): void {
  console.error(cause);
  current = asFailure(cause);
}

export function clearTrouble(): void {
  current = null;
}

/** Catches what no screen caught; returns how to stop. */
export function watchForTrouble(): () => void {
  const failed = (event: ErrorEvent): void => {
    // browsers report a harmless layout notice this way, with no error in it
    if (event.error) report(event.error);
  };
  const rejected = (event: PromiseRejectionEvent): void => {
    event.preventDefault();
    report(event.reason);
  };
  window.addEventListener('error', failed);
  window.addEventListener('unhandledrejection', rejected);
  return () => {
    window.removeEventListener('error', failed);
    window.removeEventListener('unhandledrejection', rejected);
  };
}
