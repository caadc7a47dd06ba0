// Made from the list of commands in src-tauri/api/src/commands by `make bindings`; must never be edited by hand.
export type Action = "refund" | "price" | "discount" | "drawer" | "cash" | "close" | "settings" | "people" | "goods" | "call_off" | "credit_over_limit";
export type Ageing = { 
/**
 * Of the day itself.
 */
current: Money, 
/**
 * 1 to 7 days old.
 */
days_7: Money, 
/**
 * 8 to 30 days old.
 */
days_30: Money, 
/**
 * 31 to 90 days old.
 */
days_90: Money, 
/**
 * Older.
 */
older: Money, 
/**
 * Paid more than is owed: a fee fell after it was paid.
 */
ahead: Money, 
/**
 * Owed in all; below zero is paid ahead.
 */
total: Money, };
export type AmountOf = { 
/**
 * The amount.
 */
amount: Money, };
export type ApproveRequest = { 
/**
 * What.
 */
action: Action, 
/**
 * An owner's PIN.
 */
pin: string, };
export type Approved = { 
/**
 * The owner's name.
 */
owner: string, };
export type Arrears = { 
/**
 * The business day.
 */
on: Day, 
/**
 * The stalls that owe or have paid ahead, the worst first.
 */
rows: Array<ArrearsRow>, 
/**
 * All of them together.
 */
totals: Ageing, };
export type ArrearsAsked = { 
/**
 * The business day.
 */
on: Day, };
export type ArrearsRow = { 
/**
 * The stall.
 */
stall: StallId, 
/**
 * Its place.
 */
place: string, 
/**
 * Its name.
 */
name: string, 
/**
 * By age.
 */
ageing: Ageing, 
/**
 * The oldest day that is not paid in full.
 */
oldest: Day | null, 
/**
 * The last payment up to the day that was not taken back.
 */
last_payment: LastPayment | null, };
export type Attendance = { 
/**
 * The days, the oldest first.
 */
days: Array<AttendanceDay>, 
/**
 * The stalls by place: those that were in the market on one of the days.
 */
stalls: Array<AttendanceStall>, 
/**
 * All of them.
 */
counts: AttendanceCounts, };
export type AttendanceCounts = { 
/**
 * Opened and sold, on a market day or not.
 */
opened: number, 
/**
 * Of those that opened, days on which the market was closed.
 */
unplanned: number, 
/**
 * Signed days without a sale.
 */
zero_days: number, 
/**
 * Files that do not count yet.
 */
waiting: number, 
/**
 * Passes without a file.
 */
visiting: number, 
/**
 * Excused.
 */
excused: number, 
/**
 * Nothing came.
 */
no_file: number, };
export type AttendanceDay = { 
/**
 * The day in the calendar.
 */
calendar: CalendarDay, 
/**
 * Whether it is a market day: something came for it, or the calendar says so.
 */
market_day: boolean, 
/**
 * Its stalls.
 */
counts: AttendanceCounts, };
export type AttendanceExport = { 
/**
 * The first day.
 */
from: Day, 
/**
 * The last.
 */
until: Day, 
/**
 * How it is written.
 */
format: ReportFormat, };
export type AttendanceMark = "opened" | "zero_day" | "unplanned" | "waiting" | "visiting" | "excused" | "no_file" | "expected" | "market_closed";
export type AttendanceStall = { 
/**
 * The stall.
 */
stall: StallId, 
/**
 * Its place.
 */
place: string, 
/**
 * Its name.
 */
name: string, 
/**
 * It only visits.
 */
visiting: boolean, 
/**
 * Its days, as many as the attendance has; none where nobody expects it.
 */
marks: Array<AttendanceMark | null>, 
/**
 * Of these days.
 */
counts: AttendanceCounts, 
/**
 * The last day it opened, whenever that was.
 */
last_opened: Day | null, };
export type Back = "week" | "month" | "year";
export type BackedUp = { 
/**
 * Where it lies.
 */
path: string, };
export type BankRequest = { 
/**
 * Made once, before the first try.
 */
request: RequestId, 
/**
 * How much, as the bank's paper says.
 */
amount: Money, 
/**
 * The bank's reference.
 */
reference: string, 
/**
 * The hand-overs it brings: "H2569/00001"; may be none.
 */
hand_overs: Array<string>, };
export type BankSlip = { 
/**
 * The bank that sent the money: three digits, as the Bank of Thailand numbers banks.
 */
bank: string, 
/**
 * The bank's own reference: 1 to [`MAX_REFERENCE`] letters and digits, capitals told apart.
 */
reference: string, };
export type BestSeller = { 
/**
 * The name it was last sold by.
 */
name: string, 
/**
 * What the price is for.
 */
unit: Unit, 
/**
 * How much, less what came back, in thousandths: ten years of it may be more than one
 * [`Quantity`] holds.
 */
quantity: Quantity, 
/**
 * What it brought.
 */
amount: Money, };
export type Bill = { 
/**
 * The lines in the order they were rung up.
 */
lines: Array<PricedLine>, 
/**
 * What each line comes to before its discounts, as paper shows it above them.
 */
line_gross: Array<Money>, 
/**
 * The sum of the lines before discounts.
 */
gross: Money, 
/**
 * The bundles that were filled.
 */
bundles: Array<BundleUse>, 
/**
 * The discount of the whole bill.
 */
bill_discount: Money, 
/**
 * The sum of the amounts.
 */
total: Money, 
/**
 * The VAT inside the taxed lines together.
 */
vat: Money, };
export type BillDraft = { 
/**
 * The bill's own id, made with its first line: it is sold once under it.
 */
request: RequestId, 
/**
 * Its lines.
 */
lines: Array<SaleLine>, 
/**
 * Off the whole bill.
 */
discount?: Reduction, 
/**
 * Whose it is.
 */
customer?: CustomerId, 
/**
 * The preorder that is handed over with it.
 */
preorder?: PreorderId, 
/**
 * Lines that were taken off it before payment.
 */
removed?: Removed, };
export type Biller = { 
/**
 * The biller id: a tax id of 13 digits, or with its two-digit suffix 15.
 */
id: string, 
/**
 * Reference 1, by which the biller knows the stall: 1 to 20 letters and digits of ASCII.
 */
reference: string, };
export type BookHead = { 
/**
 * The number of the last entry; 0 in an empty book.
 */
seq: number, 
/**
 * Its hash, which holds all before it.
 */
hash: Digest, 
/**
 * When it was written.
 */
at: Timestamp, };
export type BookPrinter = { 
/**
 * How it is reached.
 */
link: PrinterLink, 
/**
 * The width of the paper in dots: 384 (58 mm), 512 or 576 (80 mm).
 */
dots: number, 
/**
 * Whether it can cut.
 */
cut: boolean, };
export type BookReport = { "kind": "day", 
/**
 * Which.
 */
day: Day, } | { "kind": "statement", 
/**
 * Which stall.
 */
stall: StallId, 
/**
 * Which month.
 */
month: Month, } | { "kind": "arrears", 
/**
 * When this day ended.
 */
on: Day, } | { "kind": "takings", 
/**
 * The first day.
 */
from: Day, 
/**
 * The last day.
 */
until: Day, 
/**
 * Whether each stall is told too.
 */
by_stall: boolean, } | { "kind": "year", 
/**
 * Of the Buddhist era.
 */
year: number, };
export type BookState = { 
/**
 * The market; none before it was set up.
 */
market: Market | null, 
/**
 * Its zones.
 */
zones: Array<Zone>, 
/**
 * How many stalls it has.
 */
stalls: number, 
/**
 * The business day by the clock.
 */
today: Day, 
/**
 * The folder whose files are received by themselves.
 */
inbox: string, };
export type BreakKind = "number" | "previous_file" | "journal" | "head" | "receipt" | "grand_total";
export type BundleUse = { 
/**
 * Its name: "3 ชิ้น 100".
 */
name: string, 
/**
 * How many times.
 */
sets: number, 
/**
 * What it took off altogether.
 */
saved: Money, };
export type Calendar = { 
/**
 * The weeks by their first day; none when every day is a market day.
 */
weeks: Array<CalendarWeek>, 
/**
 * The first day from which another week may hold.
 */
week_from: Day, 
/**
 * The days.
 */
days: Array<CalendarDay>, };
export type CalendarDay = { 
/**
 * The day.
 */
day: Day, 
/**
 * Whether the market is open.
 */
open: boolean, 
/**
 * What the week says; none while the market has no calendar.
 */
by_week: boolean | null, 
/**
 * It was set by itself.
 */
set: boolean, 
/**
 * Why; empty when nobody said.
 */
reason: string, 
/**
 * Stalls with a settlement that counts.
 */
received: number, 
/**
 * Two officers closed it.
 */
closed: boolean, };
export type CalendarDayDraft = { 
/**
 * The day.
 */
day: Day, 
/**
 * Whether the market is open; none for what the weekday says.
 */
open: boolean | null, 
/**
 * Why; needed for a day that is closed.
 */
reason: string, };
export type CalendarWeek = { 
/**
 * The first day it holds.
 */
from: Day, 
/**
 * Whether the market is open, from Sunday on.
 */
weekdays: [boolean, boolean, boolean, boolean, boolean, boolean, boolean], };
export type CallOffRequest = { 
/**
 * Made once, before the first try.
 */
request: RequestId, 
/**
 * Which.
 */
id: PreorderId, 
/**
 * Why.
 */
reason: string, 
/**
 * What of the deposit is given back: from nothing to all of it.
 */
returned: Money, 
/**
 * How it goes back.
 */
kind: 'cash' | 'prompt_pay', };
export type CancelCharge = { 
/**
 * Which.
 */
charge: ChargeId, 
/**
 * Why. Kept private.
 */
reason: string, };
export type Cancelled = { 
/**
 * When.
 */
at: Timestamp, 
/**
 * Why.
 */
reason: string, 
/**
 * The officer's name; empty in a book without officers.
 */
by_name: string, };
export type CashAct = "handed_over" | "banked" | "paid_out" | "deposit_received" | "deposit_returned" | "kept_for_damages" | "kept_for_arrears";
export type CashBox = { 
/**
 * Handed over, as it was counted.
 */
handed_over: Money, 
/**
 * Deposits received in cash.
 */
deposits_received: Money, 
/**
 * Brought to the bank.
 */
banked: Money, 
/**
 * Paid out in cash for vouchers.
 */
paid_out: Money, 
/**
 * Deposits returned in cash.
 */
deposits_returned: Money, 
/**
 * What should lie there now; below zero when more was banked than came.
 */
cash: Money, 
/**
 * Still in the collectors' hands: not in the box.
 */
with_collectors: Money, 
/**
 * What hand-overs differed by, in all: below zero is short.
 */
difference: Money, 
/**
 * Fees paid by transfer: on the market's account, never in the box.
 */
transferred: Money, };
export type CashEntry = { 
/**
 * Its number: "D2569/00001".
 */
number: string, 
/**
 * What was done.
 */
act: CashAct, 
/**
 * When.
 */
at: Timestamp, 
/**
 * The business day.
 */
day: Day, 
/**
 * How much: of a hand-over, what was counted.
 */
amount: Money, 
/**
 * In cash or by transfer; `deposit` where no money moved.
 */
kind: TenderKind, 
/**
 * The market.
 */
market: string, 
/**
 * The stall, where it concerns one.
 */
stall: StallId | null, 
/**
 * Its place.
 */
place: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Who handed over, by name.
 */
collector: string, 
/**
 * And by number.
 */
officer: number | null, 
/**
 * What was expected of a hand-over.
 */
expected: Money | null, 
/**
 * Counted less expected: below zero is short.
 */
difference: Money | null, 
/**
 * What was counted.
 */
pieces: Array<Pieces>, 
/**
 * The reason, or the bank's reference.
 */
words: string, 
/**
 * Who received it, or did it, by name.
 */
receiver: string, 
/**
 * And by number.
 */
by: number | null, 
/**
 * The second officer.
 */
beside: number | null, 
/**
 * The receipt of the fees a kept deposit paid.
 */
receipt: string | null, 
/**
 * The banking that brought a hand-over to the bank.
 */
banked: string | null, 
/**
 * The journal's hash, in hex.
 */
hash: string, 
/**
 * Taken back since.
 */
reversed: Reversal | null, };
export type CashRequest = { 
/**
 * Made once, before the first try.
 */
request: RequestId, 
/**
 * Which way.
 */
direction: 'in' | 'out' | 'drop', 
/**
 * How much.
 */
amount: Money, 
/**
 * Why.
 */
reason: string, };
export type Category = { 
/**
 * Its name.
 */
name: string, 
/**
 * Its colour: red, blue, green, brown, purple or grey.
 */
colour: string, 
/**
 * Its place in the row of categories, from 1.
 */
place: number, };
export type Change = { 
/**
 * This less that.
 */
amount: Money, 
/**
 * In hundredths of a percent of that, half away from nothing; none where that is nothing.
 */
basis_points: number | null, };
export type ChargeId = string;
export type ChargeRequest = { 
/**
 * Made once, before the first try.
 */
request: RequestId, 
/**
 * The rule that has the price: one-off or a fine.
 */
rule: FeeRuleId, 
/**
 * The business day it is of.
 */
day: Day, 
/**
 * Whom.
 */
stalls: Array<StallId>, 
/**
 * Why. Kept private.
 */
reason: string, };
export type ChargeRow = { 
/**
 * Its id.
 */
charge: ChargeId, 
/**
 * The stall.
 */
stall: StallId, 
/**
 * Its place.
 */
place: string, 
/**
 * The stall's name.
 */
stall_name: string, 
/**
 * The business day.
 */
day: Day, 
/**
 * The rule.
 */
rule: FeeRuleId, 
/**
 * The rule's name then.
 */
name: string, 
/**
 * What it comes to.
 */
amount: Money, 
/**
 * Why.
 */
reason: string, 
/**
 * When it was charged.
 */
at: Timestamp, 
/**
 * By whom.
 */
by: number | null, 
/**
 * Its name; empty in a book without officers.
 */
by_name: string, 
/**
 * Taken back.
 */
cancelled: Cancelled | null, 
/**
 * It may still be taken back: its day is open and nothing was paid of it.
 */
may_cancel: boolean, };
export type ChargesAsked = { 
/**
 * Only of this business day.
 */
day: Day | null, 
/**
 * Only of this stall.
 */
stall: StallId | null, };
export type Checked = { 
/**
 * Nothing was found.
 */
sound: boolean, 
/**
 * How many journal entries there are.
 */
entries: number, 
/**
 * What was found, in the words of the check.
 */
found: Array<string>, };
export type ChooseDesk = { 
/**
 * What this computer is to be.
 */
desk: DeskChoice, };
export type CloseRequest = { 
/**
 * Why it is over or short; may be empty when it is neither.
 */
reason: string, 
/**
 * Left in the drawer for tomorrow.
 */
kept: Money, };
export type Closed = { 
/**
 * The number of the closing.
 */
z: number, 
/**
 * The figures.
 */
figures: DayFigures, 
/**
 * The settlement file; none when it could not be written yet.
 */
file: FileOut | null, 
/**
 * Where the backup lies; none when it could not be made.
 */
backup: string | null, 
/**
 * What did not work after the day was safely closed.
 */
warnings: Array<Failure>, };
export type ClosedDay = { 
/**
 * The number of the closing.
 */
z: number, 
/**
 * The business day.
 */
day: Day, 
/**
 * The part of it.
 */
part: number, 
/**
 * When it was closed.
 */
closed: Timestamp, 
/**
 * Sold less given back.
 */
net: Money, 
/**
 * How the committee says that its file stands; none where no reply names it yet.
 */
answered: ReceivedAs | null, };
export type ClosingFigures = { 
/**
 * Stalls that were expected or handed in, without those that were excused.
 */
registered: number, 
/**
 * Of these, stalls with a settlement that counts.
 */
received: number, 
/**
 * Of these, stalls without one.
 */
missing: number, 
/**
 * Stalls that were excused.
 */
excused: number, 
/**
 * Sold less given back.
 */
net: Money, 
/**
 * Fees of the day.
 */
fee: Money, 
/**
 * Paid of them.
 */
paid: Money, 
/**
 * Still owed of them.
 */
owed: Money, };
export type ClosingPreview = { 
/**
 * Earlier market days that nobody closed, the oldest first.
 */
open_before: Array<Day>, 
/**
 * The figures it would keep.
 */
figures: ClosingFigures, 
/**
 * Stalls that would be charged because they handed nothing in.
 */
charged: Array<StallChange>, };
export type CoPayDue = { 
/**
 * The scheme.
 */
scheme: string, 
/**
 * Whose part.
 */
part: CoPayPart, 
/**
 * When it comes.
 */
due: Timestamp, 
/**
 * How much.
 */
amount: Money, };
export type CoPayNow = { 
/**
 * The scheme.
 */
scheme: string, 
/**
 * The most the state pays.
 */
most_state: Money, 
/**
 * What the buyer then pays.
 */
buyer: Money, };
export type CoPayPart = "state" | "buyer";
export type CoPayScheme = { 
/**
 * Its name, on screen and paper.
 */
name: string, 
/**
 * The first calendar day.
 */
from: Day, 
/**
 * The last calendar day.
 */
until: Day, 
/**
 * The state's share in hundredths of a percent: 5,000 is half.
 */
share: number, 
/**
 * The most the state pays for one person on one day.
 */
daily_cap: Money, 
/**
 * The most the state pays for one person altogether.
 */
total_cap: Money, 
/**
 * From which minute of the day it can be used.
 */
opens: number, 
/**
 * Until which minute of the day, that minute left out.
 */
closes: number, 
/**
 * Until when a person must have used it once, or the right is lost; none when there is no such
 * rule.
 */
first_use_until: Timestamp | null, 
/**
 * When the buyer's part comes.
 */
buyer_due: Due, 
/**
 * When the state's part comes.
 */
state_due: Due, };
export type Code = { 
/**
 * As the scanner sent it.
 */
code: string, };
export type CollectorDay = { 
/**
 * The business day.
 */
day: Day, 
/**
 * How many receipts.
 */
receipts: number, 
/**
 * Collected in cash on that day, taken back since or not.
 */
cash: Money, 
/**
 * Collected by transfer.
 */
transfer: Money, 
/**
 * Taken back on that day, of whatever day it was.
 */
taken_back: Money, 
/**
 * Handed over on that day.
 */
handed: Money, };
export type CollectorMoney = { 
/**
 * The number, where the book has officers.
 */
officer: number | null, 
/**
 * The name.
 */
name: string, 
/**
 * Collected in cash, less what was taken back.
 */
cash: Money, 
/**
 * Collected by transfer, less what was taken back.
 */
transfer: Money, 
/**
 * Expected of the hand-overs.
 */
expected: Money, 
/**
 * Handed over, as it was counted.
 */
handed: Money, 
/**
 * Handed over less expected: below zero is short.
 */
difference: Money, 
/**
 * Cash not handed over yet.
 */
in_hand: Money, 
/**
 * Day by day, the newest first, at most 31.
 */
days: Array<CollectorDay>, };
export type CommitteeAddress = { 
/**
 * As in `http://192.168.1.5:8590`; empty when nobody said.
 */
address: string, };
export type Compared = { 
/**
 * Charged.
 */
was: Money, 
/**
 * Would have been charged.
 */
would: Money, 
/**
 * So much more; below zero for less.
 */
more: Money, };
export type ComparedRange = { 
/**
 * How far back.
 */
back: Back, 
/**
 * Its first day.
 */
from: Day, 
/**
 * Its last day.
 */
until: Day, 
/**
 * Its sums.
 */
sums: RangeSums, 
/**
 * The net: this range less that one.
 */
net: Change, 
/**
 * The net a market day: the two ranges may have had different numbers of market days.
 */
per_day: Change, };
export type ConsentRequest = { 
/**
 * The person.
 */
person: PersonId, 
/**
 * To what.
 */
purposes: Array<Purpose>, 
/**
 * The version of the words that were read to her.
 */
wording: number, };
export type ConsentRow = { 
/**
 * To what.
 */
purpose: Purpose, 
/**
 * The version of the words.
 */
wording: number, 
/**
 * The day it was given.
 */
given: Day, 
/**
 * The officer who recorded it; none in a book without officers.
 */
given_by: number | null, 
/**
 * That officer's name; empty without one.
 */
given_by_name: string, 
/**
 * The day it ended: withdrawn, given in newer words, or erased with the person.
 */
ended: Day | null, 
/**
 * The officer who recorded that.
 */
ended_by: number | null, 
/**
 * That officer's name; empty without one.
 */
ended_by_name: string, };
export type Contains = { 
/**
 * The goods inside.
 */
goods: GoodsId, 
/**
 * How much of them.
 */
count: Quantity, };
export type CountAmount = { 
/**
 * How often, or how many.
 */
count: number, 
/**
 * What it came to.
 */
amount: Money, };
export type CountRequest = { 
/**
 * By note and coin.
 */
counted: Array<Pieces>, };
export type Counted = { 
/**
 * What it should hold.
 */
expected: Money, 
/**
 * What was counted.
 */
counted: Money, 
/**
 * Counted less expected.
 */
over_short: Money, };
export type CreditBalance = { 
/**
 * Approved.
 */
approved: Money, 
/**
 * Taken off the fees.
 */
used: Money, 
/**
 * What is left.
 */
balance: Money, };
export type CreditId = string;
export type CreditItem = { 
/**
 * Its receipt.
 */
receipt: number, 
/**
 * When it was sold.
 */
at: Timestamp, 
/**
 * By when it is to be paid.
 */
due: Day, 
/**
 * How much of it was on credit, less what came back of that.
 */
amount: Money, 
/**
 * How much of it is still open.
 */
left: Money, 
/**
 * Open, and to be paid before today.
 */
overdue: boolean, };
export type CreditRequest = { 
/**
 * Made once, before the first try.
 */
request: RequestId, 
/**
 * The stall.
 */
stall: StallId, 
/**
 * How much.
 */
amount: Money, 
/**
 * Why.
 */
reason: string, };
export type CreditState = "proposed" | "approved" | "declined";
export type Customer = { 
/**
 * Its id.
 */
id: CustomerId, 
/**
 * What the vendor calls her.
 */
nickname: string, 
/**
 * A telephone number, where one was given.
 */
phone: string | null, 
/**
 * The most that may be owed; none for no limit.
 */
credit_limit: Money | null, 
/**
 * After how many days a debt is due.
 */
due_days: number, 
/**
 * A note.
 */
note: string, 
/**
 * The usual basket; empty for none.
 */
usual: Array<SaleLine>, 
/**
 * No longer shown.
 */
retired: boolean, };
export type CustomerAccount = { 
/**
 * Whose.
 */
customer: Customer, 
/**
 * What she owes; below zero when the stall owes her.
 */
owes: Money, 
/**
 * Her bills on credit: the open ones, the oldest first; then the last fifty paid ones, the
 * newest first.
 */
items: Array<CreditItem>, 
/**
 * The last fifty payments, the newest first.
 */
repayments: Array<RepaymentRow>, };
export type CustomerDisplay = { 
/**
 * Grows with every change.
 */
version: number, 
/**
 * Whose stall it is.
 */
stall_name: string, 
/**
 * How far the sale is.
 */
stage: DisplayStage, 
/**
 * The lines of the bill, the newest last; none when idle or paid.
 */
lines: Array<CustomerLine>, 
/**
 * What it comes to.
 */
total: Money, 
/**
 * The PromptPay QR to be scanned now.
 */
qr: Qr | null, 
/**
 * Where the transfer goes, the middle hidden; empty without a QR.
 */
to: string, 
/**
 * What goes back, once it is sold.
 */
change: Money | null, };
export type CustomerDraft = { 
/**
 * Whom to change; absent for a new one.
 */
id?: CustomerId, 
/**
 * What the vendor calls her.
 */
nickname: string, 
/**
 * A telephone number; absent or empty for none.
 */
phone?: string, 
/**
 * The most that may be owed; absent for no limit.
 */
credit_limit?: Money, 
/**
 * After how many days a debt is due: 0 to 365.
 */
due_days: number, 
/**
 * A note.
 */
note: string, 
/**
 * No longer shown; absent to leave it as it is.
 */
retired?: boolean, };
export type CustomerId = string;
export type CustomerLine = { 
/**
 * What it is.
 */
name: string, 
/**
 * How much of it.
 */
quantity: Quantity, 
/**
 * In what it is counted.
 */
unit: Unit, 
/**
 * What it comes to.
 */
amount: Money, };
export type CustomerRow = { 
/**
 * Who.
 */
customer: Customer, 
/**
 * What she owes; below zero when the stall owes her.
 */
owes: Money, 
/**
 * Whether a bill of hers should have been paid before today.
 */
overdue: boolean, 
/**
 * By when her oldest open bill is to be paid; none when none is open.
 */
oldest: Day | null, };
export type CustomersAsked = { 
/**
 * A part of the nickname or of the telephone number; absent or empty for all.
 */
text?: string, 
/**
 * Only those who owe, who should have paid longest ago first.
 */
owing?: boolean, 
/**
 * Those no longer shown instead of those who are.
 */
retired?: boolean, };
export type Day = string;
export type DayClosing = { 
/**
 * When.
 */
at: Timestamp, 
/**
 * Who closed it.
 */
by: number, 
/**
 * What this officer is called.
 */
by_name: string, 
/**
 * The second officer.
 */
with: number, 
/**
 * What this one is called.
 */
with_name: string, 
/**
 * The figures then.
 */
figures: ClosingFigures, 
/**
 * Stalls whose fee or takings changed since, by place.
 */
changes: Array<StallChange>, };
export type DayCompared = { 
/**
 * The day.
 */
day: Day, 
/**
 * Charged.
 */
was: Money, 
/**
 * Would have been charged.
 */
would: Money, 
/**
 * So much more; below zero for less.
 */
more: Money, };
export type DayFee = { 
/**
 * The stall.
 */
stall: StallId, 
/**
 * The business day.
 */
day: Day, 
/**
 * The fees.
 */
fee_lines: Array<FeeLine>, 
/**
 * What they come to.
 */
fee: Money, 
/**
 * The fee that was worked out before this one; none when this is the first.
 */
fee_before: Money | null, 
/**
 * Paid of it.
 */
paid: Money, 
/**
 * Still owed; below zero when it fell after it was paid.
 */
owed: Money, };
export type DayFigures = { 
/**
 * The number of the closing; none for an open day.
 */
z: number | null, 
/**
 * The business day.
 */
day: Day, 
/**
 * The part of it.
 */
part: number, 
/**
 * When it was opened.
 */
opened: Timestamp, 
/**
 * When it was closed.
 */
closed: Timestamp | null, 
/**
 * The sums. What the drawer should hold is not told before the count.
 */
totals: Totals, 
/**
 * What each person did; empty where nobody was signed in.
 */
by_operator: Array<OperatorFigures>, 
/**
 * What was counted.
 */
counted: Array<Pieces>, 
/**
 * The count against the book; none for an open day.
 */
result: Counted | null, 
/**
 * Why it differs.
 */
reason: string, };
export type DayNet = { 
/**
 * The business day, all its parts together.
 */
day: Day, 
/**
 * Sold less given back.
 */
net: Money, 
/**
 * How many sales.
 */
receipts: number, };
export type DayPart = { 
/**
 * SHA-256 of the file; of a slip, that of the file it promises.
 */
file: Digest, 
/**
 * SHA-256 of the slip's text, where this is known by a slip only.
 */
slip: Digest | null, 
/**
 * The number of the closing.
 */
z: number, 
/**
 * The part of the day; 0 where only a slip is there, which does not say it.
 */
part: number, 
/**
 * The epoch.
 */
epoch: number, 
/**
 * The settlement it corrects.
 */
amends: Digest | null, 
/**
 * How it stands.
 */
verdict: Verdict, 
/**
 * How it stands to the ones before.
 */
standing: Standing | null, 
/**
 * What people said of what is missing before it; empty while nobody did.
 */
explained: string, 
/**
 * Sold less given back, as it says.
 */
net: Money, };
export type DayState = { 
/**
 * The open day.
 */
open: OpenDay | null, 
/**
 * The day closed last.
 */
last: ClosedDay | null, 
/**
 * The business day that would be opened now.
 */
next: Day, 
/**
 * The business day by the clock; it differs from `next` only when the clock went back, and a
 * person then says which is right.
 */
by_clock: Day, 
/**
 * What was left in the drawer at the last closing.
 */
float: Money, 
/**
 * The clock says less than the last entry: what that entry said.
 */
clock_was: Timestamp | null, };
export type DayTakings = { 
/**
 * The business day.
 */
day: Day, 
/**
 * Stalls with a settlement that counts.
 */
stalls: number, 
/**
 * Receipts.
 */
receipts: number, 
/**
 * Sold less given back.
 */
net: Money, };
export type DayToClose = { 
/**
 * Made before the request is sent; the same one is never done twice.
 */
request: RequestId, 
/**
 * The day.
 */
day: Day, 
/**
 * It is known that earlier market days are still open.
 */
leave_open: boolean, };
export type DayTotals = { 
/**
 * Stalls that were expected or handed in, without those that were excused.
 */
registered: number, 
/**
 * Of these, stalls with a settlement that counts.
 */
received: number, 
/**
 * Of these, stalls without one.
 */
missing: number, 
/**
 * Stalls that were excused and handed nothing in that counts.
 */
excused: number, 
/**
 * Of those received, stalls that sold nothing all day and signed it.
 */
zero_days: number, 
/**
 * Of those received, stalls that opened although the market was closed.
 */
unplanned: number, 
/**
 * Files that were refused.
 */
refused: number, 
/**
 * Files that were set aside.
 */
set_aside: number, 
/**
 * Settlements that wait for a key.
 */
unconfirmed: number, 
/**
 * Settlements with a double.
 */
forked: number, 
/**
 * Settlements that count although something before them is missing or does not fit, and nobody
 * explained it.
 */
flagged: number, 
/**
 * Of the received stalls, those known in part or whole by a slip whose file is to come.
 */
slips: number, 
/**
 * Receipts.
 */
receipts: number, 
/**
 * Sold.
 */
gross: Money, 
/**
 * Given back.
 */
refunded: Money, 
/**
 * Sold less given back.
 */
net: Money, 
/**
 * By tender.
 */
tenders: Array<TenderTotal>, 
/**
 * Counted less expected cash, all stalls together.
 */
over_short: Money, 
/**
 * Fees of the day.
 */
fee: Money, 
/**
 * Paid of them.
 */
paid: Money, 
/**
 * Still owed of them.
 */
owed: Money, 
/**
 * Owed from days before.
 */
arrears: Money, };
export type Days = { 
/**
 * The first.
 */
from: Day, 
/**
 * The last.
 */
until: Day, };
export type DaysAsked = { 
/**
 * The first.
 */
from: Day, 
/**
 * The last.
 */
until: Day, };
export type DaysOfStall = { 
/**
 * Which stall.
 */
stall: StallId, 
/**
 * The first.
 */
from: Day, 
/**
 * The last.
 */
until: Day, };
export type DecisionRequest = { 
/**
 * Made once, before the first try.
 */
request: RequestId, 
/**
 * The credit.
 */
credit: CreditId, 
/**
 * Approved, or declined.
 */
approved: boolean, };
export type DepositOfStall = { 
/**
 * The stall.
 */
stall: StallId, 
/**
 * Its place.
 */
place: string, 
/**
 * Its name.
 */
name: string, 
/**
 * What the rules ask of it today.
 */
asked: Money, 
/**
 * What is held for it.
 */
held: Money, };
export type DepositRequest = { 
/**
 * Made once, before the first try.
 */
request: RequestId, 
/**
 * The stall.
 */
stall: StallId, 
/**
 * How much.
 */
amount: Money, 
/**
 * In cash or by transfer.
 */
kind: TenderKind, 
/**
 * Why it goes back; nothing when it is received.
 */
reason: string, 
/**
 * Who takes it or gives it back. Kept private.
 */
officer: string, };
export type Deposits = { 
/**
 * What is held in all.
 */
held: Money, 
/**
 * What is asked of stalls that have not brought it yet.
 */
missing: Money, 
/**
 * Stalls that hold something or are asked for it, by place.
 */
stalls: Array<DepositOfStall>, 
/**
 * What was received, returned and kept, the newest first, at most 200.
 */
entries: Array<CashEntry>, };
export type DeskChoice = "till" | "book" | "sample";
export type DeviceId = string;
export type Digest = string;
export type Direction = "down" | "nearest" | "up";
export type Discount = { 
/**
 * What it is for.
 */
kind: DiscountKind, 
/**
 * How much, above zero.
 */
amount: Money, 
/**
 * The name of a bundle; absent for the rest.
 */
name?: string, };
export type DiscountKind = "line" | "bundle" | "bill";
export type DisplayLink = { 
/**
 * The address, by the likeliest way.
 */
url: string, 
/**
 * The same as a QR.
 */
qr: Qr, 
/**
 * The other ways, where the computer is in several networks.
 */
others: Array<Link>, };
export type DisplayLinkRequest = { 
/**
 * Make a new key: every screen that shows with the one before goes dark.
 */
renew?: boolean, };
export type DisplaySeen = { 
/**
 * The version that was shown last; 0 for none.
 */
seen: number, };
export type DisplayStage = "idle" | "bill" | "paying" | "change";
export type DisplayState = { "stage": "idle" } | { "stage": "bill" } | { "stage": "paying", 
/**
 * What is to be paid.
 */
total: Money, 
/**
 * What is to be paid by transfer; its QR is shown.
 */
promptpay: Money | null, } | { "stage": "change", 
/**
 * What was paid.
 */
total: Money, 
/**
 * What goes back.
 */
change: Money, };
export type DoubleSlip = { 
/**
 * The bank: three digits.
 */
bank: string, 
/**
 * The bank's own reference.
 */
reference: string, 
/**
 * Every receipt it paid, by day, place and number; those of other days too.
 */
uses: Array<SlipPaid>, };
export type DoubleVoucher = { 
/**
 * The serial.
 */
serial: string, 
/**
 * Every receipt it paid, the earliest first; those of other days too.
 */
uses: Array<VoucherUsed>, };
export type Drawer = { 
/**
 * Put in for change at the opening.
 */
float: Money, 
/**
 * The cash part of sales: prices, not notes.
 */
cash_sales: Money, 
/**
 * Given back in cash.
 */
cash_refunds: Money, 
/**
 * Paid in during the day.
 */
paid_in: Money, 
/**
 * Paid out during the day.
 */
paid_out: Money, 
/**
 * Dropped: taken to a safe place.
 */
dropped: Money, 
/**
 * Debts of customers repaid in cash.
 */
credit_repaid?: Money, 
/**
 * Deposits of preorders taken in cash.
 */
deposits_taken?: Money, 
/**
 * Deposits given back in cash.
 */
deposits_returned?: Money, };
export type Due = { 
/**
 * How many calendar days after the sale.
 */
days: number, 
/**
 * At which minute of that day.
 */
minute: number, };
export type EndRule = { 
/**
 * Which.
 */
rule: FeeRuleId, 
/**
 * The last day it holds.
 */
last_day: Day, };
export type EnrolRequest = { 
/**
 * The invitation file.
 */
file: FileIn, 
/**
 * The ten letters and digits on paper.
 */
code: string, };
export type EraseRequest = { 
/**
 * The person.
 */
person: PersonId, 
/**
 * Her name, typed: what is erased does not come back.
 */
name: string, };
export type ErasedPerson = { 
/**
 * Who.
 */
person: PersonId, 
/**
 * The day.
 */
day: Day, 
/**
 * How many entries of the journal had named her.
 */
entries: number, };
export type Excuse = { 
/**
 * The stall.
 */
stall: StallId, 
/**
 * The day.
 */
day: Day, 
/**
 * Why it may stay away. Kept private.
 */
reason: string, };
export type ExportRequest = { 
/**
 * Which day.
 */
day: Day, 
/**
 * How it is written.
 */
format: ReportFormat, };
export type Failure = { 
/**
 * The stable name a program sorts by: `sell.day_not_open`.
 */
code: string, 
/**
 * The small code a person reads out on the telephone: `S-03`.
 */
number: string, 
/**
 * Refusal or fault.
 */
kind: FailureKind, 
/**
 * In Thai.
 */
th: Words, 
/**
 * In English.
 */
en: Words, 
/**
 * Figures a screen may use, such as the line a refusal is about.
 */
params: { [key in string]: string }, };
export type FailureKind = "refusal" | "fault";
export type FeeKind = { "kind": "per_stall_day", 
/**
 * Per stall and day.
 */
amount: Money, } | { "kind": "per_unit", 
/**
 * What is counted, as it stands on the receipt.
 */
unit: string, 
/**
 * For one of it.
 */
price: Money, } | { "kind": "metered", 
/**
 * What the meter counts, as it stands on the receipt: kWh.
 */
unit: string, 
/**
 * For one of it.
 */
price: Money, } | { "kind": "percent_of_net", 
/**
 * Hundredths of a percent: 250 = 2.5 %.
 */
basis_points: number, 
/**
 * Sales up to here are free.
 */
threshold: Money, 
/**
 * Not less than this once the threshold is passed.
 */
minimum: Money | null, 
/**
 * Never more than this.
 */
maximum: Money | null, } | { "kind": "sliding", 
/**
 * The steps, the lowest first; sales up to the first are free.
 */
steps: Array<FeeStep>, 
/**
 * Not less than this once the first step is passed.
 */
minimum: Money | null, 
/**
 * Never more than this.
 */
maximum: Money | null, } | { "kind": "no_file", 
/**
 * Per stall and day.
 */
amount: Money, } | { "kind": "one_off", 
/**
 * Each time.
 */
amount: Money, } | { "kind": "fine", 
/**
 * Each time.
 */
amount: Money, } | { "kind": "deposit", 
/**
 * What is to be held.
 */
amount: Money, };
export type FeeLine = { 
/**
 * The name of the rule then.
 */
name: string, 
/**
 * What it comes to; below zero for what was waived.
 */
amount: Money, } & ({ "rule": FeeRuleId } | { "charge": ChargeId } | { "waiver": WaiverId });
export type FeePreview = { 
/**
 * The first day.
 */
from: Day, 
/**
 * The last day.
 */
until: Day, 
/**
 * All together.
 */
total: Compared, 
/**
 * Each day on which either comes to something, the oldest first.
 */
days: Array<DayCompared>, 
/**
 * Each stall for which either comes to something, by place.
 */
stalls: Array<StallCompared>, 
/**
 * How many days of stalls come to something else.
 */
changed: number, };
export type FeeQrRequest = { 
/**
 * The stall.
 */
stall: StallId, 
/**
 * How much.
 */
amount: Money, };
export type FeeReceipt = { 
/**
 * Its number: "2569/00001".
 */
number: string, 
/**
 * When the money was received.
 */
at: Timestamp, 
/**
 * The market that received it.
 */
market: string, 
/**
 * The stall that paid.
 */
stall: StallId, 
/**
 * Its name.
 */
stall_name: string, 
/**
 * Its place.
 */
place: string, 
/**
 * Whose stall it is; may be empty.
 */
vendor: string, 
/**
 * The days it paid, the oldest first.
 */
days: Array<Day>, 
/**
 * What was charged for them.
 */
items: Array<FeeReceiptItem>, 
/**
 * What the items come to.
 */
charged: Money, 
/**
 * What was received.
 */
paid: Money, 
/**
 * What the stall owed after it.
 */
owed_after: Money, 
/**
 * How it was paid.
 */
kind: TenderKind, 
/**
 * Who received it.
 */
collector: string, 
/**
 * The journal's hash of the payment, in hex.
 */
hash: string, 
/**
 * Taken back since.
 */
reversed: Reversal | null, };
export type FeeReceiptItem = { 
/**
 * The business day.
 */
day: Day, 
/**
 * The fee's name; empty for what had been paid of the day before.
 */
name: string, 
/**
 * What was waived of the fee with this name.
 */
waived: boolean, 
/**
 * What it comes to; below zero for what had been paid before.
 */
amount: Money, };
export type FeeReceiptNumber = { 
/**
 * "2569/00001".
 */
number: string, };
export type FeeRule = { 
/**
 * Its id.
 */
id: FeeRuleId, 
/**
 * Its name on the receipt: ค่าแผง, ค่าไฟ.
 */
name: string, 
/**
 * What it charges for.
 */
fee: FeeKind, 
/**
 * The first day it holds.
 */
from: Day, 
/**
 * The last day it holds; open when absent.
 */
until: Day | null, 
/**
 * Only stalls of this zone; all when absent.
 */
zone: ZoneId | null, 
/**
 * Only stalls that sell this kind of goods; all when absent.
 */
category?: string | null, 
/**
 * Only stalls that bear this tag; all when absent.
 */
tag?: string | null, 
/**
 * Only visiting vendors, or only stalls with a place of their own; both when absent.
 */
visiting?: boolean | null, 
/**
 * Rounded half up to whole baht, so that it can be paid in cash.
 */
whole_baht: boolean, };
export type FeeRuleDraft = { 
/**
 * The rule whose place it takes, from its first day on; none for a rule beside the others.
 */
replaces: FeeRuleId | null, 
/**
 * Its name on the receipt: ค่าแผง, ค่าไฟ.
 */
name: string, 
/**
 * What it charges for.
 */
fee: FeeKind, 
/**
 * The first day it holds.
 */
from: Day, 
/**
 * The last day it holds.
 */
until: Day | null, 
/**
 * Only stalls of this zone.
 */
zone: ZoneId | null, 
/**
 * Only stalls that sell this kind of goods.
 */
category: string | null, 
/**
 * Only stalls that bear this tag.
 */
tag: string | null, 
/**
 * Only visiting vendors, or only stalls with a place of their own.
 */
visiting: boolean | null, 
/**
 * Rounded half up to whole baht.
 */
whole_baht: boolean, };
export type FeeRuleId = string;
export type FeeStep = { 
/**
 * Sales above this.
 */
above: Money, 
/**
 * Hundredths of a percent of them, up to the next step.
 */
basis_points: number, };
export type FileFigures = { 
/**
 * The part of the business day.
 */
part: number, 
/**
 * The epoch: above 0 the till was set back to an older copy.
 */
epoch: number, 
/**
 * The settlement it corrects.
 */
amends: Digest | null, 
/**
 * How many receipts.
 */
receipts: number, 
/**
 * Sold less given back.
 */
net: Money, 
/**
 * By tender.
 */
tenders: Array<TenderTotal>, 
/**
 * How it stands to the ones before; none while it is not judged.
 */
standing: Standing | null, 
/**
 * What people said of what is missing before it; empty while nobody did.
 */
explained: string, };
export type FileIn = { 
/**
 * The name it came by; shown, never used as a path.
 */
name: string, 
/**
 * Its bytes, base64.
 */
data: string, };
export type FileKind = "settlement" | "join" | "slip" | "other";
export type FileOut = { 
/**
 * The name it goes by.
 */
name: string, 
/**
 * Its bytes, base64.
 */
data: string, 
/**
 * Where a copy already lies on this computer.
 */
path: string | null, };
export type FileRow = { 
/**
 * SHA-256 of the bytes.
 */
sha256: Digest, 
/**
 * The name it came by.
 */
name: string, 
/**
 * How many bytes.
 */
bytes: number, 
/**
 * What it seems to be.
 */
kind: FileKind, 
/**
 * When it came first.
 */
received: Timestamp, 
/**
 * How it stands now; never `repeated`.
 */
verdict: Verdict, 
/**
 * Why, as a stable code; empty when there is nothing to say.
 */
reason: string, 
/**
 * Figures for the sentence: `line`, `field`, `expected`, `found`, …
 */
params: { [key in string]: string }, 
/**
 * The stall it names. Whether it is proved, the verdict says.
 */
stall: StallId | null, 
/**
 * The stall's name in this book; empty when it is not known.
 */
stall_name: string, 
/**
 * The stall's place in this book; empty when it is not known.
 */
place: string, 
/**
 * The business day it names.
 */
day: Day | null, 
/**
 * The number of the closing it names.
 */
z: number | null, 
/**
 * The figures of a settlement that is right in itself.
 */
settlement: FileFigures | null, 
/**
 * The figures of a slip.
 */
slip: SlipFigures | null, };
export type FileTold = { 
/**
 * The business day it names.
 */
day: Day, 
/**
 * The number of the closing it names.
 */
z: number, 
/**
 * The part of the day; none for one that was not read.
 */
part: number | null, 
/**
 * How it stands.
 */
verdict: ReceivedAs, 
/**
 * Sold less given back; none for one that was not read.
 */
net: Money | null, 
/**
 * Whether this till made it.
 */
ours: boolean, };
export type FilesOf = { 
/**
 * The business day; none for all.
 */
day: Day | null, };
export type ForkDecision = { 
/**
 * SHA-256 of the settlement to keep: of a file that is here, or that a slip promises.
 */
keep: Digest, 
/**
 * Why.
 */
reason: string, };
export type ForkView = { 
/**
 * The files and slips, files first, each by its digest.
 */
files: Array<FileRow>, 
/**
 * What was kept lastly; none while nobody decided.
 */
kept: Digest | null, 
/**
 * Why it was kept.
 */
reason: string, };
export type Framing = "seven_even" | "eight_none";
export type GapExplanation = { 
/**
 * SHA-256 of the settlement after the gap.
 */
file: Digest, 
/**
 * What happened.
 */
reason: string, };
export type Goods = { 
/**
 * Its id.
 */
id: GoodsId, 
/**
 * Its name, as on paper.
 */
name: string, 
/**
 * The price of one unit.
 */
price: Money, 
/**
 * What the price is for.
 */
unit: Unit, 
/**
 * The category it stands in.
 */
category: string | null, 
/**
 * Its barcode: unique among goods that are on sale.
 */
barcode: string | null, 
/**
 * The item code a label scale prints for it: digits.
 */
scale_code: string | null, 
/**
 * What one unit of it is made of: a tray of 30 eggs. Its own stock is then theirs.
 */
contains: Contains | null, 
/**
 * Its place among the favourites, from 1; none when it is not one.
 */
favourite: number | null, 
/**
 * How it is taxed, if the stall is registered.
 */
tax: TaxClass, 
/**
 * What one unit cost: private.
 */
cost: Money | null, 
/**
 * Whether its stock is counted.
 */
counts_stock: boolean, 
/**
 * The stock; below zero when more was sold than was counted in.
 */
stock: Quantity, 
/**
 * No longer on sale.
 */
retired: boolean, };
export type GoodsDraft = { 
/**
 * The goods to change; absent for new ones.
 */
id: GoodsId | null, 
/**
 * Its name.
 */
name: string, 
/**
 * The price of one unit.
 */
price: Money, 
/**
 * What the price is for.
 */
unit: Unit, 
/**
 * An existing or a new category.
 */
category: string | null, 
/**
 * Its barcode.
 */
barcode: string | null, 
/**
 * The item code a label scale prints for it; absent to leave it, empty for none.
 */
scale_code?: string, 
/**
 * What one unit is made of; absent to leave it, a count of zero for nothing.
 */
contains?: Contains, 
/**
 * Its place among the favourites.
 */
favourite: number | null, 
/**
 * How it is taxed.
 */
tax: TaxClass, 
/**
 * What one unit cost.
 */
cost: Money | null, 
/**
 * Whether its stock is counted.
 */
counts_stock: boolean, 
/**
 * The stock as counted now; absent to leave it as it is.
 */
stock: Quantity | null, };
export type GoodsFound = { 
/**
 * Some of them.
 */
goods: Array<Goods>, 
/**
 * How many there are.
 */
count: number, };
export type GoodsId = string;
export type GoodsQuery = { 
/**
 * Any part of the name, or of the barcode; empty for all.
 */
text: string, 
/**
 * Only this category.
 */
category: string | null, 
/**
 * Only favourites, in their order.
 */
favourites: boolean, 
/**
 * Goods off sale instead of goods on sale.
 */
retired: boolean, 
/**
 * How many to pass over.
 */
offset: number, 
/**
 * How many at most, up to 200.
 */
limit: number, };
export type HandInAnswer = { 
/**
 * What became of the file.
 */
verdict: Verdict, 
/**
 * Its business day.
 */
day: Day | null, 
/**
 * Its reply, read already; none when it said nothing new.
 */
reply: ReplyAnswer | null, };
export type HandInDoor = { 
/**
 * Whether the committee wishes it.
 */
on: boolean, 
/**
 * Where tills hand in now, the likeliest first, each with its QR; none while it is shut.
 */
links: Array<Link>, 
/**
 * Why it is shut although it is wished.
 */
trouble: Failure | null, };
export type HandInWish = { 
/**
 * Whether tills may hand in over the network.
 */
on: boolean, };
export type HandOverRequest = { 
/**
 * Made once, before the first try.
 */
request: RequestId, 
/**
 * The collector's number, where the book has officers.
 */
officer: number | null, 
/**
 * The collector's name. Kept private.
 */
collector: string, 
/**
 * What was counted.
 */
pieces: Array<Pieces>, 
/**
 * Why it differs; may be empty as long as it does not.
 */
reason: string, 
/**
 * Who receives it. Kept private.
 */
receiver: string, };
export type HeadAsked = { 
/**
 * The number.
 */
seq: number, 
/**
 * The hash, or its first sixteen digits or more; blanks do not matter.
 */
hash: string, };
export type HeadFound = { 
/**
 * The number that was asked for.
 */
seq: number, 
/**
 * How it stands.
 */
standing: HeadStanding, 
/**
 * When the entry of that number was written, where there is one.
 */
at: Timestamp | null, };
export type HeadShown = { 
/**
 * The head.
 */
head: BookHead, 
/**
 * Its digits as papers print them.
 */
printed: string, 
/**
 * "TALAD-HEAD number hash", to be photographed.
 */
qr: Qr, };
export type HeadStanding = "in_chain" | "other" | "beyond";
export type HoldRequest = { 
/**
 * The bill.
 */
bill: BillDraft, 
/**
 * The word to find it by: "พี่นก", "โต๊ะ 3"; may be empty.
 */
label: string, };
export type HourNet = { 
/**
 * The hour in Bangkok: 8 is from 08:00 to 08:59.
 */
hour: number, 
/**
 * Sold less given back.
 */
net: Money, 
/**
 * How many sales.
 */
receipts: number, };
export type HourTakings = { 
/**
 * 0 to 23.
 */
hour: number, 
/**
 * Receipts.
 */
receipts: number, 
/**
 * Sold less given back.
 */
net: Money, };
export type Household = { 
/**
 * Its id.
 */
id: HouseholdId, 
/**
 * Its code, the one on vouchers.
 */
code: string, 
/**
 * Its name; empty when it was erased with a person.
 */
name: string, 
/**
 * Who speaks for it.
 */
representative: PersonId | null, 
/**
 * Her name; empty without one.
 */
representative_name: string, 
/**
 * How many people of it are in the register.
 */
people: number, 
/**
 * The day it was retired.
 */
retired: Day | null, };
export type HouseholdDraft = { 
/**
 * The household to change; a new one when absent.
 */
id: HouseholdId | null, 
/**
 * Its code: 1 to 12 letters and digits of ASCII, dashes, points and strokes.
 */
code: string, 
/**
 * Its name. Kept private.
 */
name: string, 
/**
 * Who speaks for it: a person of it.
 */
representative: PersonId | null, 
/**
 * It is no longer in the list.
 */
retired: boolean, };
export type HouseholdId = string;
export type Identity = { 
/**
 * The installation.
 */
device: DeviceId, 
/**
 * The market that invited it; none while the stall stands alone.
 */
market: MarketId | null, 
/**
 * The market's name.
 */
market_name: string, 
/**
 * The stall.
 */
stall: StallId, 
/**
 * The stall's name.
 */
stall_name: string, 
/**
 * Its place: A-12.
 */
place: string, 
/**
 * The till's public key, base64.
 */
key: string, };
export type Imported = { 
/**
 * New goods.
 */
added: number, 
/**
 * Goods that were there.
 */
changed: number, };
export type InboxAsked = { 
/**
 * At most so many; fifty when absent.
 */
most?: number, };
export type InboxTaken = { 
/**
 * What became of each.
 */
received: Array<Received>, 
/**
 * How many files still lie there.
 */
left: number, };
export type InviteOut = { 
/**
 * The code, shown once.
 */
code: string, 
/**
 * The last day it holds.
 */
expires: Day, 
/**
 * The file.
 */
file: FileOut, };
export type InviteRequest = { 
/**
 * Which.
 */
stall: StallId, 
/**
 * How many days the invitation holds.
 */
days: number, };
export type InviteView = { 
/**
 * The market.
 */
market_name: string, 
/**
 * The stall.
 */
stall_name: string, 
/**
 * Its place.
 */
place: string, 
/**
 * Its zone.
 */
zone: string, 
/**
 * The fees, in words.
 */
fees: Array<string>, 
/**
 * The last day it holds.
 */
expires: Day, };
export type Job = { "kind": "receipt", 
/**
 * Its number.
 */
number: number, 
/**
 * Which copy.
 */
copy: number, } | { "kind": "x_report" } | { "kind": "z_report", 
/**
 * The number of the closing.
 */
z: number, } | { "kind": "price_label", 
/**
 * Which.
 */
goods: GoodsId, } | { "kind": "prompt_pay", 
/**
 * The amount; none for the card.
 */
amount: Money | null, } | { "kind": "statement", 
/**
 * Who.
 */
customer: CustomerId, } | { "kind": "repayment", 
/**
 * Its number.
 */
number: number, } | { "kind": "preorder", 
/**
 * Which.
 */
id: PreorderId, } | { "kind": "pick_list", 
/**
 * The day.
 */
day: Day, } | { "kind": "report", 
/**
 * The first day.
 */
from: Day, 
/**
 * The last day.
 */
until: Day, } | { "kind": "reply", 
/**
 * Its number.
 */
number: number, } | { "kind": "test_page" } | { "kind": "open_drawer" };
export type JobId = { 
/**
 * Its number.
 */
id: number, };
export type JobState = "waiting" | "failed" | "unsure";
export type KeepRequest = { 
/**
 * Made once, before the first try.
 */
request: RequestId, 
/**
 * The stall.
 */
stall: StallId, 
/**
 * How much.
 */
amount: Money, 
/**
 * What for.
 */
against: KeptFor, 
/**
 * Why.
 */
reason: string, 
/**
 * Who keeps it. Kept private.
 */
officer: string, };
export type KeptBill = { 
/**
 * As it was asked for.
 */
draft: BillDraft, 
/**
 * As it is priced now; none when goods of it are no longer on sale.
 */
priced: Bill | null, 
/**
 * The word it was held under.
 */
label: string, 
/**
 * When it was kept last.
 */
at: Timestamp, 
/**
 * The screen it is open on, or was held from; 0 is the stall's own.
 */
station: number, 
/**
 * Whether it is held; else it is open on a screen.
 */
held: boolean, };
export type KeptFor = "damages" | "arrears";
export type KeyRequest = { 
/**
 * Which stall's.
 */
stall: StallId, 
/**
 * The eight digits that were read aloud.
 */
fingerprint: string, };
export type KeyState = { "kind": "none" } | { "kind": "invited" } | { "kind": "joined", 
/**
 * Eight digits that people read to each other.
 */
fingerprint: string, 
/**
 * Since when.
 */
since: Timestamp, } | { "kind": "retired" };
export type KeyTaken = { 
/**
 * The stall.
 */
stall: StallId, 
/**
 * Settlements that had waited for it and count now.
 */
booked: Array<Digest>, };
export type LabelLayout = { 
/**
 * The first two digits: 20 to 29, which EAN leaves to shops.
 */
prefix: number, 
/**
 * How many digits number the goods: 4 to 6.
 */
item_digits: number, 
/**
 * How many digits hold the value: 4 to 6.
 */
value_digits: number, 
/**
 * What they count.
 */
value: LabelValue, 
/**
 * Whether a check digit of the value stands before it: the price check digit of the GS1
 * General Specifications, for values of 4 digits (7.9.3) or 5 (7.9.4). It is verified, so a
 * scale that fills this place by another rule is not to be read with this layout.
 */
value_check: boolean, };
export type LabelRead = { 
/**
 * The goods it stands on.
 */
goods: Goods, 
/**
 * How much of them, in their own unit.
 */
quantity: Quantity, 
/**
 * The price printed on it, where it has one: that is what is to be paid.
 */
label: Money | null, };
export type LabelValue = "grams" | "satang" | "baht";
export type Language = "th" | "en";
export type LastFile = { 
/**
 * Its business day.
 */
day: Day, 
/**
 * The number of its closing.
 */
z: number, 
/**
 * When it came.
 */
received: Timestamp, 
/**
 * How it stands.
 */
verdict: Verdict, };
export type LastPayment = { 
/**
 * Its number: "2569/00001".
 */
number: string, 
/**
 * The business day it was received.
 */
day: Day, 
/**
 * How much.
 */
amount: Money, };
export type LastReading = { 
/**
 * Its day.
 */
day: Day, 
/**
 * What the meter showed.
 */
reading: Quantity, };
export type Link = { 
/**
 * The address.
 */
url: string, 
/**
 * The same as a QR.
 */
qr: Qr, };
export type LowStock = { 
/**
 * The name.
 */
name: string, 
/**
 * What the stock is counted in.
 */
unit: Unit, 
/**
 * How much is left; below zero when more was sold than was counted in.
 */
stock: Quantity, };
export type Machine = { 
/**
 * Its key.
 */
key: PublicKey, 
/**
 * Eight digits that people read to each other.
 */
fingerprint: string, 
/**
 * Since when its key is accepted.
 */
since: Timestamp, 
/**
 * When its key was retired; none for the one that holds.
 */
retired: Timestamp | null, 
/**
 * The last business day that is taken from it.
 */
last_day: Day | null, 
/**
 * Why it was retired; empty when another machine took its place.
 */
reason: string, 
/**
 * The number of its last settlement that is taken; none before the first.
 */
last_z: number | null, 
/**
 * The business day of that.
 */
last_settled: Day | null, 
/**
 * Settlements that came too late for it: of days after its last one.
 */
too_late: number, };
export type MadeReply = { 
/**
 * Which.
 */
number: number, 
/**
 * When it was made.
 */
made: Timestamp, 
/**
 * The market day it was made for.
 */
of: Day, 
/**
 * The business day of the first settlement that says the till has it.
 */
seen: Day | null, };
export type MarkdownOf = { "kind": "all" } | { "kind": "category", 
/**
 * Its name.
 */
name: string, } | { "kind": "goods", 
/**
 * Which.
 */
id: GoodsId, };
export type Market = { 
/**
 * Its id.
 */
id: MarketId, 
/**
 * Its name.
 */
name: string, 
/**
 * Where fees are paid to by PromptPay.
 */
prompt_pay: PromptPayId | null, };
export type MarketDay = { 
/**
 * The business day.
 */
day: Day, 
/**
 * The sums.
 */
totals: DayTotals, 
/**
 * The day in the calendar.
 */
calendar: CalendarDay, 
/**
 * How it was closed; none while it is open.
 */
closed: DayClosing | null, 
/**
 * It came to something else since it was closed.
 */
changed_since: boolean, 
/**
 * Stalls that were expected and have no settlement that counts, without those excused.
 */
missing: Array<MissingStall>, 
/**
 * Every stall that was expected or handed in, by place.
 */
stalls: Array<StallDay>, 
/**
 * Slips of transfers that paid more than one receipt: for people to look into.
 */
double_slips: Array<DoubleSlip>, 
/**
 * Vouchers that were taken more than once: only the first counts.
 */
double_vouchers: Array<DoubleVoucher>, };
export type MarketDayRow = { 
/**
 * The business day.
 */
day: Day, 
/**
 * Stalls with a settlement that counts.
 */
received: number, 
/**
 * Stalls that were expected and have none, without those that were excused.
 */
missing: number, 
/**
 * Settlements of the day that do not count: waiting, doubled or set aside.
 */
waiting: number, 
/**
 * Sold less given back.
 */
net: Money, 
/**
 * Fees.
 */
fee: Money, 
/**
 * Paid of them.
 */
paid: Money, 
/**
 * Still owed of them.
 */
owed: Money, 
/**
 * Two officers closed it.
 */
closed: boolean, 
/**
 * It came to something else since it was closed.
 */
changed_since: boolean, };
export type MarketId = string;
export type MarketMoney = { 
/**
 * The cash in the committee's box, and how it comes about.
 */
cash_box: CashBox, 
/**
 * Everybody who took fees, by what is in hand.
 */
collectors: Array<CollectorMoney>, 
/**
 * Hand-overs, bankings and payouts, the newest first, at most 300.
 */
entries: Array<CashEntry>, };
export type MarketMonth = { 
/**
 * The month.
 */
month: Month, 
/**
 * Its market days, the newest first.
 */
days: Array<MarketDayRow>, 
/**
 * The month before it that had market days.
 */
earlier: Month | null, 
/**
 * The month after it that had market days.
 */
later: Month | null, };
export type MarketMonthRow = { 
/**
 * The month.
 */
month: Month, 
/**
 * Its market days.
 */
days: number, 
/**
 * Sold less given back.
 */
net: Money, 
/**
 * Fees.
 */
fee: Money, 
/**
 * Paid of them.
 */
paid: Money, 
/**
 * Still owed of them.
 */
owed: Money, };
export type MarketSetup = { 
/**
 * Its name.
 */
name: string, 
/**
 * Where fees are transferred to.
 */
promptpay: PromptPayId | null, };
export type MeterReading = { 
/**
 * The stall.
 */
stall: StallId, 
/**
 * The business day.
 */
day: Day, 
/**
 * The rule that charges it.
 */
rule: FeeRuleId, 
/**
 * What the meter shows; none takes the day's reading back.
 */
reading: Quantity | null, 
/**
 * Where a new meter began: it is counted from here.
 */
begins: Quantity | null, };
export type MeterRow = { 
/**
 * The stall.
 */
stall: StallId, 
/**
 * Its place.
 */
place: string, 
/**
 * Its name.
 */
name: string, 
/**
 * The rule that charges it.
 */
rule: FeeRuleId, 
/**
 * The rule's name: ค่าไฟ.
 */
rule_name: string, 
/**
 * What the meter counts.
 */
unit: string, 
/**
 * For one of it.
 */
price: Money, 
/**
 * The reading before this day's.
 */
last: LastReading | null, 
/**
 * This day's reading.
 */
reading: Quantity | null, 
/**
 * Where a new meter began.
 */
begins: Quantity | null, 
/**
 * What went through since the reading before; none while this day has none.
 */
units: Quantity | null, 
/**
 * What it comes to, before anything is waived.
 */
amount: Money | null, };
export type MissingStall = { 
/**
 * The stall.
 */
stall: StallId, 
/**
 * Its place.
 */
place: string, 
/**
 * Its name.
 */
name: string, };
export type Money = number;
export type Month = string;
export type MonthAsked = { 
/**
 * The month; none for the last one that had market days.
 */
month: Month | null, };
export type NamedElsewhere = { 
/**
 * Receipts that name her as the one who took or handed over money: the law keeps them.
 */
receipts: number, 
/**
 * She is linked to an officer of the committee, who keeps her name.
 */
officer: boolean, 
/**
 * Stalls whose own name has hers in it, as "place name": it stands in their files.
 */
stall_names: Array<string>, 
/**
 * Stalls that name her as the vendor without being linked to her, as "place name".
 */
unlinked: Array<string>, };
export type NamedPerson = { 
/**
 * Her id.
 */
person: PersonId, 
/**
 * Her name.
 */
name: string, };
export type NamedTakings = { 
/**
 * Its name.
 */
name: string, 
/**
 * Days of stalls: ten stalls on two days are twenty.
 */
stall_days: number, 
/**
 * Sold less given back.
 */
net: Money, };
export type NetRequest = { 
/**
 * Made once, before the first try.
 */
request: RequestId, 
/**
 * The stall.
 */
stall: StallId, 
/**
 * Who does it. Kept private.
 */
collector: string, };
export type Netted = { 
/**
 * The receipts: one for vouchers, one for credits.
 */
receipts: Array<FeeReceipt>, 
/**
 * What they come to.
 */
netted: Money, 
/**
 * What is still owed, to be paid with money.
 */
owed: Money, };
export type NotPrinted = "unreachable" | "paper_out" | "cover_open" | "not_ready" | "stopped";
export type Nothing = Record<symbol, never>;
export type Notice = { 
/**
 * Its number.
 */
notice: number, 
/**
 * What it says.
 */
text: string, 
/**
 * The first day on which it is told.
 */
from: Day, 
/**
 * The last day.
 */
until: Day | null, 
/**
 * Only to stalls of this zone.
 */
zone: ZoneId | null, 
/**
 * The zone's name; empty without one.
 */
zone_name: string, 
/**
 * Only to stalls with this tag.
 */
tag: string | null, 
/**
 * Only to this stall.
 */
stall: StallId | null, 
/**
 * The stall's place and name; empty without one.
 */
stall_name: string, 
/**
 * When it was posted.
 */
posted: Timestamp, 
/**
 * When it was taken down.
 */
ended: Timestamp | null, };
export type NoticeDraft = { 
/**
 * Made once, before the first try.
 */
request: RequestId, 
/**
 * What it says: up to 300 characters.
 */
text: string, 
/**
 * The first day on which it is told.
 */
from: Day, 
/**
 * The last day; none until it is taken down.
 */
until: Day | null, 
/**
 * Only to stalls of this zone.
 */
zone: ZoneId | null, 
/**
 * Only to stalls with this tag.
 */
tag: string | null, 
/**
 * Only to this stall.
 */
stall: StallId | null, };
export type OfBill = { 
/**
 * Which.
 */
request: RequestId, };
export type OfCustomer = { 
/**
 * Who.
 */
id: CustomerId, };
export type OfDay = { 
/**
 * Which.
 */
day: Day, };
export type OfFile = { 
/**
 * SHA-256 of the file, or of the slip's text.
 */
file: Digest, };
export type OfGoods = { 
/**
 * Which.
 */
id: GoodsId, };
export type OfNotice = { 
/**
 * Which.
 */
notice: number, };
export type OfPass = { 
/**
 * The visiting stall.
 */
stall: StallId, 
/**
 * The market day.
 */
day: Day, };
export type OfPerson = { 
/**
 * Who.
 */
person: PersonId, };
export type OfPriceRule = { 
/**
 * Which.
 */
id: PriceRuleId, };
export type OfReply = { 
/**
 * The stall.
 */
stall: StallId, 
/**
 * Which reply to it.
 */
number: number, };
export type OfStall = { 
/**
 * Which.
 */
stall: StallId, };
export type OfStallDay = { 
/**
 * Which stall.
 */
stall: StallId, 
/**
 * Which day.
 */
day: Day, };
export type OfWaiver = { 
/**
 * Which.
 */
waiver: WaiverId, };
export type Office = "chair" | "treasurer" | "collector" | "auditor";
export type Officer = { 
/**
 * Her number.
 */
number: number, 
/**
 * What she is called.
 */
name: string, 
/**
 * Her office.
 */
office: Office, 
/**
 * No longer an officer.
 */
retired: boolean, 
/**
 * What she may do.
 */
powers: Array<Power>, };
export type OfficerHere = { 
/**
 * Who; none when nobody is.
 */
officer: Officer | null, 
/**
 * What she may do; everything in a book without officers.
 */
powers: Array<Power>, 
/**
 * Whether somebody has to sign in: the book has officers.
 */
needed: boolean, };
export type OfficerRequest = { 
/**
 * Her number; absent for a new one.
 */
number?: number, 
/**
 * What she is called.
 */
name: string, 
/**
 * Her office.
 */
office: Office, 
/**
 * Her PIN, 4 to 6 digits; absent to leave it as it is.
 */
pin?: string, 
/**
 * No longer an officer.
 */
retired?: boolean, };
export type OnPaper = { 
/**
 * Which copy it is; 0 for the original.
 */
copy: number, };
export type OpenDay = { 
/**
 * The business day.
 */
day: Day, 
/**
 * The part of it.
 */
part: number, 
/**
 * When it was opened.
 */
opened: Timestamp, 
/**
 * Sold less given back so far.
 */
net: Money, 
/**
 * Receipts so far.
 */
receipts: number, 
/**
 * A day of yesterday or before: it is closed before anything else.
 */
forgotten: boolean, 
/**
 * The drawer was counted and waits for the closing.
 */
counted: boolean, };
export type OpenDayRequest = { 
/**
 * Money for change.
 */
float: Money, 
/**
 * People at work.
 */
people: number, 
/**
 * The business day, where the clock and the book disagree; the book's own when absent.
 */
day: Day | null, };
export type OpenJob = { 
/**
 * Its number in the queue.
 */
id: number, 
/**
 * What is to be printed.
 */
what: Job, 
/**
 * How it stands.
 */
state: JobState, 
/**
 * Why it is not done.
 */
failure: NotPrinted | null, };
export type Operator = { 
/**
 * Her number.
 */
number: number, 
/**
 * What she is called.
 */
name: string, 
/**
 * What she may do.
 */
role: Role, 
/**
 * No longer at the stall.
 */
retired: boolean, };
export type OperatorFigures = { 
/**
 * Her number; none for what was done while nobody was signed in.
 */
number: number | null, 
/**
 * Her name; empty where there is no number.
 */
name: string, 
/**
 * Sold less given back, by her hands.
 */
net: Money, 
/**
 * How many sales.
 */
receipts: number, 
/**
 * How many refunds.
 */
refunds: number, 
/**
 * What they came to.
 */
refunded: Money, 
/**
 * Lines she took off bills before payment.
 */
removed_lines: number, 
/**
 * What they came to.
 */
removed_amount: Money, 
/**
 * Openings of the drawer without a sale.
 */
drawer_openings: number, };
export type OperatorRequest = { 
/**
 * Her number; absent for a new one.
 */
number?: number, 
/**
 * What she is called.
 */
name: string, 
/**
 * What she may do.
 */
role: Role, 
/**
 * Her PIN, 4 to 6 digits; absent to leave it as it is.
 */
pin?: string, 
/**
 * No longer at the stall.
 */
retired?: boolean, };
export type PaidOn = { 
/**
 * The bill's receipt.
 */
receipt: number, 
/**
 * How much.
 */
amount: Money, };
export type PairRequest = { 
/**
 * What it is to be called.
 */
name: string, };
export type PairedStation = { 
/**
 * Its number.
 */
number: number, 
/**
 * What it is called.
 */
name: string, 
/**
 * When it was paired.
 */
paired: Timestamp, 
/**
 * When it was ended.
 */
ended: Timestamp | null, 
/**
 * When it asked last, since the program was started.
 */
last_seen: Timestamp | null, };
export type Pairing = { 
/**
 * The address that pairs, by the likeliest way.
 */
url: string, 
/**
 * The same as a QR.
 */
qr: Qr, 
/**
 * The code in it.
 */
code: string, 
/**
 * Until when it is taken.
 */
expires: Timestamp, 
/**
 * The other ways, where the computer is in several networks.
 */
others: Array<Link>, };
export type Pass = { 
/**
 * The visiting stall.
 */
stall: StallId, 
/**
 * Its name.
 */
name: string, 
/**
 * Whose it is; may be empty.
 */
vendor: string, 
/**
 * The market day.
 */
day: Day, 
/**
 * Its place on that day.
 */
place: string, 
/**
 * Its fee for the day.
 */
fee: Money, 
/**
 * Still owed of it.
 */
owed: Money, };
export type PassRequest = { 
/**
 * The visiting stall.
 */
stall: StallId, 
/**
 * The first market day.
 */
from: Day, 
/**
 * The last one: at most [`MOST_DAYS`] days together.
 */
until: Day, 
/**
 * The place, on all of them.
 */
place: string, };
export type PassesOfDay = { 
/**
 * The market day.
 */
day: Day, 
/**
 * Its passes, by place.
 */
passes: Array<Pass>, 
/**
 * Visiting vendors without one, the last visitor first.
 */
visitors: Array<Visitor>, 
/**
 * Places that are free on that day, as far as the book knows.
 */
places: Array<string>, };
export type PayTo = "phone" | "biller";
export type PaymentRequest = { 
/**
 * Made once, before the first try.
 */
request: RequestId, 
/**
 * The stall that pays.
 */
stall: StallId, 
/**
 * How much.
 */
amount: Money, 
/**
 * How: cash, transfer, or netted with vouchers or a credit.
 */
kind: TenderKind, 
/**
 * Who receives it, in a book without officers; where one is signed in, it is her. Kept
 * private.
 */
collector: string, };
export type PaymentRow = { 
/**
 * Its number: "2569/00001".
 */
number: string, 
/**
 * When.
 */
at: Timestamp, 
/**
 * The stall.
 */
stall: StallId, 
/**
 * Its place.
 */
place: string, 
/**
 * Its name.
 */
name: string, 
/**
 * How much.
 */
amount: Money, 
/**
 * How.
 */
kind: TenderKind, 
/**
 * Taken back since.
 */
reversed: boolean, };
export type PaymentScan = { "kind": "slip", 
/**
 * The bank: three digits.
 */
bank: string, 
/**
 * The bank's short name; empty for one that is not in our list.
 */
bank_name: string, 
/**
 * The bank's own reference.
 */
reference: string, 
/**
 * The receipt of this till that it paid before.
 */
used: number | null, } | { "kind": "voucher", 
/**
 * Its serial.
 */
serial: string, 
/**
 * What it is worth.
 */
value: Money, 
/**
 * The last day on which it holds.
 */
expires: Day, 
/**
 * The goods it buys; empty when it buys anything.
 */
goods: Array<string>, 
/**
 * Why it is no money here and today.
 */
refused: Failure | null, } | { "kind": "none" };
export type PaymentSoFar = { 
/**
 * What is to be paid.
 */
total: Money, 
/**
 * What was handed over.
 */
tenders: Array<TenderRequest>, 
/**
 * Whose bill it is: for what is taken on credit.
 */
customer?: CustomerId, 
/**
 * The preorder that is handed over with it: for its deposit.
 */
preorder?: PreorderId, 
/**
 * The bill, for vouchers that buy only some goods; the one the station keeps when absent.
 */
bill?: BillDraft, };
export type PaymentView = { 
/**
 * Whether it settles the total.
 */
enough: boolean, 
/**
 * What is still missing.
 */
missing: Money, 
/**
 * What cash has to be for what the others leave, rounded as the stall rounds; zero when
 * nothing is left.
 */
cash_due: Money, 
/**
 * What rounding the cash changes.
 */
rounding: Money, 
/**
 * What to give back.
 */
change: Money, 
/**
 * The notes and coins to give back.
 */
pieces: Array<Pieces>, 
/**
 * Why it cannot be made as it is.
 */
refused: Failure | null, 
/**
 * Each tender as it would stand, in the order asked; one that is refused pays nothing.
 */
tenders: Array<Tender>, };
export type PayoutRequest = { 
/**
 * Made once, before the first try.
 */
request: RequestId, 
/**
 * The stall.
 */
stall: StallId, 
/**
 * How much.
 */
amount: Money, 
/**
 * In cash or by transfer.
 */
kind: TenderKind, 
/**
 * Who pays. Kept private.
 */
payer: string, };
export type PeopleAsked = { 
/**
 * A part of a name, a telephone, a household's code or a stall; empty for all.
 */
search: string, };
export type Person = { 
/**
 * Her id.
 */
id: PersonId, 
/**
 * Her name; empty when it was erased.
 */
name: string, 
/**
 * Her telephone; may be empty.
 */
phone: string, 
/**
 * Her household.
 */
household: HouseholdId | null, 
/**
 * The household's code; empty without one.
 */
household_code: string, 
/**
 * Her number among the officers.
 */
officer: number | null, 
/**
 * What she is in the market.
 */
roles: Array<PersonRole>, 
/**
 * The stalls where she sells now.
 */
stalls: Array<SellsAt>, 
/**
 * What she agreed to, the newest first.
 */
consents: Array<ConsentRow>, 
/**
 * The day she was entered.
 */
registered: Day, 
/**
 * The day her name was erased.
 */
erased: Day | null, };
export type PersonDraft = { 
/**
 * The person to change; a new one when absent.
 */
id: PersonId | null, 
/**
 * Her name. Kept private.
 */
name: string, 
/**
 * Her telephone; may be empty. Kept private.
 */
phone: string, 
/**
 * Her household.
 */
household: HouseholdId | null, 
/**
 * Her number among the officers.
 */
officer: number | null, };
export type PersonExportRequest = { 
/**
 * Who.
 */
person: PersonId, 
/**
 * How.
 */
format: PersonFormat, };
export type PersonFormat = "json" | "pdf";
export type PersonId = string;
export type PersonRole = "vendor" | "seller" | "representative" | "household" | "officer";
export type PickList = { 
/**
 * How much of what, in dictionary order.
 */
goods: Array<Picked>, 
/**
 * For whom, in the order of the hours.
 */
preorders: Array<Preorder>, };
export type Picked = { 
/**
 * Its name.
 */
name: string, 
/**
 * What it is sold by.
 */
unit: Unit, 
/**
 * How much of it.
 */
quantity: Quantity, };
export type PickupDay = { 
/**
 * Which.
 */
day: Day, };
export type Picture = { 
/**
 * A PNG, base64.
 */
png: string, 
/**
 * Its width in dots.
 */
width: number, 
/**
 * Its height in dots.
 */
height: number, };
export type Pieces = { 
/**
 * The note or coin: one of [`DENOMINATIONS`].
 */
denomination: Money, 
/**
 * How many.
 */
count: number, };
export type Power = "receive" | "count" | "collect" | "register" | "fees" | "propose" | "approve" | "cash" | "close" | "officers" | "settings";
export type Preferences = { 
/**
 * The language of the screens.
 */
language: Language, 
/**
 * The size of text in pixels: 20, 24 or 28.
 */
text_size: number, 
/**
 * Whether the program beeps.
 */
sound: boolean, 
/**
 * The longest pause between two keys of a scanner, in milliseconds: 20 to 150.
 */
scanner_gap: number, };
export type Preorder = { 
/**
 * Its id.
 */
id: PreorderId, 
/**
 * Whose name is called when it is fetched.
 */
who: string, 
/**
 * A telephone number, where one was given.
 */
phone: string | null, 
/**
 * The regular it is for; none for somebody else.
 */
customer: CustomerId | null, 
/**
 * The day it is fetched.
 */
pickup_day: Day, 
/**
 * The minute of that day.
 */
pickup_minute: number, 
/**
 * What was ordered: priced when it is handed over.
 */
lines: Array<SaleLine>, 
/**
 * The name of each line, as the goods are called now.
 */
names: Array<string>, 
/**
 * What each line is sold by.
 */
units: Array<Unit>, 
/**
 * A note.
 */
note: string, 
/**
 * The deposit; zero for none.
 */
deposit: Money, 
/**
 * How the deposit came.
 */
kind: TenderKind, 
/**
 * When it was taken.
 */
at: Timestamp, 
/**
 * How it stands.
 */
state: PreorderState, 
/**
 * The receipt it was handed over with.
 */
receipt: number | null, 
/**
 * What of the deposit was given back when it was called off.
 */
returned: Money, 
/**
 * How that went back.
 */
returned_kind: TenderKind | null, 
/**
 * Why it was called off; empty otherwise.
 */
reason: string, };
export type PreorderId = string;
export type PreorderRequest = { 
/**
 * Made once, before the first try.
 */
request: RequestId, 
/**
 * Whose name is called when it is fetched.
 */
who: string, 
/**
 * A telephone number; absent or empty for none.
 */
phone?: string, 
/**
 * The regular it is for.
 */
customer?: CustomerId, 
/**
 * The day it is fetched.
 */
pickup_day: Day, 
/**
 * The minute of that day.
 */
pickup_minute: number, 
/**
 * What is ordered.
 */
lines: Array<SaleLine>, 
/**
 * A note.
 */
note: string, 
/**
 * The deposit; zero for none.
 */
deposit: Money, 
/**
 * How the deposit came.
 */
kind: 'cash' | 'prompt_pay', 
/**
 * Print a slip for the customer.
 */
print: boolean, };
export type PreorderState = "open" | "handed_over" | "called_off";
export type PreordersAsked = { 
/**
 * Fetched on this day or later.
 */
from?: Day, 
/**
 * Fetched on this day or before.
 */
until?: Day, 
/**
 * Only those still to be fetched.
 */
open_only: boolean, };
export type PreviewRequest = { 
/**
 * The rule as it would be saved; its own days do not matter here.
 */
draft: FeeRuleDraft, 
/**
 * The first day.
 */
from: Day, 
/**
 * The last day: today at the latest, and at most 92 days in all.
 */
until: Day, };
export type PriceReason = "keyed" | "dated" | "markdown" | "free";
export type PriceRule = { 
/**
 * Its id.
 */
id: PriceRuleId, 
/**
 * Its name, on paper for a bundle: "3 ชิ้น 100".
 */
name: string, 
/**
 * What it does.
 */
does: PriceRuleKind, 
/**
 * The first business day.
 */
from: Day, 
/**
 * The last business day; none for no end.
 */
until: Day | null, };
export type PriceRuleDraft = { 
/**
 * Its name, on paper for a bundle.
 */
name: string, 
/**
 * What it does.
 */
does: PriceRuleKind, 
/**
 * The first business day; today when absent.
 */
from?: Day, 
/**
 * The last business day; none for no end. A markdown holds today, whatever stands here.
 */
until?: Day, };
export type PriceRuleId = string;
export type PriceRuleKind = { "kind": "bundle", 
/**
 * The goods it is made of: sold by the piece.
 */
goods: Array<GoodsId>, 
/**
 * How many make it: 2 or more.
 */
count: number, 
/**
 * What they cost together.
 */
price: Money, } | { "kind": "dated", 
/**
 * The goods.
 */
goods: GoodsId, 
/**
 * The price of one unit.
 */
price: Money, } | { "kind": "markdown", 
/**
 * What is marked down.
 */
of: MarkdownOf, 
/**
 * By how much, of one unit.
 */
off: Reduction, };
export type PriceRuleRow = { 
/**
 * The rule.
 */
rule: PriceRule, 
/**
 * Whether it holds today.
 */
holds: boolean, 
/**
 * Whether it was ended by hand.
 */
ended: boolean, };
export type PricedLine = { 
/**
 * The goods; absent for a price keyed in by hand.
 */
goods: GoodsId | null, 
/**
 * The name on paper.
 */
name: string, 
/**
 * What the price is for.
 */
unit: Unit, 
/**
 * Thousandths of the unit.
 */
quantity: Quantity, 
/**
 * The price of one unit on this bill.
 */
unit_price: Money, 
/**
 * The goods' own price, where another was asked.
 */
list_price?: Money, 
/**
 * Why another was asked.
 */
reason?: PriceReason, 
/**
 * How price × quantity of weighed goods was rounded beyond satang.
 */
rounding?: Rounding, 
/**
 * The price a scale printed on the label: it holds instead of price × quantity.
 */
label?: Money, 
/**
 * What was taken off, at most one of a kind and a name.
 */
discounts?: Array<Discount>, 
/**
 * [`PricedLine::gross`] less the discounts.
 */
amount: Money, 
/**
 * How it is taxed.
 */
tax: TaxClass, };
export type PrintAnswer = { 
/**
 * It waits for the printer; false when no printer is set.
 */
queued: boolean, 
/**
 * Which copy of a receipt it is; 0 for the original and for anything else.
 */
copy: number, };
export type PrinterLink = { "kind": "none" } | { "kind": "network", 
/**
 * A name or an address.
 */
host: string, 
/**
 * The port.
 */
port: number, } | { "kind": "device", 
/**
 * The path.
 */
path: string, };
export type PrinterSettings = { 
/**
 * How the printer is reached.
 */
link: PrinterLink, 
/**
 * The width of the paper in dots: 384 (58 mm), 512 or 576 (80 mm).
 */
dots: number, 
/**
 * Whether it can cut.
 */
cut: boolean, 
/**
 * Which pin opens the drawer: 2 or 5; 0 for no drawer.
 */
drawer_pin: number, 
/**
 * Print a receipt after every sale.
 */
every_sale: boolean, };
export type PromptPayId = string;
export type PromptPayQr = { 
/**
 * The QR.
 */
qr: Qr, 
/**
 * Where the money goes, the middle hidden: shown beside it.
 */
to: string, };
export type PromptPayRequest = { 
/**
 * The amount; none for the stall's card.
 */
amount: Money | null, 
/**
 * Which account; when absent the number, or the biller where only that is set.
 */
to?: PayTo, };
export type PublicKey = string;
export type PublishRequest = { 
/**
 * A day or a month.
 */
for: PublishedFor, };
export type PublishedFor = { "scope": "day", 
/**
 * Which.
 */
day: Day, } | { "scope": "month", 
/**
 * Which.
 */
month: Month, };
export type PublishedHead = { 
/**
 * When.
 */
at: Timestamp, 
/**
 * For what.
 */
for: PublishedFor, 
/**
 * The number of the entry.
 */
seq: number, 
/**
 * Its hash.
 */
hash: Digest, 
/**
 * The officer who published it.
 */
by: number | null, };
export type Purpose = "contact" | "announcements" | "photos";
export type Qr = { 
/**
 * The text in it.
 */
text: string, 
/**
 * An SVG picture of it.
 */
svg: string, };
export type Quantity = number;
export type RangeBefore = { 
/**
 * Sold less given back in it.
 */
net_before: Money, };
export type RangeSums = { 
/**
 * Days with a settlement that counts.
 */
market_days: number, 
/**
 * Receipts.
 */
receipts: number, 
/**
 * Sold.
 */
gross: Money, 
/**
 * Given back.
 */
refunded: Money, 
/**
 * Sold less given back.
 */
net: Money, 
/**
 * Net a market day, half up.
 */
per_day: Money, 
/**
 * Fees of the days.
 */
fee: Money, };
export type Reason = { 
/**
 * In a few words.
 */
reason: string, };
export type Receipt = { 
/**
 * Its number.
 */
number: number, 
/**
 * Sale or refund.
 */
kind: ReceiptKind, 
/**
 * When.
 */
at: Timestamp, 
/**
 * The business day.
 */
day: Day, 
/**
 * The sale a refund is of.
 */
of: number | null, 
/**
 * Its lines; of a refund, what came back.
 */
lines: Array<ReceiptLine>, 
/**
 * The sum before discounts and bundles.
 */
gross: Money, 
/**
 * All that was taken off.
 */
discounts: Money, 
/**
 * The sum.
 */
total: Money, 
/**
 * The VAT inside.
 */
vat: Money, 
/**
 * How it was paid, or given back.
 */
tenders: Array<Tender>, 
/**
 * Cash given back as change.
 */
change: Money, 
/**
 * What cash was rounded by, beside the total; below zero in the customer's favour.
 */
rounding: Money, 
/**
 * By when what was sold on credit is to be paid.
 */
due: Day | null, 
/**
 * Why, of a refund.
 */
reason: string, 
/**
 * What of a sale came back since.
 */
refunded: Money, 
/**
 * The first eight digits of its journal entry's hash.
 */
hash: string, };
export type ReceiptKind = "sale" | "refund";
export type ReceiptLine = { 
/**
 * Its number on the sale, from 1.
 */
number: number, 
/**
 * What was sold.
 */
line: PricedLine, 
/**
 * A note, for the slip and the stall.
 */
note: string | null, 
/**
 * How much of it came back since.
 */
returned: Quantity, };
export type ReceiptNumber = { 
/**
 * The number.
 */
number: number, };
export type ReceiptSummary = { 
/**
 * Its number.
 */
number: number, 
/**
 * Sale or refund.
 */
kind: ReceiptKind, 
/**
 * When.
 */
at: Timestamp, 
/**
 * The sum.
 */
total: Money, 
/**
 * The sale a refund is of.
 */
of: number | null, 
/**
 * What of a sale came back since.
 */
refunded: Money, 
/**
 * The first line's name, and how many lines there are.
 */
first: string, 
/**
 * How many lines.
 */
count: number, };
export type ReceiptsOf = { 
/**
 * The business day; none for the latest.
 */
day: Day | null, };
export type Received = { 
/**
 * The verdict: `repeated`, or that of the file.
 */
verdict: Verdict, 
/**
 * The file as it stands now; of a repeated one, when it came first.
 */
file: FileRow, 
/**
 * Settlements that had waited for a key and count now.
 */
booked: Array<Digest>, };
export type ReceivedAs = "booked" | "waiting" | "slip" | "fork" | "set_aside" | "refused";
export type Reduction = { "kind": "baht", 
/**
 * Above zero.
 */
amount: Money, } | { "kind": "percent", 
/**
 * Hundredths of a percent: 1 to 10,000. 12.5 % is 1,250.
 */
hundredths: number, };
export type RefundDraft = { 
/**
 * The line of the sale, counting from 1.
 */
line: number, 
/**
 * How much of it.
 */
quantity: Quantity, };
export type RefundRequest = { 
/**
 * Made once, before the first try.
 */
request: RequestId, 
/**
 * The receipt of the sale.
 */
of: number, 
/**
 * What comes back; all that is left when empty.
 */
lines: Array<RefundDraft>, 
/**
 * Why.
 */
reason: string, 
/**
 * Print a slip.
 */
print: boolean, };
export type Refunded = { 
/**
 * The receipt number of the refund.
 */
receipt: number, 
/**
 * What was given back.
 */
total: Money, 
/**
 * How it goes back.
 */
repayments: Array<Repayment>, 
/**
 * The serials of the vouchers that go back: they hold again.
 */
vouchers: Array<string>, 
/**
 * Whether this request had been made before.
 */
repeated: boolean, };
export type Removed = { 
/**
 * How many.
 */
count: number, 
/**
 * What they came to.
 */
amount: Money, };
export type Repaid = { 
/**
 * Its number.
 */
number: number, 
/**
 * What is owed after it.
 */
owes: Money, 
/**
 * The bills it paid, the oldest first; of one taken back, the bills that are open again.
 */
allocated: Array<PaidOn>, 
/**
 * Whether this request had been made before.
 */
repeated: boolean, };
export type RepayRequest = { 
/**
 * Made once, before the first try.
 */
request: RequestId, 
/**
 * Who pays.
 */
customer: CustomerId, 
/**
 * How much: no more than is owed.
 */
amount: Money, 
/**
 * Cash or a transfer.
 */
kind: 'cash' | 'prompt_pay', 
/**
 * Print a slip.
 */
print: boolean, };
export type Repayment = { 
/**
 * The tender it came by.
 */
kind: TenderKind, 
/**
 * How much goes back that way.
 */
amount: Money, };
export type RepaymentRow = { 
/**
 * Its number.
 */
number: number, 
/**
 * When.
 */
at: Timestamp, 
/**
 * Cash or a transfer.
 */
kind: TenderKind, 
/**
 * How much, above zero also when it was taken back.
 */
amount: Money, 
/**
 * The payment that this one takes back.
 */
reverses: number | null, 
/**
 * The entry that took this one back.
 */
taken_back: number | null, };
export type RepliesOut = { 
/**
 * One for each stall that has a till, by place; `fresh` where there was something new to say.
 */
replies: Array<StallReply>, 
/**
 * How many were made just now.
 */
made: number, 
/**
 * Stalls to which there was nothing new to say: their last reply lies in the folder.
 */
unchanged: number, 
/**
 * Stalls of the day without a till.
 */
without_till: number, 
/**
 * The folder with the files.
 */
folder: string, };
export type ReplyAnswer = { 
/**
 * What became of it.
 */
taken: ReplyTaken, 
/**
 * What it says.
 */
shown: ReplyShown, };
export type ReplyArrived = { 
/**
 * The name it came by.
 */
name: string, 
/**
 * What became of it; none when it was refused.
 */
answer: ReplyAnswer | null, 
/**
 * Why it was refused.
 */
refused: Failure | null, };
export type ReplyFeeDay = { 
/**
 * The business day.
 */
day: Day, 
/**
 * What is charged.
 */
lines: Array<ReplyFeeLine>, 
/**
 * What the lines come to.
 */
total: Money, 
/**
 * Paid of it.
 */
paid: Money, 
/**
 * `total` less `paid`; below zero when the fee fell after it was paid.
 */
owed: Money, };
export type ReplyFeeLine = { 
/**
 * Its name.
 */
name: string, 
/**
 * How much; below zero is a waiver.
 */
amount: Money, };
export type ReplyNumber = { 
/**
 * The number.
 */
number: number, };
export type ReplyOut = { 
/**
 * Which.
 */
reply: StallReply, 
/**
 * The file.
 */
file: FileOut, };
export type ReplyPayment = { 
/**
 * The receipt: "2569/00001".
 */
number: string, 
/**
 * The business day on which it was recorded.
 */
day: Day, 
/**
 * How much.
 */
amount: Money, 
/**
 * How.
 */
kind: TenderKind, 
/**
 * It was taken back since.
 */
reversed?: boolean, };
export type ReplyRow = { 
/**
 * Its number.
 */
number: number, 
/**
 * When the committee made it.
 */
made: Timestamp, 
/**
 * When it was taken in here.
 */
at: Timestamp, };
export type ReplyShown = { 
/**
 * What it says.
 */
reply: ReplyTold, 
/**
 * The code to pay by; none where nothing is to be transferred.
 */
pay: PromptPayQr | null, };
export type ReplyState = { 
/**
 * The stall.
 */
stall: StallId, 
/**
 * Its place.
 */
place: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Whether it has a till that could read one.
 */
has_till: boolean, 
/**
 * The number of the last reply; none before the first.
 */
number: number | null, 
/**
 * When that was made.
 */
made: Timestamp | null, 
/**
 * The market day it was made for.
 */
of: Day | null, 
/**
 * The number of the last reply its till is known to have.
 */
seen: number | null, 
/**
 * Something happened since the last reply: files, fees, payments.
 */
news: boolean, };
export type ReplyTaken = "taken" | "repeated" | "older" | "another";
export type ReplyTold = { 
/**
 * Its number.
 */
number: number, 
/**
 * When the committee made it.
 */
made: Timestamp, 
/**
 * When it was taken in here.
 */
at: Timestamp, 
/**
 * SHA-256 of the file.
 */
file: Digest, 
/**
 * The market.
 */
market_name: string, 
/**
 * The stall's name in the book.
 */
stall_name: string, 
/**
 * Its place in the book.
 */
place: string, 
/**
 * What was received, the newest first.
 */
received: Array<FileTold>, 
/**
 * The fees, the newest day first.
 */
fees: Array<ReplyFeeDay>, 
/**
 * Owed for older days than those.
 */
owed_before: Money, 
/**
 * The payments, the newest first.
 */
payments: Array<ReplyPayment>, 
/**
 * Owed in all; below zero is a credit.
 */
owed: Money, 
/**
 * The first day that is not paid in full.
 */
owed_since: Day | null, 
/**
 * Where to transfer it.
 */
prompt_pay: ReplyTransfer | null, 
/**
 * What the committee says.
 */
notices: Array<string>, 
/**
 * The prices of fees in words.
 */
prices: Array<string>, 
/**
 * Prices that the reply before did not tell; empty in the first.
 */
new_prices: Array<string>, 
/**
 * Serials of vouchers that are money no more.
 */
withdrawn: Array<string>, 
/**
 * Slips of transfers that paid more than once in the market.
 */
refused_slips: Array<BankSlip>, 
/**
 * Whether the committee accepted the key of this very till.
 */
known: boolean, };
export type ReplyTransfer = { 
/**
 * The committee's PromptPay number.
 */
to: PromptPayId, 
/**
 * How much: what is owed.
 */
amount: Money, };
export type ReportExport = { 
/**
 * The first day.
 */
from: Day, 
/**
 * The last day.
 */
until: Day, 
/**
 * As what.
 */
format: ReportFormat, };
export type ReportExportRequest = { 
/**
 * Which report.
 */
report: BookReport, 
/**
 * How it is written.
 */
format: ReportFormat, };
export type ReportFormat = "csv" | "xlsx" | "pdf" | "json";
export type RequestId = string;
export type Retire = { 
/**
 * Which.
 */
id: GoodsId, 
/**
 * Off sale, or back on.
 */
retired: boolean, };
export type RetireKey = { 
/**
 * The stall.
 */
stall: StallId, 
/**
 * The key; the one that holds when absent. One that ended already may get another day.
 */
key: PublicKey | null, 
/**
 * The last business day that is taken from it.
 */
last_day: Day, 
/**
 * Why.
 */
reason: string, };
export type Reversal = { 
/**
 * When.
 */
at: Timestamp, 
/**
 * Why.
 */
reason: string, };
export type ReversalRequest = { 
/**
 * Made once, before the first try.
 */
request: RequestId, 
/**
 * The receipt: "2569/00001".
 */
receipt: string, 
/**
 * Why.
 */
reason: string, };
export type Role = "owner" | "helper";
export type Rounding = { 
/**
 * The step: one of [`STEPS`].
 */
step: Money, 
/**
 * Which way.
 */
direction: Direction, };
export type SaleLine = { 
/**
 * The goods; absent for a price keyed in by hand.
 */
goods: GoodsId | null, 
/**
 * The name of a price keyed in by hand; ignored for goods.
 */
name: string | null, 
/**
 * How much of it.
 */
quantity: Quantity, 
/**
 * The price keyed in by hand; of goods, a price for this bill only.
 */
unit_price: Money | null, 
/**
 * แถม: given for nothing.
 */
free?: boolean, 
/**
 * The price a scale printed on the label.
 */
label?: Money, 
/**
 * Off this line.
 */
discount?: Reduction, 
/**
 * A note, on the slip and at the stall, never in the file.
 */
note?: string, };
export type ScaleLink = { "kind": "none" } | { "kind": "serial", 
/**
 * The device, best by its lasting name: `/dev/serial/by-id/…`.
 */
path: string, 
/**
 * The speed: one of [`SPEEDS`].
 */
baud: number, 
/**
 * How a character is framed on the line.
 */
framing: Framing, };
export type ScaleReading = { 
/**
 * How it stands.
 */
reading: Weighed, 
/**
 * The weight in kilograms, when it stands still.
 */
quantity: Quantity | null, };
export type ScannedSlip = { 
/**
 * The text, capital letters or small.
 */
text: string, };
export type ScannedText = { 
/**
 * As the scanner typed it.
 */
text: string, };
export type ScreensWish = { 
/**
 * Whether they may come.
 */
on: boolean, 
/**
 * The port; the one before when absent.
 */
port?: number, };
export type SecondScreens = { 
/**
 * Whether the stall wants them.
 */
on: boolean, 
/**
 * The port that was wished for.
 */
port: number, 
/**
 * Where they are reached now, the likeliest first; none while the door is shut.
 */
addresses: Array<string>, 
/**
 * Why the door is shut although they are wanted.
 */
trouble: Failure | null, };
export type SellRequest = { 
/**
 * The bill.
 */
bill: BillDraft, 
/**
 * The total that was shown to the customer.
 */
total: Money, 
/**
 * What was handed over.
 */
tenders: Array<TenderRequest>, 
/**
 * Print a receipt.
 */
print: boolean, };
export type SellsAt = { 
/**
 * The stall.
 */
stall: StallId, 
/**
 * Its place.
 */
place: string, 
/**
 * Its name.
 */
name: string, 
/**
 * It is hers; otherwise she may sell there.
 */
vendor: boolean, 
/**
 * Since when.
 */
since: Day, };
export type SignIn = { 
/**
 * Who.
 */
number: number, 
/**
 * Her PIN.
 */
pin: string, };
export type Signed = { 
/**
 * Who; none when nobody is.
 */
operator: Operator | null, 
/**
 * Whether somebody has to be: the stall has people with PINs.
 */
needed: boolean, };
export type SlipFigures = { 
/**
 * SHA-256 of the settlement it promises.
 */
promises: Digest, 
/**
 * The epoch: above 0 the till was set back to an older copy.
 */
epoch: number, 
/**
 * Sales and refunds.
 */
receipts: number, 
/**
 * Taken less given back.
 */
net: Money, 
/**
 * By tender.
 */
tenders: Array<TenderTotal>, 
/**
 * Net since the beginning.
 */
grand_total: Money, 
/**
 * When the day was closed.
 */
closed: Timestamp, };
export type SlipPaid = { 
/**
 * The stall.
 */
stall: StallId, 
/**
 * Its place.
 */
place: string, 
/**
 * The receipt.
 */
receipt: number, 
/**
 * The business day.
 */
day: Day, };
export type Sold = { 
/**
 * The receipt number.
 */
receipt: number, 
/**
 * When.
 */
at: Timestamp, 
/**
 * What was paid.
 */
total: Money, 
/**
 * What to give back.
 */
change: Money, 
/**
 * The notes and coins to give back.
 */
pieces: Array<Pieces>, 
/**
 * What rounding the cash changed.
 */
rounding: Money, 
/**
 * How it was paid.
 */
tenders: Array<Tender>, 
/**
 * What the customer owes now, when a part was on credit.
 */
owes: Money | null, 
/**
 * Sold today so far, less refunds.
 */
today: Money, 
/**
 * Whether this request had been sold before.
 */
repeated: boolean, };
export type Stall = { 
/**
 * Its id.
 */
id: StallId, 
/**
 * The name over the stall.
 */
name: string, 
/**
 * Its place: A-12.
 */
place: string, 
/**
 * Its zone.
 */
zone: ZoneId | null, 
/**
 * The zone's name; empty without one.
 */
zone_name: string, 
/**
 * What it sells; empty when nobody said.
 */
category: string, 
/**
 * Its tags, sorted.
 */
tags: Array<string>, 
/**
 * It only visits, with a pass for a day.
 */
visiting: boolean, 
/**
 * Whose stall it is; may be empty.
 */
vendor: string, 
/**
 * The day it was registered.
 */
registered: Day, 
/**
 * The day it left.
 */
retired: Day | null, 
/**
 * The key of its till.
 */
key: KeyState, 
/**
 * The last day of an invitation that waits for its answer.
 */
invited_until: Day | null, 
/**
 * Settlements that wait for a key to be accepted.
 */
waiting_files: number, 
/**
 * The settlement that came last.
 */
last_file: LastFile | null, };
export type StallAccount = { 
/**
 * The stall.
 */
stall: StallId, 
/**
 * Its place.
 */
place: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Charged in all.
 */
assessed: Money, 
/**
 * Paid in all.
 */
paid: Money, 
/**
 * Owed; below zero is a credit.
 */
owed: Money, 
/**
 * The first day that is not paid in full.
 */
owed_since: Day | null, 
/**
 * Day by day, the newest first.
 */
days: Array<DayFee>, 
/**
 * The payments, the newest first.
 */
payments: Array<PaymentRow>, };
export type StallChange = { 
/**
 * The stall.
 */
stall: StallId, 
/**
 * Its place.
 */
place: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Sold less given back, at the closing.
 */
net_before: Money, 
/**
 * The same now.
 */
net: Money, 
/**
 * The fee at the closing.
 */
fee_before: Money, 
/**
 * The fee now.
 */
fee: Money, };
export type StallCompared = { 
/**
 * The stall.
 */
stall: StallId, 
/**
 * Its place.
 */
place: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Charged.
 */
was: Money, 
/**
 * Would have been charged.
 */
would: Money, 
/**
 * So much more; below zero for less.
 */
more: Money, };
export type StallCredit = { 
/**
 * Which.
 */
id: CreditId, 
/**
 * The stall.
 */
stall: StallId, 
/**
 * Its place.
 */
place: string, 
/**
 * Its name.
 */
name: string, 
/**
 * How much.
 */
amount: Money, 
/**
 * Why.
 */
reason: string, 
/**
 * How it stands.
 */
state: CreditState, 
/**
 * When it was proposed.
 */
proposed: Timestamp, 
/**
 * By whom.
 */
proposed_by: number | null, 
/**
 * When it was decided.
 */
decided: Timestamp | null, 
/**
 * By whom.
 */
decided_by: number | null, };
export type StallDay = { 
/**
 * The stall.
 */
stall: StallId, 
/**
 * Its place.
 */
place: string, 
/**
 * Its name.
 */
name: string, 
/**
 * The name of its zone; empty without one.
 */
zone: string, 
/**
 * How it stands.
 */
state: StallDayState, 
/**
 * Why it may stay away; none when it handed in, or nobody excused it.
 */
excuse: string | null, 
/**
 * It handed in a day without a receipt.
 */
zero_day: boolean, 
/**
 * It opened although the market was closed.
 */
unplanned: boolean, 
/**
 * Its settlements of the day, by epoch and number, and slips without their file after them.
 */
files: Array<DayPart>, 
/**
 * Receipts.
 */
receipts: number, 
/**
 * Sold.
 */
gross: Money, 
/**
 * Given back.
 */
refunded: Money, 
/**
 * Sold less given back.
 */
net: Money, 
/**
 * By tender.
 */
tenders: Array<TenderTotal>, 
/**
 * Counted less expected cash.
 */
over_short: Money, 
/**
 * The fees.
 */
fee_lines: Array<FeeLine>, 
/**
 * What they come to.
 */
fee: Money, 
/**
 * The fee worked out before, when it was worked out anew.
 */
fee_before: Money | null, 
/**
 * Paid of it.
 */
paid: Money, 
/**
 * Still owed of it; below zero when it fell after it was paid.
 */
owed: Money, 
/**
 * Owed from days before.
 */
arrears: Money, };
export type StallDayState = "fork" | "unconfirmed" | "broken" | "gap" | "slip" | "received" | "missing" | "excused";
export type StallDraft = { 
/**
 * The stall to change; a new one when absent.
 */
id: StallId | null, 
/**
 * The name over the stall.
 */
name: string, 
/**
 * Its place: A-12. A visiting vendor needs none.
 */
place: string, 
/**
 * Its zone.
 */
zone: ZoneId | null, 
/**
 * What it sells; may be empty.
 */
category: string, 
/**
 * Its tags: new, farmer. Never about anybody's health.
 */
tags: Array<string>, 
/**
 * A visiting vendor, without a place of its own. Stays as it was registered.
 */
visiting: boolean, 
/**
 * Whose stall it is; may be empty. Kept private.
 */
vendor: string, };
export type StallId = string;
export type StallPeople = { 
/**
 * The stall.
 */
stall: StallId, 
/**
 * Whose stall it is.
 */
vendor: NamedPerson | null, 
/**
 * Who else may sell there, by name.
 */
sellers: Array<NamedPerson>, };
export type StallPeopleDraft = { 
/**
 * The stall.
 */
stall: StallId, 
/**
 * Whose stall it is.
 */
vendor: PersonId | null, 
/**
 * Who else may sell there.
 */
sellers: Array<PersonId>, };
export type StallPurse = { 
/**
 * The stall.
 */
stall: StallId, 
/**
 * Its place.
 */
place: string, 
/**
 * Its name.
 */
name: string, 
/**
 * What it owes in fees; below zero is to its credit.
 */
owed: Money, 
/**
 * What it has in vouchers.
 */
vouchers: VoucherBalance, 
/**
 * What it has in credits.
 */
credits: CreditBalance, 
/**
 * What can be netted now.
 */
nettable: Money, 
/**
 * What is left to be paid with money after that.
 */
left: Money, 
/**
 * What of the vouchers can be paid out now.
 */
payable: Money, 
/**
 * The vouchers it took, the newest first, at most 200.
 */
uses: Array<VoucherUsed>, 
/**
 * Its credits, those that wait first.
 */
proposals: Array<StallCredit>, 
/**
 * Its deposit.
 */
deposit: DepositOfStall, 
/**
 * Payouts and what was done with the deposit, the newest first.
 */
entries: Array<CashEntry>, };
export type StallReply = { 
/**
 * The stall.
 */
stall: StallId, 
/**
 * Its place.
 */
place: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Which reply to it.
 */
number: number, 
/**
 * When it was made.
 */
made: Timestamp, 
/**
 * The market day it was made for.
 */
of: Day, 
/**
 * It was made just now; otherwise there was nothing new to say, and it is the last one.
 */
fresh: boolean, 
/**
 * The name the file goes by.
 */
file_name: string, };
export type StallSetup = { 
/**
 * The stall's name.
 */
name: string, 
/**
 * Its place in the market; may be empty.
 */
place: string, };
export type StallStatement = { 
/**
 * The stall.
 */
stall: StallId, 
/**
 * Its place.
 */
place: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Whose stall it is; may be empty.
 */
vendor: string, 
/**
 * The month.
 */
month: Month, 
/**
 * Owed before it; below zero is paid ahead.
 */
carried_over: Money, 
/**
 * Its days on which something happened, the oldest first.
 */
days: Array<StatementDay>, 
/**
 * The payments that were received or taken back in it, the oldest first.
 */
payments: Array<StatementPayment>, 
/**
 * The sums of the days.
 */
totals: StatementSums, 
/**
 * Owed after it: carried over, and the fees less what was paid.
 */
carried_on: Money, };
export type StallTakings = { 
/**
 * The stall.
 */
stall: StallId, 
/**
 * Its place.
 */
place: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Its days.
 */
days: number, 
/**
 * Sold less given back.
 */
net: Money, };
export type Standing = { "kind": "first" } | { "kind": "follows" } | { "kind": "gap", 
/**
 * The first number missing.
 */
from: number, 
/**
 * The last number missing.
 */
to: number, } | { "kind": "restored", 
/**
 * The epoch before.
 */
from: number, 
/**
 * The new epoch.
 */
to: number, } | { "kind": "replaced", 
/**
 * The last number of the machine before.
 */
z: number, 
/**
 * The last business day of the machine before.
 */
day: Day, } | { "kind": "fork", 
/**
 * SHA-256 of the other one.
 */
other: Digest, } | { "kind": "broken", 
/**
 * What does not fit.
 */
what: BreakKind, };
export type Start = { 
/**
 * What this computer is; none before the first choice.
 */
desk: DeskChoice | null, 
/**
 * How screens look.
 */
preferences: Preferences, 
/**
 * The program's version.
 */
version: string, 
/**
 * What the clock says.
 */
now: Timestamp, 
/**
 * The business day by the clock.
 */
today: Day, 
/**
 * Which screen asked: a paired one reaches less than the stall's own.
 */
station: StationKind, };
export type StatementAsked = { 
/**
 * Which stall.
 */
stall: StallId, 
/**
 * Which month.
 */
month: Month, };
export type StatementDay = { 
/**
 * The business day.
 */
day: Day, 
/**
 * What the stall sold less gave back, of settlements that count.
 */
net: Money, 
/**
 * The lines of its fee.
 */
fee_lines: Array<FeeLine>, 
/**
 * Owed when it ended.
 */
balance: Money, 
/**
 * What was charged.
 */
charged: Money, 
/**
 * What was waived of it.
 */
waived: Money, 
/**
 * What remains as the fee.
 */
fee: Money, 
/**
 * What was received.
 */
received: Money, 
/**
 * What was received and taken back.
 */
taken_back: Money, };
export type StatementPayment = { 
/**
 * The number of its receipt: "2569/00001".
 */
number: string, 
/**
 * The business day it was received.
 */
day: Day, 
/**
 * How much.
 */
amount: Money, 
/**
 * How.
 */
kind: TenderKind, 
/**
 * The business day it was taken back.
 */
taken_back: Day | null, };
export type StatementSums = { 
/**
 * What was charged.
 */
charged: Money, 
/**
 * What was waived of it.
 */
waived: Money, 
/**
 * What remains as the fee.
 */
fee: Money, 
/**
 * What was received.
 */
received: Money, 
/**
 * What was received and taken back.
 */
taken_back: Money, };
export type StationKind = "main" | "paired" | "display";
export type StationNumber = { 
/**
 * The number.
 */
number: number, };
export type TakeBackRequest = { 
/**
 * Made once, before the first try.
 */
request: RequestId, 
/**
 * The number of the payment.
 */
number: number, };
export type TakeCashBackRequest = { 
/**
 * Made once, before the first try.
 */
request: RequestId, 
/**
 * Its number: "H2569/00001".
 */
number: string, 
/**
 * Why.
 */
reason: string, };
export type Takings = { 
/**
 * The first day.
 */
from: Day, 
/**
 * The last day.
 */
until: Day, 
/**
 * The whole range.
 */
sums: RangeSums, 
/**
 * By business day, the oldest first; days without takings are left out.
 */
days: Array<DayTakings>, 
/**
 * By zone on the day, the most first; the empty name is "without a zone".
 */
zones: Array<NamedTakings>, 
/**
 * By category on the day, the most first; the empty name is "nobody said".
 */
categories: Array<NamedTakings>, 
/**
 * By way of paying.
 */
tenders: Array<TenderTakings>, 
/**
 * What the ways of paying come to above the net: cash that was rounded.
 */
rounding: Money, 
/**
 * By the hour of the clock in Bangkok, in the order of a trading day: from 4 to 3.
 */
hours: Array<HourTakings>, 
/**
 * Takings whose hour nobody knows: known by a slip only, or received long ago.
 */
without_hour: Money, 
/**
 * By day of the week, from Monday; those without market days are left out.
 */
weekdays: Array<WeekdayTakings>, 
/**
 * By stall, by place; only where it was asked for.
 */
stalls: Array<StallTakings>, 
/**
 * The same range a week, a month and a year before.
 */
compared: Array<ComparedRange>, };
export type TakingsAsked = { 
/**
 * The first day.
 */
from: Day, 
/**
 * The last day.
 */
until: Day, 
/**
 * Whether each stall is told too.
 */
by_stall: boolean, };
export type TaxClass = "vat" | "exempt";
export type TaxReport = { 
/**
 * The first day.
 */
from: Day, 
/**
 * The last day.
 */
until: Day, 
/**
 * Whether the stall is registered for VAT now.
 */
registered: boolean, 
/**
 * By day; days without receipts are left out.
 */
rows: Array<TaxRow>, 
/**
 * All days together.
 */
sums: TaxSums, 
/**
 * All takings of the twelve months up to the last day. What is exempt by law is among them: a
 * stall that is not registered does not tell it apart.
 */
year_to_date: Money, 
/**
 * What part of the takings from which a seller has to register that is, in hundredths of a
 * percent; 10,000 and more is beyond.
 */
threshold_share: number, };
export type TaxRow = { 
/**
 * The business day.
 */
day: Day, 
/**
 * The first receipt of it.
 */
first: number, 
/**
 * The last receipt of it.
 */
last: number, 
/**
 * Taxed takings, VAT included.
 */
taxed: Money, 
/**
 * What they are without it.
 */
base: Money, 
/**
 * The VAT.
 */
vat: Money, 
/**
 * Takings that are exempt.
 */
exempt: Money, 
/**
 * All takings.
 */
total: Money, };
export type TaxSums = { 
/**
 * Taxed takings, VAT included.
 */
taxed: Money, 
/**
 * What they are without it.
 */
base: Money, 
/**
 * The VAT: the sum of what the receipts show.
 */
vat: Money, 
/**
 * Takings that are exempt.
 */
exempt: Money, 
/**
 * All takings.
 */
total: Money, };
export type Tender = { 
/**
 * How it came.
 */
kind: TenderKind, 
/**
 * The part of the price it paid: what the takings count, never the note handed over.
 */
amount: Money, 
/**
 * What was handed over.
 */
received: Money, 
/**
 * What else is known of it.
 */
detail?: TenderDetail, };
export type TenderDetail = { "kind": "bank_slip", 
/**
 * The bank that sent it: three digits.
 */
bank: string, 
/**
 * Its reference.
 */
reference: string, } | { "kind": "voucher", 
/**
 * Its serial.
 */
serial: string, 
/**
 * The most it may pay of this bill, where it buys only some of its goods.
 */
most?: Money, } | { "kind": "co_pay", 
/**
 * The scheme's name.
 */
scheme: string, 
/**
 * What the state pays.
 */
state: Money, 
/**
 * When the state's part is due.
 */
state_due: Timestamp, 
/**
 * What the buyer pays through the scheme's app.
 */
buyer: Money, 
/**
 * When the buyer's part is due.
 */
buyer_due: Timestamp, } | { "kind": "deposit", 
/**
 * Which.
 */
preorder: PreorderId, } | { "kind": "other", 
/**
 * The name.
 */
name: string, };
export type TenderKind = "cash" | "prompt_pay" | "credit" | "voucher" | "co_pay" | "deposit" | "other";
export type TenderRequest = { 
/**
 * How it came.
 */
kind: TenderKind, 
/**
 * Of cash what lay in the hand; of a voucher ignored; else what it pays.
 */
amount: Money, 
/**
 * Of a transfer: the text of the slip's QR, where it was scanned.
 */
slip?: string, 
/**
 * Of a voucher: the text of its QR.
 */
voucher?: string, 
/**
 * Of a co-pay scheme: its name.
 */
scheme?: string, 
/**
 * Of a co-pay scheme: what its app said the state pays; the most when absent.
 */
state?: Money, 
/**
 * Of another way: its name.
 */
name?: string, 
/**
 * Of credit: by when; the customer's usual days when absent.
 */
due?: Day, };
export type TenderTakings = { 
/**
 * The way.
 */
kind: TenderKind, 
/**
 * Taken.
 */
sold: Money, 
/**
 * Given back.
 */
refunded: Money, 
/**
 * Taken less given back.
 */
net: Money, };
export type TenderTotal = { 
/**
 * The tender.
 */
kind: TenderKind, 
/**
 * Taken.
 */
sold: Money, 
/**
 * Given back.
 */
refunded: Money, };
export type Tick = { 
/**
 * What it was for.
 */
source?: TransferSource, 
/**
 * See [`TransferRow::receipt`].
 */
receipt: number, 
/**
 * See [`TransferRow::place`].
 */
place: number, 
/**
 * Whether it was seen.
 */
seen: boolean, };
export type TillReport = { 
/**
 * The first day.
 */
from: Day, 
/**
 * The last day.
 */
until: Day, 
/**
 * What was sold.
 */
gross: Money, 
/**
 * Sold less given back.
 */
net: Money, 
/**
 * How many sales.
 */
receipts: number, 
/**
 * What a sale came to on average, half up; zero when nothing was sold.
 */
average: Money, 
/**
 * Takings less costs, of what has a known cost; none when no cost is known. An estimate: it
 * knows of no rent, no waste and no helper's wage.
 */
profit: Money | null, 
/**
 * What part of the takings has a known cost, in hundredths of a percent.
 */
profit_known: number, 
/**
 * By business day; days that were not opened are left out.
 */
by_day: Array<DayNet>, 
/**
 * By hour, from the morning on.
 */
by_hour: Array<HourNet>, 
/**
 * By way of paying.
 */
by_tender: Array<TenderTotal>, 
/**
 * What brought most.
 */
best: Array<BestSeller>, 
/**
 * Taken off by discounts and bundles.
 */
discounts: Money, 
/**
 * What rounding cash changed: beside the net, never in it.
 */
rounding: Money, 
/**
 * Money given back.
 */
refunds: CountAmount, 
/**
 * Lines taken off bills before payment.
 */
removed: CountAmount, 
/**
 * By person; empty where nobody was signed in.
 */
by_operator: Array<OperatorFigures>, 
/**
 * What customers owe now.
 */
credit_outstanding: Money, 
/**
 * Deposits of preorders that wait now.
 */
deposits_held: Money, 
/**
 * Goods that run out.
 */
low_stock: Array<LowStock>, 
/**
 * The days before, as many; none when no day was opened in them.
 */
compare: RangeBefore | null, };
export type TillSettings = { 
/**
 * The language of paper.
 */
language: Language, 
/**
 * Where transfers go; the vendor's own number, which never leaves the stall but on a QR.
 */
promptpay: PromptPayId | null, 
/**
 * Where bills are paid by a biller's QR; absent for stalls without that service.
 */
biller: Biller | null, 
/**
 * The tax id of a stall registered for VAT; absent for all others.
 */
tax_id: string | null, 
/**
 * The printer.
 */
printer: PrinterSettings, 
/**
 * How cash is rounded; none to take satang as they are.
 */
cash_rounding: Rounding | null, 
/**
 * How the price of weighed goods is rounded; none for satang.
 */
weighed_rounding: Rounding | null, 
/**
 * Co-pay schemes of the state.
 */
co_pay: Array<CoPayScheme>, 
/**
 * Other ways of paying, by name: a card, a coupon of another market.
 */
other_tenders: Array<string>, 
/**
 * The largest discount a helper gives without the owner, in hundredths of a percent.
 */
helper_discount: number, 
/**
 * How the labels of scales that print are laid out; none to read them as ordinary barcodes.
 */
label_layouts: Array<LabelLayout>, 
/**
 * The scale on a wire.
 */
scale: ScaleLink, };
export type TillState = { 
/**
 * Who it is; none before it was set up.
 */
identity: Identity | null, 
/**
 * Its days.
 */
days: DayState, 
/**
 * Whether a printer is set.
 */
printer: boolean, 
/**
 * What is not on paper.
 */
jobs: Array<OpenJob>, 
/**
 * How many goods are on sale.
 */
goods: number, 
/**
 * How many goods are below zero.
 */
below_zero: number, 
/**
 * The markdown of today that was begun last; it ends with the business day.
 */
markdown: PriceRule | null, 
/**
 * The committee's reply that holds.
 */
reply: ReplyRow | null, 
/**
 * Replies in the inbox that a person is still to be told of.
 */
replies_waiting: number, };
export type Timestamp = number;
export type Totals = { 
/**
 * The first receipt number of the day; absent on a day without receipts.
 */
first_receipt: number | null, 
/**
 * The last receipt number of the day.
 */
last_receipt: number | null, 
/**
 * How many sales.
 */
sales: number, 
/**
 * How many refunds.
 */
refunds: number, 
/**
 * What was sold.
 */
gross: Money, 
/**
 * What was given back.
 */
refunded: Money, 
/**
 * Sold less given back.
 */
net: Money, 
/**
 * By tender: sold, and given back. Kinds that did not occur are left out.
 */
tenders: Array<TenderTotal>, 
/**
 * VAT inside the net.
 */
vat: Money, 
/**
 * Net of the taxed lines, VAT included.
 */
taxed: Money, 
/**
 * What moved through the drawer.
 */
drawer: Drawer, 
/**
 * What the drawer should hold.
 */
expected_cash: Money, 
/**
 * Lines taken off bills before payment.
 */
removed_lines: number, 
/**
 * What they came to.
 */
removed_amount: Money, 
/**
 * Openings of the drawer without a sale.
 */
drawer_openings: number, 
/**
 * Slips printed again.
 */
printed_again: number, 
/**
 * Cash rounded, of sales less refunds: beside the net, never in it.
 */
rounding?: Money, 
/**
 * Taken off sales by discounts and bundles.
 */
discounts?: Money, 
/**
 * Debts of customers repaid, in cash or by transfer: no takings.
 */
credit_repaid?: Money, 
/**
 * Deposits of preorders taken: a liability until handed over.
 */
deposits_taken?: Money, 
/**
 * Deposits given back.
 */
deposits_returned?: Money, 
/**
 * People at work.
 */
people: number, 
/**
 * Net since the beginning of this device, this day included. Never resets.
 */
grand_total: Money, };
export type TransferRow = { 
/**
 * What it was for.
 */
source: TransferSource, 
/**
 * The receipt; of a repayment its number, of a deposit the preorder's entry.
 */
receipt: number, 
/**
 * Which tender of the receipt, from 0.
 */
place: number, 
/**
 * When.
 */
at: Timestamp, 
/**
 * How much.
 */
amount: Money, 
/**
 * How it came.
 */
kind: TenderKind, 
/**
 * The slip, where it was scanned.
 */
slip: BankSlip | null, 
/**
 * Whether the vendor saw it in the bank's app.
 */
seen: boolean, 
/**
 * The committee found that the slip paid elsewhere too: a transfer is to be looked up.
 */
refused: boolean, };
export type TransferSource = "sale" | "repayment" | "deposit";
export type TransfersOf = { 
/**
 * The business day; the latest when absent.
 */
day?: Day, };
export type Unit = "piece" | "kilogram" | "khit" | "gram" | "bunch" | "pack" | "bag" | "bottle" | "box" | "plate" | "dozen";
export type UnitCount = { 
/**
 * The stall.
 */
stall: StallId, 
/**
 * The business day.
 */
day: Day, 
/**
 * The rule that charges them.
 */
rule: FeeRuleId, 
/**
 * How many; none takes an earlier count back.
 */
quantity: Quantity, };
export type UsualBasket = { 
/**
 * Who.
 */
customer: CustomerId, 
/**
 * The lines of the bill; none to forget the basket.
 */
lines: Array<SaleLine>, };
export type Verdict = "booked" | "joined" | "repeated" | "unconfirmed" | "provisional" | "agrees" | "fork" | "set_aside_double" | "set_aside_future_day" | "set_aside_other_market" | "set_aside_unknown_stall" | "set_aside_retired_stall" | "set_aside_other_stall" | "set_aside_other_device" | "set_aside_unknown_key" | "set_aside_retired_key" | "set_aside_invitation" | "set_aside_invitation_expired" | "refused_saved_by_editor" | "refused_cut_short" | "refused_too_large" | "refused_damaged" | "refused_signature" | "refused_contents" | "refused_code" | "refused_newer" | "refused_other_kind" | "refused_unknown";
export type Visitor = { 
/**
 * The visiting stall.
 */
stall: StallId, 
/**
 * Its name.
 */
name: string, 
/**
 * Whose it is; may be empty.
 */
vendor: string, 
/**
 * The place she had last, if it is free on the day; empty otherwise.
 */
last_place: string, };
export type VoucherBalance = { 
/**
 * Uses that count.
 */
credited: Money, 
/**
 * Taken off the fees.
 */
netted: Money, 
/**
 * Paid out.
 */
paid_out: Money, 
/**
 * What is left; below zero when a use that was netted counts no longer.
 */
balance: Money, };
export type VoucherUsed = { 
/**
 * The stall.
 */
stall: StallId, 
/**
 * Its place.
 */
place: string, 
/**
 * Its name.
 */
name: string, 
/**
 * The receipt.
 */
receipt: number, 
/**
 * The serial.
 */
serial: string, 
/**
 * What it paid.
 */
amount: Money, 
/**
 * When.
 */
at: Timestamp, 
/**
 * The business day.
 */
day: Day, 
/**
 * Given back with a refund: it is not a use any more.
 */
given_back: boolean, 
/**
 * Credited to the stall: not given back, and nobody took it before.
 */
credited: boolean, };
export type VoucherWithdrawal = { 
/**
 * Its serial, as it stands on the paper.
 */
serial: string, 
/**
 * Why.
 */
reason: string, };
export type WaiverCut = { "cut": "percent", 
/**
 * Hundredths of a percent: 10,000 is all of it.
 */
basis_points: number, } | { "cut": "amount", 
/**
 * How much.
 */
amount: Money, };
export type WaiverDecision = { 
/**
 * Which.
 */
waiver: WaiverId, 
/**
 * It is to hold; refused otherwise.
 */
approved: boolean, };
export type WaiverFor = { "who": "stall", 
/**
 * Which.
 */
stall: StallId, } | { "who": "tag", 
/**
 * The tag.
 */
tag: string, };
export type WaiverId = string;
export type WaiverOf = { "of": "everything" } | { "of": "rule", 
/**
 * Which.
 */
rule: FeeRuleId, } | { "of": "charge", 
/**
 * Which.
 */
charge: ChargeId, };
export type WaiverRequest = { 
/**
 * Made once, before the first try.
 */
request: RequestId, 
/**
 * For whom.
 */
whose: WaiverFor, 
/**
 * Off what.
 */
of: WaiverOf, 
/**
 * How much.
 */
cut: WaiverCut, 
/**
 * The first day.
 */
from: Day, 
/**
 * The last day: at most 366 days in all.
 */
until: Day, 
/**
 * Why. Kept private.
 */
reason: string, };
export type WaiverRow = { 
/**
 * Its id.
 */
waiver: WaiverId, 
/**
 * For whom.
 */
whose: WaiverFor, 
/**
 * The place of its stall; empty for a tag.
 */
place: string, 
/**
 * The name of its stall; empty for a tag.
 */
stall_name: string, 
/**
 * Off what.
 */
of: WaiverOf, 
/**
 * The name of the rule or charge; empty for everything.
 */
of_name: string, 
/**
 * How much.
 */
cut: WaiverCut, 
/**
 * The first day.
 */
from: Day, 
/**
 * The last day as it is now.
 */
until: Day, 
/**
 * Why.
 */
reason: string, 
/**
 * How it stands.
 */
state: WaiverState, 
/**
 * When it was proposed.
 */
proposed_at: Timestamp, 
/**
 * By whom.
 */
proposed_by: number | null, 
/**
 * That officer's name; empty in a book without officers.
 */
proposed_name: string, 
/**
 * When it was decided or withdrawn.
 */
decided_at: Timestamp | null, 
/**
 * The name of the officer who did; empty before.
 */
decided_name: string, 
/**
 * When it was ended before its last day.
 */
ended_at: Timestamp | null, 
/**
 * What it took off so far, all days together.
 */
waived: Money, };
export type WaiverState = "waiting" | "approved" | "refused" | "withdrawn";
export type WayPaid = { 
/**
 * The way.
 */
kind: TenderKind, 
/**
 * Received less taken back.
 */
amount: Money, };
export type WeekdayTakings = { 
/**
 * 1 is Monday, 7 is Sunday.
 */
weekday: number, 
/**
 * Market days of them.
 */
days: number, 
/**
 * Sold less given back.
 */
net: Money, 
/**
 * Net a market day, half up.
 */
per_day: Money, };
export type Weighed = "stable" | "moving" | "below_zero" | "too_heavy" | "not_ready";
export type WithdrawRequest = { 
/**
 * Who.
 */
person: PersonId, 
/**
 * From what.
 */
purposes: Array<Purpose>, };
export type WithdrawnVoucher = { 
/**
 * Its serial.
 */
serial: string, 
/**
 * Why.
 */
reason: string, 
/**
 * When.
 */
at: Timestamp, };
export type Witness = { 
/**
 * Her name.
 */
officer: string, };
export type WitnessRequest = { 
/**
 * For what.
 */
power: Power, 
/**
 * Who.
 */
number: number, 
/**
 * Her PIN.
 */
pin: string, };
export type Wording = { 
/**
 * Its version.
 */
version: number, 
/**
 * The purpose.
 */
purpose: Purpose, 
/**
 * The words in Thai.
 */
thai: string, 
/**
 * The words in English.
 */
english: string, };
export type Words = { 
/**
 * What happened.
 */
happened: string, 
/**
 * What to do, and that the data is safe.
 */
todo: string, };
export type YearAsked = { 
/**
 * Of the Buddhist era.
 */
year: number, };
export type YearMonth = { 
/**
 * The month.
 */
month: Month, 
/**
 * Owed by all stalls when it ended.
 */
owed: Money, 
/**
 * Market days.
 */
days: number, 
/**
 * What the stalls sold less gave back.
 */
net: Money, 
/**
 * Fees charged for its days.
 */
charged: Money, 
/**
 * What was waived of them.
 */
waived: Money, 
/**
 * What remains of them.
 */
fee: Money, 
/**
 * What was received in it less what was taken back in it.
 */
paid: Money, 
/**
 * The same by way of paying.
 */
ways: Array<WayPaid>, };
export type YearSummary = { 
/**
 * The year of the Buddhist era.
 */
year: number, 
/**
 * Owed before it.
 */
carried_over: Money, 
/**
 * Its twelve months.
 */
months: Array<YearMonth>, 
/**
 * The sums of the months.
 */
totals: YearSums, };
export type YearSums = { 
/**
 * Market days.
 */
days: number, 
/**
 * What the stalls sold less gave back.
 */
net: Money, 
/**
 * Fees charged for its days.
 */
charged: Money, 
/**
 * What was waived of them.
 */
waived: Money, 
/**
 * What remains of them.
 */
fee: Money, 
/**
 * What was received in it less what was taken back in it.
 */
paid: Money, 
/**
 * The same by way of paying.
 */
ways: Array<WayPaid>, };
export type ZNumber = { 
/**
 * The number.
 */
z: number, };
export type Zone = { 
/**
 * Its id.
 */
id: ZoneId, 
/**
 * Its name.
 */
name: string, 
/**
 * How many stalls are in it.
 */
stalls: number, };
export type ZoneDraft = { 
/**
 * The zone to rename; a new one when absent.
 */
id: ZoneId | null, 
/**
 * Its name.
 */
name: string, };
export type ZoneId = string;
export interface Commands {
  start: { args: Nothing; result: Start };
  choose_desk: { args: ChooseDesk; result: Start };
  keep_preferences: { args: Preferences; result: Preferences };
  till_state: { args: Nothing; result: TillState };
  set_up_stall: { args: StallSetup; result: Identity };
  read_invite: { args: FileIn; result: InviteView };
  enrol: { args: EnrolRequest; result: FileOut };
  till_settings: { args: Nothing; result: TillSettings };
  keep_till_settings: { args: TillSettings; result: TillSettings };
  operators: { args: Nothing; result: Array<Operator> };
  save_operator: { args: OperatorRequest; result: Array<Operator> };
  sign_in: { args: SignIn; result: Signed };
  sign_out: { args: Nothing; result: Signed };
  signed_in: { args: Nothing; result: Signed };
  approve: { args: ApproveRequest; result: Approved };
  goods: { args: GoodsQuery; result: GoodsFound };
  goods_by_id: { args: OfGoods; result: Goods };
  goods_by_barcode: { args: Code; result: Goods | null };
  categories: { args: Nothing; result: Array<Category> };
  save_goods: { args: GoodsDraft; result: Goods };
  retire_goods: { args: Retire; result: Goods };
  save_category: { args: Category; result: Array<Category> };
  import_goods: { args: FileIn; result: Imported };
  export_goods: { args: Nothing; result: FileOut };
  price_bill: { args: BillDraft; result: Bill };
  keep_bill: { args: BillDraft; result: Bill | null };
  open_bill: { args: Nothing; result: KeptBill | null };
  hold_bill: { args: HoldRequest; result: Array<KeptBill> };
  held_bills: { args: Nothing; result: Array<KeptBill> };
  unfinished_bills: { args: Nothing; result: Array<KeptBill> };
  recall_bill: { args: OfBill; result: KeptBill };
  drop_bill: { args: OfBill; result: Array<KeptBill> };
  price_rules: { args: Nothing; result: Array<PriceRuleRow> };
  save_price_rule: { args: PriceRuleDraft; result: Array<PriceRuleRow> };
  end_price_rule: { args: OfPriceRule; result: Array<PriceRuleRow> };
  read_label: { args: Code; result: LabelRead | null };
  read_scale: { args: Nothing; result: ScaleReading };
  scales_found: { args: Nothing; result: Array<ScaleLink> };
  sell: { args: SellRequest; result: Sold };
  lines_removed: { args: Removed; result: Nothing };
  receipts: { args: ReceiptsOf; result: Array<ReceiptSummary> };
  receipt: { args: ReceiptNumber; result: Receipt };
  refund: { args: RefundRequest; result: Refunded };
  customers: { args: CustomersAsked; result: Array<CustomerRow> };
  save_customer: { args: CustomerDraft; result: Customer };
  keep_usual: { args: UsualBasket; result: Customer };
  customer_account: { args: OfCustomer; result: CustomerAccount };
  repay_credit: { args: RepayRequest; result: Repaid };
  take_back_repayment: { args: TakeBackRequest; result: Repaid };
  preorders: { args: PreordersAsked; result: Array<Preorder> };
  take_preorder: { args: PreorderRequest; result: Preorder };
  call_off_preorder: { args: CallOffRequest; result: Preorder };
  pick_list: { args: PickupDay; result: PickList };
  preview_payment: { args: PaymentSoFar; result: PaymentView };
  promptpay_qr: { args: PromptPayRequest; result: PromptPayQr | null };
  scan_for_payment: { args: ScannedText; result: PaymentScan };
  co_pay_now: { args: AmountOf; result: Array<CoPayNow> };
  co_pay_due: { args: Nothing; result: Array<CoPayDue> };
  transfers: { args: TransfersOf; result: Array<TransferRow> };
  tick_transfer: { args: Tick; result: Array<TransferRow> };
  till_report: { args: DaysAsked; result: TillReport };
  export_till_report: { args: ReportExport; result: FileOut };
  tax_report: { args: DaysAsked; result: TaxReport };
  export_tax_report: { args: ReportExport; result: FileOut };
  open_day: { args: OpenDayRequest; result: OpenDay };
  move_cash: { args: CashRequest; result: Nothing };
  open_drawer: { args: Reason; result: Nothing };
  x_report: { args: Nothing; result: DayFigures };
  count_drawer: { args: CountRequest; result: Counted };
  counted: { args: Nothing; result: Counted | null };
  close_day: { args: CloseRequest; result: Closed };
  closed_days: { args: Nothing; result: Array<ClosedDay> };
  z_report: { args: ZNumber; result: DayFigures };
  settlement_file: { args: ZNumber; result: FileOut };
  settlement_qr: { args: ZNumber; result: Qr | null };
  read_reply: { args: FileIn; result: ReplyAnswer };
  take_replies: { args: Nothing; result: Array<ReplyArrived> };
  last_reply: { args: Nothing; result: ReplyShown | null };
  till_reply: { args: ReplyNumber; result: ReplyShown | null };
  till_replies: { args: Nothing; result: Array<ReplyRow> };
  back_up: { args: Nothing; result: BackedUp };
  check_till: { args: Nothing; result: Checked };
  print: { args: Job; result: PrintAnswer };
  picture: { args: Job; result: Picture };
  printers_found: { args: Nothing; result: Array<PrinterLink> };
  retry_jobs: { args: Nothing; result: Nothing };
  give_job_up: { args: JobId; result: Nothing };
  committee_address: { args: Nothing; result: CommitteeAddress };
  keep_committee_address: { args: CommitteeAddress; result: CommitteeAddress };
  hand_in_over_network: { args: FileIn; result: HandInAnswer };
  second_screens: { args: Nothing; result: SecondScreens };
  keep_second_screens: { args: ScreensWish; result: SecondScreens };
  pair_station: { args: PairRequest; result: Pairing };
  stations: { args: Nothing; result: Array<PairedStation> };
  end_station: { args: StationNumber; result: Array<PairedStation> };
  show_customer: { args: DisplayState; result: Nothing };
  customer_display: { args: DisplaySeen; result: CustomerDisplay | null };
  display_link: { args: DisplayLinkRequest; result: DisplayLink };
  open_display: { args: Nothing; result: Nothing };
  officers: { args: Nothing; result: Array<Officer> };
  save_officer: { args: OfficerRequest; result: Array<Officer> };
  officer_sign_in: { args: SignIn; result: OfficerHere };
  officer_sign_out: { args: Nothing; result: OfficerHere };
  officer_here: { args: Nothing; result: OfficerHere };
  witness: { args: WitnessRequest; result: Witness };
  book_state: { args: Nothing; result: BookState };
  set_up_market: { args: MarketSetup; result: Market };
  zones: { args: Nothing; result: Array<Zone> };
  save_zone: { args: ZoneDraft; result: Zone };
  stalls: { args: Nothing; result: Array<Stall> };
  save_stall: { args: StallDraft; result: Stall };
  retire_stall: { args: OfStall; result: Stall };
  invite_stall: { args: InviteRequest; result: InviteOut };
  households: { args: Nothing; result: Array<Household> };
  save_household: { args: HouseholdDraft; result: Household };
  people: { args: PeopleAsked; result: Array<Person> };
  save_person: { args: PersonDraft; result: Person };
  consent_wordings: { args: Nothing; result: Array<Wording> };
  give_consent: { args: ConsentRequest; result: Person };
  withdraw_consent: { args: WithdrawRequest; result: Person };
  export_person: { args: PersonExportRequest; result: FileOut };
  person_elsewhere: { args: OfPerson; result: NamedElsewhere };
  erase_person: { args: EraseRequest; result: ErasedPerson };
  stall_people: { args: OfStall; result: StallPeople };
  set_stall_people: { args: StallPeopleDraft; result: StallPeople };
  passes: { args: OfDay; result: PassesOfDay };
  issue_pass: { args: PassRequest; result: PassesOfDay };
  withdraw_pass: { args: OfPass; result: PassesOfDay };
  receive_file: { args: FileIn; result: Received };
  receive_inbox: { args: InboxAsked; result: InboxTaken };
  hand_in_door: { args: Nothing; result: HandInDoor };
  keep_hand_in_door: { args: HandInWish; result: HandInDoor };
  received_files: { args: FilesOf; result: Array<FileRow> };
  receive_slip: { args: ScannedSlip; result: Received };
  receive_slip_photo: { args: FileIn; result: Received };
  fork_of: { args: OfFile; result: ForkView | null };
  settle_fork: { args: ForkDecision; result: ForkView };
  explain_gap: { args: GapExplanation; result: FileRow };
  machines: { args: OfStall; result: Array<Machine> };
  retire_key: { args: RetireKey; result: Array<Machine> };
  accept_key: { args: KeyRequest; result: KeyTaken };
  fee_rules: { args: Nothing; result: Array<FeeRule> };
  save_fee_rule: { args: FeeRuleDraft; result: FeeRule };
  end_fee_rule: { args: EndRule; result: FeeRule };
  count_units: { args: UnitCount; result: DayFee };
  unit_counts: { args: OfDay; result: Array<UnitCount> };
  preview_fee_rule: { args: PreviewRequest; result: FeePreview };
  read_meter: { args: MeterReading; result: MeterRow };
  meter_readings: { args: OfDay; result: Array<MeterRow> };
  charge_stalls: { args: ChargeRequest; result: Array<ChargeRow> };
  charges: { args: ChargesAsked; result: Array<ChargeRow> };
  cancel_charge: { args: CancelCharge; result: ChargeRow };
  propose_waiver: { args: WaiverRequest; result: WaiverRow };
  decide_waiver: { args: WaiverDecision; result: WaiverRow };
  withdraw_waiver: { args: OfWaiver; result: WaiverRow };
  end_waiver: { args: OfWaiver; result: WaiverRow };
  waivers: { args: Nothing; result: Array<WaiverRow> };
  record_payment: { args: PaymentRequest; result: FeeReceipt };
  reverse_payment: { args: ReversalRequest; result: FeeReceipt };
  payments: { args: OfDay; result: Array<PaymentRow> };
  fee_receipt: { args: FeeReceiptNumber; result: FeeReceipt };
  net_stall: { args: NetRequest; result: Netted };
  fee_qr: { args: FeeQrRequest; result: PromptPayQr | null };
  fee_receipt_picture: { args: FeeReceiptNumber; result: Picture };
  book_printer: { args: Nothing; result: BookPrinter };
  keep_book_printer: { args: BookPrinter; result: BookPrinter };
  print_fee_receipt: { args: FeeReceiptNumber; result: OnPaper };
  stall_account: { args: OfStall; result: StallAccount };
  reply_states: { args: Nothing; result: Array<ReplyState> };
  replies_to: { args: OfStall; result: Array<MadeReply> };
  make_reply: { args: OfStall; result: ReplyOut };
  make_replies: { args: OfDay; result: RepliesOut };
  reply_file: { args: OfReply; result: ReplyOut };
  notices: { args: Nothing; result: Array<Notice> };
  post_notice: { args: NoticeDraft; result: Array<Notice> };
  end_notice: { args: OfNotice; result: Array<Notice> };
  withdrawn_vouchers: { args: Nothing; result: Array<WithdrawnVoucher> };
  withdraw_voucher: { args: VoucherWithdrawal; result: Array<WithdrawnVoucher> };
  stall_purse: { args: OfStall; result: StallPurse };
  pay_voucher_out: { args: PayoutRequest; result: CashEntry };
  stall_credits: { args: Nothing; result: Array<StallCredit> };
  propose_credit: { args: CreditRequest; result: StallCredit };
  decide_credit: { args: DecisionRequest; result: StallCredit };
  deposits: { args: Nothing; result: Deposits };
  receive_deposit: { args: DepositRequest; result: CashEntry };
  return_deposit: { args: DepositRequest; result: CashEntry };
  keep_deposit: { args: KeepRequest; result: CashEntry };
  market_money: { args: Nothing; result: MarketMoney };
  hand_over: { args: HandOverRequest; result: CashEntry };
  bank_money: { args: BankRequest; result: CashEntry };
  take_cash_back: { args: TakeCashBackRequest; result: CashEntry };
  calendar: { args: Days; result: Calendar };
  set_calendar: { args: CalendarWeek; result: Array<CalendarWeek> };
  set_calendar_day: { args: CalendarDayDraft; result: CalendarDay };
  excuse_absence: { args: Excuse; result: Excuse };
  withdraw_excuse: { args: OfStallDay; result: Nothing };
  attendance: { args: Days; result: Attendance };
  stall_attendance: { args: DaysOfStall; result: Attendance };
  export_attendance: { args: AttendanceExport; result: FileOut };
  preview_closing: { args: OfDay; result: ClosingPreview };
  close_market_day: { args: DayToClose; result: DayClosing };
  market_day: { args: OfDay; result: MarketDay };
  market_days: { args: MonthAsked; result: MarketMonth | null };
  market_months: { args: Nothing; result: Array<MarketMonthRow> };
  export_day: { args: ExportRequest; result: FileOut };
  export_report: { args: ReportExportRequest; result: FileOut };
  stall_statement: { args: StatementAsked; result: StallStatement };
  arrears: { args: ArrearsAsked; result: Arrears };
  takings: { args: TakingsAsked; result: Takings };
  year_summary: { args: YearAsked; result: YearSummary };
  book_head: { args: Nothing; result: HeadShown };
  check_head: { args: HeadAsked; result: HeadFound };
  publish_head: { args: PublishRequest; result: PublishedHead };
  published_heads: { args: Nothing; result: Array<PublishedHead> };
  back_up_book: { args: Nothing; result: BackedUp };
  check_book: { args: Nothing; result: Checked };
}
/** What may be asked again when no answer came. */
export const REPEATABLE: readonly string[] = [
  'start',
  'operators',
  'signed_in',
  'till_report',
  'tax_report',
  'till_state',
  'till_settings',
  'goods',
  'goods_by_id',
  'goods_by_barcode',
  'categories',
  'price_bill',
  'keep_bill',
  'open_bill',
  'hold_bill',
  'held_bills',
  'unfinished_bills',
  'recall_bill',
  'drop_bill',
  'price_rules',
  'save_price_rule',
  'end_price_rule',
  'read_label',
  'read_scale',
  'scales_found',
  'preview_payment',
  'promptpay_qr',
  'scan_for_payment',
  'co_pay_now',
  'co_pay_due',
  'transfers',
  'read_reply',
  'last_reply',
  'till_reply',
  'till_replies',
  'tick_transfer',
  'sell',
  'receipts',
  'receipt',
  'refund',
  'move_cash',
  'picture',
  'show_customer',
  'customer_display',
  'customers',
  'customer_account',
  'keep_usual',
  'preorders',
  'pick_list',
  'take_preorder',
  'call_off_preorder',
  'repay_credit',
  'take_back_repayment',
  'operators',
  'signed_in',
  'second_screens',
  'stations',
  'officers',
  'officer_here',
  'record_payment',
  'reverse_payment',
  'net_stall',
  'payments',
  'fee_receipt',
  'fee_receipt_picture',
  'stall_account',
  'fee_qr',
  'stall_purse',
  'pay_voucher_out',
  'stall_credits',
  'propose_credit',
  'decide_credit',
  'deposits',
  'receive_deposit',
  'return_deposit',
  'market_money',
  'hand_over',
  'bank_money',
  'take_cash_back',
  'book_printer',
  'keep_book_printer',
  'market_day',
];
