/** The keys of every text, typed, so that a language file with one missing does not compile. Placeholders are in braces. */

import type { DisclosureClauses } from './clauses.ts';
import type { LinkTexts } from './link-texts.ts';
import type { LintWords } from './lint-words.ts';
import type { WishTexts } from './wish-texts.ts';

/** Sent to the browser with the config; nothing here may be longer than it must. */
export interface FormTexts {
  readonly phone_label: string;
  readonly phone_hint: string;
  readonly country_label: string;
  readonly email_label: string;
  readonly email_hint: string;
  /** Heading over the controls. */
  readonly channels_label: string;
  readonly terms: string;
  readonly privacy: string;
  readonly no_thanks: string;
  readonly close: string;
  readonly sending: string;
  /** While a proof of work is sought. */
  readonly checking: string;
  readonly error_summary: string;
  readonly error_phone_missing: string;
  /** After a hint at the number that does not block: the same number may be sent as it is. */
  readonly phone_anyway: string;
  readonly error_phone_short: string;
  readonly error_phone_country: string;
  readonly error_phone_not_possible: string;
  readonly error_email: string;
  readonly error_choose: string;
  readonly error_network: string;
  readonly error_server: string;
  readonly error_too_many: string;
  readonly retry: string;
  readonly code_title: string;
  /** {to}: the number or email as typed. */
  readonly code_hint: string;
  readonly code_label: string;
  readonly code_button: string;
  readonly code_wrong: string;
  readonly code_resend: string;
  readonly code_resent: string;
  readonly change_number: string;
  readonly change_email: string;
  /** From "you agreed to nothing" back to the empty form. */
  readonly back_to_form: string;
  readonly success_title: string;
  /** Before the list of what was agreed. */
  readonly success_agreed: string;
  /** When every control was left off. */
  readonly success_none: string;
  readonly success_change: string;
  readonly manage_link: string;
}

/**
 * Parts of the default disclosure. Placeholders: {brand} {legal_entity} {channel} {channels} {kinds} {frequency} {account} {contact}
 * {address} {age} {terms} {privacy}; the last two are addresses of pages, for a merchant's own text.
 */
export interface DisclosureTexts {
  /** Labels of the controls by channel id, where they are not the channel's own name; `text_messages` covers sms, mms and rcs together. */
  readonly control: Readonly<Record<string, string>>;
  readonly clauses: DisclosureClauses;
  readonly button: string;
  readonly terms_label: string;
  readonly privacy_label: string;
}

export interface MessageTexts {
  /** {brand} {code}; the last line `@host #code` is added for WebOTP. */
  readonly code_sms: string;
  readonly code_email_subject: string;
  readonly code_email: string;
  /** {brand} {link} */
  readonly link_sms: string;
  /** {brand} {contact}: the one answer to a stop, without anything that advertises. 47 CFR 64.1200(a)(12). */
  readonly stop_confirmed: string;
  readonly link_email_subject: string;
  readonly link_email: string;
  /** {brand} {kinds}: opens the answer to a keyword; how often, what it costs, HELP and STOP follow from the clauses. */
  readonly joined: string;
  /** {brand} {link}: somebody asked on the web that messages stop, and proved nothing. */
  readonly stop_request_sms: string;
  readonly stop_request_email_subject: string;
  readonly stop_request_email: string;
  /** {brand} {code}; the code opens a person's own data. */
  readonly data_code_sms: string;
  readonly data_code_email_subject: string;
  readonly data_code_email: string;
}

export interface PageTexts {
  readonly preferences_title: string;
  /** {address} */
  readonly preferences_for: string;
  readonly on: string;
  readonly off: string;
  readonly never_asked: string;
  readonly declined: string;
  readonly expired: string;
  /** {date} */
  readonly since: string;
  readonly paused_stop: string;
  readonly paused_hold: string;
  readonly turn_on: string;
  readonly turn_off: string;
  readonly stop_everything: string;
  readonly stop_everything_hint: string;
  readonly stopped_everything: string;
  readonly saved: string;
  readonly state_moved: string;
  readonly history_title: string;
  readonly history_empty: string;
  /** {channel} {brand} {date} {where} */
  readonly history_grant: string;
  readonly history_confirm: string;
  readonly history_withdraw: string;
  readonly history_decline: string;
  readonly history_other: string;
  /** {where} is one of these. */
  readonly where_site: string;
  readonly where_page: string;
  readonly where_center: string;
  readonly where_merchant: string;
  readonly you_saw: string;
  readonly link_gone_title: string;
  readonly link_gone: string;
  readonly get_link_title: string;
  readonly get_link_hint: string;
  readonly get_link_button: string;
  readonly get_link_done: string;
  readonly stop_title: string;
  /** {brand} {address} */
  readonly stop_hint: string;
  readonly stop_button: string;
  readonly ask_stop_button: string;
  readonly ask_stop_hint: string;
  /** {brand} */
  readonly ask_stop_done: string;
  readonly hold_title: string;
  /** {brand} {address} {date} */
  readonly hold_hint: string;
  readonly hold_keep: string;
  readonly hold_kept: string;
  readonly own_acts_title: string;
  readonly own_acts_hint: string;
  readonly retract_button: string;
  readonly retracted: string;
  readonly scan_hint: string;
  readonly powered: string;
  readonly error_title: string;
  /** Headings of what is on and of what is off. {brand} */
  readonly may_send: string;
  readonly may_not_send: string;
  /** Under the first heading when all is off. {brand} */
  readonly nothing_on: string;
  /** Who sends what, how often. {legal_entity} {kinds} {frequency} */
  readonly sends: string;
  /** {date} */
  readonly until: string;
  readonly paused_confirm: string;
  /** The ledger lacks records that it once had, until the operator has judged that. */
  readonly paused_recovering: string;
  /** {channel} {brand} {date}; {channel} may be `channel.all`. */
  readonly history_retract: string;
  readonly history_expire: string;
  readonly history_stop: string;
  readonly history_resume: string;
  readonly history_hold: string;
  readonly history_release: string;
  readonly history_prefer: string;
  readonly history_reassign: string;
  readonly where_message: string;
  readonly where_app: string;
  /** What is sent where it isn't marketing. */
  readonly purpose_utility: string;
  readonly purpose_authentication: string;
  readonly purpose_service: string;
  /** How a choice just sent stands. */
  readonly status_received: string;
  readonly status_confirmed: string;
  readonly status_declined: string;
  readonly status_retracted: string;
  /** Where the page can't know whose link it was. */
  readonly link_gone_check: string;
  readonly not_found_title: string;
  readonly not_found_hint: string;
  /** While the browser solves a proof of work. */
  readonly check_title: string;
  readonly check_hint: string;
  /** Where it can't. */
  readonly check_no_script: string;
  readonly failed_title: string;
  readonly failed_hint: string;
  /** Name of the list of languages. */
  readonly language_label: string;
}

/** Parts of a person's own data, in the order of the page. */
export type DataPart =
  | 'held_by'
  | 'address'
  | 'standings'
  | 'acts_on_all'
  | 'hold'
  | 'preferences'
  | 'external_ids'
  | 'linked_addresses'
  | 'records'
  | 'texts'
  | 'submissions'
  | 'messages'
  | 'codes'
  | 'limits'
  | 'destinations'
  | 'retention'
  | 'left_out';
/** What is kept for how long, and what is left out of an export. */
export type KeptClass = 'records' | 'address' | 'short' | 'sends';
export type LeftOut = 'keys' | 'codes' | 'proof' | 'derived' | 'other' | 'mark' | 'audit';

/** The pages on which a person sees and erases their own data. */
export interface DataTexts {
  /** {brand} {address} */
  readonly section_hint: string;
  readonly ask_button: string;
  readonly open_link: string;
  readonly open_hint: string;
  readonly code_title: string;
  /** {to}: the address. Not whether a message went out. */
  readonly code_hint: string;
  readonly code_button: string;
  readonly back: string;
  readonly title: string;
  /** {brand} {address} */
  readonly lead: string;
  readonly copy_title: string;
  readonly copy_hint: string;
  readonly view_html: string;
  readonly download_json: string;
  readonly erase_title: string;
  readonly erase_hint: string;
  readonly erase_next: string;
  /** {address} */
  readonly erase_question: string;
  /** {date} */
  readonly erase_now: string;
  readonly erase_later: string;
  readonly erase_told: string;
  readonly erase_happens: string;
  readonly erase_stays: string;
  readonly stays_records: string;
  readonly stays_mark: string;
  readonly erase_undo: string;
  readonly erase_button: string;
  readonly erase_keep: string;
  readonly erased_title: string;
  readonly erased_lead: string;
  readonly erased_now: string;
  readonly erased_later: string;
  readonly erased_told: string;
  /** {id} */
  readonly erased_report: string;
  readonly erased_links: string;
  /** {brand} {address} */
  readonly export_title: string;
  readonly export_made: string;
  readonly export_print: string;
  readonly nothing: string;
  readonly yes: string;
  readonly no: string;
  /** Heading of each part, and what it is. */
  readonly part: Readonly<Record<DataPart, string>>;
  readonly about: Readonly<Record<DataPart, string>>;
  readonly kept: Readonly<Record<KeptClass, string>>;
  /** {days} where there is a number. */
  readonly kept_for: Readonly<Record<KeptClass, string>>;
  readonly left_out: Readonly<Record<LeftOut, string>>;
  readonly left_out_why: Readonly<Record<LeftOut, string>>;
}

/** Names of fields and of what stands in them, for reading. One that is not here is shown as it is. */
export interface DataWords {
  readonly field: Readonly<Record<string, string>>;
  readonly value: Readonly<Record<string, string>>;
}

/** The public page of a programme, for people and for carriers' reviewers. */
export interface ProgrammeTexts {
  /** {brand} {kinds} {frequency} */
  readonly lead: string;
  readonly sender: string;
  readonly channels: string;
  readonly kinds: string;
  readonly frequency: string;
  readonly costs: string;
  readonly costs_text_messages: string;
  readonly costs_other: string;
  readonly stop: string;
  readonly stop_text_messages: string;
  readonly stop_email: string;
  readonly stop_any: string;
  readonly help: string;
  readonly help_text_messages: string;
  /** {contact} */
  readonly help_contact: string;
  readonly join: string;
  readonly join_hint: string;
  readonly agree: string;
  readonly agree_hint: string;
  readonly picture: string;
}

export interface LocaleTexts {
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  /** Own name of the language. */
  readonly name: string;
  /** Who has read these texts: a native speaker of it, or nobody yet, which a publication says (`language_unreviewed`). */
  readonly reviewed: 'native' | false;
  /** How merchants say things in it, for the lint of their texts. Languages in two scripts may share one. */
  readonly lint: LintWords;
  readonly form: FormTexts;
  readonly disclosure: DisclosureTexts;
  readonly message: MessageTexts;
  readonly page: PageTexts;
  readonly wishes: WishTexts;
  readonly links: LinkTexts;
  readonly data: DataTexts;
  readonly words: DataWords;
  readonly programme: ProgrammeTexts;
  /** Names of channels in running text: "text messages", "WhatsApp"; `all` stands for every one. */
  readonly channel: Readonly<Record<string, string>>;
}
