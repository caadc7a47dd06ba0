// A keyboard for tests: hands and scanners, with the times their keys would carry.
// Must never rely on the real clock: event times are set, so a slow machine changes nothing.

let now = 1000;

export interface KeyOptions {
  /** milliseconds since the key before */
  after?: number;
  /** what the layout makes of it */
  key?: string;
  shift?: boolean;
  ctrl?: boolean;
  alt?: boolean;
  repeat?: boolean;
  on?: Element;
}

/** One keydown; on the focused element when not said. Presses a focused button as a browser would. */
export function press(code: string, options: KeyOptions = {}): KeyboardEvent {
  now += options.after ?? 300;
  const target = options.on ?? document.activeElement ?? document.body;
  const event = new KeyboardEvent('keydown', {
    code,
    key: options.key ?? code.replace(/^(?:Digit|Numpad|Key)/, ''),
    shiftKey: options.shift ?? false,
    ctrlKey: options.ctrl ?? false,
    altKey: options.alt ?? false,
    repeat: options.repeat ?? false,
    bubbles: true,
    cancelable: true,
  });
  Object.defineProperty(event, 'timeStamp', { value: now });
  target.dispatchEvent(event);
  if (event.defaultPrevented) return event;
  if (code === 'Enter' && target instanceof HTMLButtonElement) target.click();
  if (target instanceof HTMLInputElement && event.key.length === 1 && !options.ctrl) {
    target.value += event.key;
    target.dispatchEvent(new Event('input', { bubbles: true }));
  }
  return event;
}

export interface ScanOptions {
  gap?: number;
  end?: string;
  thai?: boolean;
}

/** A scanner: digits `gap` ms apart, then its end key. Returns the end key's event. */
export function scan(digits: string, options: ScanOptions = {}): KeyboardEvent {
  const thai: Record<string, string> = {
    1: 'ๅ', 2: '/', 3: '-', 4: 'ภ', 5: 'ถ', 6: 'ุ', 7: 'ึ', 8: 'ค', 9: 'ต', 0: 'จ',
  };
  [...digits].forEach((digit, at) => {
    press(`Digit${digit}`, {
      after: at === 0 ? 1000 : (options.gap ?? 12),
      key: options.thai ? (thai[digit] ?? digit) : digit,
    });
  });
  return press(options.end ?? 'Enter', { after: options.gap ?? 12 });
}
