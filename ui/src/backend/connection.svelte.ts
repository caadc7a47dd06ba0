// The wire between a screen on another device and the main machine: whether it holds, and asking again.
// Must never ask again for what would be done twice, nor give a question up that may be asked again.

/** Nobody answered: the wire broke before or after the question arrived. */
export class Broken extends Error {
  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : 'no answer', { cause });
    this.name = 'Broken';
  }
}

/** How long to wait before each next try, in milliseconds; the last one again and again. */
const PAUSES = [250, 500, 1000, 2000, 3000];

let lost = $state(false);
let listening = false;

export const connection = {
  /** The main machine did not answer the last question. */
  get lost(): boolean {
    return lost;
  },
};

function pause(tries: number): Promise<void> {
  const milliseconds = PAUSES[Math.min(tries, PAUSES.length - 1)];
  return new Promise((resolve) => { setTimeout(resolve, milliseconds); });
}

async function once<T>(ask: () => Promise<T>): Promise<T> {
  try {
    const answer = await ask();
    lost = false;
    return answer;
  } catch (cause) {
    lost = cause instanceof Broken;
    throw cause;
  }
}

/** Asks until somebody answers; a refusal is an answer. */
export async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await once(ask);
    } catch (cause) {
      if (!(cause instanceof Broken)) throw cause;
      await pause(tries);
    }
  }
}

/** Asks once. Where nobody answers, `probe` is asked until the wire holds again: the screen says so. */
export async function asking<T>(ask: () => Promise<T>, probe: () => Promise<unknown>): Promise<T> {
  try {
    return await once(ask);
  } catch (cause) {
    if (cause instanceof Broken && !listening) {
      listening = true;
      patiently(probe).catch(() => undefined).finally(() => { listening = false; });
    }
    throw cause;
  }
}
