// Settings, the first steps and joining a market.
import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listenForScans } from '../../src/scan.svelte';
import { codeOf, codeShown } from '../../src/screens/till/settings/enrol-code';
import Enrol from '../../src/screens/till/Enrol.svelte';
import { networkLink } from '../../src/screens/till/settings/printer-link';
import { type Section, section } from '../../src/screens/till/settings/sections.svelte';
import Settings from '../../src/screens/till/Settings.svelte';
import SetUp from '../../src/screens/till/SetUp.svelte';
import { expectClean } from '../axe';
import { scan, press as typeKey } from '../typist';
import { asked, settings, stand, state } from './stand';

const press = (name: string | RegExp): Promise<void> => userEvent.click(screen.getByRole('button', { name }));
const choose = (name: string | RegExp): Promise<void> => userEvent.click(screen.getByRole('radio', { name }));

let stop: () => void;
beforeEach(() => { stop = listenForScans(); });
afterEach(() => { stop(); });

async function show(part: Section): Promise<HTMLElement> {
  section.current = part;
  const { container } = render(Settings);
  await screen.findByRole('navigation');
  return container;
}

describe('the printer', () => {
  it('is kept as it was set', async () => {
    const fake = await stand();
    const container = await show('printer');
    await choose('เครื่องในวงแลน…');
    await userEvent.type(screen.getByRole('textbox', { name: 'ที่อยู่ของเครื่องพิมพ์' }), '192.168.1.50');
    await press('บันทึก');
    await choose('80 มม.');
    await choose('ตัด');
    await choose(/แบบที่ 1/);
    await choose('ทุกบิล');
    expect(asked(fake, 'keep_till_settings').at(-1)).toEqual({
      ...settings,
      printer: {
        link: { kind: 'network', host: '192.168.1.50', port: 9100 },
        dots: 576, cut: true, drawer_pin: 2, every_sale: true,
      },
    });
    await expectClean(container);
  });

  it('is tried, and a "no" says what to do', async () => {
    const link = { kind: 'device', path: '/dev/usb/lp0' } as const;
    await stand({
      till_settings: () => ({ ...settings, printer: { ...settings.printer, link } }),
      print: () => ({ queued: true, copy: 0 }),
      picture: () => ({ png: 'AAAA', width: 384, height: 600 }),
    });
    const container = await show('printer');
    await press('พิมพ์ใบทดสอบ');
    await press('อ่านไม่ออก');
    expect(await screen.findByText(/กลับด้านม้วนกระดาษ/)).toBeVisible();
    await expectClean(container);
  });

  it('is not reached by half an address', () => {
    const found = { kind: 'network', host: '192.168.1.50', port: 9100 };
    expect(networkLink('192.168.1.50', '๙๑๐๐')).toEqual(found);
    expect(networkLink('', '9100')).toBeNull();
    expect(networkLink('printer', '99999')).toBeNull();
  });
});

describe('the scanner', () => {
  it('shows what it sent, what was read and that the layout is Thai', async () => {
    await stand();
    const container = await show('screen');
    scan('8850999320014', { thai: true });
    expect(await screen.findByText('8850999320014')).toBeVisible();
    expect(screen.getByText('คคถจตตต-/จจๅภ')).toBeVisible();
    expect(screen.getByText(/แป้นพิมพ์เป็นภาษาไทย/)).toBeVisible();
    expect(screen.getByText('12 มิลลิวินาที')).toBeVisible();
    await expectClean(container);
  });

  it('that is too slow can be made to fit', async () => {
    const fake = await stand();
    await show('screen');
    [...'8850999320014'].forEach((digit, at) => typeKey(`Digit${digit}`, { after: at === 0 ? 2000 : 84 }));
    await userEvent.click(await screen.findByRole('button', { name: 'ตั้งให้พอดี: 100 มิลลิวินาที' }));
    expect(asked(fake, 'keep_preferences')).toEqual([expect.objectContaining({ scanner_gap: 100 })]);
  });
});

describe('other settings', () => {
  it('take a PromptPay number as people write it', async () => {
    const fake = await stand();
    await show('promptpay');
    const field = screen.getByRole('textbox', { name: 'หมายเลขพร้อมเพย์' });
    await userEvent.type(field, '๐๘๑-234-567');
    expect(screen.getByRole('button', { name: 'บันทึก' })).toBeDisabled();
    await userEvent.type(field, '8');
    await press('บันทึก');
    expect(asked(fake, 'keep_till_settings')).toEqual([{ ...settings, promptpay: '0812345678' }]);
  });

  it('tell a damaged book plainly, with its details apart', async () => {
    await stand({ check_till: () => ({ sound: false, entries: 12, found: ['journal entry 4 is broken'] }) });
    const container = await show('keep');
    await press('ตรวจเดี๋ยวนี้');
    expect(await screen.findByText('พบสิ่งที่ไม่ตรง 1 แห่ง')).toBeVisible();
    expect(screen.getByText('journal entry 4 is broken').closest('details')).not.toHaveAttribute('open');
    await expectClean(container);
  });

  it.each(['stall', 'tax', 'committee', 'about'] as const)('%s is clean', async (part) => {
    await stand();
    await expectClean(await show(part));
  });
});

describe('the code on paper', () => {
  it.each([
    ['ABCDE-12345', 'ABCDE12345'],
    ['abcde 12345', 'ABCDE12345'],
    ['  abcde—๑๒๓๔๕ ', 'ABCDE12345'],
    ['oilde12345', '011DE12345'],
    // the same keys with the layout left on Thai
    ['ฟิแกำๅ/-ภถ', 'ABCDE12345'],
  ])('is read from %s', (typed, code) => {
    expect(codeOf(typed)).toBe(code);
  });

  it('is shown as on paper', () => {
    expect(codeShown('ABCDE12345')).toBe('ABCDE-12345');
    expect(codeShown('ABC')).toBe('ABC');
  });
});

describe('joining a market', () => {
  it('shows whose invitation it is, takes the code, and hands the answer back', async () => {
    const path = '/home/somsri/talad/outbox/join_A-12.talad';
    const answer = { name: 'join_A-12.talad', data: 'AA==', path };
    const fake = await stand({
      read_invite: () => ({
        market_name: 'ตลาดนัดริมคลอง', stall_name: 'ร้านส้มตำ', place: 'A-12', zone: 'อาหาร',
        fees: ['ค่าที่ 100 บาท ต่อวัน'], expires: '2026-12-31',
      }),
      enrol: () => answer,
    });
    const { container } = render(Enrol);
    const file = { name: 'A-12.talad', data: 'AAAA' };
    fake.drop([file]);
    expect(await screen.findByRole('heading', { name: 'ตลาดนัดริมคลอง' })).toBeVisible();
    expect(screen.getByText('ค่าที่ 100 บาท ต่อวัน')).toBeVisible();
    expect(screen.getByText('31 ธันวาคม 2569')).toBeVisible();
    await userEvent.type(screen.getByRole('textbox'), 'abcde 1234o');
    expect(screen.getByText('อ่านได้ว่า ABCDE-12340')).toBeVisible();
    await expectClean(container);
    await press('เข้าร่วมตลาดนี้');
    expect(asked(fake, 'enrol')).toEqual([{ file, code: 'ABCDE12340' }]);
    expect(screen.getByRole('button', { name: 'เสร็จแล้ว' })).toBeDisabled();
    await press('ส่งไฟล์นี้ให้กรรมการ');
    expect(fake.saved).toEqual([{ name: 'join_A-12.talad', data: 'AA==' }]);
    expect(screen.getByText(/มีสำเนาในเครื่องนี้ที่ .*outbox/)).toBeVisible();
    expect(screen.getByRole('button', { name: 'เสร็จแล้ว' })).toBeEnabled();
  });
});

describe('the first steps', () => {
  it('need a name; all else can wait', async () => {
    let named = false;
    const fake = await stand({
      till_state: () => (named ? { ...state, days: { ...state.days, open: null } }
        : { ...state, identity: null, days: { ...state.days, open: null } }),
      set_up_stall: () => { named = true; return state.identity; },
    });
    const { container } = render(SetUp);
    await screen.findByRole('textbox', { name: 'ชื่อร้าน' });
    expect(screen.getByRole('button', { name: 'ต่อไป' })).toBeDisabled();
    await expectClean(container);
    await userEvent.type(screen.getByRole('textbox', { name: 'ชื่อร้าน' }), 'ร้านป้าสมศรี');
    await press('ต่อไป');
    expect(asked(fake, 'set_up_stall')).toEqual([{ name: 'ร้านป้าสมศรี', place: '' }]);
    await press('ข้ามไปก่อน');
    expect(await screen.findByRole('group', { name: 'ใช้เครื่องไหน' })).toBeVisible();
    await press('ข้ามไปก่อน');
    expect(screen.getByText('มีสินค้าแล้ว 2 รายการ')).toBeVisible();
    const steps = screen.getByRole('list', { name: 'ตั้งร้าน' });
    await userEvent.click(within(steps).getByRole('button', { name: /พร้อมเพย์/ }));
    expect(screen.getByRole('textbox', { name: 'หมายเลขพร้อมเพย์' })).toBeVisible();
  });
});
