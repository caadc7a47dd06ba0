// Walking through the rows of a list with J and K or the arrows: the focus itself moves.
// Must never choose a row by itself: Enter presses the row that is framed.

const rows = 'button[data-row]';

/** Moves the focus to the next or previous row; to the first one when none has it. */
export function walk(list: HTMLElement | undefined, step: 1 | -1): void {
  if (!list) return;
  const all = [...list.querySelectorAll<HTMLElement>(rows)];
  const at = all.findIndex((row) => row === document.activeElement);
  const next = at < 0 ? all[0] : all[Math.min(all.length - 1, Math.max(0, at + step))];
  next?.focus();
}
