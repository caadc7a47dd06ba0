// Settings of coins, tenders, scales and second screens.
import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { listenForScans } from '../../src/scan.svelte';
import { layoutWords, valueDigits } from '../../src/screens/till/settings/layouts';
import { type Section, section } from '../../src/screens/till/settings/sections.svelte';
import Settings from '../../src/screens/till/Settings.svelte';
import { toasts } from '../../src/toast.svelte';
import { expectClean } from '../axe';
import { scan } from '../typist';
import { asked, MORNING, settings, somtam, stand } from './stand';

const press = (name: string | RegExp): Promise<void> => userEvent.click(screen.getByRole('button', { name }));
const qr = { text: 'x', svg: '<svg/>' };

let stop: () => void;
beforeEach(() => { stop = listenForScans(); });
afterEach(() => { stop(); });

async function show(part: Section): Promise<HTMLElement> {
  section.current = part;
  const { container } = render(Settings);
  await screen.findByRole('navigation');
  return container;
}

const group = (name: string) => within(screen.getByRole('group', { name }));

describe('small coins', () => {
  it('are rounded only where it was chosen, with a way back', async () => {
    const fake = await stand();
    const container = await show('rounding');
    await userEvent.click(group('เงินสด ปัดเป็น').getByRole('radio', { name: '0.25 บาท' }));
    expect(asked(fake, 'keep_till_settings').at(-1)).toEqual({
      ...settings, cash_rounding: { step: 25, direction: 'down' },
    });
    await userEvent.click(group('เงินสด ปัดทางไหน').getByRole('radio', { name: /ใกล้ที่สุด/ }));
    expect(asked(fake, 'keep_till_settings').at(-1)).toMatchObject({
      cash_rounding: { step: 25, direction: 'nearest' }, weighed_rounding: null,
    });
    await expectClean(container);
    await toasts.current?.undo?.();
    expect(asked(fake, 'keep_till_settings').at(-1)).toMatchObject({
      cash_rounding: { step: 25, direction: 'down' },
    });
  });
});

describe('other tenders', () => {
  it('are added by name and removed', async () => {
    const fake = await stand();
    const container = await show('tenders');
    await userEvent.type(screen.getByRole('textbox', { name: 'ชื่อทางรับเงิน' }), 'บัตรเครดิต');
    await press('เพิ่ม');
    expect(asked(fake, 'keep_till_settings')).toEqual([{ ...settings, other_tenders: ['บัตรเครดิต'] }]);
    await expectClean(container);
    await press('เลิกใช้ บัตรเครดิต');
    expect(asked(fake, 'keep_till_settings').at(-1)).toEqual(settings);
  });

  it('take a scheme of the state as it was announced', async () => {
    const fake = await stand();
    await show('tenders');
    await press('+ เพิ่มโครงการ');
    const sheet = within(screen.getByRole('dialog', { name: 'เพิ่มโครงการ' }));
    await userEvent.type(sheet.getByRole('textbox', { name: 'ชื่อโครงการ' }), 'คนละครึ่ง');
    for (const key of ['2', '0', '0']) await userEvent.click(sheet.getByRole('button', { name: key }));
    await userEvent.click(sheet.getByRole('button', { name: /รวมทั้งโครงการ/ }));
    for (const key of ['2', '4', '0', '0']) await userEvent.click(sheet.getByRole('button', { name: key }));
    await expectClean(document.body);
    await userEvent.click(sheet.getByRole('button', { name: /บันทึก/ }));
    expect(asked(fake, 'keep_till_settings')).toEqual([{
      ...settings,
      co_pay: [{
        name: 'คนละครึ่ง', from: '2026-11-22', until: '2027-01-21', share: 5000, daily_cap: 20_000,
        total_cap: 240_000, opens: 360, closes: 1380, first_use_until: null,
        buyer_due: { days: 1, minute: 120 }, state_due: { days: 1, minute: 1050 },
      }],
    }]);
  });

  it('take a biller number of a bank', async () => {
    const fake = await stand();
    await show('tenders');
    await userEvent.type(screen.getByRole('textbox', { name: 'เลขผู้รับชำระ' }), '0107537000882');
    await userEvent.type(screen.getByRole('textbox', { name: 'รหัสอ้างอิงของร้าน' }), 'stall12');
    await press('บันทึก');
    expect(asked(fake, 'keep_till_settings')).toEqual([{
      ...settings, biller: { id: '0107537000882', reference: 'STALL12' },
    }]);
  });
});

describe('the scale', () => {
  it('is chosen among those found, and tried', async () => {
    const link = { kind: 'serial', path: '/dev/ttyUSB0', baud: 9600, framing: 'seven_even' } as const;
    const fake = await stand({
      scales_found: () => [link], read_scale: () => ({ reading: 'stable', quantity: 1_250 }),
    });
    const container = await show('scale');
    await userEvent.click(await screen.findByRole('radio', { name: 'ช่อง ttyUSB0' }));
    expect(asked(fake, 'keep_till_settings')).toEqual([{ ...settings, scale: link }]);
    await press('ลองชั่ง');
    expect(await screen.findByText('1.250 กก.')).toBeVisible();
    await expectClean(container);
  });

  it('that is not at rest shows no weight', async () => {
    const link = { kind: 'serial', path: '/dev/ttyUSB0', baud: 9600, framing: 'seven_even' } as const;
    await stand({
      till_settings: () => ({ ...settings, scale: link }), scales_found: () => [],
      read_scale: () => ({ reading: 'moving', quantity: null }),
    });
    await show('scale');
    await press('ลองชั่ง');
    expect(await screen.findByText(/ของยังไม่นิ่ง/)).toBeVisible();
  });

  it('prints labels that are read by a layout that was set', async () => {
    const fake = await stand({
      scales_found: () => [], read_label: () => ({ goods: somtam, quantity: 1000, label: 3_750 }),
    });
    const container = await show('scale');
    await press('+ เพิ่มแบบป้าย');
    await userEvent.click(screen.getByRole('radio', { name: '21' }));
    await userEvent.click(screen.getByRole('radio', { name: 'ราคา (สตางค์)' }));
    await expectClean(document.body);
    await press(/^บันทึก/);
    expect(asked(fake, 'keep_till_settings')).toEqual([{
      ...settings,
      label_layouts: [{ prefix: 21, item_digits: 5, value_digits: 5, value: 'satang', value_check: false }],
    }]);
    scan('2112345037507');
    expect(await screen.findByText('37.50')).toBeVisible();
    expect(asked(fake, 'read_label')).toEqual([{ code: '2112345037507' }]);
    await expectClean(container);
  });

  it('has only layouts of thirteen digits', () => {
    expect([valueDigits(4, false), valueDigits(5, true), valueDigits(6, false)]).toEqual([6, 4, 4]);
    expect(layoutWords({ prefix: 21, item_digits: 5, value_digits: 5, value: 'grams', value_check: false }))
      .toBe('ขึ้นต้น 21 · รหัสสินค้า 5 หลัก · น้ำหนัก (กรัม) 5 หลัก');
  });
});

describe('second screens', () => {
  const open = { on: true, port: 8700, addresses: ['http://192.168.1.9:8700'], trouble: null };
  const phone = { number: 1, name: 'มือถือน้องนก', paired: MORNING, ended: null, last_seen: MORNING + 60 };

  it('stay out until they are let in', async () => {
    const fake = await stand({
      second_screens: () => ({ ...open, on: false, addresses: [] }), stations: () => [],
      keep_second_screens: () => open,
    });
    const container = await show('stations');
    expect(await screen.findByRole('button', { name: '+ จับคู่มือถือ' })).toBeDisabled();
    await userEvent.click(screen.getByRole('radio', { name: 'ให้ต่อได้' }));
    expect(asked(fake, 'keep_second_screens')).toEqual([{ on: true }]);
    expect(screen.getByRole('button', { name: '+ จับคู่มือถือ' })).toBeEnabled();
    await expectClean(container);
  });

  it('are paired by a QR that goes when the telephone has come', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true, toFake: ['setInterval', 'clearInterval', 'Date'] });
    vi.setSystemTime(MORNING * 1000);
    let list: object[] = [];
    await stand({
      second_screens: () => open, stations: () => list,
      pair_station: () => ({
        url: 'http://192.168.1.9:8700/#pair=ABCDE', qr, code: 'ABCDE', expires: MORNING + 600, others: [],
      }),
    });
    await show('stations');
    await userEvent.click(await screen.findByRole('button', { name: '+ จับคู่มือถือ' }));
    await userEvent.type(screen.getByRole('textbox', { name: 'เรียกว่า' }), 'มือถือน้องนก');
    await press(/แสดงคิวอาร์/);
    expect(await screen.findByRole('img', { name: 'คิวอาร์จับคู่มือถือ' })).toBeVisible();
    await expectClean(document.body);
    list = [phone];
    await vi.advanceTimersByTimeAsync(2000);
    expect(await screen.findByText('จับคู่ มือถือน้องนก แล้ว ขายได้เลย')).toBeVisible();
    expect(screen.queryByRole('img', { name: 'คิวอาร์จับคู่มือถือ' })).toBeNull();
    vi.useRealTimers();
  });

  it('are ended one by one, and the customer’s side has its own QR', async () => {
    const fake = await stand({
      second_screens: () => open, stations: () => [phone], end_station: () => [{ ...phone, ended: MORNING }],
      display_link: () => ({ url: 'http://192.168.1.9:8700/#display=K', qr, others: [] }),
    });
    const container = await show('stations');
    await userEvent.click(await screen.findByRole('button', { name: 'เลิกให้ใช้ มือถือน้องนก' }));
    expect(asked(fake, 'end_station')).toEqual([{ number: 1 }]);
    expect(screen.queryByText('มือถือน้องนก')).toBeNull();
    await press('คิวอาร์เปิดบนแท็บเล็ต');
    expect(await screen.findByText('http://192.168.1.9:8700/#display=K')).toBeVisible();
    expect(asked(fake, 'display_link')).toEqual([{ renew: false }]);
    await expectClean(container);
  });
});
