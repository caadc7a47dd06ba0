// The language of the screens: the program's own setting, Thai until told otherwise.
// Must never ask the browser: WebKitGTK answers "C" there, which Intl refuses.
import { overwriteGetLocale } from './paraglide/runtime.js';

export type Locale = 'th' | 'en';

let current = $state<Locale>('th');

// Messages read it through here, so a switch needs no restart.
overwriteGetLocale(() => current);

export const locale = {
  get current(): Locale {
    return current;
  },
};

/** Switches every screen at once; App re-keys its root on `locale.current`. */
export function setLocale(next: Locale): void {
  current = next;
  document.documentElement.lang = next;
}
