// Which screen stands open. No addresses: the till has one window and no links into it.
// Must never hold what a screen works on, only which one it is and what it was opened with.

/** Every screen by name with what it needs to open; a new screen adds its line here and in App.svelte. */
export interface Screens {
  start: null;
}

export type Screen = { [Name in keyof Screens]: { name: Name; with: Screens[Name] } }[keyof Screens];

const first: Screen = { name: 'start', with: null };

let trail = $state.raw<readonly Screen[]>([first]);

export const screen = {
  get current(): Screen {
    return trail.at(-1) ?? first;
  },
  get canGoBack(): boolean {
    return trail.length > 1;
  },
};

/** Opens a screen over this one; `back()` returns here. */
export function open(next: Screen): void {
  trail = [...trail, next];
}

/** Goes to a main place and forgets the way: back() does nothing there. */
export function go(next: Screen): void {
  trail = [next];
}

/** Returns to the screen before, where there is one. */
export function back(): void {
  if (trail.length > 1) trail = trail.slice(0, -1);
}
