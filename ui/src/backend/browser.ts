// The host when the screens run in a browser, served by taladctl on this machine.
// Must never send the key anywhere but to its own origin.
import type { FileKind, Host, PickedFile } from './host';

const KEY = 'talad-key';

const endings: Record<FileKind, string> = {
  csv: '.csv,text/csv',
  talad: '.talad',
  backup: '.taladbackup,.zip',
};

/** The one-time key from "#key=…", taken out of the address so it is not copied or bookmarked. */
export function takeKey(): string {
  const found = /^#key=(.+)$/.exec(location.hash);
  if (found?.[1]) {
    sessionStorage.setItem(KEY, decodeURIComponent(found[1]));
    history.replaceState(null, '', location.pathname + location.search);
  }
  return sessionStorage.getItem(KEY) ?? '';
}

async function read(file: File): Promise<PickedFile> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  // in pieces: one call with a million arguments overflows the stack
  for (let at = 0; at < bytes.length; at += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return { name: file.name, data: btoa(binary) };
}

function pickFile(kind: FileKind): Promise<PickedFile | null> {
  return new Promise((resolve, reject) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = endings[kind];
    input.hidden = true;
    const done = (file: File | undefined): void => {
      input.remove();
      if (file) read(file).then(resolve, reject);
      else resolve(null);
    };
    input.addEventListener('change', () => { done(input.files?.[0]); });
    input.addEventListener('cancel', () => { done(undefined); });
    document.body.append(input);
    input.click();
  });
}

function saveFile(name: string, data: string): Promise<string | null> {
  const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
  const address = URL.createObjectURL(new Blob([bytes]));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // the download reads the address after this turn
  setTimeout(() => { URL.revokeObjectURL(address); }, 60_000);
  return Promise.resolve(name);
}

function onFilesDropped(drop: (files: PickedFile[]) => void, failed: (cause: unknown) => void): () => void {
  const over = (event: DragEvent): void => { event.preventDefault(); };
  const dropped = (event: DragEvent): void => {
    event.preventDefault();
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length > 0) Promise.all(files.map(read)).then(drop, failed);
  };
  window.addEventListener('dragover', over);
  window.addEventListener('drop', dropped);
  return () => {
    window.removeEventListener('dragover', over);
    window.removeEventListener('drop', dropped);
  };
}

export function browserHost(): Host {
  const key = takeKey();
  return {
    async call(cmd, args) {
      const response = await fetch(`/api/${cmd}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-talad': key },
        body: JSON.stringify(args ?? {}),
      });
      const answer: unknown = await response.json();
      // client.ts gives it its shape
      if (!response.ok) throw answer;
      return answer;
    },
    pickFile,
    saveFile,
    onFilesDropped,
  };
}
