/** Every number that limits or times something, with its unit in the name and its source. No literals elsewhere. */
export * from './storage-limits.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** For what is given in days: the life of a grant. */
export const DAY_MS = DAY;

// Consent (DESIGN sections 2 and 5)
/** Life of a claim that waits for its confirmation. */
export const CLAIM_LIFE_MS = 48 * HOUR;
/** Life of one code or sent link. */
export const CHALLENGE_LIFE_MS = 10 * MINUTE;
export const CODE_DIGITS = 6;
/** Secret of the link beside a mailed code: 128 bits. DESIGN section 6, "Binding an app channel". */
export const CONFIRM_SECRET_BYTES = 16;
export const CODE_ATTEMPTS_PER_CHALLENGE = 5;
/** Wrong codes per address and day. FACTS, "Limits". */
export const WRONG_CODES_PER_ADDRESS_DAY = 10;
/** Wrong codes an hour from one IPv4 /24 or IPv6 /48. FACTS, "Limits". */
export const WRONG_CODES_PER_IP_BLOCK_HOUR = 20;
/** A web request to stop that nobody proved. */
export const HOLD_LIFE_MS = 10 * DAY;
/** Platform clocks are trusted to this much either way. */
export const PLATFORM_CLOCK_SKEW_MS = 2 * MINUTE;
/** A provider that says whole seconds means any moment of that second. */
export const WHOLE_SECOND_MS = 999;

// Tokens (DESIGN section 5)
export const SUBMISSION_TOKEN_LIFE_MS = 24 * HOUR;
export const MANAGE_TOKEN_LIFE_MS = 30 * MINUTE;
/** At least 60 days: CASL wants an unsubscribe link valid that long; a footer lives longer than that in an inbox. */
export const STOP_TOKEN_LIFE_MS = 400 * DAY;
/**
 * Whole years that a link told to a destination lives at least: it is written beside the person there, and told again only when something
 * changes. It can only take away.
 */
export const TOLD_LINK_LIFE_YEARS = 10;
/** Export and erasure of one's own data, after a fresh code. */
export const SUBJECT_TOKEN_LIFE_MS = 10 * MINUTE;
/** A page may stay open all day before its form is sent. */
export const RENDER_TOKEN_LIFE_MS = 24 * HOUR;

// Messages per address (FACTS, "Limits")
export const SENDS_PER_ADDRESS_MINUTE = 1;
/** When the form offers another code: as soon as the limit a minute allows one. */
export const RESEND_AFTER_SECONDS = 60;
export const SENDS_PER_ADDRESS_HOUR = 3;
export const SENDS_PER_ADDRESS_DAY = 5;
export const SENDS_PER_ADDRESS_30_DAYS = 8;
/** Codes to one address that ran out unanswered, after which it is sent none for the days below. FACTS, "Limits". */
export const LAPSED_CODES_MAX = 2;
export const LAPSED_CODES_PAUSE_MS = 30 * DAY;
/** How long the times of sends are remembered for that. */
export const SENDS_KEPT_DAYS = 30;
/** Unverified records per address and day; over it the answer is the same and nothing is kept. DESIGN section 3. */
export const UNVERIFIED_RECORDS_PER_ADDRESS_DAY = 50;
/** Submissions an hour from one IPv4 /24 or IPv6 /48. FACTS, "Limits". */
export const SUBMISSIONS_PER_IP_BLOCK_HOUR = 60;
export const IP_BLOCK_WINDOW_MS = HOUR;
/** What a refused block is told to wait: a window ends within the hour, on average in half of it. */
export const IP_BLOCK_RETRY_SECONDS = 30 * 60;

/** Of age in most places; said where a text must name an age and no rule gives one. Majority, UN Convention on the Rights of the Child art. 1. */
export const LAWFUL_AGE_YEARS = 18;

/** A person's own history as the preference centre shows it. */
export const HISTORY_ENTRIES_MAX = 100;

/** Records of one address that an export reads in one call of its ledger. */
export const EXPORT_PAGE_RECORDS = 200;
/** Rows that one such call looks through where rows are not ordered by address: some 10 ms of SQLite. */
export const EXPORT_SCAN_ROWS_MAX = 20_000;

// Public answers (DESIGN section 1, rule 8)
export const ANSWER_FLOOR_MS = 50;
export const ANSWER_STEP_MS = 25;

// Sizes (DESIGN section 8; FACTS, "Limits")
export const PUBLIC_BODY_BYTES_MAX = 16 * 1024;
export const ADMIN_BODY_BYTES_MAX = 1024 * 1024;
export const CHOICES_MAX = 16;
/** As many as a programme may have. */
export const TOPICS_PER_CHOICE_MAX = 16;
export const STRING_CHARS_MAX = 512;
/** Longest phone number as typed, label and separators included; E.164 itself has at most 15 digits. */
export const PHONE_CHARS_MAX = 64;
/** Longest email address, and longest part before the at sign. RFC 5321 sections 4.5.3.1.1 and 4.5.3.1.3, RFC 3696 erratum 1690. */
export const EMAIL_CHARS_MAX = 254;
export const EMAIL_LOCAL_CHARS_MAX = 64;
/** Longest disclosure text; five of them fit a form. */
export const DISCLOSURE_CHARS_MAX = 2000;
/** Jurisdictions that a widget may name: more than have rules of their own. */
export const JURISDICTIONS_MAX = 64;
export const EXTERNAL_IDS_MAX = 8;
/** 128 bits, the least an idempotency key may carry, in the shortest usual spelling (base64url). */
export const IDEMPOTENCY_KEY_CHARS_MIN = 22;
export const IDEMPOTENCY_KEY_CHARS_MAX = 128;
export const IDEMPOTENCY_DAYS = 2;
/** Idempotency keys that an address's own row holds; beyond, they are kept apart. So many people ask twice, and fewer nine times. */
export const RECENT_SUBMISSIONS_MAX = 8;

// Ledger (DESIGN section 3)
/** Submissions, challenges and settled messages are kept this long: a claim lives 48 h, a retraction 24 h. */
export const SUBMISSION_DAYS = 3;
/** What an alarm does of one kind before it commits and looks again. */
export const SWEEP_ROWS_MAX = 100;
/** The alarm comes this long after a commit that left something to deliver; a pump started by the commit is normally done by then. */
export const LEDGER_BACKSTOP_MS = 5 * SECOND;
/** Waits between attempts to hand the second part of a submission to its ledger; the last one repeats. */
export const OWED_BACKOFF_MS: readonly number[] = [SECOND, 5 * SECOND, 30 * SECOND, 5 * MINUTE];
/** Waits between attempts at a message that its provider asked to have later; after the last it is dead. A code lives ten minutes. */
export const MESSAGE_BACKOFF_MS: readonly number[] = [5 * SECOND, 30 * SECOND, 2 * MINUTE];
/** A provider's answer is awaited this long; after it the outcome counts as unknown and the message is never sent again. */
export const MESSAGE_TIMEOUT_MS = 15 * SECOND;
/** Messages of one ledger on their way at once. The platform allows 6 connections. */
export const MESSAGES_IN_FLIGHT_MAX = 5;
/** Links that an address keeps: of those merely claimed, which anybody can make, few; of verified ones as many as a shared mailbox has. */
export const LINKS_CLAIMED_KEPT_MAX = 10;
export const LINKS_VERIFIED_KEPT_MAX = 50;
/** Objects asked at once by one request. The platform allows 6 connections; one is left for what else the request does. */
export const OBJECTS_ASKED_AT_ONCE_MAX = 5;
/** How long a ledger remembers which couriers to wake. */
export const COURIER_IDS_CACHE_MS = SECOND;

// Caches
export const CONFIG_CACHE_MS = 60 * SECOND;
/** In the demo a publish should show when the page is loaded again. */
export const CONFIG_CACHE_DEMO_MS = 1 * SECOND;
/** Published widgets that one isolate keeps: at some 30 KB each, 15 MB of its 128. */
export const WIDGETS_CACHED_MAX = 500;
/** The evergreen loader: a page gets a new build within this. */
export const LOADER_CACHE_SECONDS = 300;
export const API_KEY_CACHE_MS = 5 * SECOND;

// Courier (DESIGN section 3)
export const COURIER_REQUESTS_IN_FLIGHT_MAX = 5;
export const COURIER_POLL_MS = 30 * SECOND;
export const COURIER_WAIT_MS = 20 * SECOND;
/** The alarm comes this long after a run began: should the process die in it, what it had in flight is taken up again so soon. */
export const COURIER_BACKSTOP_MS = SECOND;
/** Standard Webhooks asks senders to time out after 15 to 30 s. */
export const DELIVERY_TIMEOUT_MS = 15 * SECOND;
/** Largest answer of a receiver that is read. */
export const DELIVERY_ANSWER_BYTES_MAX = 64 * 1024;
/** Standard Webhooks' example schedule: 0, 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h, 24 h. Full jitter is applied below each. */
export const DELIVERY_BACKOFF_MS: readonly number[] = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
];
/** Failures that need not be an address's own lengthen its wait up to so many steps of the schedule (half an hour), and no further. */
export const NOT_OWN_ATTEMPTS_MAX = 3;
/** A receiver's `Retry-After` is honoured up to this; the longest step of the schedule. */
export const DELIVERY_RETRY_AFTER_MS_MAX = DAY;
/** What is kept and shown of a receiver's words. */
export const DELIVERY_REASON_CHARS_MAX = 200;
/** After a ledger could not be asked for a state, before it is asked again for the same address. */
export const COURIER_LEDGER_RETRY_MS = 5 * SECOND;
/** How long a courier takes its destination's settings as they were; a paused destination is asked for each time. */
export const COURIER_SETTINGS_CACHE_MS = 10 * SECOND;
/** Records that a courier looks at in one call of a ledger, and calls before it sends what it found. */
export const COURIER_PAGE_RECORDS = 500;
export const COURIER_PAGES_PER_STEP = 20;
/** A run ends within this and goes on at the next alarm: the platform stops an alarm's handler after 15 minutes. */
export const COURIER_RUN_MS_MAX = 10 * MINUTE;
/** Longest that a receiver of webhooks may still be working on a request we gave up on: the usual limit of front proxies
 *  (nginx `proxy_read_timeout`, AWS ALB idle timeout: 60 s). */
export const WEBHOOK_SETTLE_MS = 60 * SECOND;
/** Objects in one call of Braze's /users/track. Its docs allow 75; plans sold as "Monthly Active Users CY 24-25" 50 combined. */
export const BRAZE_OBJECTS_MAX = 50;
/** Addresses in one call: each is an object, with a signed id two or more. */
export const BRAZE_BATCH_MAX = 25;
/** Braze's data is eventually consistent; its docs ("API limits") advise 5 minutes between calls that depend on each other. */
export const BRAZE_SETTLE_MS = 5 * MINUTE;
/** Addresses in one call of Segment's /v1/batch: far below its 500 KB with every mapping full. */
export const SEGMENT_BATCH_MAX = 20;
/** No figure is published; events are queued behind the API. Taken as for Braze. */
export const SEGMENT_SETTLE_MS = 5 * MINUTE;
/** Links that a courier tells before it looks again, and how soon it asks again for one whose other end is not there yet. */
export const LINK_EVENTS_PER_STEP = 20;
export const LINK_WAIT_MS = SECOND;
/** Rows of a destination's mapping. With names of 64 characters a full set of categories stays below Segment's 32 KB an event. */
export const MAPPING_ROWS_MAX = 100;
export const SECRET_CHARS_MAX = 500;

// Courier: how much a destination is sent (issue 3, "Engine")
/** Braze: 3,000 requests per three seconds to /users/track. Braze docs "API limits", read November 2026. */
export const BRAZE_REQUESTS_PER_SECOND_MAX = 1000;
/** Segment advises at most 1,000 requests a second. Segment docs "HTTP API Source", "Rate limits", read November 2026. */
export const SEGMENT_REQUESTS_PER_SECOND_MAX = 1000;
/** Standard Webhooks names none. Five at once that are answered within 50 ms are as many. */
export const WEBHOOK_REQUESTS_PER_SECOND_MAX = 100;
/** Slowest that a merchant may ask for: one in a hundred seconds. */
export const REQUESTS_PER_SECOND_MIN = 0.01;
/** Failures in a row of the destination as a whole, before it is left alone but for probes. */
export const BREAKER_FAILURES_MAX = 5;
/** Waits between probes; the last one repeats. A destination that is back is found within a quarter of an hour. */
export const BREAKER_BACKOFF_MS: readonly number[] = [5 * SECOND, 15 * SECOND, MINUTE, 5 * MINUTE, 15 * MINUTE];
/** A waiting withdrawal probes at least so often, whatever wait the receiver asked for: the law's clock runs meanwhile. */
export const BREAKER_WITHDRAWAL_PROBE_MS_MAX = 5 * MINUTE;
/** Addresses that a tour looks at in one call of a ledger: each is decrypted there. */
export const TOUR_PAGE_ADDRESSES = 100;
/** Rows of tours that may wait; above it a tour looks no further. What happens never waits behind more than these. */
export const TOUR_ROWS_WAITING_MAX = 200;
/** Addresses in one call that imports a destination's opt-outs. */
export const SUPPRESSIONS_PER_CALL_MAX = 1000;
/** Ledgers that one call asks at a time. The platform allows 6 connections. */
export const LEDGERS_ASKED_AT_ONCE_MAX = 5;
/**
 * By law a withdrawal is done everywhere within this, counted from when it was recorded. 47 CFR 64.1200(a)(10) and CASL section 11(3) say 10
 * business days; ten days are always less. GDPR article 7(3) names no time.
 */
export const WITHDRAWAL_DUE_MS = 10 * DAY;
/** A destination that was not told by then is late: time enough is left to act by hand. */
export const WITHDRAWAL_LATE_MS = DAY;
/** Notices about other destinations that one call reads. */
export const NOTICES_PAGE = 20;
/** A ledger that holds grants back is asked again after this whether it still does. */
export const GATE_RECHECK_MS = MINUTE;

// Form in the browser
/** A slow phone network answers within this or not at all; then the form offers to try again. */
export const FORM_REQUEST_TIMEOUT_MS = 20 * SECOND;

// Workspace and admin routes
/** Bytes of an API key's secret part. DESIGN section 9: 256 bits. */
export const API_KEY_SECRET_BYTES = 32;
/** Authenticated keys that one isolate remembers; more are simply asked for again. */
export const API_KEYS_CACHED_MAX = 1000;
/** Bytes of a webhook secret that we make; Standard Webhooks allows 24 to 64. */
export const WEBHOOK_SECRET_BYTES = 32;
export const WEBHOOK_SECRET_BYTES_MIN = 24;
export const WEBHOOK_SECRET_BYTES_MAX = 64;
/** Reading what a terms or privacy link leads to, when a widget is published. */
export const LINK_READ_TIMEOUT_MS = 5 * SECOND;
export const LINK_BYTES_MAX = 1024 * 1024;
/** Entries of one page of a list, where the caller names no `limit`, and the largest `limit`. */
export const PAGE_ENTRIES_DEFAULT = 50;
export const PAGE_ENTRIES_MAX = 200;
/** Longest page address that a submission carries; the rest is cut. */
export const PAGE_URL_CHARS_MAX = 2048;

// Health (docs/operations.md)
/** An isolate asks its storage this often at most, however often it is asked. */
export const HEALTH_CACHE_MS = 5 * SECOND;
/** An object that takes longer answers nobody's form in time. */
export const HEALTH_TIMEOUT_MS = 2 * SECOND;

// Abuse (DESIGN section 9; FACTS, "Limits")
/** Submissions of one block an hour with proof of work; over it 429. Also the most that a landing page's burst may be set to. */
export const SUBMISSIONS_PER_IP_BLOCK_HOUR_MAX = 600;
/** A challenge is solved while the person types or at once; a form may lie open that long before it is sent. */
export const PROOF_LIFE_MS = 30 * MINUTE;
/** Numbers a solver may have to try: on average half. Ours tries a million a second on a desktop, a tenth of that on a slow phone. */
export const PROOF_NUMBER_MAX = 50_000;
/** The same at the hard limit: the search grows with the pressure. A slow phone is busy for a second. */
export const PROOF_NUMBER_MAX_PRESSED = 200_000;
/** Longest proof that is read, characters of base64. Ours have some 400. */
export const PROOF_CHARS_MAX = 1024;
/** Messages asked for from one IPv4 /24 or IPv6 /48. */
export const SENDS_PER_IP_BLOCK_HOUR = 5;
export const SENDS_PER_IP_BLOCK_DAY = 20;
/** Messages to numbers that share all but their last four digits; one beside another that was sent to counts double. */
export const SENDS_PER_PREFIX_HOUR = 3;
export const SENDS_PER_PREFIX_DAY = 10;
export const PREFIX_DIGITS_OFF = 4;
/** Of the last 40 codes to a prefix or country fewer than 15 % answered: none there for six hours. FACTS, "Limits". */
export const ANSWERS_JUDGED = 40;
export const ANSWERS_SHARE_MIN = 0.15;
export const ANSWERS_TOO_FEW_OFF_MS = 6 * HOUR;
/** Messages of one widget: this many an hour, or `SENDS_PER_WIDGET_GROWTH` times the median hour of the last seven days, if more. */
export const SENDS_PER_WIDGET_HOUR = 30;
export const SENDS_PER_WIDGET_GROWTH = 3;
export const SENDS_PER_WIDGET_MEDIAN_HOURS = 7 * 24;
/** Most that a merchant may allow a widget, messages an hour. */
export const SENDS_PER_WIDGET_HOUR_MAX = 10_000;
/** Money is counted in millionths of a US dollar. */
export const MICROS_PER_USD = 1_000_000;
/** What messages may cost a workspace a UTC day, or twice the mean of the last 28 days, if more. */
export const MESSAGE_BUDGET_DAY_USD = 20;
export const MESSAGE_BUDGET_GROWTH = 2;
export const MESSAGE_BUDGET_MEAN_DAYS = 28;
/** Most that a widget or landing page may be given, dollars a day: above it a slip of the keyboard is likelier than a wish. */
export const MESSAGE_BUDGET_DAY_USD_MAX = 100_000;
export const SEND_COUNTRIES_MAX = 250;
export const HOUR_MS = HOUR;
/** Width of the steps by which sliding windows of an hour and of a day forget. */
export const HOUR_STEP_MS = 5 * MINUTE;
export const DAY_STEP_MS = HOUR;

// Eligibility (DESIGN section 7; FACTS, "Limits")
export const MINUTE_MS = MINUTE;
/** Addresses in one call, and calls a minute of one key. */
export const ELIGIBILITY_ITEMS_MAX = 1000;
export const ELIGIBILITY_CALLS_PER_MINUTE = 60;
/** A decision may be asked for a message that is planned: no further ahead than plans usually are. */
export const ELIGIBILITY_AHEAD_MS_MAX = 31 * DAY;
/** Inbound messages reported in one call. */
export const CONVERSATIONS_PER_CALL_MAX = 1000;
/** How long a person's own message may be answered where the channel itself has no such rule; that of WhatsApp and Messenger. */
export const SERVICE_REPLY_MS = 24 * HOUR;
/** Minutes of each zone for which an isolate remembers how the clock stood: in 286 zones some 2 MB. */
export const LOCAL_OFFSETS_CACHED_MAX = 100;
/** Sets of legal rules that one isolate remembers: by country, region and channel. */
export const RULE_SETS_CACHED_MAX = 1000;

// Wishes (DESIGN section 2)
/** How long a person may pause messages in one go, days. Longer than that, turning off is the honest switch. */
export const PAUSE_DAYS_MAX = 366;
/** What "a week" and "a month" of pause are, days: a month is one of its longer ones, in the person's favour. */
export const PAUSE_WEEK_DAYS = 7;
export const PAUSE_MONTH_DAYS = 31;
/** Longest name of a time zone, characters; the longest of IANA's has 32. Source: tzdata 2026a, file `tzdata.zi`. */
export const TIME_ZONE_CHARS_MAX = 64;

/** Quiet hours are kept as minutes of the recipient's local week, Sunday 00:00 first. */
export const DAY_MINUTES = 24 * 60;
export const WEEK_MINUTES = 7 * DAY_MINUTES;
/** Answers kept by `rulesFor`, some 10 KB each: the places of one merchant's people repeat. */
export const RULE_SETS_KEPT_MAX = 200;

// Carrier evidence
/** Largest picture of a form that is kept, bytes: a phone's width at twice its pixels is a third of it. The admin's own limit. */
export const EVIDENCE_PICTURE_BYTES_MAX = ADMIN_BODY_BYTES_MAX;
/** Least width and most side of such a picture, pixels: narrower ones are cropped, and carriers refuse those (Twilio 30837). */
export const EVIDENCE_PICTURE_WIDTH_MIN = 320;
export const EVIDENCE_PICTURE_SIDE_MAX = 20_000;
/** Pictures kept of one widget; the oldest go. A carrier's reviewer opens the address weeks after it was handed in. */
export const EVIDENCE_PICTURES_KEPT = 16;
/** Twilio, A2P 10DLC UsAppToPerson resource (twilio-node, src/rest/messaging/v1/service/usAppToPerson.ts), read 2026-11-22. */
export const CAMPAIGN_DESCRIPTION_CHARS = [40, 4096] as const;
export const CAMPAIGN_FLOW_CHARS = [40, 2048] as const;
export const CAMPAIGN_SAMPLE_CHARS = [20, 1024] as const;
export const CAMPAIGN_REPLY_CHARS = [20, 320] as const;

/** There are 249 codes in ISO 3166. */
export const CHANNEL_ACCOUNT_COUNTRIES_MAX = 250;
/** Accounts of one workspace: all are held in a ledger's memory, secrets included, while it sends. */
export const CHANNEL_ACCOUNTS_MAX = 100;
/** Accounts that one attempt at a message tries: each may take MESSAGE_TIMEOUT_MS to say no, and a code lives ten minutes. */
export const ACCOUNTS_PER_ATTEMPT_MAX = 5;
/** An adapter has this long for all that it does, a token and the message itself; after it nobody knows what it did. */
export const ADAPTER_TIMEOUT_MS = 4 * MESSAGE_TIMEOUT_MS;

/** Side of a printed code's picture, pixels: by itself 10 cm at 300 dots an inch, at most 40 cm; the PNG of the largest is under 64 KB. */
export const QR_PNG_SIDE_PX = 1181;
export const QR_PNG_SIDE_PX_MIN = 100;
export const QR_PNG_SIDE_PX_MAX = 4724;

// Versions side by side
/** With more, none gets enough visitors to say anything. */
export const SPLIT_VERSIONS_MAX = 4;
/** So that weights can be said as percent. */
export const SPLIT_WEIGHT_MAX = 100;

// Test mode (docs/test-mode.md)
/** What test widgets recorded is erased as a whole this long after its first record. */
export const TEST_DATA_LIFE_MS = 7 * DAY;
/** Messages of one submission that its form can read back, newest first: what a code and its repeats need. */
export const TEST_MESSAGES_OF_SUBMISSION_MAX = 10;

/** Codes that one call adds to an offer's pool, and those that one widget may hold. Our own choice. */
export const OFFER_CODES_PER_CALL_MAX = 1000;
export const OFFER_CODES_MAX = 100_000;
/** The way into a contest, its rules, its privacy notice. */
export const OFFER_LINKS_MAX = 3;
/** Codes of one pool that one network gets an hour: a shop's own WLAN, or a carrier's shared address. Our own choice. */
export const OFFER_CODES_PER_IP_BLOCK_HOUR = 30;
