// Three sounds: added, not found, sold. Every one has a twin that can be seen.
// Must never throw, nor make a sound when the vendor turned sound off.
import { till } from './till.svelte';

/** pitch in hertz, when it begins and how long it lasts, in seconds */
type Note = readonly [pitch: number, begins: number, lasts: number];

let context: AudioContext | null = null;

function play(notes: readonly Note[], shape: OscillatorType): void {
  if (!till.preferences.sound) return;
  try {
    context ??= new AudioContext();
    const { currentTime: now, destination } = context;
    for (const [pitch, begins, lasts] of notes) {
      const tone = context.createOscillator();
      const volume = context.createGain();
      tone.type = shape;
      tone.frequency.value = pitch;
      volume.gain.setValueAtTime(0.25, now + begins);
      // a tone cut off at once clicks
      volume.gain.exponentialRampToValueAtTime(0.001, now + begins + lasts);
      tone.connect(volume).connect(destination);
      tone.start(now + begins);
      tone.stop(now + begins + lasts);
    }
  } catch {
    // a machine without sound sells all the same
  }
}

/** Something was added. */
export function soundAdded(): void {
  play([[1320, 0, 0.09]], 'sine');
}

/** Not found, or not read: twice and low, to be told from the other in a noisy market. */
export function soundUnknown(): void {
  play([[220, 0, 0.16], [220, 0.22, 0.22]], 'square');
}

/** Money was taken. */
export function soundSold(): void {
  play([[880, 0, 0.14], [1175, 0.1, 0.14], [1568, 0.2, 0.3]], 'sine');
}
