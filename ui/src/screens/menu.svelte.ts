// Whether the menu is open. Its button stands in each TopBar, its sheet once in App:
// a sheet inside the black bar would be drawn in the bar's colours.
// Must never hold which place is open: that is screen.svelte.ts.

let shown = $state(false);

export const menu = {
  get open(): boolean {
    return shown;
  },
  set open(open: boolean) {
    shown = open;
  },
};
