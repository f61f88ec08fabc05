/** Limits of what a ledger keeps, and how long: erasure, recovery, retention, rotation. Read through `limits.ts`. */

const MEBIBYTE = 1024 * 1024;
const SECOND = 1000;
const DAY = 24 * 60 * 60 * SECOND;

// Erasure (DESIGN section 10)
/** How far back an object's storage can be put by its operator: "point-in-time recovery … for up to 30 days".
 *  Source: Cloudflare docs "SQLite-backed Durable Object Storage", PITR API, read November 2026. */
export const RECOVERY_WINDOW_MS = 30 * DAY;
/** What one step of a scrub writes: 256 of SQLite's 4096-byte pages, in one row. */
export const SCRUB_STEP_BYTES = MEBIBYTE;
/**
 * Steps after an erasure. The write-ahead log is begun anew once 1000 pages are in it (SQLite's `wal_autocheckpoint`; the platform refuses
 * to set it), and its file never shrinks: 1000 pages to get there and 2000 to go over a log that one large commit had stretched.
 */
export const SCRUB_STEPS = 12;
/** How a page is washed (worker/consent/wash.ts): by less than the 32 bytes of a hash or a key at a time, so that none stays whole. */
export const WASH_STEP_BYTES = 24;
/** A row of a table that SQLite keeps in one 4096-byte page: U-35. Source: SQLite docs "Database File Format", section 1.6. */
export const WASH_BYTES_MAX = 4061;
/** The same of what is kept by key: ((U-12)*64/255)-23, less the entry's own head. */
export const WASH_KEY_BYTES_MAX = 960;
/** Rows of evidence, and of submissions, about whose pages this is done: it holds the ledger up, and the destroyed key alone opens them. */
export const WASH_ROWS_MAX = 30;
/** Rows on either side: a row of addresses has some 700 bytes, so that these reach into the pages beside its own. */
export const WASH_NEIGHBOURS = 6;
/** Some 95 hashes fill a page of the index: half as far apart, one stands in each. */
export const WASH_KEYS_APART = 45;
/** Pages below a root that fill it: 14 bytes each for rows of high numbers, a whole entry each for keys, four to a page. */
export const WASH_ROOT_ROWS = 300;
export const WASH_ROOT_KEYS = 40;
/** By then the pages of a table's own rows have filled its root. */
export const WASH_ROOT_WHILE_ROWS = 5000;
/** Short rows, of 14 bytes or more, that more than fill one page of 4096. */
export const WASH_EMPTIED_ROWS = 400;
/** A ledger hands out a deletion job until the courier has it, as it does with parts owed. A day on which it was erased stays known so long. */
export const SUPPRESSION_DATED_MS = 3 * DAY;
/** Requests of deletions that a courier has open at once: the rest of its slots is left to those who stay. */
export const DELETIONS_IN_FLIGHT_MAX = 2;

// Recovery (DESIGN section 10)
/** Numbers that one generation of a ledger may use: more than the records that an object of 10 GB can hold, at some 200 bytes each. */
export const GENERATION_NUMBERS = 1_000_000_000;
/** A ledger tells its Workspace its head at most this often. */
export const HEAD_REPORT_MS = SECOND;
/** After a head could not be reported or asked for, before the next try. */
export const HEAD_RETRY_MS = 30 * SECOND;
/** A ledger's first call waits this long for the Workspace's word; then it goes on and asks again. */
export const HEAD_WAIT_MS = 2 * SECOND;
/** Reported heads that a ledger remembers beside those not surely known to the Workspace. */
export const HEADS_KEPT = 100;

// Retention of evidence. FACTS, "Sources"; the longest of the rules that a merchant may fall under. Records themselves are kept.
/** After consent ended: TSR 16 CFR 310.5(a)(8) and Germany's section 7a UWG 5 years; the TCPA's limitation, 28 U.S.C. 1658, is 4. */
export const CONSENT_KEPT_MS = 5 * 365.25 * DAY;
/** Of a withdrawal: Virginia has STOP honoured for 10 years from 1 January 2026. */
export const WITHDRAWAL_KEPT_MS = 10 * 365.25 * DAY;
/** Of what proves nothing, after a claim's own life: a claim nobody confirmed, a decline, a preference. Long enough to look into a flood of them. */
export const UNPROVED_KEPT_MS = 30 * DAY;
/** IP, country and user agent, after consent ended or since a withdrawal: for a dispute that follows it. Our own choice. */
export const NETWORK_KEPT_MS = 365 * DAY;
/** All evidence is looked over again this often. */
export const RETENTION_PASS_MS = 30 * DAY;

// Key rotation
/** Addresses whose keys one step wraps anew: some 10 microseconds each. */
export const REWRAP_ROWS_MAX = 200;
/** Addresses left are counted up to here. */
export const REWRAP_LEFT_COUNTED_MAX = 100_000;
/** Ledgers that the operator's rotation asks at once. */
export const LEDGERS_ASKED_AT_ONCE = 16;
