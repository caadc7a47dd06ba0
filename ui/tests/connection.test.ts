// A screen on another device: pairing, a wire that breaks, money whose answer was lost.
import { render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { call as typed, useHost } from '../src/backend/client';
import { connection } from '../src/backend/connection.svelte';
import { FailureError } from '../src/backend/failure';
import { unanswered } from '../src/backend/unanswered';
import Connecting from '../src/parts/Connecting.svelte';

const call = typed as (cmd: string, args: unknown) => Promise<unknown>;

const refusal = (code: string): Record<string, unknown> => ({
  code, number: 'X-01', kind: 'refusal', params: {},
  th: { happened: 'ไม่ได้', todo: 'ลองใหม่' }, en: { happened: 'No', todo: 'Try again' },
});

type Wire = (path: string, body: unknown, key: string | undefined) => Response | Promise<Response>;

const fetched = vi.fn<(path: string, init: RequestInit) => Promise<Response>>();
const answer = (body: unknown, status = 200): Response => new Response(JSON.stringify(body), { status });
const broken = (): Promise<Response> => Promise.reject(new TypeError('Failed to fetch'));

/** The wire does what it is told, question by question, the last again and again. */
function wire(...steps: Wire[]): void {
  let at = 0;
  fetched.mockReset().mockImplementation((path, init) => {
    const step = steps[Math.min(at, steps.length - 1)];
    at += 1;
    const headers = init.headers as Record<string, string>;
    if (!step) throw new Error('nothing was told');
    return Promise.resolve(step(path, JSON.parse(init.body as string), headers['x-talad']));
  });
}

/** The page is opened anew at an address. */
function arrive(hash: string): void {
  history.replaceState(null, '', `/${hash}`);
  useHost(null);
}

const codeOf = async (work: Promise<unknown>): Promise<string> => {
  const cause: unknown = await work.catch((reason: unknown) => reason);
  return cause instanceof FailureError ? cause.failure.code : 'answered';
};

const paths = (): string[] => fetched.mock.calls.map(([path]) => path);

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('fetch', fetched);
  sessionStorage.clear();
  localStorage.clear();
  arrive('');
});

afterEach(async () => {
  // what still asks is answered, so that no test inherits a broken wire
  wire(() => answer({}));
  await vi.runAllTimersAsync();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  useHost(null);
});

describe('pairing', () => {
  it('changes the code for a key, and is known again tomorrow', async () => {
    arrive('#pair=7K2QD5M0XA');
    wire((path, body) => (path === '/pair' ? answer({ key: 'k1', number: 1, name: '', body }) : answer({})));
    await call('start', {});
    expect(paths()).toEqual(['/pair', '/api/start']);
    expect(location.hash).toBe('');
    arrive('');
    wire((_, __, key) => answer(key));
    expect(await call('start', {})).toBe('k1');
  });

  it('asks with the same request when the answer was lost', async () => {
    arrive('#pair=7K2QD5M0XA');
    const requests: unknown[] = [];
    const pair: Wire = (path, body) => {
      if (path !== '/pair') return answer({});
      requests.push((body as { request: string }).request);
      return requests.length < 3 ? broken() : answer({ key: 'k2' });
    };
    wire(pair);
    const started = call('start', {});
    await vi.advanceTimersByTimeAsync(800);
    await started;
    expect(requests).toHaveLength(3);
    expect(new Set(requests).size).toBe(1);
  });

  it('says that a code holds no longer, and tries the next one', async () => {
    arrive('#pair=0000000000');
    wire(() => answer(refusal('pair.code'), 422));
    expect(await codeOf(call('start', {}))).toBe('pair.code');
    arrive('#pair=7K2QD5M0XA');
    wire((path) => answer(path === '/pair' ? { key: 'k3' } : 'in'));
    expect(await call('start', {})).toBe('in');
  });

  it('keeps the key of a customer’s screen apart', async () => {
    localStorage.setItem('talad-key', 'paired');
    arrive('#display=shown');
    wire((_, __, key) => answer(key));
    expect(await call('customer_display', { seen: 0 })).toBe('shown');
    expect(location.hash).toBe('#display');
    arrive('#display');
    expect(await call('customer_display', { seen: 0 })).toBe('shown');
    arrive('');
    expect(await call('start', {})).toBe('paired');
  });
});

describe('a wire that breaks', () => {
  beforeEach(() => { localStorage.setItem('talad-key', 'k'); });

  it('is asked again until it holds, and says so meanwhile', async () => {
    render(Connecting);
    wire(broken, broken, () => answer({ ending: true }, 503), () => answer('there'));
    const asked = call('goods', {});
    await vi.advanceTimersByTimeAsync(500);
    expect(connection.lost).toBe(true);
    expect(screen.getByRole('status')).toHaveTextContent('กำลังต่อเครื่องหลัก');
    await vi.advanceTimersByTimeAsync(5000);
    expect(await asked).toBe('there');
    expect(fetched).toHaveBeenCalledTimes(4);
    expect(connection.lost).toBe(false);
    expect(screen.queryByText(/กำลังต่อเครื่องหลัก/)).toBeNull();
  });

  it('asks once for what would be done twice, and looks for the main machine', async () => {
    wire(broken, broken, () => answer({}));
    const code = codeOf(call('print', {}));
    await vi.advanceTimersByTimeAsync(0);
    expect(await code).toBe('unreachable');
    expect(connection.lost).toBe(true);
    await vi.advanceTimersByTimeAsync(1000);
    expect(connection.lost).toBe(false);
    expect(paths()).toEqual(['/api/print', '/api/start', '/api/start']);
  });

  it('gives a question up that nobody answers, and asks it again', async () => {
    fetched.mockReset().mockImplementationOnce((_, init) => new Promise((_resolve, reject) => {
      init.signal?.addEventListener('abort', () => { reject(new DOMException('late', 'AbortError')); });
    })).mockImplementation(() => Promise.resolve(answer('there')));
    const asked = call('goods', {});
    await vi.advanceTimersByTimeAsync(31_000);
    expect(await asked).toBe('there');
    expect(fetched).toHaveBeenCalledTimes(2);
  });

  it('passes a refusal on: that is an answer', async () => {
    wire(() => answer(refusal('day.not_open'), 422));
    expect(await codeOf(call('sell', {}))).toBe('day.not_open');
    expect(fetched).toHaveBeenCalledOnce();
    expect(connection.lost).toBe(false);
  });

  it('is not waited for on the stall’s own machine', async () => {
    arrive('#key=own');
    wire(broken);
    expect(await codeOf(call('goods', {}))).toBe('unreachable');
    expect(fetched).toHaveBeenCalledOnce();
    expect(connection.lost).toBe(false);
  });
});

describe('money without an answer', () => {
  const sale = { bill: { request: 'r1', lines: [] }, total: 5000, tenders: [], print: false };

  beforeEach(() => { localStorage.setItem('talad-key', 'k'); });

  it('is remembered through a new page, and forgotten with its answer', async () => {
    wire(broken);
    void call('sell', sale).catch(() => undefined);
    await vi.advanceTimersByTimeAsync(1000);
    expect(unanswered()).toEqual({ cmd: 'sell', args: sale });
    arrive('');
    wire(() => answer({ receipt: 7 }));
    await call('sell', sale);
    expect(unanswered()).toBeNull();
  });

  it('is forgotten with a refusal, and not with the wish that somebody signs in', async () => {
    wire(() => answer(refusal('people.sign_in'), 422));
    await codeOf(call('sell', sale));
    expect(unanswered()).not.toBeNull();
    wire(() => answer(refusal('serve.not_paired'), 403));
    await codeOf(call('sell', sale));
    expect(unanswered()).not.toBeNull();
    wire(() => answer(refusal('sell.total_changed'), 422));
    await codeOf(call('sell', sale));
    expect(unanswered()).toBeNull();
  });

  it('is only money', async () => {
    wire(() => answer({}));
    await call('keep_bill', {});
    expect(unanswered()).toBeNull();
  });
});
