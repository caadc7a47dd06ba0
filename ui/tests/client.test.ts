// The door to Rust: what goes out, and that every failure comes back in one shape.
import { mockIPC, clearMocks } from '@tauri-apps/api/mocks';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { call as typed, onFilesDropped, pickFile, saveFile, useHost } from '../src/backend/client';
import { asFailure, type Failure, FailureError } from '../src/backend/failure';
import { fakeHost } from './fake';

// the door carries any name: these tests need no command to exist
const call = typed as (cmd: string, args: unknown) => Promise<unknown>;

const refusal: Failure = {
  code: 'day_not_open',
  number: 'D-03',
  kind: 'refusal',
  th: { happened: 'ยังไม่ได้เปิดวัน', todo: 'กด เปิดวัน ก่อน' },
  en: { happened: 'The day is not open', todo: 'Open the day first' },
  params: { day: '2026-11-22' },
};

const caught = async (work: Promise<unknown>): Promise<Failure> => {
  const cause: unknown = await work.catch((reason: unknown) => reason);
  expect(cause).toBeInstanceOf(FailureError);
  return (cause as FailureError).failure;
};

afterEach(() => { useHost(null); });

describe('in a browser', () => {
  const fetched = vi.fn<typeof fetch>();
  const answer = (body: unknown, status = 200): void => {
    fetched.mockResolvedValue(new Response(JSON.stringify(body), { status }));
  };

  beforeEach(() => {
    sessionStorage.clear();
    history.replaceState(null, '', '/#key=a%20b');
    vi.stubGlobal('fetch', fetched.mockReset());
    useHost(null);
  });

  afterEach(() => { vi.unstubAllGlobals(); });

  it('posts with the key, and takes it out of the address', async () => {
    answer({ receipt: 42 });
    await expect(call('sell', { lines: [] })).resolves.toEqual({ receipt: 42 });
    expect(fetched).toHaveBeenCalledWith('/api/sell', expect.objectContaining({
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-talad': 'a b' },
      body: '{"lines":[]}',
    }));
    expect(location.hash).toBe('');
    expect(sessionStorage.getItem('talad-key')).toBe('a b');
  });

  it('passes a refusal on as it is', async () => {
    answer(refusal, 422);
    expect(await caught(call('sell', {}))).toEqual(refusal);
  });

  it('gives its own words when nobody answers', async () => {
    fetched.mockRejectedValue(new TypeError('Failed to fetch'));
    const failure = await caught(call('sell', {}));
    expect(failure).toMatchObject({ code: 'unreachable', number: 'U-01', kind: 'fault' });
    expect(failure.th.todo).toContain('ลองใหม่');
    expect(failure.params['detail']).toContain('Failed to fetch');
  });

  it('gives its own words for an answer that is none', async () => {
    fetched.mockResolvedValue(new Response('<html>', { status: 502 }));
    expect((await caught(call('sell', {}))).code).toBe('unreachable');
  });

  it('reads dropped files', async () => {
    const got = vi.fn();
    const stop = onFilesDropped(got, vi.fn());
    const drop = new Event('drop', { bubbles: true, cancelable: true });
    const file = new File([new Uint8Array([0, 255, 16])], 'A-12.talad');
    Object.defineProperty(drop, 'dataTransfer', { value: { files: [file] } });
    window.dispatchEvent(drop);
    await vi.waitFor(() => { expect(got).toHaveBeenCalledWith([{ name: 'A-12.talad', data: 'AP8Q' }]); });
    stop();
  });

  it('gives null when no file was chosen', async () => {
    vi.spyOn(HTMLInputElement.prototype, 'click').mockImplementation(function cancel(this: HTMLInputElement) {
      this.dispatchEvent(new Event('cancel'));
    });
    await expect(pickFile('csv')).resolves.toBeNull();
    expect(document.querySelector('input')).toBeNull();
  });
});

describe('in the window', () => {
  beforeEach(() => { Object.assign(globalThis, { isTauri: true }); });

  afterEach(() => {
    clearMocks();
    Reflect.deleteProperty(globalThis, 'isTauri');
  });

  it('goes through one command', async () => {
    const asked = vi.fn((cmd: string, payload: unknown) => {
      if (cmd === 'call') return { day: '2026-11-22' };
      if (cmd === 'save_file') return 'KINGSTON › ตลาด';
      return payload;
    });
    mockIPC(asked as Parameters<typeof mockIPC>[0]);
    await expect(call('status', { day: null })).resolves.toEqual({ day: '2026-11-22' });
    expect(asked.mock.calls[0]?.slice(0, 2)).toEqual(['call', { cmd: 'status', args: { day: null } }]);
    await expect(saveFile('a.csv', 'AA==')).resolves.toBe('KINGSTON › ตลาด');
    await expect(pickFile('backup')).resolves.toEqual({ kind: 'backup' });
  });

  it('passes a refusal on as it is', async () => {
    mockIPC(() => { throw refusal; });
    expect(await caught(call('sell', {}))).toEqual(refusal);
  });
});

describe('a fake', () => {
  it('answers, refuses and remembers', async () => {
    const fake = fakeHost({ sell: () => ({ receipt: 1 }) });
    await expect(call('sell', { id: 'x' })).resolves.toEqual({ receipt: 1 });
    expect(fake.asked).toEqual([{ cmd: 'sell', args: { id: 'x' } }]);
    expect((await caught(call('unknown', {}))).code).toBe('unreachable');
  });
});

describe('anything thrown', () => {
  it('becomes a failure with a code to say', () => {
    expect(asFailure(new Error('x')).number).toBe('U-02');
    expect(asFailure(refusal)).toBe(refusal);
  });
});
