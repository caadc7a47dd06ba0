// The one short message at the bottom left, with its way back.
// Must never carry something that must be read: it goes away after eight seconds.

export interface ToastMessage {
  words: string;
  /** takes the act back; the button says เลิกทำ */
  undo?: () => unknown;
}

export const TOAST_STAYS = 8000;

let current = $state.raw<ToastMessage | null>(null);
let leaving: ReturnType<typeof setTimeout> | undefined;

export const toasts = {
  get current(): ToastMessage | null {
    return current;
  },
};

/** Shows a message; a newer one takes its place at once. */
export function toast(words: string, undo?: () => unknown): void {
  clearTimeout(leaving);
  current = undo ? { words, undo } : { words };
  leaving = setTimeout(clearToast, TOAST_STAYS);
}

export function clearToast(): void {
  clearTimeout(leaving);
  current = null;
}
