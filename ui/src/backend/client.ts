// The one door from the screens to Rust; the only file that knows Tauri.
// Must never hold a rule of the market: it carries questions out and answers back.
import { invoke, isTauri } from '@tauri-apps/api/core';
import { getCurrentWebview } from '@tauri-apps/api/webview';
import type { Commands } from './bindings';
import { browserHost } from './browser';
import { type Failure, FailureError, fromHost } from './failure';
import type { FileKind, Host, PickedFile } from './host';

export type { FileKind, PickedFile } from './host';

type Name = keyof Commands & string;

const windowHost: Host = {
  call: (cmd, args) => invoke('call', { cmd, args: args ?? {} }),
  pickFile: (kind) => invoke<PickedFile | null>('pick_file', { kind }),
  saveFile: (name, data) => invoke<string | null>('save_file', { name, data }),
  async openDisplay() {
    await invoke('call', { cmd: 'open_display', args: {} });
  },
  onFilesDropped(drop, failed) {
    const stop = getCurrentWebview().onDragDropEvent(({ payload }) => {
      if (payload.type !== 'drop' || payload.paths.length === 0) return;
      const reads = payload.paths.map((path) => invoke<PickedFile>('read_dropped', { path }));
      Promise.all(reads).then(drop, failed);
    });
    stop.catch(failed);
    return () => { stop.then((end) => { end(); }, failed); };
  },
};

let chosen: Host | null = null;

function host(): Host {
  chosen ??= isTauri() ? windowHost : browserHost();
  return chosen;
}

/** Puts another host in place, or null to choose again. For tests. */
export function useHost(next: Host | null): void {
  chosen = next;
}

const hearers = new Set<(failure: Failure) => void>();

/** Tells of every failure before it is thrown; returns how to stop. For what concerns every screen. */
export function onFailure(hear: (failure: Failure) => void): () => void {
  hearers.add(hear);
  return () => { hearers.delete(hear); };
}

type Mend = (failure: Failure) => Promise<boolean>;

const mends = new Map<string, Mend>();

/**
 * What a refusal of this code waits for: where it is mended, the same thing is asked again and no screen
 * hears of it. Returns how to stop.
 */
export function whenRefused(code: string, mend: Mend): () => void {
  mends.set(code, mend);
  return () => { mends.delete(code); };
}

async function shaped<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const error = fromHost(cause);
    hearers.forEach((hear) => { hear(error.failure); });
    throw error;
  }
}

/** Asks Rust by name. Rejects only with a FailureError. */
export async function call<K extends Name>(
  cmd: K,
  args: Commands[K]['args'],
): Promise<Commands[K]['result']> {
  for (;;) {
    try {
      return await shaped(() => host().call(cmd, args)) as Commands[K]['result'];
    } catch (cause) {
      const failure = cause instanceof FailureError ? cause.failure : null;
      const mend = failure && mends.get(failure.code);
      if (!mend || !(await mend(failure))) throw cause;
    }
  }
}

/** Lets the person choose a file; null when they changed their mind. */
export function pickFile(kind: FileKind): Promise<PickedFile | null> {
  return shaped(() => host().pickFile(kind));
}

/** Saves base64 bytes under a name; says where, or null when the person changed their mind. */
export function saveFile(name: string, data: string): Promise<string | null> {
  return shaped(() => host().saveFile(name, data));
}

/** Opens the customer's side beside this screen: on the other monitor, where there is one. */
export function openDisplay(): Promise<void> {
  return shaped(async () => host().openDisplay());
}

/** Calls back for files dropped on the window; returns how to stop. */
export function onFilesDropped(
  drop: (files: PickedFile[]) => void,
  failed: (cause: unknown) => void,
): () => void {
  return host().onFilesDropped(drop, (cause) => { failed(fromHost(cause)); });
}
